"""How far changes reach: through parameters, laws and roles to provisions, and on to lists, people, flows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook_tools.checklists import Checklist, ChecklistItem, generate_checklists
from handbook_tools.impact.impact import (
    ChecklistImpact,
    FlowImpact,
    ItemImpact,
    ItemState,
    RoleImpact,
    WeighedChange,
)
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision
from handbook_tools.model.registers import Role
from handbook_tools.model.wording import LawCitation, ParameterUse, walk_inlines
from handbook_tools.redlines import Change, Register
from handbook_tools.redlines.changes import (
    EntryChanged,
    FlowChanged,
    ProvisionAdded,
    ProvisionAmended,
    ProvisionMoved,
    ProvisionRenumbered,
    ProvisionRepealed,
)


@dataclass(frozen=True, slots=True)
class Books:
    """The two handbooks that are compared."""

    before: Handbook
    after: Handbook


def provision_of(change: Change) -> str:
    """Return the id of the provision that *change* is about, or nothing."""
    match change:
        case ProvisionAdded(state) | ProvisionRepealed(state):
            return state.id
        case ProvisionAmended(_, state) | ProvisionMoved(_, state) | ProvisionRenumbered(_, state):
            return state.id
        case _:
            return ""


def _entry_keys(provision: Provision, handbook: Handbook) -> set[tuple[Register, str]]:
    keys = {(Register.PARAMETERS, provision.deadline)}
    for inline in walk_inlines(provision.wording, provision.items):
        match inline:
            case ParameterUse(identifier):
                keys.add((Register.PARAMETERS, identifier))
            case LawCitation(identifier):
                keys.add((Register.LAWS, identifier))
            case _:
                pass
    role = handbook.find_role(provision.bearer)
    return keys | ({(Register.ROLES, role.id)} if role else set())


def index_uses(books: Books) -> dict[tuple[Register, str], tuple[str, ...]]:
    """Return the provisions of either version that use each entry of a register, in reading order."""
    uses: dict[tuple[Register, str], dict[str, None]] = {}
    for handbook in (books.after, books.before):
        for provision in handbook.provisions:
            for key in _entry_keys(provision, handbook):
                uses.setdefault(key, {})[provision.id] = None
    return {key: tuple(found) for key, found in uses.items()}


def touched_provisions(changes: tuple[WeighedChange, ...], *, material: bool) -> set[str]:
    """Return the provisions that changes reach, only through material ones with *material*."""
    counted = [each for each in changes if each.material or not material]
    named = {provision_of(each.change) for each in counted} - {""}
    return named.union(*(each.uses for each in counted))


def find_checklists(books: Books) -> Iterator[ChecklistImpact]:
    """Yield the checklists of which items come, go, reopen or are cited otherwise."""
    old = {each.id: each for each in generate_checklists(books.before)}
    new = {each.id: each for each in generate_checklists(books.after)}
    for identifier in dict.fromkeys((*new, *old)):
        was, now = old.get(identifier), new.get(identifier)
        items = tuple(_items(was, now))
        shown = now or was
        if shown and (items or was is None or now is None):
            yield ChecklistImpact(identifier, shown.title, items)


def _items(was: Checklist | None, now: Checklist | None) -> Iterator[ItemImpact]:
    old, new = ({item.key: item for item in each.items} if each else {} for each in (was, now))
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        shown = after or before
        if shown is not None and before != after:
            state = _item_state(before, after)
            yield ItemImpact(shown.id, shown.section, state, shown.question, shown.citation)


def _item_state(before: ChecklistItem | None, after: ChecklistItem | None) -> ItemState:
    if before is None:
        return ItemState.ADDED
    if after is None:
        return ItemState.REMOVED
    reopened = before.fingerprint != after.fingerprint
    return ItemState.REOPENED if reopened else ItemState.RELABELLED


def _bound(role: Role | None, handbook: Handbook) -> dict[str, str]:
    """Return the provisions that bind the holders of *role*, each with its bearer."""
    return {each.id: each.bearer for each in handbook.provisions_of(role)} if role else {}


def find_roles(books: Books, touched: set[str]) -> Iterator[RoleImpact]:
    """Yield the roles for whose holders a *touched* provision, or being bound by one, changes."""
    old, new = ({role.id: role for role in book.registers.roles} for book in (books.before, books.after))
    for identifier in dict.fromkeys((*new, *old)):
        before = _bound(old.get(identifier), books.before)
        after = _bound(new.get(identifier), books.after)
        shown = new.get(identifier) or old[identifier]
        bound = before | after
        found = tuple(each for each in bound if each in touched or (each in before) != (each in after))
        if found:
            own = tuple(each for each in found if bound[each] == shown.name)
            inherited = tuple(each for each in found if bound[each] != shown.name)
            through = dict.fromkeys(bound[each] for each in inherited)
            yield RoleImpact(identifier, shown.name, own, inherited, tuple(through))


def find_flows(changes: tuple[WeighedChange, ...], books: Books, touched: set[str]) -> Iterator[FlowImpact]:
    """Yield the flows of which a step, its wording or the entry itself changed."""
    steps: dict[str, dict[str, None]] = {}
    for handbook in (books.after, books.before):
        for provision in handbook.provisions:
            if provision.step and provision.id in touched:
                steps.setdefault(provision.step.flow, {})[provision.id] = None
    entries = {each.change.id for each in changes if isinstance(each.change, FlowChanged)}
    for handbook in (books.after, books.before):
        for flow in handbook.registers.flows:
            if flow.id in entries or flow.id in steps:
                entries.discard(flow.id)
                yield FlowImpact(flow.id, flow.title, tuple(steps.pop(flow.id, ())))


def uses_of(change: Change, uses: dict[tuple[Register, str], tuple[str, ...]]) -> tuple[str, ...]:
    """Return the provisions that *change* reaches if it is about an entry of a register."""
    if isinstance(change, EntryChanged):
        return uses.get((change.register, change.id), ())
    return ()
