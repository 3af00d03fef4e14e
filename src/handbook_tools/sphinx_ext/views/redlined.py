"""Redlines on a page: what was removed and what was inserted, a line of the wording a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.model.redline import Inserted, Kept, Redline, Removed
from handbook_tools.redlines import redline_wording
from handbook_tools.redlines.lines import changed_lines, split_lines
from handbook_tools.sphinx_ext.nodes import inserted_text, removed_text
from handbook_tools.sphinx_ext.views.context import paragraph

_KINDS = {Removed: removed_text, Inserted: inserted_text}
_REST = "……"
"""What stands for the lines that did not change."""

_ITEM = ("（", " ")
"""How the line of a 项, or of a 目 inside it, begins."""


def redline_nodes(redline: Redline) -> Iterator[nodes.Node]:
    """Yield a redline as inline nodes."""
    for segment in redline:
        if isinstance(segment, Kept):
            yield nodes.Text(segment.text)
        else:
            yield _KINDS[type(segment)]("", segment.text)


def pair_nodes(before: str, after: str) -> list[nodes.Node]:
    """Return two short values as the one that became the other."""
    pair = (Removed(before) if before else None, Inserted(after) if after else None)
    return list(redline_nodes(tuple(filter(None, pair))))


def redline_block(before: str, after: str, terms: frozenset[str]) -> nodes.container:
    """Return the lines in which two wordings differ; *terms* are kept whole, a new wording has no marks."""
    block = nodes.container("", classes=["redline"])
    redline = redline_wording(before, after, terms) if before else (Kept(after),)
    for line in changed_lines(redline) if before else split_lines(redline):
        block += paragraph(_REST, classes=["unchanged"]) if line is None else _line(line)
    return block


def _line(line: Redline) -> nodes.paragraph:
    """Return one line; an item hangs by its number."""
    text = "".join(segment.text for segment in line)
    return paragraph(*redline_nodes(line), classes=["redline-item"] if text.startswith(_ITEM) else [])
