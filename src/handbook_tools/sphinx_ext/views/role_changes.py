"""What changed for one role since each edition."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.editions.history import EditionStep
from handbook_tools.impact.description import describe
from handbook_tools.model.dates import chinese_date
from handbook_tools.model.identifiers import local_id
from handbook_tools.model.registers import Role
from handbook_tools.redlines import Change, Register, assess
from handbook_tools.redlines.bearers import bearers_of
from handbook_tools.redlines.changes import EntryChanged
from handbook_tools.sphinx_ext.disclosures import LISTED
from handbook_tools.sphinx_ext.nodes import disclosure, disclosure_summary
from handbook_tools.sphinx_ext.views.article_events import weight_text
from handbook_tools.sphinx_ext.views.context import ViewContext, heading, paragraph
from handbook_tools.sphinx_ext.views.editions import edition_link
from handbook_tools.sphinx_ext.views.redlined import redline_block


def role_changes(role: Role, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the section of a role's page with what changed for it, an edition a disclosure, the last open."""
    groups = (each for each in context.handbook.registers.roles if role.id in each.members)
    names = {role.name, *(group.name for group in groups)}
    found = [
        (step, [each for each in step.changes if _concerns(each, role, names)])
        for step in context.domain.history
    ]
    told = [(step, changes) for step, changes in reversed(found) if changes]
    if told:
        yield heading("近来与本岗位有关的变化")
        yield paragraph("只列约束本岗位、或者给本岗位权利的规定；想知道从某一版以来的变化，看它上面的各版。")
    for count, (step, changes) in enumerate(told):
        yield _edition_part(step, changes, context, opened=not count)


def _concerns(change: Change, role: Role, names: set[str]) -> bool:
    if isinstance(change, EntryChanged):
        return change.register is Register.ROLES and change.id == role.id
    return not names.isdisjoint(bearers_of(change))


def _edition_part(
    step: EditionStep, changes: list[Change], context: ViewContext, *, opened: bool
) -> disclosure:
    said = f"{step.head.name}，{chinese_date(step.head.effective)}施行：{len(changes)} 处"
    items = nodes.bullet_list("", *(_item(each, context) for each in changes), classes=[LISTED])
    whole = paragraph(
        "全部修改见修订记录的", edition_link(step.head, context), "。", classes=["edition-quiet"]
    )
    return disclosure("", disclosure_summary("", said), items, whole, classes=["role-changes"], open=opened)


def _item(change: Change, context: ViewContext) -> nodes.list_item:
    said = describe(change)
    known = context.handbook.find_target(said.id) if local_id(said.id) != said.id else None
    name = context.link("provision", said.id, said.name) if known else nodes.strong("", said.name)
    head = paragraph(said.verb, name, f"（{weight_text(assess(change))}）")
    texts = (
        [redline_block(said.before, said.after, context.domain.terms)] if said.before != said.after else []
    )
    return nodes.list_item("", head, *texts, *(paragraph(note) for note in said.notes))
