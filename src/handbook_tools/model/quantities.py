"""Quantities: the values of parameters as numbers that can be compared."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

from handbook_tools.model.registers import Parameter

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_MINUTES: Final = {
    "分钟": 1,
    "小时": _HOUR,
    "工作小时": _HOUR,
    "日": _DAY,
    "天": _DAY,
    "自然日": _DAY,
    "工作日": _DAY * 7 // 5,
    "周": _DAY * 7,
    "星期": _DAY * 7,
    "月": _DAY * 30,
    "季度": _DAY * 91,
    "年": _DAY * 365,
}
"""Minutes of the calendar; five working days are a week."""


def find_number(parameter: Parameter) -> Decimal | None:
    """Return the value as a number, `None` where it is not a finite one (9:00, 过半数)."""
    try:
        number = Decimal(parameter.value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def find_minutes(parameter: Parameter) -> Decimal | None:
    """Return a duration in minutes of the calendar, `None` where the parameter is none."""
    number, minutes = find_number(parameter), _MINUTES.get(parameter.unit.removeprefix("个"))
    return None if number is None or minutes is None else number * minutes


def find_difference(one: Parameter, other: Parameter) -> Decimal | None:
    """Return by how much *one* exceeds *other*, `None` where they cannot be compared."""
    pairs = [(find_minutes(one), find_minutes(other))]
    if one.unit == other.unit:
        pairs.append((find_number(one), find_number(other)))
    return next((a - b for a, b in pairs if a is not None and b is not None), None)
