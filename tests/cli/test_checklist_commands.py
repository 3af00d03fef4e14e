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
