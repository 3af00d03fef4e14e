from __future__ import annotations

import pytest

from handbook_tools.model.identifiers import is_identifier, is_reference, join_id, local_id, policy_id


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
