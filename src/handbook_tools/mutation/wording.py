"""Changes of the words of a sentence: its modal word, numbers, units, roles, conditions and items.

An operator is a generator function: its name is its id, its docstring says in Chinese what it does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from handbook_tools.model.numerals import DIGITS
from handbook_tools.mutation.manuscript import Manuscript, ProvisionText
from handbook_tools.mutation.mutant import Change, Changes, Span
from handbook_tools.mutation.substitutes import other_role, shifted_number

_MARKUP: Final = re.compile(r"\{[^}]*\}(?:`[^`]*`)?")
_PARAM: Final = r"\{param\}`[^`]+`"
_UNITS: Final = {
    "工作日": "自然日",
    "小时": "分钟",
    "分钟": "小时",
    "每日": "每周",
    "每周": "每月",
    "每月": "每季度",
    "按月": "按季度",
    "按季度": "按年",
    "按年": "按月",
    "月度": "季度",
    "年度": "季度",
    "当日": "次日",
    "次日": "当日",
}
_UNIT: Final = re.compile("|".join(_UNITS))
_NUMBER: Final = re.compile(
    r"\d+|(?<![第同统唯逐任另])[一二三四五六七八九](?=[审校次日天月年级名个份项周人])"
)
_NEGATION: Final = re.compile(r"不(?![得过仅但良当实足]|同(?!意))|尚未|未|没有")
_CONDITION: Final = re.compile(r"(?:(?<=，)|(?<=；)|^)[^，。；：\n]+(?:的|时|前|后)，")
_MOMENT: Final = re.compile(
    r"在[^，。；：\n]{2,40}?(?:之前|之后|以前|以后|前|后|时)(?!起|[^，。；]?[，。；])"
)
_DEADLINE: Final = re.compile(
    rf"自[^，。；：\n]*?起(?:至少)?{_PARAM}(?:之?内)?|在[^，。；：\n]*?{_PARAM}(?:之?内|前|以前)?"
    rf"|至少每隔{_PARAM}|{_PARAM}内"
)
_EXIT_CLAUSE: Final = re.compile(
    r"[，；][^，；：。\n]*(?:退回|驳回|不予|终止|不同意|不通过)[^，；：。\n]*(?=[，；：。])"
)
ADDED_ITEM: Final = "其他需要一并办理的事项"


def _masked(text: str) -> str:
    return _MARKUP.sub(lambda match: "\ufffc" * len(match[0]), text)


def _each_match(
    span: Span, pattern: re.Pattern[str], replace: Callable[[str], str | None], *, markup: bool = False
) -> Iterator[Changes]:
    """Yield a change for every match of *pattern*, in markup as well where that is asked for."""
    for match in pattern.finditer(span.text if markup else _masked(span.text)):
        part = span.part(*match.span())
        text = replace(part.text)
        if text is not None:
            yield (Change(part, text),)


def _in_wordings(
    text: ProvisionText, pattern: str | re.Pattern[str], replacement: str | Callable[[str], str | None]
) -> Iterator[Changes]:
    compiled = re.compile(pattern)
    for span in text.wordings:
        yield from _each_match(
            span, compiled, replacement if callable(replacement) else lambda _: replacement
        )


def duty_to_permission(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """“应当”改成“可以”。"""
    return _in_wordings(text, "应当|必须", "可以")


def permission_to_duty(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """“可以”改成“应当”。"""
    return _in_wordings(text, "可以", "应当")


def prohibition_to_permission(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """“不得”改成“可以”。"""
    return _in_wordings(text, "不得", "可以")


def prohibition_dropped(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去“不得”。"""
    return _in_wordings(text, "不得", "")


def negation_dropped(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去“不得”以外的“不”“未”“没有”。"""
    return _in_wordings(text, _NEGATION, "")


def _other_numeral(found: str, step: int) -> str | None:
    if found.isdecimal():
        return shifted_number(found, step)
    value = DIGITS.index(found) + step
    return DIGITS[value] if 1 <= value < len(DIGITS) else None


def number_shifted(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """句子里的数字加一、减一。"""
    for step in (1, -1):
        yield from _in_wordings(text, _NUMBER, lambda found, step=step: _other_numeral(found, step))  # type: ignore[misc]


def unit_swapped(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """句子里的时间单位换一个（工作日→自然日、每月→每季度……）。"""
    return _in_wordings(text, _UNIT, lambda found: _UNITS[found])


def role_swapped(text: ProvisionText, manuscript: Manuscript) -> Iterator[Changes]:
    """句子里的岗位换成另一个。"""
    roles = manuscript.handbook.registers.roles
    names = sorted((role.name for role in roles), key=len, reverse=True)
    pattern = "|".join(map(re.escape, names))
    return _in_wordings(text, pattern, lambda name: other_role(name, manuscript.handbook))


def _without(text: ProvisionText, pattern: re.Pattern[str]) -> Iterator[Changes]:
    for span in text.wordings:
        yield from _each_match(span, pattern, lambda _: "", markup=True)


def condition_dropped(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去条件（“……的，”“……时，”）。"""
    return _without(text, _CONDITION)


def moment_dropped(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去时点（“在……之前”“在……时”）。"""
    return _without(text, _MOMENT)


def deadline_phrase_dropped(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去句子里的期限（“自……起……内”）。"""
    return _without(text, _DEADLINE)


def exit_clause_dropped(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """流程步骤的句子里删去退回、不予通过的一截。"""
    if text.provision.step is not None:
        yield from _each_match(text.sentence, _EXIT_CLAUSE, lambda _: "", markup=True)


def item_dropped(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去列举的一项，标点改好。"""
    for index, item in enumerate(text.items):
        if index == len(text.items) - 1 and index:
            before = text.items[index - 1]
            mended = re.sub(r"；(\s*)$", r"。\1", before.text)
            yield Change(before, mended), Change(item, "")
        else:
            yield (Change(item, ""),)


def item_added(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """列举里加一项。"""
    if text.items:
        first = text.items[0]
        indent = re.match(r"\s*", first.text)
        yield (Change(Span(first.end, ""), f"{indent[0] if indent else ''}1. {ADDED_ITEM}；\n"),)
