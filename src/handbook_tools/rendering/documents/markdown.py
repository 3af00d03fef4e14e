"""A document as Markdown, with everything in it escaped."""

from __future__ import annotations

from typing import assert_never

from handbook_tools.model.redline import Redline
from handbook_tools.rendering.documents.blocks import Block, Changed, Document, Heading, Line, Table
from handbook_tools.rendering.redlines import escape_markdown, render_redline_markdown


def render_document_markdown(document: Document) -> str:
    """Return *document* as Markdown."""
    blocks = (f"# {escape_markdown(document.title)}", *map(_block, document.blocks))
    return "\n\n".join(blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {escape_markdown(text)}"
        case Line(text):
            return escape_markdown(text)
        case Changed(redline):
            return render_redline_markdown(redline)
        case Table(headings, rows):
            head = f"| {' | '.join(map(escape_markdown, headings))} |\n|{'---|' * len(headings)}"
            return "\n".join([head, *map(_row, rows)])
        case _:
            assert_never(block)


def _row(cells: tuple[Redline, ...]) -> str:
    return f"| {' | '.join(render_redline_markdown(cell).strip() for cell in cells)} |"
