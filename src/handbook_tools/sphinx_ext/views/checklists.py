"""A checklist as a page: the questions, each with its box, its wording and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.checklists import Checklist, ChecklistItem, Section, generate_checklist
from handbook_tools.sphinx_ext.views.checklist_controls import box, controls, script_data
from handbook_tools.sphinx_ext.views.checklist_sheets import sheet_head, signatures
from handbook_tools.sphinx_ext.views.context import ViewContext, heading, paragraph


def _item(anchor: str, number: int, item: ChecklistItem, context: ViewContext) -> nodes.list_item:
    facts: list[str | nodes.Node] = [context.link("provision", item.id, item.citation)]
    facts += [
        f" · {title}：{text}"
        for title, text in (("义务人", item.bearer), ("期限", item.deadline), ("证据", item.evidence))
        if text
    ]
    lines = [nodes.line("", line) for line in item.wording.split("\n")]
    return nodes.list_item(
        "",
        paragraph(*box(anchor, number, nodes.strong("", item.question)), classes=["question"]),
        nodes.line_block("", *lines, classes=["checked-wording"]),
        paragraph(*facts, classes=["citation"]),
    )


def _section(section: Section, checklist: Checklist, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the heading of a section, if it has one, and its items, numbered on from those before it."""
    if section.title:
        yield heading(f"{section.title}（{len(section.items)} 项）")
    items = (
        _item(f"tick-{checklist.id}-{number}", number, item, context)
        for number, item in enumerate(section.items, start=section.first)
    )
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
    content = (
        lead,
        *sheet_head(checklist, context),
        *(node for section in checklist.sections for node in _section(section, checklist, context)),
        *signatures(),
        # a past edition's list is there to be read: nobody shall tick it for today's
        *(() if context.past else (*controls(checklist), script_data(checklist, context))),
    )
    return [nodes.container("", *content, ids=[f"checklist-{entry.id}"], classes=["checklist-page"])]
