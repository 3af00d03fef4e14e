"""The units of Chinese drafting that a redline never cuts: numbers, labels, words, punctuation.

A unit is a number with its percent sign (2026, 12:30, 三十五, 5%), the label of a part (第八条之一, 第二款,
（三）), a word of Latin letters, a known term, a word of drafting (应当, 不得, 工作日), a run of dots or
dashes, one line end, a run of other white space, or else one character with what modifies it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

WORDS: Final = (
    *("应当", "必须", "不得", "严禁", "禁止", "可以", "有权", "负责", "不应当", "不应", "无须", "务必"),
    *("工作日", "自然日", "小时", "分钟", "个月", "以上", "以下", "以内", "之前", "之后", "之日起", "之时起"),
    *("或者", "并且", "以及", "但是", "除外", "其他", "有关", "相关", "及时", "立即", "一律", "一致", "一般"),
    *("部门", "单位", "人员", "制度", "规定", "账号", "内容", "信息", "平台", "稿件", "审核", "发布", "审批"),
)
"""Words of drafting and of the trade that are whole units wherever they stand."""

_NUMERALS: Final = "零〇一二三四五六七八九十百千万亿两"
_DIGITS: Final = "0-9０-９"
_NUMBER: Final = (
    rf"[{_DIGITS}{_NUMERALS}](?:[{_DIGITS}{_NUMERALS}]|(?<=[{_DIGITS}])[-.,:/](?=[{_DIGITS}]))*[%％‰]?"
)
_LABEL: Final = rf"第（?[{_NUMERALS}{_DIGITS}]+）?[编章节条款项目](?:之[{_NUMERALS}]+)?|（[{_NUMERALS}]+）"
_LATIN: Final = r"[A-Za-zＡ-Ｚａ-ｚ](?:[A-Za-zＡ-Ｚａ-ｚ]|[-'’.](?=[A-Za-z]))*"
_MODIFIERS: Final = r"[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
_WHOLE: Final = (
    rf"(?!(?<=[{_DIGITS}])[{_DIGITS}])(?!(?<=[{_NUMERALS}])[{_NUMERALS}])(?!(?<=[A-Za-z])[A-Za-z])"
)
"""After a known term: it does not end inside a number or a word."""


@lru_cache(maxsize=16)
def _pattern(terms: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(terms.union(WORDS) - {""}, key=lambda term: (-len(term), term))
    known = "|".join(map(re.escape, longest_first))
    parts = (_LABEL, rf"(?:{known}){_WHOLE}", _NUMBER, _LATIN, r"…+|—+|\n|[^\S\n]+", rf".{_MODIFIERS}")
    return re.compile("|".join(parts), re.DOTALL)


def split_units(text: str, terms: frozenset[str] = frozenset()) -> list[str]:
    """Return the units of *text*, which joined give it back; *terms* are words to keep whole."""
    return _pattern(terms).findall(text)
