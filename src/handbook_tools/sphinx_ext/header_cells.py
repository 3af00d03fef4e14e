"""Header cells: entries of a table that name a row or a column, written with their scope in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


class header_cell(nodes.entry):  # noqa: N801 - docutils names nodes so
    """An entry whose ``scope`` is ``row`` or ``col``; every other writer takes it for an entry."""


def visit_header_cell(translator: HTML5Translator, node: header_cell) -> None:
    """Open the cell as a header, whichever column it stands in."""
    start = len(translator.body)
    translator.visit_entry(node)
    opening = translator.body[start]
    closing = translator.context.pop()
    tag = "th" if opening.startswith("<th") else "td"
    translator.body[start] = opening.replace(f"<{tag}", f'<th scope="{node["scope"]}"', 1)
    translator.context.append(closing.replace(f"</{tag}>", "</th>"))


def depart_header_cell(translator: HTML5Translator, node: header_cell) -> None:
    """Close the cell."""
    translator.depart_entry(node)
