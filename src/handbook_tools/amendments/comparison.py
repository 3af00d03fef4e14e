"""Old and new text side by side 新旧条文对照表, and the amended articles with tracked changes 修订稿."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handbook_tools.amendments.instrument import Enactment, Instrument
from handbook_tools.amendments.operations import RenumberArticle, RepealPolicy
from handbook_tools.amendments.sides import side_texts
from handbook_tools.amendments.targets import title_of
from handbook_tools.impact.reach import Books
from handbook_tools.model.redline import Inserted, Redline, Removed
from handbook_tools.redlines import known_terms, redline_wording
from handbook_tools.rendering.documents import Document
from handbook_tools.rendering.documents.blocks import (
    Block,
    Changed,
    Heading,
    Table,
    new_side,
    old_side,
    plain,
)


class _Compared(NamedTuple):
    enactment: Enactment
    redline: Redline


def _compared(instrument: Instrument, books: Books) -> Iterator[_Compared]:
    """Yield the operations by which a text reads otherwise; a mere number stands in its own table."""
    terms = known_terms(books.before, books.after)
    for each in instrument.enactments:
        before, after = side_texts(each.operation, books)
        if before != after and not isinstance(each.operation, RenumberArticle):
            whole = isinstance(each.operation, RepealPolicy)  # what stays is no remnant of the articles
            yield _Compared(
                each, _exchange(before, after) if whole else redline_wording(before, after, terms)
            )


def _exchange(before: str, after: str) -> Redline:
    return (Removed(before), Inserted(after))


def draft_comparison(instrument: Instrument, books: Books) -> Document:
    """Return the table of what read how before and after, and why."""
    rows = tuple(
        (old_side(redline), new_side(redline), plain(enactment.reason))
        for enactment, redline in _compared(instrument, books)
    )
    return Document(f"新旧条文对照表（{instrument.title}）", (Table(("修改前", "修改后", "说明"), rows),))


def draft_redline(instrument: Instrument, books: Books) -> Document:
    """Return the amended articles with their changes, which a text editor can take or drop."""
    blocks: list[Block] = []
    for enactment, redline in _compared(instrument, books):
        blocks += [Heading(title_of(enactment.operation, books)), Changed(redline)]
    return Document(f"修订稿（{instrument.title}）", tuple(blocks))
