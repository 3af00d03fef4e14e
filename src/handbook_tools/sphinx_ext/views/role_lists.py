"""The checklists of a role: those that an occasion calls for first, then its own, then those by the dozen."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.model.registers import ChecklistEntry, Role
from handbook_tools.sphinx_ext.views.context import ViewContext, folded, heading, paragraph


def is_for_an_occasion(entry: ChecklistEntry) -> bool:
    """Tell whether a checklist is one of its kind, not one a role or a pair of roles."""
    return not entry.template and not entry.transfers


def lists_of(role: Role, context: ViewContext) -> tuple[ChecklistEntry, ...]:
    """Return the checklists that the role uses, or as a member of a collective is named in."""
    groups = {each.name for each in context.handbook.registers.roles if role.id in each.members}
    return tuple(
        entry
        for entry in context.handbook.registers.checklists
        if role.name in entry.audience
        or any(role.name in each.bearers for each in entry.selections)
        or (is_for_an_occasion(entry) and any(name in entry.audience for name in groups))
    )


def _list(entries: list[ChecklistEntry], context: ViewContext) -> nodes.bullet_list:
    items = (
        nodes.list_item("", paragraph(context.link("checklist", each.id, each.title), f"：{each.occasion}"))
        for each in entries
    )
    return nodes.bullet_list("", *items)


def role_lists(
    entries: tuple[ChecklistEntry, ...], anchor: str, context: ViewContext
) -> Iterator[nodes.Node]:
    """Yield the section with the checklists; several from one template are folded."""
    if not entries:
        return
    yield heading(f"检查清单（{len(entries)} 份）", anchor=anchor)
    groups: dict[str, list[ChecklistEntry]] = {}
    for entry in entries:
        groups.setdefault("" if is_for_an_occasion(entry) else entry.title.partition("：")[0], []).append(
            entry
        )
    shown = [each for name, group in groups.items() if not name or len(group) == 1 for each in group]
    if shown:
        yield _list(shown, context)
    for name, group in groups.items():
        if name and len(group) > 1:
            yield from folded(f"{name}（{len(group)} 份）", (_list(group, context),))
