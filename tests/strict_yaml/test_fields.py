"""Typed fields: what is taken as a date, a number, a text, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from handbook_tools.model.diagnostics import Place
from handbook_tools.strict_yaml import FieldReader, YamlMapping, read_yaml


def reader(value: str) -> FieldReader:
    node, _ = read_yaml(f"a: {value}", Place("a.yml"))
    assert isinstance(node, YamlMapping)
    return FieldReader(node, "条目", {"a": "a: 正例"})


@pytest.mark.parametrize("text", ["2026-12-01", "'2026-12-01'"])
def test_a_date_is_written_in_one_way(text: str) -> None:
    fields = reader(text)
    assert fields.date("a") == dt.date(2026, 12, 1)
    assert fields.diagnostics == []


@pytest.mark.parametrize(
    "text",
    ["20261201", "2026-W49-2", "2026-335", "26-12-01", "2026-02-30", "2026-1-1", "２０２６-12-01", "[2026]"],
)
def test_other_dates_are_refused(text: str) -> None:
    fields = reader(text)
    assert fields.date("a") is None
    assert [found.rule for found in fields.diagnostics] == ["field-type"]


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("20", 20), ("-3", -3), ("999999999", 999_999_999)])
def test_whole_numbers(text: str, value: int) -> None:
    assert reader(text).integer("a") == value


@pytest.mark.parametrize("text", ["007", "1.5", "１", "1_000", "+1", "二", "[1]", "1000000000", "9" * 5000])
def test_other_numbers_are_refused(text: str) -> None:
    fields = reader(text)
    assert fields.integer("a", default=7) == 7
    assert [found.rule for found in fields.diagnostics] == ["field-type"]
