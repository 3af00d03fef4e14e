"""The outputs that the reference of the command line shows are those that the commands print now."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.docs.walkthrough import ROOT, Step, blocks, compare, copy_handbook

from handbook_tools.cli import main

REFERENCE: Final = ROOT / "docs" / "toolkit" / "reference" / "cli.md"
PROMPT: Final = "$ handbook "
AFTER_AN_EDIT: Final = ("check", "checklists check", "checklists write")
AS_IT_IS: Final = ("check --list", "coverage", "checklists show", "flow", "role", "mutate", "schemas")
"""Commands whose output depends on nothing but the handbook; the others need a site or a repository."""

POLICY: Final = "docs/policies/publication.md"
BEFORE: Final = "审核员不得通过任何一项结论为不合格的稿件。"
AFTER: Final = "初审人员不得通过任何一项结论为不合格的稿件。"


def samples(commands: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return each sample of *commands*: what is typed after the prompt, and what is shown."""
    found = []
    for block in blocks(REFERENCE):
        command, _, shown = block.text.partition("\n")
        typed = command.removeprefix(PROMPT)
        if command != typed and typed.startswith(commands):
            found.append((typed, shown))
    return found


def run(typed: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(typed.split())
    told = capsys.readouterr()
    compare(REFERENCE, Step(typed, shown, told.out or told.err))


def test_samples_of_the_handbook_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy_handbook(tmp_path))
    found = samples(AS_IT_IS)
    assert {command for command in AS_IT_IS for typed, _ in found if typed.startswith(command)} == {*AS_IT_IS}
    for typed, shown in found:
        run(typed, shown, capsys)


def test_samples_of_the_handbook_after_an_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy_handbook(tmp_path))
    text = (tmp_path / POLICY).read_text("utf-8")
    assert text.count(BEFORE) == 1
    (tmp_path / POLICY).write_text(text.replace(BEFORE, AFTER), "utf-8")
    found = [each for each in samples(AFTER_AN_EDIT) if not each[0].startswith(AS_IT_IS)]
    assert len(found) >= 5
    for typed, shown in sorted(found, key=lambda each: "write" in each[0]):
        run(typed, shown, capsys)


def test_the_survivor_that_the_page_of_mutation_shows_survives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy_handbook(tmp_path))
    page = ROOT / "docs" / "toolkit" / "explanation" / "mutation.md"
    (shown,) = (
        block.text.partition("\n")[2]
        for block in blocks(page)
        if block.text.startswith("$ handbook mutate --operator moment-dropped --survivors\n")
    )
    run("mutate --operator moment-dropped --policy publication --survivors", shown, capsys)
