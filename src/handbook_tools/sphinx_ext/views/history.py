"""The history of the handbook: its editions, what each changed, and what changed for one role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docutils import nodes

from handbook_tools.editions.edition import EditionHead
from handbook_tools.editions.history import EditionStep
from handbook_tools.impact.description import Description, describe
from handbook_tools.model.redline import Inserted, Redline, Removed
from handbook_tools.model.registers import Role
from handbook_tools.redlines import Change, assess, redline_wording
from handbook_tools.redlines.changes import (
    ProvisionAdded,
    ProvisionAmended,
    ProvisionMoved,
    ProvisionRenumbered,
    ProvisionRepealed,
)
from handbook_tools.sphinx_ext.feed import FEED
from handbook_tools.sphinx_ext.views.context import ViewContext, heading, paragraph
from handbook_tools.sphinx_ext.views.provisions import chinese_date

_MARKS: Final = {Removed: ("〔删：{}〕", "removed"), Inserted: ("〔增：{}〕", "inserted")}


def edition_history_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show every edition, the last first, with what it changed."""
    steps = context.domain.history
    if not steps:
        return [paragraph("还没有发布过版本。")]
    depth = context.docname.count("/")
    feed = nodes.reference("", "Atom 订阅", refuri="../" * depth + FEED, internal=True)
    body: list[nodes.Node] = [paragraph("有新的版本时收到通知：", feed, "。")]
    for step in reversed(steps):
        body += [
            heading(f"{step.head.name}　{step.head.title}"),
            paragraph(_dates(step.head)),
            *_changes(step),
        ]
    return body


def _dates(head: EditionHead) -> str:
    dates = f"{chinese_date(head.promulgated)}公布，{chinese_date(head.effective)}施行"
    return f"{head.mode.value}，{head.approved_by}批准，{dates}。"


def _changes(step: EditionStep) -> Iterator[nodes.Node]:
    shown = [each for each in step.changes if not isinstance(each, ProvisionRenumbered)]
    renumbered = len(step.changes) - len(shown)
    if shown:
        yield nodes.bullet_list("", *map(_change_item, shown), classes=["edition-changes"])
    if renumbered:
        yield paragraph(f"另有 {renumbered} 条规定只改变了条号。")


def _change_item(change: Change) -> nodes.list_item:
    said, weight = describe(change), assess(change)
    reasons = "、".join(reason.chinese for reason in weight.reasons)
    weighed = "实质修改" if weight.material else "编辑性修改"
    head = f"{said.verb}{said.name}（{weighed}{'：' if reasons else ''}{reasons}）"
    return nodes.list_item("", paragraph(head), *_texts(said))


def _texts(said: Description) -> Iterator[nodes.Node]:
    if said.before != said.after:
        redline = redline_wording(said.before, said.after)
        yield paragraph(*_redline_nodes(redline), classes=["redline"])
    yield from (paragraph(note) for note in said.notes)


def _redline_nodes(redline: Redline) -> Iterator[nodes.Node]:
    for segment in redline:
        mark = _MARKS.get(type(segment))
        if mark:
            yield nodes.inline("", mark[0].format(segment.text), classes=[mark[1]])
        else:
            yield nodes.Text(segment.text)


def role_changes(role: Role, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the section of a role's page with what changed for it since the first edition, the last first."""
    groups = (each for each in context.handbook.registers.roles if role.id in each.members)
    names = {role.name, *(group.name for group in groups)}
    found = [
        (step.head, [each for each in step.changes if _bearers(each) & names])
        for step in reversed(context.domain.history)
    ]
    if any(changes for _, changes in found):
        yield heading("近来与本岗位有关的变化")
    for head, changes in found:
        if changes:
            yield paragraph(f"{head.name}（{chinese_date(head.effective)}施行）：")
            yield nodes.bullet_list("", *map(_change_item, changes), classes=["edition-changes"])


def _bearers(change: Change) -> set[str]:
    """Return whom the provision binds that *change* is about, before and after; nobody for other changes."""
    match change:
        case ProvisionAdded(after):
            return {after.provision.bearer}
        case ProvisionRepealed(before):
            return {before.provision.bearer}
        case ProvisionAmended(before, after) | ProvisionMoved(before, after):
            return {before.provision.bearer, after.provision.bearer}
        case _:
            return set()
