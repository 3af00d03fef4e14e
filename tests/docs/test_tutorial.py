"""The tutorial and the walk after one word as tests: every step is done, every output compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.docs.walkthrough import ROOT, compare, copy_handbook, matches, renewed, walk

TOOLKIT = ROOT / "docs" / "toolkit"


@pytest.fixture
def handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of this handbook's text, entered."""
    monkeypatch.chdir(copy_handbook(tmp_path))
    return tmp_path


def follow(page: str, handbook: Path, capsys: pytest.CaptureFixture[str]) -> int:
    """Do what the page says, compare what it shows, and return how many commands were tried."""
    steps = 0
    for step in walk(TOOLKIT / page, handbook, capsys):
        compare(TOOLKIT / page, step)
        steps += 1
    return steps


def test_the_tutorial_does_what_it_says(handbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert follow("tutorial.md", handbook, capsys) >= 9


def test_one_word_is_followed_to_the_failing_node_and_to_the_green_run(
    handbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert follow("one-word.md", handbook, capsys) == 11


def test_an_amendment_is_followed_from_the_idea_to_the_edition_and_to_a_forged_past(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy_handbook(tmp_path, "editions"))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    assert follow("howto/amend-handbook.md", tmp_path, capsys) == 16


def test_omissions_match_anything_and_the_rest_exactly() -> None:
    assert matches("甲\n……\n乙\n", "甲\n一\n二\n乙\n")
    assert not matches("甲\n乙\n", "甲\n丙\n")


def test_seconds_are_not_compared_but_counts_are() -> None:
    shown = "======= 2 failed, 3 passed in 1.10s =======\n"
    assert matches(shown, "====== 2 failed, 3 passed in 12.34s ======\n")
    assert not matches(shown, "======= 2 failed, 4 passed in 1.10s =======\n")


def test_a_line_that_changed_is_renewed_and_the_omissions_stay() -> None:
    shown = "……\n== 2 failed, 3 passed in 1.10s ==\n"
    output = "甲\n乙\n== 2 failed, 4 passed in 0.50s ==\n"
    assert renewed(shown, output) == "……\n== 2 failed, 4 passed in 0.50s ==\n"
    assert matches(renewed(shown, output), output)
