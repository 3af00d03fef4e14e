"""Transfer checklists: for a pair of roles, what becomes binding on the way and what stops being so.

A provision binds the holder of a role by name or through a collective. What binds in both roles stays as
it is and is in no section; so each section is given by the bearers that only one of the two roles has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.policy import Kind
from handbook_tools.model.registers import ChecklistEntry, Holder, Role, Selection, Transfer, TransferSection

BEFORE: Final = "【原岗位】"
AFTER: Final = "【新岗位】"
"""Stand in a template for the names of the two roles."""
KINDS: Final = (Kind.DUTY, Kind.PROHIBITION, Kind.PERMISSION)
_ANY_PAIR: Final = ChecklistEntry(
    "transfer",
    f"转岗：{BEFORE}转任{AFTER}",
    f"由{BEFORE}转任{AFTER}的人员",
    "到任之前",
    (),
    Place(""),
)


def declare_transfer(
    before: Role, after: Role, roles: tuple[Role, ...], template: ChecklistEntry = _ANY_PAIR
) -> ChecklistEntry:
    """Return the checklist for going from one role to another, with the words of *template*.

    That for the roles ``editor`` and ``reviewer`` from the template ``transfer`` has the id
    ``transfer-editor-reviewer``.
    """
    return replace(
        template,
        id=f"{template.id}-{before.id}-{after.id}",
        title=_named(template.title, before, after),
        audience=_named(template.audience, before, after),
        occasion=_named(template.occasion, before, after),
        selections=tuple(_sections(_bearers(before, roles), _bearers(after, roles))),
        transfers=(Transfer(before.name, after.name, template.place),),
    )


def _named(text: str, before: Role, after: Role) -> str:
    return text.replace(BEFORE, before.name).replace(AFTER, after.name)


def _bearers(role: Role, roles: tuple[Role, ...]) -> list[str]:
    """Return the names that bind the holder of *role*: the largest collective first, its own name last."""
    groups = [group for group in roles if role.id in group.members]
    groups.sort(key=lambda group: -len(group.members))
    return [*(group.name for group in groups), role.name]


def _sections(before: list[str], after: list[str]) -> Iterator[Selection]:
    only = {TransferSection.NEW: (after, before), TransferSection.ENDED: (before, after)}
    for section, (names, others) in only.items():
        for name in names:
            if name not in others:
                yield Selection(bearers=(name,), kinds=KINDS, section=section.value)


def write_out_transfers(
    entries: tuple[ChecklistEntry, ...], roles: tuple[Role, ...]
) -> tuple[ChecklistEntry, ...]:
    """Return *entries* with each that declares transfers replaced by one checklist for every sound pair."""
    return tuple(written for entry in entries for written in _write_out(entry, roles))


def _write_out(entry: ChecklistEntry, roles: tuple[Role, ...]) -> Iterator[ChecklistEntry]:
    people = {role.name: role for role in roles if role.holder is Holder.PERSON}
    if not entry.transfers:
        yield entry
    for before, after in dict.fromkeys((each.before, each.after) for each in entry.transfers):
        if before in people and after in people and before != after:
            yield declare_transfer(people[before], people[after], roles, entry)
