"""sphinx-autobuild, which watches and serves: the command that starts it, and its messages in Chinese."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from handbook_tools.project import Project

PATIENCE: Final = 5.0
"""Seconds to wait for the server to stop by itself."""

EDITOR_FILES: Final = r"(/\.#[^/]*|~|\.sw[a-z]|/4913|\.tmp|\.pyc)$"
"""What editors and Python write beside a file that is being saved."""

_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")
_READY: Final = "Waiting to detect changes..."
_MESSAGES: Final[tuple[tuple[str, str], ...]] = (
    (r"Starting initial build", "正在生成网站，请稍候……"),
    (r"Detected changes \((.*)\)", r"有改动：\1"),
    (r"Rebuilding\.\.\.", "正在重新生成……"),
    (r"Serving on (.*)", r"预览地址：\1（按 Ctrl-C 停止）"),
    (re.escape(_READY), "保存文件以后，网站会自动重新生成，浏览器会自动刷新。"),
    (r"Sphinx exited with exit code: .*", "这次没有生成，预览还是上一次的内容；请按上面的提示改正后再保存。"),
    (r"> .*|The server will continue .*|Server ceasing .*", ""),
)
"""What sphinx-autobuild prints, and what is shown in its place; an empty line is not shown."""


def preview_command(project: Project, host: str, port: int) -> list[str]:
    """Return the command that watches docs/ (the registers lie in it) and conf.py, and serves the site."""
    built = project.root / "_build"
    # fmt: off
    return [
        sys.executable, "-m", "sphinx_autobuild", "--host", host, "--port", str(port),
        "--watch", str(project.root / "conf.py"), "--ignore", str(built), "--re-ignore", EDITOR_FILES,
        "-q", "-j", "auto", "-c", str(project.root), "-d", str(built / "doctrees" / "preview"),
        str(project.docs), str(built / "preview"),
    ]
    # fmt: on


@contextlib.contextmanager
def start_server(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """Run the server; whatever happens inside, it is not left running."""
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=environment, encoding="utf-8", errors="replace"
    ) as server:
        try:
            yield server
        finally:
            _stop(server)


def _stop(server: subprocess.Popen[str]) -> None:
    server.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(PATIENCE)
    server.kill()


def translate_lines(lines: Iterable[str], when_ready: Callable[[], None]) -> Iterator[str]:
    """Yield what the server says in Chinese, and call *when_ready* after the first build."""
    for line in lines:
        text = _COLOUR.sub("", line).strip().removeprefix("[sphinx-autobuild] ")
        if shown := translate_message(text):
            yield shown
        if text == _READY:
            when_ready()


def translate_message(text: str) -> str:
    """Return the Chinese for one line of sphinx-autobuild; empty for what nobody needs."""
    for pattern, shown in _MESSAGES:
        if found := re.fullmatch(pattern, text):
            return found.expand(shown)
    return text
