"""Bare numbers: every figure with a unit in a provision is a registered parameter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.written import excerpt, item_texts, place_of, written
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision

_UNITS: Final = (
    r"个?工作日|周岁|岁|个?小时|分钟|秒钟?|个?自然日|天|日|周|个星期|星期|个月|个?季度|年"
    r"|次|人次?|名|位|万?元|%|％|级|倍|遍|轮|篇|条|件|份|张|页|字|项|个|项|MB|GB"
)
_DIGITS: Final = r"\d+(?:[.,]\d+)?[%％]?(?:\s*[-~～—至到]\s*\d+)?"
_NUMERAL: Final = r"[一二两三四五六七八九十百千万半]+"
_FIGURE: Final = re.compile(r"[\d一二两三四五六七八九十百千万半]")
_BARE: Final = re.compile(
    rf"(?<![第\d.]){_DIGITS}\s*(?:{_UNITS})|(?<![第\d.])\d+(?:[%％]|[时点](?!间))"
    rf"|(?<![第同某任逐另唯统周一二两三四五六七八九十百千万半]){_NUMERAL}(?:{_UNITS})"
    r"|百分之[零一二三四五六七八九十百]+|[一二三四五六七八九十]+分之[一二三四五六七八九十]+|半数"
)

IDIOMS: Final = (
    r"一次性",
    r"一[人事岗号文稿日年月次条]一[人事岗号文稿审责议档策]",
    r"三审三校",
    r"一级标题",
    r"(?<![年月周日季度少多于])一(?:个|项|条|篇|次|位|名|级)(?!以上|以下|以内|之内)",
    r"每一[日天年月次人名篇条项]",
    r"[上下前后]一(?:年|季度|个?月|周|日|天|次|级|轮|条|项|名)",
    r"二次(?=创作|加工|传播|开发|认证|验证)",
    r"(?:前|后|下列|上述|以上)[一二两三四五六七八九十]+[项条]",
    r"\d{4}年\d{1,2}月\d{1,2}日",
    r"百日|千万|十分",
)
"""Expressions that hold a numeral and are not figures: set phrases, indefinite 一, references, dates.

A number like 一个 that is meant as a figure is written with a parameter (至少{param}`…`名).
"""

_IDIOM: Final = re.compile("|".join(IDIOMS))


def _bare_numbers(provision: Provision) -> Iterator[tuple[str, str]]:
    for text in (written(provision.wording), *item_texts(provision.items)):
        if not _FIGURE.search(text):
            continue
        for match in _BARE.finditer(_IDIOM.sub("\u3000", text)):
            yield match[0], text


def bare_numbers(handbook: Handbook) -> Iterator[Diagnostic]:
    """期限、数量、金额都登记为参数，条文里只引用，不直接写数字。

    惯用语不算，例如“三审三校”“一次性”“一人一号”；完整的日期不算。

    反例：审核员应当在24小时内完成初审。
    正例（义务，审核员，deadline: review-time）：审核员应当在{param}`review-time`内完成初审。
    """
    for provision in handbook.provisions:
        for number, text in _bare_numbers(provision):
            message = f"条文里直接写了数字{quote(number)}：{excerpt(text)}。"
            hint = "登记到 docs/registers/parameters.yml，条文里写参数编号，例如：{param}`review-time`"
            yield Diagnostic("bare-numbers", place_of(provision), message, hint)
