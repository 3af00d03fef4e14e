"""What a selection takes: every field narrows it, and provisions it cannot tell apart are taken alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook_tools.model.policy import Kind
from handbook_tools.model.registers import Selection
from handbook_tools.model.selection import select_provisions
from tests.handbooks import tiny

BINDING = ["leave/apply", "leave/approve", "leave/no-self-approval", "leave/record"]


def taken(*selections: Selection) -> list[str]:
    entry = replace(tiny().registers.checklists[0], selections=selections)
    return [provision.id for provision in select_provisions(entry, tiny())]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), BINDING),
        (Selection(policies=("leave",)), BINDING),
        (Selection(policies=("travel",)), []),
        (Selection(articles=("leave/approval",)), ["leave/approve", "leave/no-self-approval"]),
        (Selection(flows=("leave",)), ["leave/apply", "leave/approve", "leave/record"]),
        (Selection(bearers=("人事部",)), ["leave/record"]),
        (Selection(bearers=("人事部",), kinds=(Kind.PERMISSION,)), ["leave/ask"]),
        (Selection(bearers=("部门主管",), flows=("leave",)), ["leave/approve"]),
    ],
)
def test_every_field_narrows(selection: Selection, expected: list[str]) -> None:
    assert taken(selection) == expected


def test_what_two_selections_take_belongs_to_the_first() -> None:
    assert taken(Selection(bearers=("人事部",)), Selection()) == ["leave/record", *BINDING[:3]]


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2).map(tuple)


SELECTIONS = st.builds(
    Selection,
    policies=some("leave", "travel"),
    articles=some("leave/request", "leave/approval", "leave/recording"),
    flows=some("leave", "trip"),
    bearers=some("员工", "部门主管", "人事部"),
    kinds=st.lists(st.sampled_from(list(Kind)), max_size=2).map(tuple),
)


@given(SELECTIONS)
def test_the_index_finds_what_asking_every_provision_finds(selection: Selection) -> None:
    """The lists look a selection up by what it names most narrowly."""
    found = [
        provision.id
        for policy in tiny().policies
        for article in policy.articles
        for provision in article.provisions
        if selection.takes(policy.id, article.id, provision)
    ]
    assert taken(selection) == found
