"""The pytest plugin, run as a user runs it: in a copy of a small project."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from handbook_tools.checklists import DriftState
from handbook_tools.cli import main
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
    result = pytester.runpytest("checklists", "-v", "-n", "0")
    result.assert_outcomes(passed=5)
    result.stdout.fnmatch_lines(["checklists/leave.yml::leave/no-self-approval PASSED*"])


def test_an_edited_duty_fails_its_item_alone(pytester: pytest.Pytester, project: Path) -> None:
    edit(project / "docs/policies/leave.md", "审批本人的请假单", "审批本人和亲属的请假单")
    result = pytester.runpytest("checklists")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(
        [
            "checklists/leave.yml:27: 待复核（suspect）：事项 leave/no-self-approval（*）的条文改了。",
            "    条文：部门主管不得审批本人〔增：和亲属〕的请假单。",
            "    改法：*",
            "    运行：handbook checklists write",
            "FAILED checklists/leave.yml::leave/no-self-approval - 待复核（suspect）：事项*",
        ]
    )
    assert "Traceback" not in result.stdout.str()


STATES = {
    "suspect": (
        "docs/policies/leave.md",
        "员工应当填写",
        "员工应当填好",
        "条文：员工应当填〔删：写〕〔增：好〕",
    ),
    "broken": ("docs/policies/leave.md", "} record\n", "} noted\n", "条文：〔删：人事部"),
    "missing": ("checklists/leave.yml", "id: leave/record", "id: leave/gone", "条文：〔增：人事部"),
    "surplus": ("checklists/leave.yml", "id: leave/record", "id: leave/ask", "条文：〔删：人事部"),
    "edited": (
        "checklists/leave.yml",
        "员工是否填写",
        "员工有没有填写",
        "问题：员工〔删：有没有〕〔增：是否〕",
    ),
    "unreadable": ("checklists/leave.yml", "evidence: 请假单", "proof: 请假单", "没有“proof”这个字段"),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_named_and_its_texts_are_compared(
    pytester: pytest.Pytester, project: Path, state: str
) -> None:
    path, old, new, expected = STATES[state]
    edit(project / path, old, new)
    text = pytester.runpytest("checklists").stdout.str()
    assert f"{DriftState(state).chinese}（{state}）：" in text
    assert expected in text


def test_a_terminal_with_colours_shows_them_and_a_report_file_none(
    pytester: pytest.Pytester, project: Path
) -> None:
    edit(project / "docs/policies/leave.md", "审批本人的请假单", "审批本人和亲属的请假单")
    result = pytester.runpytest("checklists", "--color=yes", "--junitxml=report.xml")
    assert "\x1b[4;32m和亲属\x1b[0m" in result.stdout.str()
    (failure,) = ET.parse(project / "report.xml").getroot().iter("failure")
    assert str(failure.get("message")).startswith("待复核（suspect）：事项 leave/no-self-approval")
    assert "本人〔增：和亲属〕的" in str(failure.text)


def test_started_elsewhere_it_gives_paths_and_a_command_that_work_there(
    pytester: pytest.Pytester,
) -> None:
    for name in ("docs", "checklists"):
        shutil.copytree(TINY / name, pytester.path / "our rules" / name)
    edit(pytester.path / "our rules/docs/policies/leave.md", "审批本人的请假单", "审批本人和亲属的请假单")
    pytester.makepyfile("def test_own(): pass")
    pytester.makeini("[pytest]\naddopts = --strict-markers --strict-config\nfilterwarnings = error\n")
    result = pytester.runpytest()
    result.assert_outcomes(passed=5, failed=1)
    assert "our rules/checklists/leave.yml:27: 待复核" in result.stdout.str()
    assert "    运行：handbook checklists write --project 'our rules'" in result.stdout.str()
    assert main(["checklists", "write", "--project", "our rules"]) == 0
    pytester.runpytest().assert_outcomes(passed=6)


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
    lines = (project / "checklists/leave.yml").read_text("utf-8").split("\n")
    places = [each.get("value") for each in root.iter("property") if each.get("name") == "place"]
    for identifier, place in zip(values, places, strict=True):
        path, _, line = str(place).partition(":")
        assert (path, lines[int(line) - 1]) == ("checklists/leave.yml", f"  - id: {identifier}")


def test_an_item_of_a_provision_is_a_test_in_every_section(pytester: pytest.Pytester, project: Path) -> None:
    edit(project / "docs/policies/leave.md", "2. 时间：", "2. [时间]{#time}：")
    levels = ", ".join(
        f"{{provisions: [leave/approve], unit: 项, section: {name}}}" for name in ("初审", "复审")
    )
    with (project / "docs/registers/checklists.yml").open("a", encoding="utf-8") as file:
        file.write(f"review: {{title: 两级, audience: 部门主管, occasion: 每次, select: [{levels}]}}\n")
    assert main(["checklists", "write", "--project", str(project)]) == 0
    edit(project / "docs/policies/leave.md", "与工作安排不冲突", "与工作安排没有冲突")
    result = pytester.runpytest("checklists/review.yml", "--junitxml=report.xml", "-o", "junit_family=xunit2")
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines(
        [
            "checklists/review.yml:*: 待复核（suspect）：事项 leave/time（初审，*第（二）项）的条文改了。",
            "FAILED checklists/review.yml::leave/time（复审）*",
        ]
    )
    root = ET.parse(project / "report.xml").getroot()
    values = [each.get("value") for each in root.iter("property") if each.get("name") == "provision"]
    assert values == ["leave/approve"] * 4


def reported(result: pytest.RunResult) -> list[str]:
    return sorted(set(re.findall(r"checklists/leave.yml::\S+", result.stdout.str())))


def test_it_works_in_parallel_and_tells_the_same(pytester: pytest.Pytester, project: Path) -> None:
    pytest.importorskip("xdist")
    edit(project / "docs/policies/leave.md", "审批本人的请假单", "审批本人和亲属的请假单")
    alone = pytester.runpytest_subprocess("checklists", "-v", "-n", "0")
    result = pytester.runpytest_subprocess("checklists", "-v", "-n", "2")
    result.assert_outcomes(passed=4, failed=1)
    assert reported(result) == reported(alone)
    assert "条文：部门主管不得审批本人〔增：和亲属〕的请假单。" in result.stdout.str()


def test_the_order_of_the_tests_is_that_of_the_files(pytester: pytest.Pytester, project: Path) -> None:
    items, _ = pytester.inline_genitems("checklists")
    in_file = re.findall(
        r"^  - id: (.*)$", (project / "checklists/leave.yml").read_text("utf-8"), re.MULTILINE
    )
    assert [item.name for item in items] == ["清单", *in_file]


def test_a_file_can_be_one_test(pytester: pytest.Pytester, project: Path) -> None:
    edit(project / "docs/policies/leave.md", "审批本人的请假单", "审批本人和亲属的请假单")
    edit(project / "docs/policies/leave.md", "员工应当填写", "员工应当填好")
    result = pytester.runpytest("checklists", "--handbook-nodes=file", "-m", "role(name='员工')")
    result.assert_outcomes(failed=1)
    assert "leave.yml:8: 待复核" in result.stdout.str()
    assert "leave.yml:27: 待复核" in result.stdout.str()
    assert result.stdout.str().count("运行：handbook checklists write") == 1


@pytest.mark.usefixtures("project")
def test_a_setting_makes_a_file_one_test_and_the_command_line_goes_first(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nhandbook_nodes = file\n")
    pytester.runpytest("checklists").assert_outcomes(passed=1)
    pytester.runpytest("checklists", "--handbook-nodes=item").assert_outcomes(passed=5)


def test_a_wrong_setting_is_refused_with_what_to_write(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nhandbook_nodes = files\n")
    result = pytester.runpytest()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*handbook_nodes 应为 item 或者 file，写的是“files”。"])


def test_it_leaves_other_repositories_alone(pytester: pytest.Pytester) -> None:
    pytester.mkdir("checklists").joinpath("a.yml").write_text("a: 1\n", "utf-8")
    pytester.makepyfile("def test_one(): pass")
    pytester.runpytest().assert_outcomes(passed=1)


def test_a_broken_file_is_a_failure_and_no_crash(pytester: pytest.Pytester, project: Path) -> None:
    (project / "checklists/leave.yml").write_bytes(b"\xff\xfe\x00")
    result = pytester.runpytest("checklists")
    result.assert_outcomes(failed=1)
    assert "不是 UTF-8 编码" in result.stdout.str()
