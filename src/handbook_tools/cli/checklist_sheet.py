"""A checklist for people: as plain text for a terminal, as Markdown for a printout or a comment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from textwrap import indent
from typing import Final

from handbook_tools.checklists import Checklist, ChecklistItem
from handbook_tools.rendering.redlines import escape_markdown


def render_text(checklist: Checklist) -> str:
    """Return a checklist as plain text: its head, then every question with its source."""
    head = f"{checklist.title}（编号 {checklist.id}，共 {len(checklist.items)} 项）"
    purpose = f"使用者：{checklist.audience}\n时机：{checklist.occasion}"
    return "\n\n".join([f"{head}\n{purpose}", *_text_blocks(checklist)])


def _text_blocks(checklist: Checklist) -> Iterator[str]:
    for section in checklist.sections:
        if section.title:
            yield f"【{section.title}】（{len(section.items)} 项）"
        for number, item in enumerate(section.items, start=section.first):
            lines = "\n".join((f"依据：{item.citation}（{item.id}）", *_notes(item)))
            yield f"{number}. {item.question}\n{indent(lines, '   ')}"


def _notes(item: ChecklistItem) -> Iterator[str]:
    notes = {"义务人": item.bearer, "期限": item.deadline, "证据": item.evidence}
    return (f"{name}：{value}" for name, value in notes.items() if value)


def render_markdown(checklist: Checklist) -> str:
    """Return a checklist as Markdown: a box to tick for every question, the wording and its source below."""
    head = f"# {escape_markdown(checklist.title)}"
    told = f"使用者：{checklist.audience}。时机：{checklist.occasion}。共 {len(checklist.items)} 项。"
    return "\n\n".join([head, escape_markdown(told), *_markdown_blocks(checklist)])


def _markdown_blocks(checklist: Checklist) -> Iterator[str]:
    for section in checklist.sections:
        if section.title:
            yield f"## {escape_markdown(section.title)}（{len(section.items)} 项）"
        yield "\n".join(map(_markdown_item, section.items))


def _markdown_item(item: ChecklistItem) -> str:
    wording = escape_markdown(item.wording)
    source = escape_markdown("；".join((f"{item.citation}（{item.id}）", *_notes(item))))
    return f"- [ ] {escape_markdown(item.question)}\n  > {wording}\n  >\n  > {source}"


RENDERERS: Final[Mapping[str, Callable[[Checklist], str]]] = {
    "text": render_text,
    "markdown": render_markdown,
}
"""How a checklist can be printed, by the name of the format."""
