from __future__ import annotations

from dataclasses import replace

import pytest

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind
from tests.handbooks import tiny


@pytest.mark.parametrize("name", ["部门主管", "manager"])
def test_a_role_is_found_by_name_and_id(name: str) -> None:
    role = tiny().find_role(name)
    assert role is not None
    assert role.id == "manager"


def test_a_role_is_found_by_alias_but_a_name_goes_first() -> None:
    role = tiny().find_role("职工")
    assert role is not None
    assert role.id == "employee"
    manager, employee = tiny().find_role("manager"), tiny().find_role("employee")
    assert manager is not None
    assert employee is not None
    clash = replace(tiny().registers, roles=(replace(manager, aliases=("员工",)), employee))
    assert Handbook((), clash).find_role("员工") == employee


def test_a_role_is_bound_through_its_collectives() -> None:
    handbook = tiny()
    policy = handbook.policies[0]
    role = handbook.find_role("manager")
    assert role is not None
    assert [each.id for each in handbook.provisions_of(role)] == ["leave/approve", "leave/no-self-approval"]
    everybody = tuple(
        replace(
            chapter,
            articles=tuple(
                replace(
                    article,
                    paragraphs=tuple(
                        replace(
                            paragraph,
                            provisions=tuple(
                                replace(each, bearer="全体人员") if each.kind is Kind.PERMISSION else each
                                for each in paragraph.provisions
                            ),
                        )
                        for paragraph in article.paragraphs
                    ),
                )
                for article in chapter.articles
            ),
        )
        for chapter in policy.chapters
    )
    widened = Handbook((replace(policy, chapters=everybody),), handbook.registers)
    assert [each.id for each in widened.provisions_of(role)][-1] == "leave/ask"


def test_unknown_ids_find_nothing() -> None:
    handbook = tiny()
    assert handbook.find_policy("no") is None
    assert handbook.find_target("no/no") is None
    assert handbook.find_provision("leave/approval") is None, "an article is no provision"
    assert handbook.find_provision("leave/cause") is None, "an item is no provision"
    assert handbook.find_parameter("no") is None
    assert handbook.find_law("no") is None
    assert handbook.find_checklist("no") is None


def test_targets_stand_in_reading_order() -> None:
    assert list(tiny().targets)[:4] == [
        "leave/scope",
        "leave/scope-of-policy",
        "leave/request",
        "leave/apply",
    ]
