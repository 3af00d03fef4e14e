"""Which views and references of the site read otherwise after a set of changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from handbook_tools.impact.impact import ChecklistImpact, WeighedChange
from handbook_tools.impact.pages import Touched
from handbook_tools.impact.reach import Books, find_flows, find_roles, touched_provisions
from handbook_tools.model.identifiers import policy_id, source_id
from handbook_tools.model.wording import walk_items
from handbook_tools.redlines import Register
from handbook_tools.redlines.changes import (
    ArticleRetitled,
    EntryChanged,
    PlainTextChanged,
    PolicyChanged,
    ProvisionAdded,
    ProvisionAmended,
    ProvisionMoved,
    ProvisionRenumbered,
    ProvisionRepealed,
    ProvisionState,
)

Uses = Mapping[tuple[Register, str], tuple[str, ...]]
"""The provisions that use each entry of a register."""

_VIEWS: Final = {
    Register.PARAMETERS: "parameter-ledger",
    Register.LAWS: "law-register",
    Register.PLATFORMS: "platform-register",
    Register.ROLES: "role-index",
    Register.SEPARATIONS: "separation-matrix",
    Register.WAIVERS: "separation-matrix",
    Register.SOURCES: "provenance",
    Register.FACTS: "provenance",
}
_INLINE: Final = {Register.PARAMETERS: "param", Register.LAWS: "law"}


def find_touched(
    changes: tuple[WeighedChange, ...], books: Books, uses: Uses, checklists: tuple[ChecklistImpact, ...]
) -> Touched:
    """Return what reads otherwise on the site."""
    touched = Touched()
    provisions = touched_provisions(changes, material=False)
    _note_policies({policy_id(each) for each in provisions}, changes, books, touched)
    _note_labels(list(_relocated(changes)), uses, touched)
    for each in changes:
        if isinstance(each.change, EntryChanged):
            _note_entry(each.change, touched)
    for role in find_roles(books, provisions):
        _note_role(role.name, books, touched)
    touched.note("approval-flow", *(flow.id for flow in find_flows(changes, books, provisions)))
    touched.note("checklist", *(checklist.id for checklist in checklists))
    return touched


def _note_policies(named: set[str], changes: Iterable[WeighedChange], books: Books, touched: Touched) -> None:
    if named:
        touched.note("duty-matrix", "", *named)
        touched.note("provenance-by-provision", "", *named)
    for each in changes:
        match each.change:
            case PolicyChanged(identifier):
                touched.note("policy-list", "")
                named = named | {identifier}
            case ArticleRetitled(article) | PlainTextChanged(article):
                named = named | {policy_id(article)}
            case _:
                pass
    docnames = (policy.docname for policy in books.after.policies if policy.id in named)
    touched.docnames.update(docnames)


def _relocated(changes: Iterable[WeighedChange]) -> Iterator[ProvisionState]:
    """Yield the provisions that are cited otherwise now, or can no longer be."""
    for each in changes:
        match each.change:
            case ProvisionAdded(state) | ProvisionRepealed(state):
                yield state
            case ProvisionMoved(before, after) | ProvisionRenumbered(before, after):
                yield from (before, after)
            case ProvisionAmended(before, after) if len(before.items) != len(after.items):
                yield from (before, after)
            case _:
                pass


def _note_labels(relocated: list[ProvisionState], uses: Uses, touched: Touched) -> None:
    ids = {state.id for state in relocated}
    for state in relocated:
        items = (item.id for item in walk_items(state.provision.items) if item.id)
        touched.note("provision", state.id, state.article, *items)
        touched.note("provenance", "", *map(source_id, state.provision.basis))
    if ids:
        touched.note("policy-list", "")
    for (register, _), users in uses.items():
        if register in _INLINE and not ids.isdisjoint(users):
            touched.note(_VIEWS[register], "")


def _note_entry(change: EntryChanged, touched: Touched) -> None:
    if view := _VIEWS.get(change.register):
        touched.note(view, "", source_id(change.id))
    if role := _INLINE.get(change.register):
        touched.note(role, change.id)


def _note_role(name: str, books: Books, touched: Touched) -> None:
    for handbook in (books.before, books.after):
        role = handbook.find_role(name)
        if role is not None:
            touched.note("role-duties", role.id, role.name, *role.aliases)
