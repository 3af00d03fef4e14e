from __future__ import annotations

import pytest

from handbook_tools.model.identifiers import (
    is_fact_id,
    is_identifier,
    is_reference,
    is_source_id,
    join_id,
    local_id,
    policy_id,
    source_id,
)


@pytest.mark.parametrize("text", ["a", "first-review", "a1-2b", "x" * 64])
def test_well_formed_ids(text: str) -> None:
    assert is_identifier(text)


@pytest.mark.parametrize(
    "text", ["", "A", "1a", "-a", "a-", "a--b", "a_b", "a b", "审核", "a/b", "x" * 65, "a\n", "ａ"]
)
def test_malformed_ids(text: str) -> None:
    assert not is_identifier(text)


@pytest.mark.parametrize(
    ("text", "good"), [("a/b", True), ("a", True), ("a/b/c", False), ("/a", False), ("a/", False)]
)
def test_references_have_one_policy_at_most(text: str, good: bool) -> None:
    assert is_reference(text) is good


def test_full_ids_are_joined_and_taken_apart() -> None:
    assert join_id("publication", "first-review") == "publication/first-review"
    assert join_id("publication", "account/filing") == "account/filing"
    assert local_id("account/filing") == "filing"
    assert policy_id("account/filing") == "account"


@pytest.mark.parametrize("text", ["S1-0", "S2-16a", "S5-1.L1", "S9-3.3.0", "S10-1.P"])
def test_well_formed_ids_of_facts(text: str) -> None:
    assert is_fact_id(text)
    assert is_source_id(source_id(text))


@pytest.mark.parametrize(
    "text", ["", "S1", "S1-", "S-1", "s1-1", "S1-.1", "S1_1", "S1-1-2", "S1-四", "S1-1\n", "新增"]
)
def test_malformed_ids_of_facts(text: str) -> None:
    assert not is_fact_id(text)


@pytest.mark.parametrize("text", ["", "S", "1", "s1", "S1-0", "S1a"])
def test_malformed_ids_of_sources(text: str) -> None:
    assert not is_source_id(text)
