"""Checklists declared once for many roles: a template is written out for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from handbook_tools.model.registers import ChecklistEntry, Holder, Role, Selection

MARK: Final = "【岗位】"
"""Stands in a template for the name of the role."""


def write_out_templates(
    entries: tuple[ChecklistEntry, ...], roles: tuple[Role, ...]
) -> tuple[ChecklistEntry, ...]:
    """Return *entries* with every template replaced by one checklist for each role that it asks for.

    The checklist of the role ``editor`` from the template ``onboarding`` has the id ``onboarding-editor``.
    """
    return tuple(written for entry in entries for written in _write_out(entry, roles))


def _write_out(entry: ChecklistEntry, roles: tuple[Role, ...]) -> Iterator[ChecklistEntry]:
    if not entry.each:
        yield entry
    for role in roles:
        if role.holder in entry.each:
            others = {group.name for group in roles if _is_foreign(group, role)}
            yield replace(
                entry,
                id=f"{entry.id}-{role.id}",
                title=entry.title.replace(MARK, role.name),
                audience=entry.audience.replace(MARK, role.name),
                occasion=entry.occasion.replace(MARK, role.name),
                selections=tuple(_for_role(entry.selections, role, others)),
                each=(),
                template=entry.title,
            )


def _is_foreign(group: Role, role: Role) -> bool:
    """Tell whether *group* is a collective that *role* does not belong to."""
    return group.holder is Holder.COLLECTIVE and role.id not in group.members


def _for_role(selections: tuple[Selection, ...], role: Role, others: set[str]) -> Iterator[Selection]:
    """Yield what is selected for *role*; a selection that names only collectives of *others* falls away."""
    for selection in selections:
        names = (name.replace(MARK, role.name) for name in selection.bearers)
        bearers = tuple(name for name in names if name not in others)
        if bearers or not selection.bearers:
            yield replace(selection, bearers=bearers, section=selection.section.replace(MARK, role.name))
