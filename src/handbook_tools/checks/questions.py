"""Questions and counts: what a sentence or a question says of an enumeration is what the enumeration has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.written import excerpt, place_of, written
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.numerals import parse_numeral
from handbook_tools.model.policy import Provision

_SEVERAL: Final = 2
_NAMED: Final = re.compile(r"(?P<name>[^，。；：、“”《》（）]{1,8})：")
_COUNT: Final = re.compile(
    r"(?<![第其中任何每至少达到超过])(?P<number>[两二三四五六七八九十]+)项(?!以上|以下|及|之一|中)"
)
_RUN: Final = re.compile(r"[^，。；：？、]+(?:、[^，。；：？、]+)+")


def _counts(text: str) -> Iterator[tuple[str, int]]:
    """Yield every number of 项 that *text* speaks of, as written and as a number."""
    for found in _COUNT.finditer(text):
        yield found[0], parse_numeral(found["number"].replace("两", "二"))


def items_counted(handbook: Handbook) -> Iterator[Diagnostic]:
    """句子或者自拟的检查问题写了“四项”的，下面列举的就是四项。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当核对下列三项内容：

        1. 引文；
        2. 数据。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当核对下列两项内容：

        1. 引文；
        2. 数据。
        :::
    """
    for provision in handbook.provisions:
        if not provision.items:
            continue
        for text in (written(provision.wording), provision.question):
            for said, number in _counts(text):
                if number != len(provision.items):
                    message = f"写的是{quote(said)}，列举的是 {len(provision.items)} 项：{excerpt(text)}。"
                    hint = "改正数目，或者补上、删去列举的项；说的不是这里列举的，换一种说法。"
                    yield Diagnostic("items-counted", place_of(provision), message, hint)


def _names_of(provision: Provision) -> list[str]:
    """Return the names of the items of *provision* (政治性：……), nothing where one has no name."""
    found = [_NAMED.match(written(item.wording)) for item in provision.items]
    return [match["name"] for match in found if match] if all(found) else []


def _named_otherwise(question: str, names: list[str]) -> str:
    """Return the names that *question* lists in place of *names*, empty where they are the same or none."""
    for run in _RUN.findall(question):
        named = [name for name in names if name in run]
        if len(named) >= _SEVERAL and not len(named) == len(names) == run.count("、") + 1:
            return str(run)
    return ""


def question_names_items(handbook: Handbook) -> Iterator[Diagnostic]:
    """自拟的检查问题列出各项名称的，与条文列举的各项一致，不多也不少。

    反例：

        :::{duty} example
        :bearer: 审核员
        :question: 审核员是否核对了引文、数据、名称？
        :basis: 新增

        审核员应当逐项核对：

        1. 引文：与原文一致；
        2. 数据：与来源一致。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :question: 审核员是否核对了引文、数据？
        :basis: 新增

        审核员应当逐项核对：

        1. 引文：与原文一致；
        2. 数据：与来源一致。
        :::
    """
    for provision in handbook.provisions:
        run = _named_otherwise(provision.question, _names_of(provision)) if provision.question else ""
        if run:
            names = "、".join(_names_of(provision))
            message = f"检查问题列出的{quote(run)}与列举的各项不一致：{names}。"
            hint = f"写作“{names}”，或者不逐项列出，写“各项”。"
            yield Diagnostic("question-names-items", provision.place, message, hint)
