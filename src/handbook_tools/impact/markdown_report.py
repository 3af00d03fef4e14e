"""The impact as Markdown for the comment of a pull request; every text of the handbook is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

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
from handbook_tools.rendering.redlines import escape_markdown, render_redline_markdown

MARK: Final = "<!-- handbook-impact -->"
"""The first line, by which a later run finds its own comment again."""
LENGTH_LIMIT: Final = 60_000
"""A forge refuses comments of more than 65,536 characters."""


def render_markdown(impact: Impact) -> str:
    """Return the impact as Markdown: the counts, the changes as redlines, then what they touch."""
    told = (unread_line(impact), counts_line(impact))
    compared = f"比较：{escape_markdown(impact.base)} → {escape_markdown(impact.head)}"
    head = [MARK, "## 这次修改的影响", compared, *map(escape_markdown, filter(None, told))]
    touched = (
        *_section("检查清单", _checklists(impact)),
        *_section("需要告知的岗位", (f"- {escape_markdown(role_line(role))}" for role in impact.roles)),
        *_section("流程", (f"- {escape_markdown(flow_line(flow))}" for flow in impact.flows)),
        *_details("页面", (f"- {escape_markdown(f'{p.title}（{p.docname}）')}" for p in impact.pages)),
    )
    changes = (
        *_section("实质修改", _changes(impact, material=True)),
        *_details("编辑性修改", _changes(impact, material=False)),
    )
    return _within_limit([*head, *changes], list(touched)) + "\n"


def _section(title: str, blocks: Iterable[str]) -> list[str]:
    found = list(blocks)
    return [f"### {title}", "\n".join(found)] if found else []


def _details(title: str, blocks: Iterable[str]) -> list[str]:
    found = list(blocks)
    if not found:
        return []
    inside = "\n".join(found)
    return [f"<details><summary>{title}（{len(found)} 处）</summary>\n\n{inside}\n\n</details>"]


def _changes(impact: Impact, *, material: bool) -> Iterator[str]:
    for each in listed_changes(impact, material=material):
        yield _change_block(each, describe(each.change), impact.terms)


def _change_block(each: WeighedChange, said: Description, terms: frozenset[str]) -> str:
    name = f"{escape_markdown(said.name)}（`{said.id}`）"
    head = f"- **{said.verb}** {name}：{reasons_text(each)}"
    redline = render_redline_markdown(said.redline(terms))
    return "\n".join([head, *([f"  <br>{redline}"] if redline else []), *_notes(each, said)])


def _notes(each: WeighedChange, said: Description) -> list[str]:
    return [f"  <br>{escape_markdown(note)}" for note in (*said.notes, uses_line(each)) if note]


def _checklists(impact: Impact) -> Iterator[str]:
    for checklist in impact.checklists:
        yield f"- {escape_markdown(checklist.title)}（`{checklist.id}`）：{item_counts(checklist)}"
        yield from (f"  - {escape_markdown(line)}" for line in item_lines(checklist))


def _within_limit(changes: list[str], touched: list[str]) -> str:
    """Join the blocks; where that is too long, cut the lists at the end of a line and say so."""
    whole = "\n\n".join((*changes, *touched))
    if len(whole) <= LENGTH_LIMIT:
        return whole
    kept = whole[:LENGTH_LIMIT].rpartition("\n")[0]
    closing = "\n\n</details>" if kept.count("<details>") > kept.count("</details>") else ""
    return f"{kept}{closing}\n\n内容太长，其余没有列出；在自己的电脑上运行 `handbook impact` 查看全部。"
