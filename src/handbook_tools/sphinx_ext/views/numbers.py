"""The numbers that bind a role: the parameters of the provisions that bind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from handbook_tools.model.labels import find_short_citation
from handbook_tools.model.policy import Provision
from handbook_tools.model.wording import ParameterUse, walk_inlines
from handbook_tools.sphinx_ext.views.context import Cell, ViewContext, folded, heading, joined, table

Uses = dict[str, list[str]]
"""The provisions that use each parameter, by ids."""


def find_numbers(provisions: Iterable[Provision]) -> Uses:
    """Return the parameters that *provisions* use, and where."""
    used: Uses = {}
    for provision in provisions:
        for identifier in dict.fromkeys(_parameters(provision)):
            used.setdefault(identifier, []).append(provision.id)
    return used


def binding_numbers(own: Uses, shared: Uses, anchor: str, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the section of a role's page with its own numbers, and folded those that bind others too."""
    if not own and not shared:
        return
    yield heading(f"约束本岗位的数字（{len(own.keys() | shared.keys())} 个）", anchor=anchor)
    if own:
        yield _table(own, context)
    rest = {name: found for name, found in shared.items() if name not in own}
    if rest:
        yield from folded(f"共同遵守的（{len(rest)} 个）", (_table(rest, context),), unfolded=not own)


def _table(used: Uses, context: ViewContext) -> nodes.table:
    rows: list[tuple[Cell, ...]] = []
    for parameter in context.handbook.registers.parameters:
        if parameter.id in used:
            title = context.link("param", parameter.id, parameter.title)
            rows.append((title, nodes.strong("", str(parameter)), _citations(used[parameter.id], context)))
    return table(("名称", "数值", "依据"), rows, classes=["role-numbers"])


def _parameters(provision: Provision) -> Iterator[str]:
    inlines = walk_inlines(provision.wording, provision.items)
    yield from (inline.parameter for inline in inlines if isinstance(inline, ParameterUse))


def _citations(identifiers: list[str], context: ViewContext) -> list[nodes.Node]:
    return joined(
        context.link("provision", each, find_short_citation(each, context.handbook)) for each in identifiers
    )
