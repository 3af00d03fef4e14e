"""Normative coverage in the site: shares, reasons and uses, each linked, and up to date after an edit."""

from __future__ import annotations

import re

import pytest

from .conftest import Site
from .test_site import text_of

REASON = ":reason: 问不问由人事部自行判断，不问也不违规。\n"
STARTS = """
start:
  title: 上岗：【岗位】
  audience: 【岗位】
  occasion: 上岗之前
  each: [岗位]
  select:
    - bearers: [【岗位】]
"""


@pytest.fixture
def covering(site: Site) -> Site:
    """The tiny project with a page of its coverage."""
    (site.root / "docs" / "coverage.md").write_text("# 覆盖\n\n:::{coverage}\n:::\n", "utf-8")
    index = site.root / "docs" / "index.md"
    index.write_text(f"{index.read_text('utf-8')}\n```{{toctree}}\ncoverage\n```\n", "utf-8")
    return site


def test_the_shares_the_reasons_and_the_uses_are_shown_and_linked(covering: Site) -> None:
    result = covering.build("-nW", "--keep-going")
    assert result.returncode == 0, result.stderr
    page, text = covering.page("coverage"), text_of(covering.page("coverage"))
    assert "约束人的话共5句，有着落的5句，占100%。" in text
    assert "写明理由、不用问任何人的规定4条，其中说明3条。" in text
    assert "请假管理制度531010100%" in text
    assert "人事部可以询问员工请假的事由。问不问由人事部自行判断，不问也不违规。" in text
    assert 'href="policies/leave.html#ask"' in page
    assert 'href="flows.html#flow-leave"' in page
    assert 'href="checklists.html#checklist-leave"' in page
    assert "不用问：问不问由人事部自行判断" in text
    assert "没有着落的（" not in text


def test_what_is_not_covered_stands_on_the_page(covering: Site) -> None:
    covering.build()
    covering.edit("policies/leave.md", REASON, "")
    covering.edit("policies/leave.md", "## 第一章 总则\n", "员工应当先读本制度。\n\n## 第一章 总则\n")
    covering.build()
    text = text_of(covering.page("coverage"))
    assert "没有着落的（2句）" in text
    assert re.search(r"docs/policies/leave\.md:\d+：员工应当先读本制度", text)
    assert "占66.6%" in text


def test_many_lists_of_one_template_are_one_link(covering: Site) -> None:
    roles = covering.root / "docs" / "registers" / "roles.yml"
    more = "".join(f"clerk-{n}: {{name: 文员{n}, holder: 岗位, summary: 办事。}}\n" for n in range(4))
    roles.write_text(roles.read_text("utf-8") + more, "utf-8")
    lists = covering.root / "docs" / "registers" / "checklists.yml"
    everyone = STARTS.replace("bearers: [【岗位】]", "policies: [leave]")
    lists.write_text(lists.read_text("utf-8") + everyone, "utf-8")
    covering.build()
    text = text_of(covering.page("coverage"))
    assert "请假、上岗：6个岗位" in text
    assert "上岗：文员1" not in text


def test_few_lists_of_one_template_are_named(covering: Site) -> None:
    lists = covering.root / "docs" / "registers" / "checklists.yml"
    lists.write_text(lists.read_text("utf-8") + STARTS, "utf-8")
    covering.build()
    assert "请假、上岗：部门主管" in text_of(covering.page("coverage"))
