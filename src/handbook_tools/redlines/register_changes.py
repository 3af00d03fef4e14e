"""Comparing registers: entries by id, field by field, and flows by their steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Final

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.provenance import SourceFact, SourceRegulation
from handbook_tools.model.registers import (
    WHENCE,
    ChecklistEntry,
    FlowEntry,
    Law,
    Parameter,
    Platform,
    Registers,
    Role,
    Selection,
    Separation,
    Transfer,
    Waiver,
)
from handbook_tools.redlines.changes import (
    EntryChanged,
    FieldChange,
    FlowChanged,
    Phase,
    Register,
    StepChange,
    StepState,
)

_Entry = (
    Parameter
    | Role
    | Platform
    | Law
    | ChecklistEntry
    | FlowEntry
    | Separation
    | Waiver
    | SourceRegulation
    | SourceFact
)


_ENTRIES: Final[Mapping[Register, Callable[[Registers], tuple[_Entry, ...]]]] = {
    Register.PARAMETERS: lambda registers: registers.parameters,
    Register.ROLES: lambda registers: registers.roles,
    Register.PLATFORMS: lambda registers: registers.platforms,
    Register.LAWS: lambda registers: registers.laws,
    Register.CHECKLISTS: lambda registers: registers.checklists,
    Register.SEPARATIONS: lambda registers: registers.separations,
    Register.WAIVERS: lambda registers: registers.waivers,
    Register.SOURCES: lambda registers: registers.sources,
    Register.FACTS: lambda registers: registers.facts,
}


def phase_of(was: object | None, now: object | None) -> Phase:
    """Return what became of a thing that was *was* and is *now*; `None` where it did or does not exist."""
    if was is None:
        return Phase.ADDED
    return Phase.REMOVED if now is None else Phase.AMENDED


def field_changes(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in their order."""
    pairs = ((name, was.get(name, ""), now.get(name, "")) for name in dict.fromkeys((*was, *now)))
    return tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])


def _selection_text(selection: Selection) -> str:
    named = ((field.name, getattr(selection, field.name)) for field in fields(selection))
    return "; ".join(f"{name}: {_listed(values)}" for name, values in named if values)


def _listed(values: str | tuple[str, ...]) -> str:
    return values if isinstance(values, str) else ", ".join(values)


def _value_text(value: object) -> str:
    match value:
        case None:
            return ""
        case dt.date():
            return value.isoformat()
        case Transfer():
            return f"{value.before} → {value.after}"
        case Selection():
            return _selection_text(value)
        case tuple():
            separator = "\n" if any(isinstance(each, Selection) for each in value) else "、"
            return separator.join(map(_value_text, value))
        case _:
            return str(value)


def _entry_fields(entry: _Entry | None) -> dict[str, str]:
    if entry is None:
        return {}
    names = (field.name for field in fields(entry) if field.name not in {"id", *WHENCE})
    return {name: _value_text(getattr(entry, name)) for name in names}


def _name(entry: _Entry) -> str:
    match entry:
        case Role() | Platform():
            return entry.name
        case SourceFact():
            return entry.gist
        case Separation():
            return "、".join(entry.roles)
        case Waiver():
            return entry.subject
        case _:
            return entry.title


def compare_registers(before: Handbook, after: Handbook) -> Iterator[EntryChanged | FlowChanged]:
    """Yield the entries that changed, register by register, then the flows."""
    for register, entries in _ENTRIES.items():
        old = {entry.id: entry for entry in entries(before.registers)}
        new = {entry.id: entry for entry in entries(after.registers)}
        for identifier in dict.fromkeys((*new, *old)):
            was, now = old.get(identifier), new.get(identifier)
            changed = field_changes(_entry_fields(was), _entry_fields(now))
            shown = now or was
            if changed and shown:
                phase = phase_of(was, now)
                yield EntryChanged(register, identifier, _name(shown), phase, changed, shown.place)
    yield from _compare_flows(before, after)


_Steps = Mapping[str, StepState]


def _steps_by_flow(handbook: Handbook) -> dict[str, dict[str, StepState]]:
    flows: dict[str, dict[str, StepState]] = {}
    for provision in handbook.provisions:
        if step := provision.step:
            state = StepState(step.name, provision.bearer, step.exits)
            flows.setdefault(step.flow, {}).setdefault(provision.id, state)
    return flows


def _step_changes(was: _Steps, now: _Steps) -> Iterator[StepChange]:
    for identifier in dict.fromkeys((*now, *was)):
        before, after = was.get(identifier), now.get(identifier)
        if before != after:
            yield StepChange(identifier, before, after)


def _compare_flows(before: Handbook, after: Handbook) -> Iterator[FlowChanged]:
    old, new = ({entry.id: entry for entry in book.registers.flows} for book in (before, after))
    old_steps, new_steps = _steps_by_flow(before), _steps_by_flow(after)
    for identifier in dict.fromkeys((*new, *old)):
        was, now = old.get(identifier), new.get(identifier)
        changed = field_changes(_entry_fields(was), _entry_fields(now))
        steps = tuple(_step_changes(old_steps.get(identifier, {}), new_steps.get(identifier, {})))
        shown = now or was
        if shown and (changed or steps):
            yield FlowChanged(identifier, shown.title, phase_of(was, now), changed, steps, shown.place)
