"""The numbers that bind a role: the parameters of the provisions that bind it."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.model.labels import find_short_citation
from handbook_tools.model.policy import Provision
from handbook_tools.model.registers import Role
from handbook_tools.model.wording import ParameterUse, walk_inlines
from handbook_tools.sphinx_ext.views.context import Cell, ViewContext, heading, joined, table


def binding_numbers(role: Role, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the section of a role's page with every parameter that its provisions use, and where."""
    used: dict[str, list[str]] = {}
    for provision in context.handbook.provisions_of(role):
        for identifier in dict.fromkeys(_parameters(provision)):
            used.setdefault(identifier, []).append(provision.id)
    rows: list[tuple[Cell, ...]] = []
    for parameter in context.handbook.registers.parameters:
        if parameter.id in used:
            title = context.link("param", parameter.id, parameter.title)
            rows.append((title, nodes.strong("", str(parameter)), _citations(used[parameter.id], context)))
    if rows:
        yield heading("约束本岗位的数字")
        yield table(("名称", "数值", "依据"), rows, classes=["role-numbers"])


def _parameters(provision: Provision) -> Iterator[str]:
    inlines = walk_inlines(provision.wording, provision.items)
    yield from (inline.parameter for inline in inlines if isinstance(inline, ParameterUse))


def _citations(identifiers: list[str], context: ViewContext) -> list[nodes.Node]:
    return joined(
        context.link("provision", each, find_short_citation(each, context.handbook)) for each in identifiers
    )
