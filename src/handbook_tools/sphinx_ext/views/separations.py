"""Separations: which roles one person may not hold together, as a matrix, a list, and for one role."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from docutils import nodes

from handbook_tools.model.dates import chinese_date
from handbook_tools.model.labels import find_citation
from handbook_tools.model.registers import Role, Separation
from handbook_tools.sphinx_ext.views.context import Cell, ViewContext, heading, joined, paragraph, table


def separation_matrix_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show the pairs of roles as a matrix, then one by one, then the exceptions that were granted."""
    separations = context.handbook.registers.separations
    if not separations:
        return [paragraph("没有登记不相容的岗位。")]
    return [
        nodes.container("", _matrix(separations, context), classes=["scroll-x"]),
        heading("逐对说明"),
        nodes.bullet_list("", *(_pair_item(each, context) for each in separations)),
        heading("已经准许的豁免"),
        *_waivers(context),
    ]


def _matrix(separations: tuple[Separation, ...], context: ViewContext) -> nodes.table:
    """Return the lower half of the matrix, the roles in the order of their register; no row is empty."""
    order = [role.name for role in context.handbook.registers.roles]
    pairs: dict[tuple[str, str], list[Separation]] = {}
    for each in separations:
        earlier, later = min(each.roles, key=order.index), max(each.roles, key=order.index)
        pairs.setdefault((later, earlier), []).append(each)
    names, columns = (sorted(set(side), key=order.index) for side in zip(*pairs, strict=True))
    rows: list[tuple[Cell, ...]] = []
    for name in names:
        cells = (_cell(pairs.get((name, column), []), context) for column in columns)
        rows.append((nodes.strong("", name), *cells))
    return table(("岗位", *columns), rows, classes=["separation-matrix"])


def _cell(found: list[Separation], context: ViewContext) -> list[nodes.Node]:
    return joined(context.link("provision", each.rule, each.scope.value) for each in found)


def _pair_item(separation: Separation, context: ViewContext) -> nodes.list_item:
    names = [context.link("role", name, name) for name in separation.roles]
    pair = "由两人分任" if len(set(separation.roles)) == 1 else "不得兼任"
    return nodes.list_item(
        "",
        paragraph(
            *joined(names),
            f"：{separation.scope.value}{pair}。{separation.note}依据：",
            *_sources(separation, context),
        ),
    )


def _sources(separation: Separation, context: ViewContext) -> Iterator[nodes.Node]:
    yield context.link("provision", separation.rule, find_citation(separation.rule, context.handbook))
    if separation.waiver:
        yield nodes.Text("；可以豁免：")
        yield context.link("provision", separation.waiver, find_citation(separation.waiver, context.handbook))


def _waivers(context: ViewContext) -> Iterator[nodes.Node]:
    registers = context.handbook.registers
    pairs = {each.id: "、".join(each.roles) for each in registers.separations}
    rows = [
        (
            pairs.get(each.separation, each.separation),
            each.subject,
            each.granted_by,
            chinese_date(each.granted_on),
            chinese_date(each.expires),
            each.reason,
        )
        for each in registers.waivers
    ]
    header = ("岗位", "事项", "准许者", "准许日期", "失效日期", "理由")
    if rows:
        yield nodes.container("", table(header, rows, classes=["register"]), classes=["scroll-x"])
    else:
        yield paragraph("没有。")


def separated_roles(role: Role, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the section of a role's page that says with what the role is not compatible."""
    found = [each for each in context.handbook.registers.separations if role.name in each.roles]
    if not found:
        return
    yield heading("不得兼任的岗位")
    by_scope = groupby(sorted(found, key=lambda each: each.scope), key=lambda each: each.scope)
    items = []
    for scope, separations in by_scope:
        parts = [_other(each, role, context) for each in separations]
        items.append(nodes.list_item("", paragraph(f"{scope.value}：", *(n for part in parts for n in part))))
    yield nodes.bullet_list("", *items)


def _other(separation: Separation, role: Role, context: ViewContext) -> Iterator[nodes.Node]:
    name = next((each for each in separation.roles if each != role.name), "")
    yield context.link("role", name, name) if name else nodes.Text(f"由两名{role.name}分任")
    yield nodes.Text("（")
    yield from _sources(separation, context)
    yield nodes.Text("）　")
