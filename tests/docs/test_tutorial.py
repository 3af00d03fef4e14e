"""The tutorial as a test: its files are written, its commands run, its outputs compared."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from handbook_tools.cli import main

ROOT: Final = Path(__file__).parents[2]
TUTORIAL: Final = ROOT / "docs" / "toolkit" / "tutorial.md"
FENCE: Final = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+)(?: (?P<action>\S+) (?P<path>\S+))?\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
HANDBOOK: Final = "$ .venv/bin/handbook "
WITHOUT_SPHINX: Final = ("check", "checklists", "role", "flow")
OMITTED: Final = "……"


class Block(NamedTuple):
    """A fenced block of the tutorial: what to do with the text, at which path."""

    language: str
    action: str
    path: str
    text: str


def blocks() -> Iterator[Block]:
    for found in FENCE.finditer(TUTORIAL.read_text("utf-8")):
        yield Block(found["language"], found["action"] or "", found["path"] or "", found["text"])


def write_whole(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def rewrite_below_the_title(path: Path, text: str) -> None:
    title = text.partition("\n")[0]
    path.write_text(path.read_text("utf-8").partition(f"{title}\n")[0] + text, "utf-8")


def apply_difference(path: Path, text: str) -> None:
    lines = text.splitlines()
    old = "\n".join(line[1:] for line in lines if line[0] in " -")
    new = "\n".join(line[1:] for line in lines if line[0] in " +")
    before = path.read_text("utf-8")
    assert before.count(old) == 1
    path.write_text(before.replace(old, new), "utf-8")


ACTIONS: Final[dict[str, Callable[[Path, str], None]]] = {
    "写入": write_whole,
    "追加": append,
    "改写": rewrite_below_the_title,
    "修改": apply_difference,
}


def matches(expected: str, output: str) -> bool:
    """Tell whether *output* is what the tutorial shows, …… standing for anything."""
    parts = [re.escape(part) for part in expected.strip("\n").split(OMITTED)]
    return re.fullmatch(".*".join(parts), output.strip("\n"), re.DOTALL) is not None


@pytest.fixture
def handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of this handbook's text, and nothing else of the repository."""
    for folder in ("docs", "checklists"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("toolkit"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_tutorial_does_what_it_says(handbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = 0
    for block in blocks():
        command, _, expected = block.text.partition("\n")
        arguments = command.removeprefix(HANDBOOK).split()
        if block.action:
            ACTIONS[block.action](handbook / block.path, block.text)
        elif command.startswith(HANDBOOK) and arguments[0] in WITHOUT_SPHINX:
            main(arguments)
            output = capsys.readouterr().out
            assert matches(expected, output), f"{command}\n{output}"
            commands += 1
    assert commands >= 8


def test_omissions_match_anything_and_the_rest_exactly() -> None:
    assert matches("甲\n……\n乙\n", "甲\n一\n二\n乙\n")
    assert not matches("甲\n乙\n", "甲\n丙\n")
