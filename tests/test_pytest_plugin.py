"""The pytest plugin, run as a user runs it: in a copy of a small project."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.handbooks import TINY


@pytest.fixture
def project(pytester: pytest.Pytester) -> Path:
    for name in ("docs", "checklists"):
        shutil.copytree(TINY / name, pytester.path / name)
    return pytester.path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.usefixtures("project")
def test_every_item_is_a_test(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest("checklists", "-v")
    result.assert_outcomes(passed=5)
    result.stdout.fnmatch_lines(["checklists/leave.yml::leave/no-self-approval PASSED*"])


def test_an_edited_duty_fails_its_item_alone(pytester: pytest.Pytester, project: Path) -> None:
    edit(project / "docs/policies/leave.md", "审批本人的请假单", "审批本人和亲属的请假单")
    result = pytester.runpytest("checklists")
    result.assert_outcomes(passed=4, failed=1)
    text = result.stdout.str()
    assert "事项 leave/no-self-approval" in text
    assert "原为“部门主管不得审批本人的请假单。”" in text
    assert "运行 handbook checklists write" in text
    assert "Traceback" not in text


def test_items_that_a_file_lacks_fail_its_own_test(pytester: pytest.Pytester, project: Path) -> None:
    edit(project / "docs/policies/leave.md", "no-self-approval", "no-own-approval")
    result = pytester.runpytest("checklists")
    result.assert_outcomes(passed=3, failed=2)
    assert "缺少事项 leave/no-own-approval" in result.stdout.str()
    assert "leave/no-self-approval 依据的条文已经不在" in result.stdout.str()


def test_a_missing_file_fails_with_another(pytester: pytest.Pytester, project: Path) -> None:
    with (project / "docs/registers/checklists.yml").open("a", encoding="utf-8") as file:
        file.write("second: {title: 第二份, audience: 员工, occasion: 每次, select: [{policies: [leave]}]}\n")
    result = pytester.runpytest("checklists")
    result.assert_outcomes(passed=4, failed=1)
    assert "没有检查清单《第二份》的文件" in result.stdout.str()


@pytest.mark.usefixtures("project")
def test_items_are_selected_by_marker(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest("checklists", "--strict-markers", "-m", "role(name='部门主管')")
    result.assert_outcomes(passed=2, deselected=3)
    result = pytester.runpytest("checklists", "-m", "checklist(name='leave') and policy(name='leave')")
    result.assert_outcomes(passed=4, deselected=1)


def test_a_report_names_the_provision(pytester: pytest.Pytester, project: Path) -> None:
    pytester.runpytest("checklists", "--junitxml=report.xml", "-o", "junit_family=xunit2")
    root = ET.parse(project / "report.xml").getroot()
    values = [each.get("value") for each in root.iter("property") if each.get("name") == "provision"]
    assert values == ["leave/apply", "leave/approve", "leave/no-self-approval", "leave/record"]


@pytest.mark.usefixtures("project")
def test_it_works_in_parallel(pytester: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    pytester.runpytest_subprocess("checklists", "-n", "2").assert_outcomes(passed=5)


def test_it_leaves_other_repositories_alone(pytester: pytest.Pytester) -> None:
    pytester.mkdir("checklists").joinpath("a.yml").write_text("a: 1\n", "utf-8")
    pytester.makepyfile("def test_one(): pass")
    pytester.runpytest().assert_outcomes(passed=1)


def test_a_broken_file_is_a_failure_and_no_crash(pytester: pytest.Pytester, project: Path) -> None:
    (project / "checklists/leave.yml").write_bytes(b"\xff\xfe\x00")
    result = pytester.runpytest("checklists")
    result.assert_outcomes(failed=1)
    assert "不是 UTF-8 编码" in result.stdout.str()
