"""A decision table as a table: a row a combination of levels, computed from the items of its provision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from docutils import nodes

from handbook_tools.model.decisions import Combination, DecisionTable, Row, find_decision_table
from handbook_tools.model.handbook import Target
from handbook_tools.model.identifiers import local_id
from handbook_tools.model.labels import item_label
from handbook_tools.model.policy import Provision
from handbook_tools.sphinx_ext.header_cells import header_cell
from handbook_tools.sphinx_ext.views.context import ViewContext, paragraph
from handbook_tools.sphinx_ext.views.wordings import point_list, wording_nodes

LARGEST = 64
"""Larger tables are not drawn: their items are shorter."""


def _header(content: str | nodes.Node, scope: str, rows: int = 1) -> header_cell:
    cell = header_cell("", paragraph(content), scope=scope)
    if rows > 1:
        cell["morerows"] = rows - 1
    return cell


def _outcome(row: Row | None, context: ViewContext, target: Target) -> nodes.entry:
    if row is None:
        return nodes.entry("", paragraph("（没有规定）"))
    words = wording_nodes(row.outcome, context, target)
    points = [point_list(row.items, context, target)] if row.items else []
    return nodes.entry("", paragraph(item_label(row.number), *words), *points)


def _rows(table: DecisionTable, context: ViewContext, target: Target) -> Iterator[nodes.row]:
    """Yield a row a combination; the first dimension spans the rows of its level."""
    for level, group in groupby(table.combinations, key=lambda combination: combination[0]):
        combinations: list[Combination] = list(group)
        for number, combination in enumerate(combinations):
            first = [_header(level, "row", len(combinations))] if number == 0 else []
            others = (_header(each, "row") for each in combination[1:])
            yield nodes.row("", *first, *others, _outcome(table.find_row(combination), context, target))


def _head(table: DecisionTable, context: ViewContext) -> Iterable[header_cell]:
    for dimension in table.dimensions:
        yield _header(context.link("provision", dimension.provision, dimension.title), "col")
    yield _header("结果", "col")


def decision_table(provision: Provision, target: Target, context: ViewContext) -> list[nodes.Node]:
    """Return the table of a provision that decides by dimensions, nothing for every other provision."""
    table = find_decision_table(provision, context.handbook)
    if table is None or table.size > LARGEST:
        return []
    columns = len(table.dimensions) + 1
    group = nodes.tgroup("", cols=columns)
    group += [nodes.colspec("", colwidth=width) for width in (*[16] * (columns - 1), 48)]
    group += nodes.thead("", nodes.row("", *_head(table, context)))
    group += nodes.tbody("", *_rows(table, context, target))
    caption = nodes.title("", f"{target.article.title}一览表")
    ids = [f"{local_id(provision.id)}-table"]
    return [nodes.table("", caption, group, classes=["decision-table", "colwidths-auto"], ids=ids)]
