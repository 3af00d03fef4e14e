"""A checklist as a page: the questions, each with its wording and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes

from handbook_tools.checklists import Checklist, ChecklistItem, Section, generate_checklist
from handbook_tools.editions.chain import FOLDER, read_ledger
from handbook_tools.model.fingerprint import digest_fields
from handbook_tools.sphinx_ext.views.context import ViewContext, heading, paragraph


def _item(item: ChecklistItem, context: ViewContext) -> nodes.list_item:
    facts: list[str | nodes.Node] = [context.link("provision", item.id, item.citation)]
    facts += [
        f" · {title}：{text}"
        for title, text in (("义务人", item.bearer), ("期限", item.deadline), ("证据", item.evidence))
        if text
    ]
    lines = [nodes.line("", line) for line in item.wording.split("\n")]
    return nodes.list_item(
        "",
        paragraph(nodes.strong("", item.question), classes=["question"]),
        nodes.line_block("", *lines, classes=["checked-wording"]),
        paragraph(*facts, classes=["citation"]),
    )


def _section(section: Section, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the heading of a section, if it has one, and its items, numbered on from those before it."""
    if section.title:
        yield heading(f"{section.title}（{len(section.items)} 项）")
    items = (_item(item, context) for item in section.items)
    shown = nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".", classes=["checklist"])
    if section.first > 1:
        shown["start"] = section.first
    yield shown


def checklist_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show one checklist as it is generated from the handbook."""
    entry = context.handbook.find_checklist(argument)
    if entry is None:
        return context.warn(f"没有登记编号为“{argument}”的检查清单，请核对 docs/registers/checklists.yml。")
    checklist = generate_checklist(entry, context.handbook)
    lead = paragraph(f"使用者：{entry.audience}。时机：{entry.occasion}。共 {len(checklist.items)} 项。")
    body = [node for section in checklist.sections for node in _section(section, context)]
    sheet = (*_signatures(checklist, context), _data(checklist, context))
    return [nodes.container("", lead, *body, *sheet, ids=[f"checklist-{entry.id}"])]


def _edition(context: ViewContext) -> str:
    """Return the name of the edition released last, empty before the first."""
    root = Path(context.env.srcdir).parent
    numbers = read_ledger(root / FOLDER, root)
    return f"第{max(numbers)}版" if numbers else ""


def _list_fingerprint(checklist: Checklist) -> str:
    """Return the fingerprint of the whole list: of its items, in their order."""
    return digest_fields(tuple(text for each in checklist.items for text in (each.key, each.fingerprint)))


def _signatures(checklist: Checklist, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield what only the printed sheet shows: which wording was confirmed, by whom, when."""
    edition = _edition(context) or "尚未发布版本"
    yield paragraph(
        f"{checklist.title}　{edition}　清单指纹 {_list_fingerprint(checklist)}", classes=["sheet"]
    )
    yield paragraph("姓名：____________　岗位：____________　日期：____________", classes=["sheet"])
    yield paragraph("签名：____________　见证人签名：____________", classes=["sheet"])


def _data(checklist: Checklist, context: ViewContext) -> nodes.raw:
    """Return what the page's script knows of the list, as JSON in which nothing can end the element."""
    data = {
        "id": checklist.id,
        "title": checklist.title,
        "audience": checklist.audience,
        "edition": _edition(context),
        "fingerprint": _list_fingerprint(checklist),
        "items": [
            {
                "key": item.key,
                "id": item.id,
                "section": item.section,
                "question": item.question,
                "wording": item.wording,
                "fingerprint": item.fingerprint,
            }
            for item in checklist.items
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return nodes.raw(
        "", f'<script type="application/json" id="checklist-data">{text}</script>', format="html"
    )
