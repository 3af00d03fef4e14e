"""A checklist file that no longer says what the handbook says is found out, item by item."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook_tools.checklists import (
    check_checklists,
    generate_checklist,
    read_checklist_file,
    render_checklist_file,
    write_checklists,
)
from handbook_tools.checklists.faults import FAULTS
from handbook_tools.checklists.yaml_file import item_fields
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.registers import ChecklistEntry, Selection
from handbook_tools.project import Project, read_project
from handbook_tools.sources import Source
from tests.handbooks import TINY, one_duty


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(TINY, tmp_path / "tiny")
    return Project(tmp_path / "tiny")


def check(project: Project) -> tuple[Diagnostic, ...]:
    return check_checklists(read_project(project).handbook, project.checklists, project.root)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


POLICY_EDITS = {
    "changed word": (
        "审批本人的请假单",
        "审批本人和亲属的请假单",
        [("checklist-suspect", "leave/no-self-approval")],
    ),
    "changed modal": (
        ":::{duty} record\n:bearer: 人事部\n:flow: leave\n:step: 登记\n:next: end",
        ":::{prohibition} record\n:bearer: 人事部",
        [("checklist-suspect", "leave/record")],
    ),
    "dropped item": ("2. 时间：与工作安排不冲突。\n", "", [("checklist-suspect", "leave/approve")]),
    "changed exit": (":return: apply", ":return: record", [("checklist-suspect", "leave/approve")]),
    "renamed provision": (
        "no-self-approval",
        "no-own-approval",
        [("checklist-missing", "leave/no-own-approval"), ("checklist-broken", "leave/no-self-approval")],
    ),
    "renumbered": ("### 第四条 登记", "### 第四条之一 登记", [("checklist-edited", "leave/record")]),
    "evidence": (":evidence: 请假单", ":evidence: 申请单", [("checklist-edited", "leave/apply")]),
    "re-wrapped": ("员工应当填写请假单提出申请，", "员工应当填写请假单\n提出申请，", []),
}


@pytest.mark.parametrize("name", POLICY_EDITS)
def test_an_edited_policy_drifts_from_its_checklist(project: Project, name: str) -> None:
    old, new, expected = POLICY_EDITS[name]
    edit(project.policies / "leave.md", old, new)
    found = check(project)
    assert [each.rule for each in found] == [rule for rule, _ in expected]
    for each, (_, item) in zip(found, expected, strict=True):
        assert item in each.message
        assert each.place.path == "checklists/leave.yml"
        if expected:
            assert "handbook checklists write" in each.hint


CAUSES = {
    ":return: apply": (":return: record", "引用的对象或者流程的去向改了，文字没有变"),
    "{duty} apply\n:bearer: 员工": (
        "{duty} apply\n:bearer: 部门主管",
        "义务人改了：原为“员工”，现为“部门主管”",
    ),
    "员工应当填写": ("员工应当填好", "条文改了：原为“员工应当填写请假单"),
}


@pytest.mark.parametrize("old", CAUSES)
def test_a_suspect_item_says_what_has_changed(project: Project, old: str) -> None:
    new, message = CAUSES[old]
    edit(project.policies / "leave.md", old, new)
    (found,) = check(project)
    assert message in found.message


def test_a_suspect_item_shows_old_and_new_at_its_line(project: Project) -> None:
    edit(project.policies / "leave.md", "审批本人的请假单", "审批本人和亲属的请假单")
    (found,) = check(project)
    line = (project.checklists / "leave.yml").read_text("utf-8").split("\n")[found.place.line - 1]
    assert line.strip() == "- id: leave/no-self-approval"
    assert "原为“部门主管不得审批本人的请假单。”" in found.message
    assert "现为“部门主管不得审批本人和亲属的请假单。”" in found.message


FILE_EDITS = {
    "edited question": ("员工是否填写", "员工有没有填写", ["checklist-edited"]),
    "edited title": ("title: 请假\n", "title: 休假\n", ["checklist-edited"]),
    "edited fingerprint": ("fp1:34c5", "fp1:ffff", ["checklist-suspect"]),
    "unknown key": ("evidence: 请假单", "proof: 请假单", ["field-unknown", "checklist-edited"]),
    "broken yaml": ("items:", "items: [", ["yaml-syntax", "checklist-missing"]),
    "tag": ("title: 请假", "title: !!python/name:os 请假", ["yaml-forbidden", "checklist-missing"]),
}


@pytest.mark.parametrize("name", FILE_EDITS)
def test_an_edited_file_is_found_out(project: Project, name: str) -> None:
    old, new, rules = FILE_EDITS[name]
    edit(project.checklists / "leave.yml", old, new)
    found = {each.rule for each in check(project)}
    assert found == set(rules)


def test_writing_mends_every_drift(project: Project) -> None:
    for old, new, _ in (POLICY_EDITS["changed word"], POLICY_EDITS["dropped item"]):
        edit(project.policies / "leave.md", old, new)
    assert check(project)
    written = write_checklists(read_project(project).handbook, project.checklists)
    assert [path.name for path in written.written] == ["leave.yml"]
    assert check(project) == ()
    again = write_checklists(read_project(project).handbook, project.checklists)
    assert (again.written, [path.name for path in again.unchanged]) == ((), ["leave.yml"])


def test_a_missing_file_and_a_surplus_one(project: Project) -> None:
    path = project.checklists / "leave.yml"
    path.rename(project.checklists / "old.yml")
    found = check(project)
    assert [(each.rule, each.place.path) for each in found] == [
        ("checklist-missing", "checklists/leave.yml"),
        ("checklist-surplus", "checklists/old.yml"),
    ]


def test_writing_removes_only_what_it_generated(project: Project) -> None:
    (project.checklists / "leave.yml").rename(project.checklists / "old.yml")
    own = project.checklists / "own.yml"
    own.write_text("自己写的: 清单\n", "utf-8")
    written = write_checklists(read_project(project).handbook, project.checklists)
    assert [path.name for path in written.removed] == ["old.yml"]
    assert [path.name for path in written.foreign] == ["own.yml"]
    assert own.read_text("utf-8") == "自己写的: 清单\n"


def test_items_written_twice_or_out_of_order_are_found(project: Project) -> None:
    path = project.checklists / "leave.yml"
    head, *items = path.read_text("utf-8").split("  - id: ")
    path.write_text("  - id: ".join([head, *items, items[0]]), "utf-8")
    assert [each.rule for each in check(project)] == ["checklist-surplus"]
    path.write_text("  - id: ".join([head, *reversed(items)]), "utf-8")
    assert [each.rule for each in check(project)] == ["checklist-edited"]
    assert "次序" in check(project)[0].message


HOSTILE = [
    "员工应当: 提交 #1 的“材料”。",
    "- 员工应当提交。",
    "员工应当提交 'a' & \"b\"，* 不是别名，% 不是指令。",
    "员工应当提交𠮷字和😀。",
    f"员工应当提交{'很长的' * 500}材料。",
    "员工应当 yes null 2026-12-01 0x1F ~",
]


@pytest.mark.parametrize("sentence", HOSTILE)
def test_any_wording_survives_the_file(sentence: str) -> None:
    entry = ChecklistEntry("x", "甲: 乙", "yes", "2026-12-01", (Selection(),), Place("x"))
    handbook = one_duty(sentence.removeprefix("- "), options=":question: - 是否？")
    checklist = generate_checklist(entry, handbook)
    file = read_checklist_file(Source("checklists/x.yml", render_checklist_file(checklist)))
    assert file.diagnostics == ()
    assert [item.fields for item in file.items] == [item_fields(item) for item in checklist.items]
    assert file.head["title"] == "甲: 乙"


def test_every_drift_has_a_manual() -> None:
    checklists = {f"checklist-{state}" for state in ("suspect", "broken", "missing", "surplus", "edited")}
    ledger = {f"ledger-{state}" for state in ("changed", "missing", "surplus", "malformed")}
    assert {fault.rule for fault in FAULTS} == checklists | ledger
