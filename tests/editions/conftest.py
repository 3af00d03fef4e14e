"""A project with editions: the tiny one, released and amended."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from handbook_tools.editions.edition import FORMAT, EditionHead, Mode
from handbook_tools.editions.release import Release, release_edition
from handbook_tools.project import Project, read_project

TINY = Path(__file__).parents[1] / "projects" / "tiny"


@dataclass(frozen=True, slots=True)
class Editions:
    """A copy of the tiny project that can be amended and released."""

    project: Project

    def edit(self, old: str, new: str) -> None:
        path = self.project.policies / "leave.md"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def release(self, mode: Mode, promulgated: str, effective: str) -> Release:
        dates = (dt.date.fromisoformat(promulgated), dt.date.fromisoformat(effective))
        head = EditionHead(FORMAT, 0, mode.value, mode, "部门主管", *dates)
        handbook = read_project(self.project).handbook
        return release_edition(head, handbook, self.project.editions, self.project.root)


@pytest.fixture
def unreleased(tmp_path: Path) -> Editions:
    return Editions(
        Project(shutil.copytree(TINY, tmp_path / "tiny", ignore=shutil.ignore_patterns("_build")))
    )


@pytest.fixture
def editions(unreleased: Editions) -> Editions:
    """Two editions: the first, and one in which a form has another name."""
    unreleased.release(Mode.FIRST, "2026-11-01", "2026-12-01")
    unreleased.edit("填写请假单", "填写申请单")
    unreleased.release(Mode.AMENDMENT, "2027-02-01", "2027-03-01")
    return unreleased
