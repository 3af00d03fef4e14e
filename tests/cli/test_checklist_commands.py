from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handbook_tools.checklists import Checklist, generate_checklists
from handbook_tools.project import Project, read_project

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def checklist(tiny: Path) -> Checklist:
    return next(c for c in generate_checklists(read_project(Project(tiny)).handbook) if c.items)


def file_of(project: Path, checklist: Checklist) -> Path:
    return project / "checklists" / f"{checklist.id}.yml"


def test_what_is_up_to_date_is_left_alone(run: Run, tiny: Path) -> None:
    result = run("--project", tiny, "checklists", "write")
    assert result.code == 0
    assert result.out.startswith("检查清单：写入 0 份，没有变化 ")


def test_what_is_missing_is_written(run: Run, tiny: Path, checklist: Checklist) -> None:
    before = file_of(tiny, checklist).read_bytes()
    shutil.rmtree(tiny / "checklists")
    result = run("--project", tiny, "checklists", "write")
    assert f"已写入 checklists/{checklist.id}.yml\n" in result.out
    assert file_of(tiny, checklist).read_bytes() == before


def test_files_of_other_origin_are_kept_and_named(run: Run, tiny: Path) -> None:
    (tiny / "checklists" / "mine.yml").write_text("items: []\n", "utf-8")
    result = run("--project", tiny, "checklists", "write")
    assert "原样保留：checklists/mine.yml" in result.out
    assert (tiny / "checklists" / "mine.yml").exists()


def test_nothing_is_written_from_a_handbook_that_is_not_understood(
    run: Run, tiny: Path, checklist: Checklist
) -> None:
    policy = min((tiny / "docs" / "policies").glob("*.md"))
    policy.write_text(policy.read_text("utf-8").replace("\n:::\n", "\n", 1), "utf-8")
    before = file_of(tiny, checklist).read_bytes()
    result = run("--project", tiny, "checklists", "write")
    assert result.code == 2
    assert "处读不懂，先改正再运行" in result.err
    assert f"docs/policies/{policy.name}:" in result.err
    assert file_of(tiny, checklist).read_bytes() == before


def test_drift_is_found(run: Run, tiny: Path, checklist: Checklist) -> None:
    assert run("--project", tiny, "checklists", "check").code == 0
    path = file_of(tiny, checklist)
    path.write_text(path.read_text("utf-8").replace("应当", "可以", 1), "utf-8")
    result = run("--project", tiny, "checklists", "check")
    assert result.code == 1
    assert f"checklists/{checklist.id}.yml:" in result.out
    assert "handbook checklists write" in result.out


def test_checklists_are_listed(run: Run, tiny: Path, checklist: Checklist) -> None:
    result = run("--project", tiny, "checklists", "show")
    assert result.code == 0
    assert f"{checklist.id}  {checklist.title}（{len(checklist.items)} 项）\n" in result.out


def test_a_checklist_is_shown_with_its_sources(run: Run, tiny: Path, checklist: Checklist) -> None:
    result = run("--project", tiny, "checklists", "show", checklist.id)
    assert result.code == 0
    assert result.out.startswith(f"{checklist.title}（编号 {checklist.id}，共 {len(checklist.items)} 项）\n")
    for number, item in enumerate(checklist.items, start=1):
        assert f"\n\n{number}. {item.question}\n   依据：{item.citation}（{item.id}）\n" in result.out


def test_an_unknown_checklist_lists_what_there_is(run: Run, tiny: Path, checklist: Checklist) -> None:
    result = run("--project", tiny, "checklists", "show", f"{checklist.id}x")
    assert result.code == 2
    assert f"您要写的可能是 {checklist.id}。" in result.err
    assert f"\n  {checklist.id}  {checklist.title}" in result.err


def test_a_transfer_between_any_two_roles_is_listed(run: Run, tiny: Path) -> None:
    result = run("--project", tiny, "checklists", "transfer", "职工", "manager")
    assert result.code == 0
    assert result.out.startswith("转岗：员工转任部门主管（编号 transfer-employee-manager，共 3 项）\n")
    assert "\n\n【本次新增】（2 项）\n\n1. 部门主管是否" in result.out
    assert "\n\n【不再约束】（1 项）\n\n3. 是否知悉转岗以后不再承担“员工应当填写" in result.out


def test_a_declared_transfer_has_its_declared_words(run: Run, tiny: Path) -> None:
    with (tiny / "docs/registers/checklists.yml").open("a", encoding="utf-8") as file:
        file.write(
            "transfer: {title: 升任【新岗位】, audience: 【原岗位】, occasion: 到任之前, "
            "transfer: [{from: 员工, to: 部门主管}]}\n"
        )
    result = run("--project", tiny, "checklists", "transfer", "员工", "部门主管")
    assert result.out.startswith("升任部门主管（编号 transfer-employee-manager，共 3 项）\n使用者：员工\n")


def test_a_list_as_markdown_has_boxes_and_shows_the_text_as_it_is(run: Run, tiny: Path) -> None:
    policy = tiny / "docs/policies/leave.md"
    policy.write_text(policy.read_text("utf-8").replace("审批本人的请假单", "审批 <b>*本人*</b> 的请假单"))
    result = run("--project", tiny, "checklists", "transfer", "员工", "部门主管", "--format", "markdown")
    assert "\n\n## 本次新增（2 项）\n\n- [ ] 部门主管是否" in result.out
    assert "\n  > （一）事由" not in result.out, "a wording stays in one quotation"
    assert "<b>" not in result.out
    assert "&lt;b&gt;" in result.out
    shown = run("--project", tiny, "checklists", "show", "leave", "--format", "markdown")
    assert shown.out.startswith("# 请假\n\n使用者：员工和部门主管。时机：每次请假。共 4 项。\n\n- [ ] ")


@pytest.mark.parametrize(
    ("names", "error"),
    [
        (("员工", "职工"), "两个岗位相同，都是员工"),
        (("员工", "人事部"), "没有岗位“人事部”"),
        (("经理", "员工"), "没有岗位“经理”"),
    ],
)
def test_a_pair_that_makes_no_transfer_is_refused(
    run: Run, tiny: Path, names: tuple[str, str], error: str
) -> None:
    result = run("--project", tiny, "checklists", "transfer", *names)
    assert result.code == 2
    assert error in result.err
