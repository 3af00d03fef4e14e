from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
LEAVE = Path("docs", "policies", "leave.md")
RELEASE = ("edition", "release", "--approved-by", "部门主管", "--promulgated")


def change(project: Path, old: str, new: str, run: Run) -> None:
    path = project / LEAVE
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert run("checklists", "write", "--project", project).code == 0


@pytest.fixture
def first(run: Run, tiny: Path) -> Path:
    """The tiny project with its first edition and one word changed since."""
    released = run(*RELEASE, "2026-11-01", "--effective", "2026-12-01", "--project", tiny)
    assert released.code == 0, released.err
    change(tiny, "填写请假单", "如实填写请假单", run)
    return tiny


def test_before_the_first_edition_nothing_is_asked(run: Run, tiny: Path) -> None:
    change(tiny, "填写请假单", "如实填写请假单", run)
    assert run("check", "--project", tiny).code == 0


def test_one_word_without_an_instrument_stops_check_and_release(run: Run, first: Path) -> None:
    result = run("check", "--project", first)
    assert result.code == 1
    assert "change-uncovered" in result.out
    assert "leave/apply" in result.out
    assert run(*RELEASE, "2027-02-01", "--effective", "2027-03-01", "--project", first).code == 2


def test_with_its_instrument_the_next_edition_is_released_and_the_instrument_is_enacted(
    run: Run, first: Path
) -> None:
    path = first / "editions" / "instruments" / "2027-1.yml"
    assert run("amend", "draft", "--since", "第1版", "-o", path, "--project", first).code == 0
    assert run("check", "--project", first).code == 0
    released = run(*RELEASE, "2027-02-01", "--effective", "2027-03-01", "--project", first)
    assert released.code == 0, released.err
    assert run("check", "--project", first).code == 0
    listed = run("edition", "list", "--project", first).out
    assert "第2版　修正" in listed
    assert "关于修改《请假管理制度》的决定" in listed
    change(first, "如实填写", "亲自填写", run)
    assert "change-uncovered" in run("check", "--project", first).out


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the shipped handbook, in which one word has been changed since its last edition."""
    root = tmp_path / "handbook"
    for name in ("docs", "editions", "checklists"):
        shutil.copytree(ROOT / name, root / name)
    policy = root / "docs" / "policies" / "account.md"
    text = policy.read_text("utf-8")
    policy.write_text(text.replace("应当在", "应当于", 1), "utf-8")
    assert policy.read_text("utf-8") != text
    return root


def test_what_an_edition_has_enacted_is_not_drafted_again(run: Run, shipped: Path) -> None:
    folder = shipped / "editions" / "instruments"
    enacted = {path.name: path.read_bytes() for path in folder.iterdir()}
    drafted = run("amend", "draft", "--project", shipped)
    assert drafted.code == 0, drafted.err
    [made] = {path.name for path in folder.iterdir()} - enacted.keys()
    year = dt.date.today().year
    assert made == (f"{year}-5.yml" if year == 2026 else f"{year}-1.yml")
    assert "base: 第5版" in (folder / made).read_text("utf-8")
    assert {name: (folder / name).read_bytes() for name in enacted} == enacted
    assert run("amend", "check", "--project", shipped).code == 0
    again = run("amend", "draft", "--project", shipped)
    assert f"已写入 {folder / made}" in again.out


def test_an_enacted_instrument_is_not_overwritten(run: Run, shipped: Path) -> None:
    path = shipped / "editions" / "instruments" / "2026-4.yml"
    before = path.read_bytes()
    result = run("amend", "draft", "-o", path, "--project", shipped)
    assert (result.code, "修改决定 2026-4 已经公布，不再改动。" in result.err) == (2, True)
    assert path.read_bytes() == before


def test_without_a_draft_the_last_edition_is_what_is_checked_against(run: Run, shipped: Path) -> None:
    result = run("amend", "check", "--project", shipped)
    assert (result.code, "change-uncovered" in result.out) == (1, True)
