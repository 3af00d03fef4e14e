from __future__ import annotations

import re
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handbook_tools.cli import preview
from handbook_tools.cli.autobuild import EDITOR_FILES, preview_command, translate_lines, translate_message
from handbook_tools.cli.output import CommandError
from handbook_tools.cli.preview import is_loopback, parse_port, reserve_port
from handbook_tools.project import Project

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_the_command_watches_sources_and_ignores_its_output(tmp_path: Path) -> None:
    assert preview_command(Project(tmp_path), "127.0.0.1", 8123) == [
        *(sys.executable, "-m", "sphinx_autobuild"),
        *("--host", "127.0.0.1", "--port", "8123"),
        *("--watch", f"{tmp_path}/conf.py"),
        *("--ignore", f"{tmp_path}/_build"),
        *("--re-ignore", EDITOR_FILES),
        *("-q", "-j", "auto", "-c", f"{tmp_path}"),
        *("-d", f"{tmp_path}/_build/doctrees/preview"),
        *(f"{tmp_path}/docs", f"{tmp_path}/_build/preview"),
    ]


@pytest.mark.parametrize("name", ["a.md.swp", "a.md~", ".#a.md", "4913", "a.tmp"])
def test_what_editors_leave_is_ignored(name: str) -> None:
    assert re.search(EDITOR_FILES, f"/handbook/docs/policies/{name}")


@pytest.mark.parametrize("name", ["a.md", "roles.yml", "swp.md", "14913"])
def test_what_people_write_is_watched(name: str) -> None:
    assert not re.search(EDITOR_FILES, f"/handbook/docs/policies/{name}")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_hosts(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::", "example.org", "localhost.example.org"])
def test_hosts_that_others_can_reach(host: str) -> None:
    assert not is_loopback(host)


def test_a_port_in_use_is_explained() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"端口 {port} 已被占用.*--port 8000"):
            reserve_port("127.0.0.1", port)


def test_port_zero_finds_a_free_one() -> None:
    assert reserve_port("127.0.0.1", 0) > 0


def test_a_foreign_address_is_explained() -> None:
    with pytest.raises(CommandError, match=r"这台机器没有地址 192\.0\.2\.1"):
        reserve_port("192.0.2.1", 8000)


@pytest.mark.parametrize(("text", "port"), [("0", 0), ("8000", 8000), ("65535", 65535)])
def test_ports_are_numbers(text: str, port: int) -> None:
    assert parse_port(text) == port


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Starting initial build", "正在生成网站，请稍候……"),
        ("> python -m sphinx build docs", ""),
        ("Serving on http://127.0.0.1:8000", "预览地址：http://127.0.0.1:8000（按 Ctrl-C 停止）"),
        ("Waiting to detect changes...", "保存文件以后，网站会自动重新生成，浏览器会自动刷新。"),
        ("Detected changes (docs/policies/a.md)", "有改动：docs/policies/a.md"),
        ("Rebuilding...", "正在重新生成……"),
        (
            "Sphinx exited with exit code: 2",
            "这次没有生成，预览还是上一次的内容；请按上面的提示改正后再保存。",
        ),
        ("docs/a.md:3: WARNING: 没有这个编号", "docs/a.md:3: WARNING: 没有这个编号"),
    ],
)
def test_messages_are_translated(said: str, shown: str) -> None:
    assert translate_message(said) == shown


def test_colours_are_dropped_and_readiness_is_noticed() -> None:
    ready: list[bool] = []
    lines = ["\x1b[32m[sphinx-autobuild] \x1b[36mWaiting to detect changes...\x1b[0m\n", "\n", "其他\n"]
    shown = list(translate_lines(lines, lambda: ready.append(True)))
    assert shown == ["保存文件以后，网站会自动重新生成，浏览器会自动刷新。", "其他"]
    assert ready == [True]


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_others_who_can_see_it_are_mentioned(
    host: str, warned: bool, run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "_follow", lambda *_: 0)
    (tiny / "conf.py").touch()
    result = run("--project", tiny, "serve", "--host", host, "--port", 0)
    assert result.code == 0
    assert ("同一网络里的其他人也能看到" in result.err) is warned


def test_stopping_the_preview_is_not_an_error(run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(preview, "_follow", stop)
    (tiny / "conf.py").touch()
    assert run("--project", tiny, "serve", "--port", 0) == (0, "", "预览已停止。\n")


def test_a_server_that_fails_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert preview._follow([sys.executable, "-c", "raise SystemExit(3)"], None) == 2
    assert preview._follow([sys.executable, "-c", "print('Rebuilding...')"], None) == 0
