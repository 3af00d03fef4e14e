"""A page of the manual as a test: its files are written, its commands run, its outputs compared."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from handbook_tools.cli import main

ROOT: Final = Path(__file__).parents[2]
FENCE: Final = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+)(?: (?P<action>\S+) (?P<path>\S+))?\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)
HANDBOOK: Final = ("$ .venv/bin/handbook ", "$ handbook ")
PYTEST: Final = "$ .venv/bin/pytest "
WITHOUT_SPHINX: Final = (
    *("check", "checklists", "coverage", "role", "flow"),
    *("amend", "edition", "impact", "show"),
)
FOREIGN: Final = ("PYTEST_", "CI", "BUILD_NUMBER")
"""Variables by which pytest prints otherwise than at a person's desk."""
OMITTED: Final = "……"
SECONDS: Final = re.compile(r" in \d+\.\d+s(?: \([\d:]+\))?")
PROGRESS: Final = re.compile(r" *\[ *\d+%\]$", re.MULTILINE)
RULER: Final = re.compile(r"={3,}")


class Block(NamedTuple):
    """A fenced block of a page: what to do with the text, at which path."""

    language: str
    action: str
    path: str
    text: str


class Step(NamedTuple):
    """A command of a page, what the page shows, and what the command printed."""

    command: str
    shown: str
    printed: str


def blocks(page: Path) -> Iterator[Block]:
    for found in FENCE.finditer(page.read_text("utf-8")):
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


def compare_whole(path: Path, text: str) -> None:
    assert path.read_text("utf-8").strip() == text.strip()


ACTIONS: Final[dict[str, Callable[[Path, str], None]]] = {
    "写入": write_whole,
    "追加": append,
    "改写": rewrite_below_the_title,
    "修改": apply_difference,
    "内容": compare_whole,
}


def comparable(text: str) -> str:
    """Return *text* without what says nothing: seconds, the rulers that they shorten, how far a run is."""
    plain = PROGRESS.sub("", SECONDS.sub(" in …s", text.strip("\n")))
    return RULER.sub("===", plain)


def matches(expected: str, output: str) -> bool:
    """Tell whether *output* is what the page shows, …… standing for anything."""
    parts = [re.escape(part) for part in comparable(expected).split(OMITTED)]
    return re.fullmatch(".*".join(parts), comparable(output), re.DOTALL) is not None


def renewed(shown: str, output: str) -> str:
    """Return *shown* with every line that *output* has no more replaced by the one of it that is nearest."""
    printed = output.strip("\n").split("\n")
    known = set(map(comparable, printed))

    def now(line: str) -> str:
        if line == OMITTED or comparable(line) in known:
            return line
        return next(iter(get_close_matches(line, printed, n=1)), line)

    return "\n".join(map(now, shown.split("\n")))


def compare(page: Path, step: Step) -> None:
    """Compare what the page shows; with HANDBOOK_UPDATE_GOLDEN=1 renew it, and read it then."""
    if not matches(step.shown, step.printed) and os.environ.get("HANDBOOK_UPDATE_GOLDEN"):
        text = page.read_text("utf-8")
        page.write_text(text.replace(step.shown, renewed(step.shown, step.printed), 1), "utf-8")
    else:
        assert matches(step.shown, step.printed), f"{step.command}\n{step.printed}"


def copy_handbook(folder: Path, *more: str) -> Path:
    """Copy this handbook's text and the folders *more* to *folder*, and nothing else of the repository."""
    for name in ("docs", "checklists", *more):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("toolkit"))
    return folder


def _run_pytest(arguments: list[str], folder: Path) -> str:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    kept = {name: text for name, text in os.environ.items() if not name.startswith(FOREIGN)}
    environment = kept | {"COLUMNS": "80", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return done.stdout


def run_command(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> str | None:
    """Return what a command of a page prints, `None` for one that is not tried here."""
    if command.startswith(PYTEST):
        return _run_pytest(command.removeprefix(PYTEST).split(), folder)
    typed = next((command.removeprefix(each) for each in HANDBOOK if command.startswith(each)), "")
    if typed.split(" ")[0] in WITHOUT_SPHINX:
        main(typed.split())
        told = capsys.readouterr()
        return told.out + told.err
    return None


def walk(page: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Step]:
    """Do what *page* says in *folder*; yield each command that is tried."""
    for block in blocks(page):
        if block.action:
            ACTIONS[block.action](folder / block.path, block.text)
            continue
        command, _, expected = block.text.partition("\n")
        output = run_command(command, folder, capsys)
        if output is not None:
            yield Step(command, expected, output)
