"""The ledger notices every change of what the handbook lays down, in a checklist or not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook_tools.checklists import check_ledger, write_ledger
from handbook_tools.checklists.ledger import (
    FILE,
    read_ledger,
    render_ledger,
    take_ledger,
    take_registers,
)
from handbook_tools.model.diagnostics import Diagnostic, Severity
from handbook_tools.model.registers import ChecklistEntry, Registers, Selection
from handbook_tools.model.unplaced import NOWHERE
from handbook_tools.project import Project, read_project
from handbook_tools.sources import SIZE_LIMIT, Source
from tests.handbooks import TINY, tiny


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(TINY, tmp_path / "tiny")
    return Project(tmp_path / "tiny")


def check(project: Project) -> tuple[Diagnostic, ...]:
    return check_ledger(read_project(project).handbook, project.checklists, project.root)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_written_ledger_agrees_and_is_read_back(project: Project) -> None:
    assert check(project) == ()
    ledger = read_ledger(Source(FILE, render_ledger(tiny())))
    assert ledger.diagnostics == ()
    taken = [(entry.key, entry.fingerprint) for entry in take_ledger(tiny())]
    assert [(e.key, e.fingerprint) for e in ledger.entries.values()] == taken
    assert write_ledger(read_project(project).handbook, project.checklists) is None


EDITS = {
    "policies/leave.md": [
        ("owner: 人事部", "owner: 部门主管", "制度 leave"),
        ("### 第一条 适用范围", "### 第一条 范围", "条 leave/scope"),
        ("本制度适用于全体员工", "本制度适用于员工", "规定 leave/scope-of-policy"),
        ("## 第一章 总则\n", "本制度供请假使用。\n\n## 第一章 总则\n", "制度 leave"),
        ("## 第二章 请假\n", "## 第二章 请假\n\n本章说明请假。\n", "制度 leave"),
    ],
    "registers/roles.yml": [("name: 部门主管", "name: 主管", "岗位 ")],
    "registers/parameters.yml": [("value: ", "value: 9", "参数 ")],
    "registers/flows.yml": [("title: ", "title: 新", "流程 leave")],
    "registers/laws.yml": [("title: ", "title: 新", "法律 ")],
}


@pytest.mark.parametrize(
    ("path", "old", "new", "key"),
    [(path, *each) for path, edits in EDITS.items() for each in edits],
)
def test_a_change_outside_every_checklist_is_noticed(
    project: Project, path: str, old: str, new: str, key: str
) -> None:
    edit(project.docs / path, old, new)
    (found, *_) = [each for each in check(project) if key in each.message]
    assert (found.rule, found.severity) == ("ledger-changed", Severity.ERROR)
    assert found.place.path == f"docs/{path}"
    assert "handbook checklists write" in found.hint


def test_a_mark_that_is_in_no_fingerprint_is_noticed(project: Project) -> None:
    mark = ":deadline: approval-time\n:discretion: 部门主管\n"
    edit(project.policies / "leave.md", ":deadline: approval-time\n", mark)
    write_ledger(read_project(project).handbook, project.checklists)
    assert check(project) == ()
    edit(project.policies / "leave.md", mark, ":deadline: approval-time\n")
    assert [(each.rule, "标注 leave/approve" in each.message) for each in check(project)] == [
        ("ledger-surplus", True)
    ]


def test_a_ledger_may_be_larger_than_other_files(project: Project) -> None:
    with (project.checklists / "ledger.txt").open("a", encoding="utf-8") as file:
        file.write("# 长长的注释\n" * (SIZE_LIMIT // 18 + 1))
    assert (project.checklists / "ledger.txt").stat().st_size > SIZE_LIMIT
    assert check(project) == ()


def test_why_a_ledger_cannot_be_read_is_said(project: Project) -> None:
    (project.checklists / "ledger.txt").write_bytes(b"\xff\xfe\x00")
    assert [found.rule for found in check(project)] == ["file-encoding"]


def test_layout_is_no_change(project: Project) -> None:
    edit(project.policies / "leave.md", "员工应当填写请假单提出申请，", "员工应当填写请假单\n提出申请，")
    assert check(project) == ()


def test_what_a_checklist_reports_is_not_reported_twice(project: Project) -> None:
    edit(project.policies / "leave.md", "审批本人的请假单", "审批本人和亲属的请假单")
    assert check(project) == ()


def test_what_is_new_is_a_warning_once_a_file(project: Project) -> None:
    path = project.registers / "platforms.yml"
    path.write_text("first: {name: 甲平台}\nsecond: {name: 乙平台}\n", "utf-8")
    (found,) = [each for each in check(project) if each.rule == "ledger-missing"]
    assert found.severity is Severity.WARNING
    assert "平台 first、平台 second" in found.message


def test_what_is_gone_is_reported_at_its_line(project: Project) -> None:
    path = project.checklists / FILE
    with path.open("a", encoding="utf-8") as file:
        file.write("岗位 gone fp1:0\n")
    (found,) = check(project)
    assert found.rule == "ledger-surplus"
    assert found.place.line == len(path.read_text("utf-8").splitlines())


@pytest.mark.parametrize("text", ["", "# 台账\n"])
def test_without_a_ledger_nothing_passes(project: Project, text: str) -> None:
    (project.checklists / FILE).write_text(text, "utf-8")
    assert [(each.rule, each.severity) for each in check(project)] == [("ledger-missing", Severity.ERROR)]
    (project.checklists / FILE).unlink()
    assert [each.rule for each in check(project)] == ["ledger-missing"]


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "岗位 only-two", "制度 leave fp1:0"])
def test_a_line_that_is_no_entry_is_reported(project: Project, line: str) -> None:
    path = project.checklists / FILE
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    assert "ledger-malformed" in {each.rule for each in check(project)}


def test_it_counts_in_which_selection_a_field_stands() -> None:
    policy, article = Selection(policies=("leave",)), Selection(articles=("leave/approval",))
    both = Selection(policies=("leave",), articles=("leave/approval",))
    declared = ((policy, article), (article, policy), (both, Selection()), (Selection(), both), (both,))
    entries = (ChecklistEntry("x", "名称", "员工", "请假时", each, NOWHERE) for each in declared)
    taken = [next(take_registers(Registers(checklists=(entry,)))) for entry in entries]
    assert len({each.fingerprint for each in taken}) == len(declared)
