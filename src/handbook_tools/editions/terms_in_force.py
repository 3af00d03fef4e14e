"""From when to when each edition is in force, and by which it was replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Dated(NamedTuple):
    """An edition as far as its term goes."""

    number: int
    effective: dt.date


class Term(NamedTuple):
    """When an edition is in force: from ``start`` on, before ``end``; never, where both are the same day.

    ``end`` and ``successor``, the number of the edition that is in force on that day, are `None` for the
    last edition.
    """

    number: int
    start: dt.date
    end: dt.date | None
    successor: int | None

    @property
    def empty(self) -> bool:
        """Whether another edition took effect on the same day in its place."""
        return self.end == self.start


def find_terms(editions: Iterable[Dated]) -> tuple[Term, ...]:
    """Return the terms of *editions*, which are in the order of their numbers."""
    return tuple(_terms(tuple(editions)))


def _terms(editions: Sequence[Dated]) -> Iterator[Term]:
    for index, (number, start) in enumerate(editions):
        later = editions[index + 1 :]
        end = max(start, min(each.effective for each in later)) if later else None
        successor = max((each.number for each in later if end and each.effective <= end), default=None)
        yield Term(number, start, end, successor)
