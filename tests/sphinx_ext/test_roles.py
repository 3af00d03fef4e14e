"""The page of a role: what it has to know in short, with ways to each part; what others share is folded."""

from __future__ import annotations

import re

import pytest

from handbook_tools.sphinx_ext.views.role_duties import UNGROUPED

from .conftest import Site
from .test_site import text_of

PAGE = "# 员工\n\n:::{role-duties} 员工\n:::\n"


DUTY = """:::

:::{{duty}} more-{number}
:bearer: 员工
:basis: 新增

员工应当保存本人的单据。
"""
SHARED = """本制度适用于全体员工。
:::

:::{duty} know-rules
:bearer: 全体人员
:basis: 新增

全体人员应当了解本制度。
"""


@pytest.fixture
def page(site: Site) -> str:
    site.edit("policies/leave.md", "本制度适用于全体员工。\n", SHARED)
    (site.root / "docs" / "employee.md").write_text(PAGE, "utf-8")
    assert site.build().returncode == 0
    return site.page("employee")


def test_every_way_of_the_summary_leads_to_a_part(page: str) -> None:
    ways = re.findall(r'href="#(role-employee-[a-z]+)"><span><span class="card-name">', page)
    assert len(ways) > 2
    assert [page.count(f'id="{way}"') for way in ways] == [1] * len(ways)


def test_its_lane_is_stressed_in_the_picture(page: str) -> None:
    assert re.search(r'<text class="head own"[^>]*>员工<', page)
    assert "流程图：粗线框出的一列是员工" in page


def test_what_it_shares_is_folded(page: str) -> None:
    folded = re.findall(r'<details class="folded"( open)?><summary>([^<]*)</summary>', page)
    assert ("", "作为全体人员应当做的（1 项）") in folded


@pytest.mark.parametrize(("more", "title"), [(UNGROUPED - 1, False), (UNGROUPED, True)])
def test_many_provisions_stand_below_the_title_of_their_policy(more: int, title: bool, site: Site) -> None:
    duties = (DUTY.format(number=number) for number in range(more))
    site.edit("policies/leave.md", "本制度适用于全体员工。\n", f"本制度适用于全体员工。\n{''.join(duties)}")
    (site.root / "docs" / "employee.md").write_text(PAGE, "utf-8")
    site.build()
    assert (f"请假管理制度（{more + 1}项）" in text_of(site.page("employee"))) is title
