"""What is kept apart, what is new and which numbers bind, on the pages that people read."""

from __future__ import annotations

import pytest

from .conftest import Site
from .test_site import text_of

REGISTER = """\
two-managers: {roles: [部门主管, 部门主管], scope: 同一事项, rule: leave/no-self-approval}
approval: {roles: [员工, 部门主管], scope: 同一事项, rule: leave/no-self-approval, waiver: leave/exception}
"""
WAIVERS = """\
branch: {separation: approval, subject: 分部的请假, granted_by: 人事部, granted_on: 2026-12-05,
  expires: 2027-03-05, reason: 只有一人。}
"""


@pytest.fixture
def separated(site: Site) -> Site:
    """The tiny project with two separations and a waiver."""
    registers = site.root / "docs" / "registers"
    (registers / "separations.yml").write_text(REGISTER, "utf-8")
    (registers / "waivers.yml").write_text(WAIVERS, "utf-8")
    (site.root / "docs" / "separations.md").write_text("# 不相容\n\n:::{separation-matrix}\n:::\n", "utf-8")
    site.edit("index.md", "```{toctree}", "```{toctree}\nseparations")
    return site


def test_the_matrix_the_pairs_and_the_waivers_are_shown(separated: Site) -> None:
    assert separated.build().returncode == 0
    text = text_of(separated.page("separations"))
    assert "员工、部门主管：同一事项不得兼任。依据：《请假管理制度》第三条第二款；可以豁免：" in text
    assert "部门主管、部门主管：同一事项由两人分任。" in text
    assert "分部的请假" in text
    assert "2027年3月5日" in text


def test_a_role_says_with_what_it_is_not_compatible(separated: Site) -> None:
    separated.build()
    text = text_of(separated.page("roles"))
    assert "不得兼任的岗位" in text
    assert "由两名部门主管分任" in text


def test_without_a_register_nothing_is_said_of_it(built: Site) -> None:
    assert "不得兼任的岗位" not in text_of(built.page("roles"))


def test_a_role_names_its_numbers_and_what_is_new(built: Site) -> None:
    text = text_of(built.page("roles"))
    assert "约束本岗位的数字" in text
    assert "新增" in text_of(built.page("policies/leave"))
