"""A suggestion names the nearest entry and the register."""

from __future__ import annotations

from handbook_tools.checks.suggestions import suggest


def test_nearest_entry() -> None:
    assert suggest("review-slo", ["review-time", "update-gap"], "parameters.yml") == (
        "如果是笔误，改为 review-time；确属新增的，先登记到 parameters.yml。"
    )


def test_nothing_near() -> None:
    assert suggest("x", ["review-time", "update-gap"], "parameters.yml") == (
        "改用已经登记的写法（例如 review-time、update-gap），或者先登记到 parameters.yml。"
    )


def test_nothing_registered() -> None:
    assert suggest("x", [], "parameters.yml") == "先登记到 parameters.yml。"
