"""Changes of the registers and of the front matter: values, units, titles, aliases, members, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.mutation.manuscript import POLICIES, EntryText, Manuscript
from handbook_tools.mutation.mutant import Change, Changes, Span
from handbook_tools.mutation.substitutes import following, other_role, shifted_date, shifted_number

_UNITS: Final = {
    "个工作日": "日",
    "工作日": "日",
    "小时": "分钟",
    "分钟": "小时",
    "日": "个工作日",
    "天": "周",
    "周": "个月",
    "个月": "年",
    "月": "季度",
    "个季度": "年",
    "季度": "年",
    "年": "个月",
    "%": "",
}
_BLOCK: Final = re.compile(r"^ +members:[ \t]*\n((?: +- .*(?:\n|\Z))+)", re.MULTILINE)
_LINE: Final = re.compile(r".*\n?")
_MEMBER: Final = re.compile(r"[^\[\],\s][^\[\],]*")


def value_shifted(entry: EntryText, _: Manuscript) -> Iterator[Changes]:
    """参数的数值加一、减一。"""
    value = entry.value("value") if entry.register == "parameters" else None
    for step in (1, -1):
        other = shifted_number(value.text.strip("\"'"), step) if value else None
        if value and other:
            quoted = f'"{other}"' if value.text.startswith(('"', "'")) else other
            yield (Change(value, quoted),)


def unit_changed(entry: EntryText, _: Manuscript) -> Iterator[Changes]:
    """参数的单位换一个（个工作日→日、小时→分钟……）。"""
    value = entry.value("unit") if entry.register == "parameters" else None
    other = _UNITS.get(value.text.strip("\"'")) if value else None
    if value and other:
        yield (Change(value, other),)


def title_changed(entry: EntryText, manuscript: Manuscript) -> Iterator[Changes]:
    """登记的名称写成同一登记册下一个条目的名称。"""
    for mine, theirs in _titles(entry, manuscript):
        yield (Change(mine, theirs.text),)


def titles_exchanged(entry: EntryText, manuscript: Manuscript) -> Iterator[Changes]:
    """登记的名称与同一登记册下一个条目的名称对调。"""
    for mine, theirs in _titles(entry, manuscript):
        yield Change(mine, theirs.text), Change(theirs, mine.text)


def _titles(entry: EntryText, manuscript: Manuscript) -> Iterator[tuple[Span, Span]]:
    """Yield the title of *entry* and that of the next entry of its register."""
    name = "title" if entry.value("title") else "name"
    other = following(entry, manuscript.entries_of(entry.register)) if entry.register != POLICIES else None
    mine, theirs = entry.value(name), other.value(name) if other else None
    if mine and theirs:
        yield mine, theirs


def _members(entry: EntryText, name: str) -> list[Span]:
    value = entry.value(name)
    return [value.part(*match.span()) for match in _MEMBER.finditer(value.text)] if value else []


def _without_member(entry: EntryText, name: str, member: Span) -> Change:
    value = entry.value(name)
    kept = [each.text for each in _members(entry, name) if each.start != member.start]
    return Change(value or member, f"[{', '.join(kept)}]")


def alias_removed(entry: EntryText, _: Manuscript) -> Iterator[Changes]:
    """删去一个别名。"""
    for alias in _members(entry, "aliases"):
        yield (_without_member(entry, "aliases", alias),)


def alias_moved(entry: EntryText, manuscript: Manuscript) -> Iterator[Changes]:
    """一个别名改归下一个有别名的条目。"""
    neighbours = [each for each in manuscript.entries_of(entry.register) if each.value("aliases")]
    other = following(entry, neighbours) if entry in neighbours else None
    theirs = other.value("aliases") if other else None
    for alias in _members(entry, "aliases") if theirs else ():
        added = Change(Span(theirs.start + 1, ""), f"{alias.text}, ") if theirs else None
        if added:
            yield _without_member(entry, "aliases", alias), added


def member_removed(entry: EntryText, _: Manuscript) -> Iterator[Changes]:
    """从统称里删去一个成员。"""
    for member in _members(entry, "members"):
        yield (_without_member(entry, "members", member),)
    block = _BLOCK.search(entry.whole.text)
    for line in _LINE.finditer(entry.whole.text, *block.span(1)) if block else ():
        if line[0]:
            yield (Change(entry.whole.part(*line.span()), ""),)


def start_moved(entry: EntryText, manuscript: Manuscript) -> Iterator[Changes]:
    """流程的起点改成下一个步骤。"""
    value = entry.value("start") if entry.register == "flows" else None
    steps = [each.id for each in manuscript.handbook.provisions if each.step and each.step.flow == entry.id]
    other = following(value.text, steps) if value else None
    if value and other:
        yield (Change(value, other),)


def date_shifted(entry: EntryText, _: Manuscript) -> Iterator[Changes]:
    """法律和制度的公布、施行日期推后一天。"""
    for name in ("promulgated", "effective") if entry.register in {"laws", POLICIES} else ():
        value = entry.value(name)
        other = shifted_date(value.text) if value else None
        if value and other:
            yield (Change(value, other),)


def status_changed(entry: EntryText, _: Manuscript) -> Iterator[Changes]:
    """法律的状态改成“有效”；原来有效的，改成“已废止”。"""
    value = entry.value("status") if entry.register == "laws" else None
    if value:
        yield (Change(value, "已废止" if value.text == "有效" else "有效"),)


def owner_changed(entry: EntryText, manuscript: Manuscript) -> Iterator[Changes]:
    """制度的归口部门换成另一个。"""
    value = entry.value("owner") if entry.register == POLICIES else None
    other = other_role(value.text, manuscript.handbook) if value else None
    if value and other:
        yield (Change(value, other),)
