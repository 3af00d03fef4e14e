from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from handbook_tools.cli import main

TINY = Path(__file__).parents[1] / "projects" / "tiny"


class Result(NamedTuple):
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Result:
        code = main([str(argument) for argument in arguments])
        return Result(code, *capsys.readouterr())

    return call


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return a writable copy of the tiny project."""
    return shutil.copytree(TINY, tmp_path / "tiny", ignore=shutil.ignore_patterns("_build"))


PROPER_NAMES = {
    *("mutate", "JSON"),
    *("verify", "record", "amend", "open", "draft", "documents", "docx", "publication", "first", "review"),
    *("handbook", "docs", "registers", "checklists", "conf", "py", "yml", "flows", "flow", "build", "check"),
    *("verify", "record", "amend", "open", "draft", "documents", "docx", "base"),
    *("show", "edition", "editions", "release", "list", "verify", "publication", "first", "review"),
    *("impact", "git", "gitlab", "markdown"),
    *("text", "github", "json", "html", "singlehtml", "latex", "LaTeX", "PDF", "SVG", "IPv", "Ctrl", "pip"),
}
"""Latin words that may stand in a Chinese message: names of commands, folders, formats and products."""


@pytest.fixture
def english_words() -> Callable[[str], set[str]]:
    """Return a function that finds the Latin words of a text that are neither an option nor a proper name."""

    def find(text: str) -> set[str]:
        without_options = re.sub(r"--?[a-z][a-z-]*", "", text)
        return set(re.findall(r"[A-Za-z]{2,}", without_options)) - PROPER_NAMES

    return find
