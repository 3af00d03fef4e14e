"""A redline line by line, for places where only the lines that changed are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from handbook_tools.model.redline import Kept, Redline, Segment


def split_lines(redline: Redline) -> tuple[Redline, ...]:
    """Return the lines of *redline*, each a redline without line ends; empty lines are left out."""
    lines: list[list[Segment]] = [[]]
    for segment in redline:
        first, *others = segment.text.split("\n")
        for text, follows in ((first, False), *((each, True) for each in others)):
            if follows:
                lines.append([])
            if text:
                lines[-1].append(replace(segment, text=text))
    return tuple(tuple(line) for line in lines if line)


def changed_lines(redline: Redline) -> Iterator[Redline | None]:
    """Yield the lines of *redline* that differ, and `None` for each run of lines that do not."""
    for kept, lines in groupby(split_lines(redline), key=_is_kept):
        if kept:
            yield None
        else:
            yield from lines


def _is_kept(line: Redline) -> bool:
    return all(isinstance(segment, Kept) for segment in line)
