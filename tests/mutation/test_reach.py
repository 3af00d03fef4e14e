"""How far an edit reaches: what is not checked and not read again would have come out the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook_tools.checks import RULES, TEXTUAL, Rule, check_handbook, rule_id
from handbook_tools.checks.parameters import known_parameter
from handbook_tools.checks.working_time import statutory_bounds
from handbook_tools.model.diagnostics import Diagnostic, Severity
from handbook_tools.mutation import Mutant, enumerate_mutants, read_recorded
from handbook_tools.mutation.reach import narrowed, parameters_in, registers_changed, registers_seen
from handbook_tools.mutation.trial import open_trial
from handbook_tools.project import Files, Project, is_policy_file, read_handbook, read_register_files
from tests.handbooks import TINY, tiny
from tests.mutation.manuscripts import manuscript, tiny_files

MUTANTS = tuple(enumerate_mutants(manuscript()))


def edited(mutant: Mutant) -> Files:
    path = mutant.place.path
    return {**tiny_files(), path: mutant.apply(tiny_files()[path])}


def errors(files: Files) -> set[tuple[str, str, str]]:
    reading = read_handbook(files)
    found: tuple[Diagnostic, ...] = () if reading.unread else check_handbook(reading.handbook, RULES)
    wrong = (each for each in (*reading.diagnostics, *found) if each.severity is Severity.ERROR)
    return {(each.rule, each.place.path, each.message) for each in wrong}


def test_the_verdict_is_that_of_reading_and_checking_everything_anew() -> None:
    trial, before = open_trial(tiny_files(), read_recorded(Project(TINY), tiny())), errors(tiny_files())
    for mutant in MUTANTS:
        found = {rule for rule, _, _ in errors(edited(mutant)) - before}
        assert set(trial.judge(mutant).consistency) == found, mutant


def test_an_edited_register_is_read_as_it_would_be_whole() -> None:
    registers = [mutant for mutant in MUTANTS if not is_policy_file(mutant.place.path)]
    assert registers
    for mutant in registers:
        files = edited(mutant)
        assert read_register_files(files, tiny_files()) == read_register_files(files), mutant


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule in TEXTUAL], ids=rule_id)
def test_a_textual_rule_looks_into_no_register(rule: Rule) -> None:
    assert registers_seen(rule, tiny()) == frozenset()


def test_the_registers_that_a_rule_looks_into_are_noted() -> None:
    assert registers_seen(known_parameter, tiny()) == {"parameters"}
    assert registers_seen(statutory_bounds, tiny()) == {"parameters"}


def test_a_register_has_changed_when_an_entry_says_something_else() -> None:
    registers = tiny().registers
    other = replace(registers, parameters=registers.parameters[1:])
    assert registers_changed(other, registers) == {"parameters"}
    assert registers_changed(registers, registers) == frozenset()


def test_the_changed_articles_are_left_of_a_policy() -> None:
    policy = tiny().policies[0]
    first = next(policy.articles)
    other = replace(first, title="另一个标题")
    chapter = replace(policy.chapters[0], articles=(other, *policy.chapters[0].articles[1:]))
    changed = replace(policy, chapters=(chapter, *policy.chapters[1:]))
    assert [*narrowed(changed, policy).articles] == [other]
    assert not [*narrowed(policy, policy).articles]
    assert narrowed(replace(changed, title="另一部制度"), policy).chapters == changed.chapters


def test_deadlines_count_among_the_parameters_of_a_policy() -> None:
    deadlines = {each.deadline for policy in tiny().policies for each in policy.provisions if each.deadline}
    assert deadlines
    assert deadlines <= {used for policy in tiny().policies for used in parameters_in(policy)}
