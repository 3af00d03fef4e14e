"""The impact for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook_tools.impact.description import Description, describe
from handbook_tools.impact.impact import Impact, WeighedChange
from handbook_tools.impact.summary import (
    counts_line,
    flow_line,
    item_counts,
    item_lines,
    listed_changes,
    reasons_text,
    role_line,
    unread_line,
    uses_line,
)
from handbook_tools.rendering.redlines import render_redline_text


def render_text(impact: Impact) -> str:
    """Return the impact for people at a terminal: counts, changes, then what they touch."""
    head = [f"比较：{impact.base} → {impact.head}", unread_line(impact), counts_line(impact)]
    sections = (
        _section("实质修改", _changes(impact, material=True)),
        _section("编辑性修改", _changes(impact, material=False)),
        _section("检查清单", _checklists(impact)),
        _section("需要告知的岗位", map(role_line, impact.roles)),
        _section("流程", map(flow_line, impact.flows)),
        _section("页面", (f"{page.docname}　{page.title}" for page in impact.pages)),
    )
    return "\n".join([*filter(None, head), *(line for section in sections for line in section)])


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = [f"  {line}" for line in lines]
    return ["", f"【{title}】", *found] if found else []


def _changes(impact: Impact, *, material: bool) -> Iterator[str]:
    for each in listed_changes(impact, material=material):
        yield from _change_lines(each, describe(each.change), impact.terms)


def _change_lines(each: WeighedChange, said: Description, terms: frozenset[str]) -> Iterator[str]:
    yield f"{said.verb} {said.name}（{said.id}）：{reasons_text(each)}"
    yield f"    {said.place}"
    redline = render_redline_text(said.redline(terms)).split("\n")
    told = (*redline, *said.notes, uses_line(each))
    yield from (f"    {line}" for line in told if line)


def _checklists(impact: Impact) -> Iterator[str]:
    for checklist in impact.checklists:
        yield f"{checklist.title}（{checklist.id}）：{item_counts(checklist)}"
        yield from (f"    {line}" for line in item_lines(checklist))
