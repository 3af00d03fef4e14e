"""The benchmark of the plugin measures what it says: items without drift, as many as asked for."""

from __future__ import annotations

import pytest

from benchmarks.plugin import FILES, write_handbook, write_idle
from handbook_tools.checklists import check_checklists
from handbook_tools.project import Project, read_project

ITEMS = 2 * FILES


def test_the_generated_handbook_has_a_test_for_every_item_and_none_fails(
    pytester: pytest.Pytester,
) -> None:
    write_handbook(pytester.path / "handbook", ITEMS)
    project = Project(pytester.path / "handbook")
    assert check_checklists(read_project(project).handbook, project.checklists, project.root) == ()
    pytester.runpytest("handbook").assert_outcomes(passed=ITEMS + FILES)


def test_as_many_tests_do_nothing(pytester: pytest.Pytester) -> None:
    write_idle(pytester.path / "idle", ITEMS)
    pytester.runpytest("idle").assert_outcomes(passed=ITEMS + FILES)
