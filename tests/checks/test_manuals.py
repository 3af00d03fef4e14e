"""Every rule's manual is true: its 反例 is found by the rule, its 正例 by no rule at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import getdoc
from typing import Any

import pytest

from handbook_tools.checks import ACROSS_ARTICLES, LOCAL, RULES, TEXTUAL, Rule, rule_id
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Policy

Check = Callable[[str], Any]
Examples = Callable[[str], tuple[Any, ...]]


def test_sample_is_clean_by_itself(check_fragment: Check) -> None:
    checked = check_fragment("")
    assert not checked.unread
    assert not checked.found


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_manual_shows_bad_before_good(rule: Rule, examples_of: Examples) -> None:
    marks = [example.mark for example in examples_of(getdoc(rule) or "")]
    assert marks == ["反例", "正例"]


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_bad_example_is_found(rule: Rule, examples_of: Examples, check_fragment: Check) -> None:
    bad, _ = examples_of(getdoc(rule) or "")
    checked = check_fragment(bad.fragment)
    assert not checked.unread
    assert rule_id(rule) in {found.rule for found in checked.found}


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_good_example_is_clean(rule: Rule, examples_of: Examples, check_fragment: Check) -> None:
    _, good = examples_of(getdoc(rule) or "")
    checked = check_fragment(good.fragment)
    assert not checked.unread
    assert not checked.found


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_rule_reports_under_its_own_name(rule: Rule, examples_of: Examples, check_fragment: Check) -> None:
    bad, _ = examples_of(getdoc(rule) or "")
    handbook = check_fragment(bad.fragment).handbook
    findings = list(rule(handbook))
    assert {found.rule for found in findings} == {rule_id(rule)}
    assert all(found.message.endswith("。") and found.hint for found in findings)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule in TEXTUAL], ids=rule_id)
def test_textual_rule_needs_no_register(rule: Rule, examples_of: Examples, check_fragment: Check) -> None:
    bad, _ = examples_of(getdoc(rule) or "")
    handbook = check_fragment(bad.fragment).handbook
    assert list(rule(Handbook(handbook.policies))) == list(rule(handbook))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule in LOCAL], ids=rule_id)
def test_local_rule_sees_one_policy(rule: Rule, examples_of: Examples, check_fragment: Check) -> None:
    bad, _ = examples_of(getdoc(rule) or "")
    handbook = check_fragment(bad.fragment).handbook
    alone = [Handbook((policy,), handbook.registers) for policy in handbook.policies]
    assert {found for each in alone for found in rule(each)} == set(rule(handbook))


def _one_article_each(policy: Policy) -> Iterator[Policy]:
    bare = [replace(chapter, articles=()) for chapter in policy.chapters]
    yield replace(policy, chapters=tuple(bare))
    for number, chapter in enumerate(policy.chapters):
        for article in chapter.articles:
            only = replace(chapter, articles=(article,))
            yield replace(policy, chapters=(*bare[:number], only, *bare[number + 1 :]))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule in LOCAL - ACROSS_ARTICLES], ids=rule_id)
def test_rule_sees_one_article(rule: Rule, examples_of: Examples, check_fragment: Check) -> None:
    bad, _ = examples_of(getdoc(rule) or "")
    handbook = check_fragment(bad.fragment).handbook
    parts = (part for policy in handbook.policies for part in _one_article_each(policy))
    alone = (Handbook((part,), handbook.registers) for part in parts)
    assert {found for each in alone for found in rule(each)} == set(rule(handbook))
