"""The report of a failed checklist test: where, in which state, the texts as redlines, and what to run."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from handbook_tools.checklists.cases import FileCase
    from handbook_tools.checklists.states import Difference, Drift


class Writer(Protocol):
    """What pytest writes to a terminal with."""

    hasmarkup: bool

    def line(self, s: str) -> None:
        """Write a line."""


class HandbookCases(NamedTuple):
    """What is known of one handbook: its top folder, its checklist files, and its terms for redlines."""

    root: Path
    files: Mapping[Path, FileCase]
    terms: frozenset[str]


class Crash(NamedTuple):
    """The place and the gist of a failure, where pytest looks for them in what a test reports."""

    path: str
    lineno: int
    message: str


class DriftReport:
    """What a failed test shows: place, state, the texts as redlines, and the command to run.

    pytest takes it for the representation of a failure, by ``toterminal``, ``reprcrash`` and ``str()``;
    *start* is the folder that pytest was started in.
    """

    def __init__(self, handbook: HandbookCases, drift: tuple[Drift, ...], start: Path) -> None:
        self.handbook, self.drift, self.start = handbook, drift, start
        first = drift[0]
        told = f"{first.state.chinese}（{first.state}）：{first.summary}"
        self.reprcrash = Crash(self._path(first), first.diagnostic.place.line, told)

    def __str__(self) -> str:
        return self.text(colour=False)

    def toterminal(self, writer: Writer) -> None:
        """Write the report, in colour where the terminal has any."""
        writer.line(self.text(colour=writer.hasmarkup))

    def text(self, *, colour: bool) -> str:
        """Return the report: an entry for every departure, then the command."""
        entries = ("\n".join(self._entry(each, colour)) for each in self.drift)
        return "\n".join([*entries, f"    运行：{self._command()}"])

    def _entry(self, drift: Drift, colour: bool) -> Iterator[str]:
        place = f"{self._path(drift)}:{drift.diagnostic.place.line}"
        yield f"{place}: {drift.state.chinese}（{drift.state}）：{drift.summary}。"
        yield from (f"    {line}" for each in drift.differences for line in self._lines(each, colour))
        yield f"    改法：{drift.diagnostic.hint}"

    def _lines(self, difference: Difference, colour: bool) -> list[str]:
        from handbook_tools.redlines import redline_wording  # noqa: PLC0415 - only a failure needs it
        from handbook_tools.rendering.redlines import render_redline_text  # noqa: PLC0415 - as above

        redline = redline_wording(difference.before, difference.now, self.handbook.terms)
        return f"{difference.title}：{render_redline_text(redline, colour=colour)}".split("\n")

    def _path(self, drift: Drift) -> str:
        return _shown(self.handbook.root / drift.diagnostic.place.path, self.start)

    def _command(self) -> str:
        inside = self.start == self.handbook.root or self.handbook.root in self.start.parents
        folder = "" if inside else f" --project {shlex.quote(_shown(self.handbook.root, self.start))}"
        return f"handbook checklists write{folder}"


def _shown(path: Path, start: Path) -> str:
    """Return *path* as one writes it in the folder *start*."""
    return (path.relative_to(start) if path.is_relative_to(start) else path).as_posix()
