"""The papers of an amendment: every document that is drafted from an instrument, by the name of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from handbook_tools.amendments.comparison import draft_comparison, draft_redline
from handbook_tools.amendments.consultations import Consultation
from handbook_tools.amendments.decision import draft_decision
from handbook_tools.amendments.explanation import draft_explanation
from handbook_tools.amendments.instrument import Instrument
from handbook_tools.amendments.numbering import draft_numbers
from handbook_tools.impact.reach import Books
from handbook_tools.rendering.documents import (
    Document,
    render_document_html,
    render_document_markdown,
    render_document_word,
)

FORMATS: Final[Mapping[str, tuple[str, Callable[[Document], str | bytes]]]] = {
    "docx": ("docx", render_document_word),
    "html": ("html", render_document_html),
    "markdown": ("md", render_document_markdown),
}
"""The formats by name: the suffix of the file, and what renders the document."""


def draft_papers(
    instrument: Instrument, books: Books, records: Mapping[str, Consultation]
) -> Iterator[tuple[str, Document]]:
    """Yield the documents of *instrument*, each with the name of its file."""
    yield "修改决定", draft_decision(instrument, books)
    yield "新旧条文对照表", draft_comparison(instrument, books)
    yield "修改说明", draft_explanation(instrument, books, records)
    yield "修订稿", draft_redline(instrument, books)
    numbers = draft_numbers(instrument, books)
    if numbers is not None:
        yield "条文序号对照表", numbers
