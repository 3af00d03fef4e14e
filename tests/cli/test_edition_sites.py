"""``build --editions`` builds every edition below the site, each once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

pytestmark = pytest.mark.filterwarnings("ignore:.*Check CHANGES for Sphinx API modifications")

FIRST = ("--promulgated", "2026-11-01", "--effective", "2026-12-01")


def release(run: Run, tiny: Path, *options: str) -> None:
    result = run("edition", "release", "--approved-by", "部门主管", *options, "--project", tiny)
    assert result.code == 0, result.err


@pytest.fixture
def released(run: Run, tiny: Path) -> Path:
    release(run, tiny, *FIRST)
    path = tiny / "docs" / "policies" / "leave.md"
    path.write_text(path.read_text("utf-8").replace("可以询问员工", "可以当面询问员工"), "utf-8")
    return tiny


def test_every_edition_lies_below_the_site_and_leads_back(run: Run, released: Path) -> None:
    result = run("build", "--editions", "--strict", "--project", released)
    assert result.code == 0, result.err
    site = released / "_build" / "html"
    now, first = ((site / path / "policies" / "leave.html").read_text("utf-8") for path in ("", "editions/1"))
    assert ("可以当面询问员工" in now, "可以当面询问员工" in first) == (True, False)
    assert "最新（含第1版以后的修改）" in now
    assert 'href="../editions/1/policies/leave.html"' in now
    assert 'href="../../../policies/leave.html"' in first
    assert "第1版：共 6 页，警告 0 条，用时" in result.out


def test_an_edition_is_built_again_only_where_something_has_changed(run: Run, released: Path) -> None:
    command = ("build", "--editions", "--project", released)
    run(*command)
    page = released / "_build" / "html" / "editions" / "1" / "roles.html"
    written = page.stat().st_mtime_ns
    assert "第1版：没有变化，沿用上一次生成的。" in run(*command).out
    assert page.stat().st_mtime_ns == written
    index = released / "docs" / "index.md"
    index.write_text(index.read_text("utf-8").replace("# 请假手册", "# 请假的手册"), "utf-8")
    stray = page.parent / "gone.html"
    stray.write_text("", "utf-8")
    assert "第1版：共 6 页" in run(*command).out
    assert not stray.exists()
    assert "请假的手册" in (page.parent / "index.html").read_text("utf-8")


def test_what_is_no_site_is_not_cleared(run: Run, released: Path, tmp_path: Path) -> None:
    kept = tmp_path / "out" / "editions" / "1" / "diary.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("日记", "utf-8")
    assert run("build", "--editions", "--output", tmp_path / "out", "--project", released).code == 0
    assert kept.read_text("utf-8") == "日记"


def test_a_build_that_warns_is_made_again(run: Run, released: Path) -> None:
    (released / "docs" / "stray.md").write_text("# 题目\n\n{ref}`nowhere`\n", "utf-8")
    command = ("build", "--editions", "--strict", "--project", released)
    assert run(*command).code == 1
    assert "第1版：共 7 页" in run(*command).out


@pytest.mark.parametrize("options", [("--on", "2026-12-31"), ("--builder", "text")])
def test_it_is_the_whole_site_or_nothing(run: Run, tiny: Path, options: tuple[str, str]) -> None:
    result = run("build", "--editions", *options, "--project", tiny)
    assert (result.code, "不能和 --on、--builder 同时使用" in result.err) == (2, True)


def test_the_site_of_a_day_says_by_what_it_was_replaced(run: Run, tiny: Path) -> None:
    release(run, tiny, *FIRST)
    path = tiny / "docs" / "registers" / "parameters.yml"
    path.write_text(path.read_text("utf-8").replace("value: 1", "value: 3"), "utf-8")
    assert run("checklists", "write", "--project", tiny).code == 0
    page = tiny / "_build" / "html-第1版" / "policies" / "leave.html"
    assert run("build", "--on", "2026-12-31", "--project", tiny).code == 0
    assert "这是第1版，自2026年12月1日起施行，是最近公布的一版。" in page.read_text("utf-8")
    assert "edition-switcher" not in page.read_text("utf-8")
