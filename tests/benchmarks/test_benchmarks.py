from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.check import measure_stages
from benchmarks.handbooks import ARTICLES, LARGEST, PROVISIONS, ROOT, render_policy, write_handbook
from benchmarks.measuring import run_python
from benchmarks.plain import write_plain
from benchmarks.tables import render_markdown, render_text
from handbook_tools.cli import main as handbook
from handbook_tools.project import Project, read_project

SMALL, LARGE = 5, 20
ALLOWED = 6.0
"""How many times as long four times the provisions may take; in proportion it is four, quadratic sixteen."""


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return write_handbook(tmp_path_factory.mktemp("generated"), SMALL)


def test_a_generated_handbook_passes_the_check(
    generated: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert handbook(["check", "--project", str(generated.root)]) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_a_policy_has_the_articles_and_provisions_that_are_counted(generated: Project) -> None:
    for policy in read_project(generated).handbook.policies:
        assert (len(list(policy.articles)), len(list(policy.provisions))) == (ARTICLES, PROVISIONS)


def test_a_handbook_is_always_the_same_and_no_policy_is_like_another() -> None:
    policies = [render_policy(index, LARGEST) for index in range(LARGEST)]
    assert policies == [render_policy(index, LARGEST) for index in range(LARGEST)]
    titles = {text.split("title: ", 1)[1].partition("\n")[0] for text in policies}
    assert len(titles) == LARGEST


def best_of_three(project: Project) -> float:
    times = []
    for _ in range(3):
        started = time.process_time()
        measure_stages(project)
        times.append(time.process_time() - started)
    return min(times)


def test_checking_grows_in_proportion_to_the_provisions(generated: Project, tmp_path: Path) -> None:
    large = write_handbook(tmp_path, LARGE)
    for _attempt in range(3):  # processor time is steady, a busy machine's caches are not
        growth = best_of_three(large) / best_of_three(generated)
        if growth <= ALLOWED:
            return
    pytest.fail(f"{LARGE // SMALL} times the provisions take {growth:.1f} times as long")


def test_a_fault_makes_the_figures_void(generated: Project, tmp_path: Path) -> None:
    faulty = Project(Path(shutil.copytree(generated.root, tmp_path / "faulty")))
    path = faulty.policies / "policy-001.md"
    path.write_text(path.read_text("utf-8").replace("应当归口管理", "可以归口管理"), "utf-8")
    with pytest.raises(ValueError, match=r"policy-001\.md"):
        measure_stages(faulty)


def test_the_plain_pages_say_the_same_without_a_directive(generated: Project, tmp_path: Path) -> None:
    plain = write_plain(generated, tmp_path)
    text = (plain.policies / "policy-001.md").read_text("utf-8")
    assert "审核员应当自收到图文选题申请之日起2个工作日内完成初审" in text
    assert "\n1. 真实性：图文选题的事由属实" in text
    pages = [path.read_text("utf-8") for path in plain.docs.rglob("*.md")]
    assert len(pages) == len(list(generated.docs.rglob("*.md")))
    assert not any(mark in page for page in pages for mark in (":::", "{param}", "{law}", "{provision}"))


def test_the_pages_of_a_generated_handbook_are_read_without_a_warning(tmp_path: Path) -> None:
    project = write_handbook(tmp_path / "site", 1)
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "dummy", "-c", ".", "docs", "dummy"]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="exit code 3"):
        run_python(["-c", "raise SystemExit(3)"], tmp_path, tmp_path)
    cost = run_python(["-c", "bytearray(64 << 20); sum(range(3_000_000))"], tmp_path, tmp_path)
    assert cost.memory > 64
    assert cost.processor > 0


def test_tables_are_aligned() -> None:
    rows = [("5,000", "1.0"), ("200", "0.25")]
    assert render_text(("规定", "秒"), rows).split("\n") == [" 规定    秒", "5,000   1.0", "  200  0.25"]
    assert render_markdown(("规定", "秒"), rows[:1]) == "| 规定 | 秒 |\n| ---: | ---: |\n| 5,000 | 1.0 |"


def test_a_size_that_cannot_be_made_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["benchmarks", "--check", "30", "--site"])
    with pytest.raises(SystemExit):
        main()
    assert "写 40 的倍数" in capsys.readouterr().err


def test_the_readme_names_every_module() -> None:
    readme = (ROOT / "benchmarks" / "README.md").read_text("utf-8")
    modules = [path.name for path in (ROOT / "benchmarks").glob("[a-z]*.py")]
    assert [name for name in modules if f"`{name}`" not in readme] == []
