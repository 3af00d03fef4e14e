"""Which edition was in force on a day, and what it said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook_tools.editions.edition import Edition


def edition_on(editions: tuple[Edition, ...], date: dt.date) -> Edition | None:
    """Return the edition in force on *date*: the last that had taken effect, `None` before the first."""
    return next((each for each in reversed(editions) if each.head.effective <= date), None)


def editions_with(editions: tuple[Edition, ...], identifier: str) -> Iterator[Edition]:
    """Yield the editions that have the article, provision or item of this full id."""
    return (edition for edition in editions if edition.handbook.find_target(identifier))
