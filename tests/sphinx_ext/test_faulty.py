"""Faulty sources: a warning with its place, a page that says so, never a traceback."""

from __future__ import annotations

import re

import pytest

from .conftest import Site

FAULTS = {
    "misspelled option": (
        ":bearer: 部门主管\n:flow",
        ":beerer: 部门主管\n:flow",
        "没有“beerer”这个选项",
        ":46:",
    ),
    "malformed id": (":::{duty} approve", ":::{duty} Approve!", "编号“Approve!”的写法不对", ":45:"),
    "unclosed fence": ("请假单。\n:::\n\n{#recording}", "请假单。\n\n{#recording}", "没有结束", ":60:"),
    "article number": ("### 第四条", "### 第五条", "这里应为第四条", ":68:"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_a_warning_with_its_place(site: Site, fault: str) -> None:
    old, new, message, line = FAULTS[fault]
    site.edit("policies/leave.md", old, new)
    result = site.build("-q")
    assert "Traceback" not in result.stderr
    assert f"docs/policies/leave.md{line}" in result.stderr
    assert message in result.stderr
    assert result.returncode == 0


def test_a_strict_build_fails_on_a_fault(site: Site) -> None:
    site.edit("policies/leave.md", "### 第四条", "### 第五条")
    assert site.build("-qW").returncode != 0


def test_unknown_names_are_said_on_the_page(site: Site) -> None:
    site.edit("flows.md", "{approval-flow} leave", "{approval-flow} levae")
    site.edit("roles.md", "{role-duties} 部门主管", "{role-duties} 部长")
    site.edit("checklists.md", "{checklist} leave", "{checklist} levae")
    site.edit("index.md", "{provision}`leave/approve`", "{provision}`leave/aprove`")
    result = site.build("-q")
    assert "Traceback" not in result.stderr
    assert "没有登记编号为“levae”的流程" in site.page("flows")
    assert "没有登记名为“部长”的岗位" in site.page("roles")
    assert "没有登记编号为“levae”的检查清单" in site.page("checklists")
    assert "index.md:3: WARNING: 没有登记的编号（provision）：leave/aprove" in result.stderr
    assert "flows.md:3: WARNING: {approval-flow}：没有登记编号为“levae”的流程" in result.stderr
    assert "roles.md:8: WARNING: {role-duties}：没有登记名为“部长”的岗位" in result.stderr


def test_a_name_that_is_no_longer_registered_is_said_though_its_page_was_not_edited(site: Site) -> None:
    site.build()
    site.edit("registers/flows.yml", "leave:", "absence:")
    assert "flows.md:3: WARNING: {approval-flow}：没有登记编号为“leave”的流程" in site.build("-q").stderr


def test_a_matrix_of_no_policy_is_said_on_its_page(site: Site) -> None:
    site.edit("roles.md", ":::{duty-matrix}", ":::{duty-matrix} holiday")
    assert "{duty-matrix}：没有编号为“holiday”的制度" in site.build("-q").stderr


@pytest.mark.parametrize("unreadable", ["encoding", "link", "empty"])
def test_an_unreadable_policy_is_left_out_and_stops_nothing(site: Site, unreadable: str) -> None:
    path, outside = site.root / "docs/policies/leave.md", site.root.parent / "secret.md"
    outside.write_text("# 项目之外的内容\n", "utf-8")
    match unreadable:
        case "encoding":
            path.write_bytes(path.read_text("utf-8").encode("gbk"))
        case "link":
            path.unlink()
            path.symlink_to(outside)
        case "empty":
            path.write_bytes(b"")
    result = site.build("-q")
    assert result.returncode == 0, result.stderr
    assert re.search(r"docs/policies/leave\.md:\d+: WARNING: ", result.stderr)
    assert "Encoding error" not in result.stderr
    assert not (site.output / "html/policies/leave.html").exists()
