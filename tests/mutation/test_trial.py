"""The verdict on a mutant: which guards notice it, with the records left alone and with them renewed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from handbook_tools.checklists.drift import compare_checklist
from handbook_tools.checklists.generation import generate_checklists
from handbook_tools.checklists.ledger import Ledger, compare_ledger, take_ledger
from handbook_tools.checks import RULES
from handbook_tools.checks.modality import modal_of_kind, one_kind_in_provision
from handbook_tools.model.diagnostics import Severity
from handbook_tools.mutation import Mutant, Verdict, enumerate_mutants, read_recorded
from handbook_tools.mutation.mutant import Change, Span
from handbook_tools.mutation.trial import Recorded, Trial, open_trial
from handbook_tools.project import Project, read_handbook
from tests.handbooks import TINY, tiny
from tests.mutation.manuscripts import manuscript, mutants, tiny_files


@cache
def recorded() -> Recorded:
    return read_recorded(Project(TINY), tiny())


@cache
def trial() -> Trial:
    return open_trial(tiny_files(), recorded())


def judge(operator: str, number: int = 0) -> Verdict:
    return trial().judge(mutants(operator, manuscript())[number])


def test_a_flipped_modal_is_noticed_by_the_checklist_the_ledger_and_a_rule() -> None:
    verdict = judge("duty-to-permission")
    assert verdict.drift == (
        "checklist-suspect",
        "ledger-changed",
        "modal-of-kind",
        "one-kind-in-provision",
    )
    assert verdict.consistency == ("modal-of-kind", "one-kind-in-provision")


def test_who_regenerates_everything_is_noticed_by_rules_only() -> None:
    verdict = judge("alias-removed")
    assert verdict == Verdict(("ledger-changed",), ())


def test_a_deleted_provision_is_broken_in_its_checklist() -> None:
    assert "checklist-broken" in judge("provision-deleted", 1).drift
    assert "checklist-broken" not in judge("provision-deleted", 0).drift  # a statement is in no checklist


def test_an_unreadable_mutant_is_noticed_by_reading() -> None:
    (found,) = mutants("return-removed", manuscript())
    broken = replace(found, changes=(Change(Span(0, "---"), "--"),))
    assert "front-matter-missing" in trial().judge(broken).consistency


@pytest.mark.parametrize(
    "mutant", list(enumerate_mutants(manuscript())), ids=lambda m: f"{m.operator}-{m.id}"
)
def test_the_short_way_agrees_with_the_long_one(mutant: Mutant) -> None:
    """Only the changed file is read again, and checklists are not generated: the verdict is the same."""
    files = {**tiny_files(), mutant.place.path: mutant.apply(tiny_files()[mutant.place.path])}
    handbook = read_handbook(files).handbook
    found = list(compare_ledger(take_ledger(handbook), recorded().ledger))
    for checklist in generate_checklists(handbook):
        drift = compare_checklist(checklist, recorded().checklists[checklist.id], handbook)
        found += [each.diagnostic for each in drift]
    states = {each.rule for each in found if each.severity is Severity.ERROR}
    verdict = trial().judge(mutant)
    noticed = set(verdict.drift) - set(verdict.consistency)
    assert bool(states) == bool(noticed)
    assert noticed - states <= {"checklist-suspect"}  # one that is selected no more is surplus
    assert states - noticed <= {"checklist-edited", "checklist-missing", "checklist-surplus"}


def test_the_guard_is_noticed_to_be_gone() -> None:
    rules = tuple(rule for rule in RULES if rule not in {modal_of_kind, one_kind_in_provision})
    blind = open_trial(tiny_files(), recorded(), rules)
    flipped = mutants("duty-to-permission", manuscript())
    assert all(trial().judge(each).consistency for each in flipped)
    assert not any(blind.judge(each).consistency for each in flipped)


def test_what_was_wrong_before_is_no_merit() -> None:
    stale = Recorded(Ledger({}), {}, frozenset())
    verdict = open_trial(tiny_files(), stale).judge(mutants("alias-removed", manuscript())[0])
    assert verdict == Verdict((), ())
