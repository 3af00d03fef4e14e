"""What a careless editor writes instead: the neighbour of a role, a parameter, a law, a number, a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import Holder

_T = TypeVar("_T")


def following(found: _T, known: Sequence[_T]) -> _T | None:
    """Return what comes after *found* in *known*, the first after the last; `None` where that is all."""
    if found not in known or len(known) == 1:
        return None
    return known[(known.index(found) + 1) % len(known)]


def other_role(name: str, handbook: Handbook) -> str | None:
    """Return the next role that is held in the same way: a person for a person, a body for a body."""
    role = handbook.find_role(name)
    holder = role.holder if role else Holder.PERSON
    return following(name, [each.name for each in handbook.registers.roles if each.holder is holder])


def other_parameter(identifier: str, handbook: Handbook) -> str | None:
    """Return the next parameter of the same unit, the next of any unit where it is the only one."""
    parameters = handbook.registers.parameters
    found = handbook.find_parameter(identifier)
    alike = [each.id for each in parameters if found and each.unit == found.unit]
    return following(identifier, alike) or following(identifier, [each.id for each in parameters])


def other_law(identifier: str, handbook: Handbook) -> str | None:
    """Return the next law of the register."""
    return following(identifier, [law.id for law in handbook.registers.laws])


def other_target(identifier: str, handbook: Handbook, citing: str) -> str | None:
    """Return the next thing of the same policy that can be cited, but not the *citing* provision."""
    policy = identifier.partition("/")[0]
    known = [key for key in handbook.targets if key.startswith(f"{policy}/") and key != citing]
    return following(identifier, known)


def shifted_number(text: str, step: int) -> str | None:
    """Return a number or a time of day moved by *step* (an hour for a time), `None` below zero."""
    hours, colon, minutes = text.partition(":")
    if colon and hours.isdecimal():
        return f"{int(hours) + step}:{minutes}"
    try:
        value = Decimal(text) + step
    except InvalidOperation:
        return None
    return str(value) if value >= 0 else None


def shifted_date(text: str) -> str | None:
    """Return the day after the one that *text* names."""
    try:
        return str(dt.date.fromisoformat(text.strip("\"'")) + dt.timedelta(days=1))
    except ValueError:
        return None
