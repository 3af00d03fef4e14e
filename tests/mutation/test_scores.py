"""Choosing, scoring and setting equivalent mutants apart."""

from __future__ import annotations

import pytest

from handbook_tools.mutation import (
    Choice,
    Tried,
    Verdict,
    choose_mutants,
    enumerate_mutants,
    find_stale,
    read_equivalents,
    score_mutants,
    try_mutants,
)
from handbook_tools.mutation.equivalents import FILE
from handbook_tools.mutation.running import WORTH_A_PROCESS
from handbook_tools.sources import Source
from tests.mutation.manuscripts import manuscript, tiny_files
from tests.mutation.test_trial import recorded

ALL = tuple(enumerate_mutants(manuscript()))


def test_a_sample_is_fixed_by_its_seed() -> None:
    assert choose_mutants(ALL, Choice()) == ALL
    first = choose_mutants(ALL, Choice(sample=10, seed=1))
    assert len(first) == 10
    assert first == choose_mutants(ALL, Choice(sample=10, seed=1))
    assert first != choose_mutants(ALL, Choice(sample=10, seed=2))
    assert [each for each in ALL if each in first] == list(first)


def test_operator_and_policy_narrow_the_choice() -> None:
    chosen = choose_mutants(ALL, Choice(operators=("bearer-changed", "date-shifted"), policy="leave"))
    assert {each.operator for each in chosen} == {"bearer-changed", "date-shifted"}
    assert choose_mutants(ALL, Choice(policy="other")) == ()
    assert "roles/employee" not in {each.subject for each in choose_mutants(ALL, Choice(policy="leave"))}


TRIED = [
    Tried(ALL[0], Verdict(("ledger-changed", "rule"), ("rule",))),
    Tried(ALL[1], Verdict(("ledger-changed",), ())),
    Tried(ALL[2], Verdict((), ())),
]


def test_the_two_scores_and_who_noticed() -> None:
    report = score_mutants(TRIED, {})
    assert (report.drift.caught, report.consistency.caught, report.drift.mutants) == (2, 1, 3)
    assert report.drift.share == pytest.approx(2 / 3)
    assert report.drift.guards == {"ledger-changed": 2, "rule": 1}
    assert report.unguarded == (ALL[2],)
    assert report.survivors == (ALL[1], ALL[2])
    assert sum(row.drift.mutants for row in report.rows) == 3


def entry(identifier: str, reason: str) -> str:
    return f"{identifier}:\n  operator: x\n  subject: y\n  after: z\n  reason: {reason}\n"


def test_an_equivalent_mutant_is_set_apart_with_its_reason() -> None:
    read = read_equivalents(Source(FILE, entry(ALL[2].id, "两个说法意思相同。")))
    assert read.diagnostics == ()
    report = score_mutants(TRIED, read.entries)
    assert report.equivalent == ((ALL[2], "两个说法意思相同。"),)
    assert report.drift.share == 1
    assert list(find_stale(read.entries, ALL)) == []


def test_a_stale_entry_and_a_missing_reason_are_reported() -> None:
    read = read_equivalents(Source(FILE, entry("m-0000000000", "无")))
    assert [each.rule for each in read.diagnostics] == ["equivalent-reason"]
    (stale,) = find_stale(read.entries, ALL)
    assert (stale.rule, stale.place.line) == ("equivalent-stale", 1)


@pytest.mark.parametrize("text", ["m-1: 无", "m-1: {reason: 只写了理由的条目}", "m-1: [", "- m-1"])
def test_a_malformed_register_is_reported(text: str) -> None:
    assert read_equivalents(Source(FILE, f"{text}\n")).diagnostics


def test_without_a_register_nothing_is_equivalent() -> None:
    assert read_equivalents(None) == ({}, ())


def test_processes_give_the_same_verdicts_in_the_same_order() -> None:
    files = dict(tiny_files())
    many = ALL * 2
    assert len(many) >= WORTH_A_PROCESS
    alone = list(try_mutants(many, files, recorded(), 1))
    assert list(try_mutants(many, files, recorded(), 2)) == alone
