"""Quantities: only what is a number, and only what has the same kind of unit, is compared."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.quantities import find_difference, find_minutes, find_number
from handbook_tools.model.registers import Origin, Parameter


def parameter(value: str, unit: str) -> Parameter:
    return Parameter(
        "p", "甲", value, unit, dt.date(2026, 12, 1), Origin.DECISION, "主管部门", Place("p.yml")
    )


@pytest.mark.parametrize(
    ("value", "number"), [("3", 3), ("0.5", Decimal("0.5")), ("9:00", None), ("过半数", None), ("NaN", None)]
)
def test_a_value_may_be_a_number(value: str, number: Decimal | None) -> None:
    assert find_number(parameter(value, "日")) == number


def test_five_working_days_are_a_week() -> None:
    assert find_minutes(parameter("5", "个工作日")) == find_minutes(parameter("7", "日")) == 7 * 24 * 60
    assert find_minutes(parameter("0.5", "小时")) == 30
    assert find_minutes(parameter("1", "万元")) is None


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        (("2", "小时"), ("1", "日"), -22 * 60),
        (("5", "万元"), ("1", "万元"), 4),
        (("5", "万元"), ("1", "次"), None),
        (("5", "名"), ("过半数", "名"), None),
    ],
)
def test_values_of_one_kind_are_compared(
    one: tuple[str, str], other: tuple[str, str], difference: int | None
) -> None:
    assert find_difference(parameter(*one), parameter(*other)) == difference
