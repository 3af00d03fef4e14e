"""This handbook under mutation: a sample of mutants, all of them noticed, most of them without records."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from handbook_tools.checks import check_handbook
from handbook_tools.model.diagnostics import Severity
from handbook_tools.mutation import (
    OPERATORS,
    Choice,
    Mutant,
    choose_mutants,
    enumerate_mutants,
    open_manuscript,
    read_recorded,
    try_mutants,
)
from handbook_tools.mutation.trial import Trial, open_trial
from handbook_tools.project import Files, Project, read_files, read_handbook

ROOT = Path(__file__).parents[2]
SAMPLE = 60
SEED = 20261201
ALWAYS_NOTICED = (
    "duty-to-permission",
    "prohibition-to-permission",
    "prohibition-dropped",
    "deadline-phrase-dropped",
    "exit-clause-dropped",
    "kind-changed",
    "bearer-changed",
    "deadline-replaced",
    "return-removed",
    "rejection-removed",
    "case-removed",
    "steps-swapped",
    "title-changed",
    "start-moved",
    "status-changed",
    "owner-changed",
    "provision-unwrapped",
    "reason-added",
    "reason-removed",
)
"""What a rule notices every time, though all records are renewed after the edit."""


@cache
def files() -> Files:
    return read_files(Project(ROOT))


@cache
def all_mutants() -> tuple[Mutant, ...]:
    return tuple(enumerate_mutants(open_manuscript(read_handbook(files()).handbook, files())))


@cache
def trial() -> Trial:
    return open_trial(files(), read_recorded(Project(ROOT), read_handbook(files()).handbook))


def test_every_operator_finds_something_to_change() -> None:
    found = Counter(mutant.operator for mutant in all_mutants())
    assert [operator.id for operator in OPERATORS if not found[operator.id]] == []
    assert len(all_mutants()) > 3000


def test_every_mutant_can_be_registered_as_equivalent_by_an_id_of_its_own() -> None:
    ids = Counter(mutant.id for mutant in all_mutants())
    assert [mutant for mutant in all_mutants() if ids[mutant.id] > 1] == []


def test_a_sample_is_noticed_whole() -> None:
    sample = choose_mutants(all_mutants(), Choice(sample=SAMPLE, seed=SEED))
    verdicts = [trial().judge(mutant) for mutant in sample]
    unguarded = [str(m) for m, verdict in zip(sample, verdicts, strict=True) if not verdict.drift]
    assert unguarded == []
    assert sum(bool(verdict.consistency) for verdict in verdicts) >= SAMPLE * 0.6


@pytest.mark.parametrize("operator", ALWAYS_NOTICED)
def test_a_rule_notices_it_though_the_records_are_renewed(operator: str) -> None:
    sample = choose_mutants(all_mutants(), Choice(operators=(operator,), sample=3, seed=SEED))
    assert [mutant for mutant in sample if not trial().judge(mutant).consistency] == []


def test_rules_that_see_one_policy_at_a_time_find_the_same_in_it_alone() -> None:
    """The verdict of a trial, which does not run them over policies that did not change, is that of all."""
    before = found(files())
    sample = choose_mutants(all_mutants(), Choice(sample=SAMPLE // 3, seed=SEED + 1))
    for mutant in sample:
        path = mutant.place.path
        now = found({**files(), path: mutant.apply(files()[path])})
        assert trial().judge(mutant).consistency == tuple(sorted({rule for rule, *_ in now - before})), mutant


def found(changed: Files) -> Counter[tuple[str, str, str]]:
    reading = read_handbook(changed)
    diagnostics = (*reading.diagnostics, *check_handbook(reading.handbook))
    errors = (each for each in diagnostics if each.severity is Severity.ERROR)
    return Counter((each.rule, each.place.path, each.message) for each in errors)


def test_the_sample_is_tried_in_this_process() -> None:
    sample = choose_mutants(all_mutants(), Choice(sample=2, seed=SEED))
    verdicts = try_mutants(sample, files(), trial().recorded)
    assert list(verdicts) == [trial().judge(mutant) for mutant in sample]
