from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handbook_tools.cli.site import open_in_browser

if TYPE_CHECKING:
    from tests.cli.conftest import Run


# The theme still asks transforms for their application, which Sphinx 9 discourages.
pytestmark = pytest.mark.filterwarnings("ignore:.*Check CHANGES for Sphinx API modifications")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    addresses: list[str] = []

    def note(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", note)
    monkeypatch.setenv("DISPLAY", ":0")
    return addresses


def test_a_site_is_built_and_opened(run: Run, tiny: Path, opened: list[str], tmp_path: Path) -> None:
    result = run("--project", tiny, "build", "--output", tmp_path / "out", "--open", "--strict")
    entry = tmp_path / "out" / "index.html"
    assert result.code == 0, result.err
    assert entry.is_file()
    assert f"警告 0 条：{entry}\n打开的地址：{entry.as_uri()}\n" in result.out
    assert opened == [entry.as_uri()]


def test_plain_text_goes_to_its_own_folder(run: Run, tiny: Path, opened: list[str]) -> None:
    result = run("--project", tiny, "build", "--builder", "text")
    assert result.code == 0, result.err
    assert (tiny / "_build" / "text" / "index.txt").is_file()
    assert not opened


def test_a_warning_fails_only_a_strict_build(run: Run, tiny: Path) -> None:
    (tiny / "docs" / "stray.md").write_text("# 题目\n\n{ref}`nowhere`\n", "utf-8")
    command = ("--project", tiny, "build", "--builder", "text")
    lenient = run(*command)
    assert lenient.code == 0
    assert "stray.md" in lenient.err
    assert "\x1b" not in lenient.err
    assert run(*command, "--strict").code == 1


def test_a_broken_configuration_is_no_traceback(run: Run, tiny: Path) -> None:
    (tiny / "conf.py").write_text("extensions = ['no_such_extension']\n", "utf-8")
    result = run("--project", tiny, "build")
    assert result.code == 2
    assert "错误：没有生成：" in result.err
    assert "Traceback" not in result.err


def test_a_missing_configuration_is_explained(run: Run, tiny: Path) -> None:
    (tiny / "conf.py").unlink()
    result = run("--project", tiny, "build")
    assert result.code == 2
    assert "没有 conf.py" in result.err


def test_a_missing_sphinx_is_explained(run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "handbook_tools.cli.sphinx_build", raising=False)
    monkeypatch.delattr("handbook_tools.cli.sphinx_build", raising=False)
    monkeypatch.setitem(sys.modules, "sphinx", None)
    result = run("--project", tiny, "build")
    assert result.code == 2
    assert "缺少组件 sphinx" in result.err
    assert "pip install" in result.err


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_machine_without_browser_is_told_the_address(
    platform: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    open_in_browser("file:///index.html")
    assert "请自己打开上面的地址" in capsys.readouterr().err
