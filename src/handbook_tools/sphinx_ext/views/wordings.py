"""A wording as inline nodes: parameters, laws and references are links."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.model.handbook import Target
from handbook_tools.model.identifiers import local_id
from handbook_tools.model.labels import item_label
from handbook_tools.model.prose import inline_text
from handbook_tools.model.wording import (
    Inline,
    Item,
    LawCitation,
    ParameterUse,
    Reference,
    Text,
    Wording,
)
from handbook_tools.sphinx_ext.views.context import ViewContext, paragraph


def _inline_node(inline: Inline, context: ViewContext, target: Target | None) -> nodes.Node:
    shown = inline_text(inline, context.handbook, target)
    match inline:
        case Text(strong=True):
            return nodes.strong("", shown)
        case Text():
            return nodes.Text(shown)
        case ParameterUse(identifier):
            return context.link("param", identifier, shown)
        case LawCitation(identifier):
            return context.link("law", identifier, shown)
        case Reference(identifier):
            return context.link("provision", identifier, shown)


def wording_nodes(wording: Wording, context: ViewContext, target: Target | None) -> list[nodes.Node]:
    """Return a wording as it reads where *target* stands; `None` is outside every policy."""
    return [_inline_node(inline, context, target) for inline in wording]


def _item_nodes(
    items: tuple[Item, ...], context: ViewContext, target: Target | None, *, anchors: bool
) -> Iterator[nodes.list_item]:
    for number, item in enumerate(items, start=1):
        mark = nodes.inline("", item_label(number), classes=["item-number"])
        line = paragraph(mark, *wording_nodes(item.wording, context, target))
        node = nodes.list_item("", line, ids=[local_id(item.id)] if item.id and anchors else [])
        if item.items:
            node += point_list(item.items, context, target)
        yield node


def point_list(items: tuple[Item, ...], context: ViewContext, target: Target | None) -> nodes.enumerated_list:
    """Return the 目 of an item as a numbered list."""
    points = (nodes.list_item("", paragraph(*wording_nodes(item.wording, context, target))) for item in items)
    return nodes.enumerated_list("", *points, enumtype="arabic", prefix="", suffix=".")


def items_list(
    items: tuple[Item, ...], context: ViewContext, target: Target | None, *, anchors: bool = False
) -> list[nodes.Node]:
    """Return the 项 of a provision as a list numbered （一）, nothing where there are none."""
    if not items:
        return []
    return [nodes.bullet_list("", *_item_nodes(items, context, target, anchors=anchors), classes=["items"])]
