"""The site of a past day is built from the edition that was in force."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from handbook_tools.amendments.derivation import derive_operations
from handbook_tools.cli.snapshot import write_snapshot
from handbook_tools.editions.chain import read_editions
from handbook_tools.project import Project, read_project

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_snapshot_reads_back_as_the_edition(tmp_path: Path, number: int) -> None:
    """But for how checklists are declared: an edition holds them written out."""
    project = Project(ROOT)
    edition = read_editions(project.editions, project.root).editions[number - 1]
    reading = read_project(write_snapshot(edition, project, tmp_path))
    assert [found for found in reading.diagnostics if found.severity == "error"] == []
    changed = derive_operations(edition.handbook, reading.handbook)
    assert {each.target.partition("/")[0] for each in changed} <= {"checklists"}


@pytest.mark.filterwarnings("ignore:.*Check CHANGES for Sphinx API modifications")
def test_the_site_of_a_day_is_built(run: Run, tiny: Path) -> None:
    release = ("edition", "release", "--approved-by", "部门主管", "--promulgated", "2026-11-01")
    assert run(*release, "--effective", "2026-12-01", "--project", tiny).code == 0
    path = tiny / "docs" / "policies" / "leave.md"
    path.write_text(path.read_text("utf-8").replace("填写请假单", "填写申请单"), "utf-8")
    result = run("build", "--on", "2026-12-31", "--strict", "--project", tiny)
    assert result.code == 0, result.err
    page = (tiny / "_build" / "html-第1版" / "policies" / "leave.html").read_text("utf-8")
    assert "填写请假单" in page
    assert "填写申请单" not in page
    assert "第1版，2026-12-01起施行" in page


def test_before_the_first_edition_nothing_is_built(run: Run, tiny: Path) -> None:
    result = run("build", "--on", "2026-12-31", "--project", tiny)
    assert (result.code, "没有施行中的手册" in result.err) == (2, True)
