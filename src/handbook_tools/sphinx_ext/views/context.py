"""What a view is given, and the small nodes that views are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.addnodes import pending_xref
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from handbook_tools.model.handbook import Handbook
from handbook_tools.rendering.text_metrics import text_width
from handbook_tools.sphinx_ext.domain import HandbookDomain, find_domain

logger = logging.getLogger(__name__)

NARROWEST: Final = 8
WIDEST: Final = 32
"""The least and the greatest width of a column, in Latin characters."""


@dataclass(frozen=True, slots=True)
class ViewContext:
    """The placeholder that is being filled, and the page that is being written."""

    env: BuildEnvironment
    docname: str
    place: nodes.Element

    @property
    def domain(self) -> HandbookDomain:
        """The domain of the build."""
        return find_domain(self.env)

    @property
    def handbook(self) -> Handbook:
        """The handbook of the build."""
        return self.domain.handbook

    @property
    def past(self) -> bool:
        """Whether the build shows a released edition and not the handbook as it is now."""
        return bool(self.env.config.handbook_edition)

    def warn(self, text: str) -> list[nodes.Node]:
        """Return what stands on the page in place of a view that names nothing, and warn of it."""
        message = f"{{{self.place['view']}}}：{text}"
        logger.warning(message, location=self.place, type="handbook", subtype="unknown-argument")
        return [nodes.warning("", paragraph(text))]

    def link(self, role: str, target: str, text: str) -> pending_xref:
        """Return a reference with a text of its own."""
        return pending_xref(
            "",
            nodes.inline("", text),
            refdomain="handbook",
            reftype=role,
            reftarget=target,
            refexplicit=True,
            refwarn=False,
            refdoc=self.docname,
        )


Cell = str | nodes.Node | Iterable[nodes.Node]


def paragraph(*content: str | nodes.Node, classes: Iterable[str] = ()) -> nodes.paragraph:
    """Return a paragraph of texts and inline nodes."""
    node = nodes.paragraph("", classes=list(classes))
    node += [nodes.Text(part) if isinstance(part, str) else part for part in content]
    return node


def badge(text: str, *classes: str) -> nodes.inline:
    """Return a short word that marks what follows."""
    return nodes.inline("", text, classes=["badge-word", *classes])


def heading(text: str, level: int = 2, anchor: str = "") -> nodes.rubric:
    """Return a heading that is no section."""
    node = nodes.rubric("", text, classes=["view-heading"], ids=[anchor] if anchor else [])
    node["heading-level"] = level
    return node


def folded(title: str, content: Iterable[nodes.Node], *, unfolded: bool = False) -> Iterator[nodes.Node]:
    """Yield *content* below a title that folds it, in HTML; elsewhere below the title as a line."""
    state = " open" if unfolded else ""
    yield nodes.raw("", f'<details class="folded"{state}><summary>{escape(title)}</summary>', format="html")
    yield addnodes.only("", paragraph(title), expr="not html")
    yield from content
    yield nodes.raw("", "</details>", format="html")


def joined(parts: Iterable[nodes.Node], separator: str = "、") -> list[nodes.Node]:
    """Return inline nodes with a separator between them."""
    found: list[nodes.Node] = []
    for part in parts:
        if found:
            found.append(nodes.Text(separator))
        found.append(part)
    return found


def _entry(cell: Cell) -> nodes.entry:
    content = (
        [nodes.Text(cell)] if isinstance(cell, str) else [cell] if isinstance(cell, nodes.Node) else cell
    )
    return nodes.entry("", paragraph(*content))


def table(header: Iterable[str], rows: Iterable[Iterable[Cell]], **attributes: Any) -> nodes.table:
    """Return a table; ``ids`` gives each row an anchor, ``classes`` go to the table."""
    anchors = attributes.pop("ids", ())
    head = nodes.row("", *(_entry(text) for text in header))
    body = [nodes.row("", *(_entry(cell) for cell in row)) for row in rows]
    for row, anchor in zip(body, anchors, strict=False):
        _anchor_row(row, anchor)
    widths = _column_widths([head, *body])
    group = nodes.tgroup("", cols=len(widths))
    group += [nodes.colspec("", colwidth=width) for width in widths]
    group += nodes.thead("", head)
    group += nodes.tbody("", *body)
    attributes["classes"] = [*attributes.get("classes", ()), "colwidths-auto"]
    return nodes.table("", group, **attributes)


def _column_widths(rows: list[nodes.row]) -> list[int]:
    """Return the width of every column in characters, for outputs that do not lay tables out themselves."""
    columns = zip(*(row.children for row in rows), strict=True)
    longest = (max(text_width(cell.astext(), 2) for cell in column) for column in columns)
    # four more for the marks of strong text
    return [min(max(ceil(width) + 4, NARROWEST), WIDEST) for width in longest]


def _anchor_row(row: nodes.Node, anchor: str) -> None:
    first = next(iter(row.findall(nodes.paragraph)))
    first.insert(0, nodes.target("", "", ids=[anchor]))
