"""Roles: the index of all, and who is bound by which article."""

from __future__ import annotations

from docutils import nodes

from handbook_tools.model.policy import Policy, Provision
from handbook_tools.sphinx_ext.views.context import Cell, ViewContext, heading, joined, table
from handbook_tools.sphinx_ext.views.provisions import kind_badge


def role_index_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """List every role with its aliases."""
    roles = context.handbook.registers.roles
    rows = (
        (
            context.link("role", role.id, role.name),
            role.holder.value,
            "、".join(role.aliases) or "—",
            role.summary,
        )
        for role in roles
    )
    ids = [f"role-{role.id}" for role in roles]
    return [table(("名称", "性质", "别名", "职能"), rows, ids=ids, classes=["register"])]


def _matrix(policy: Policy, context: ViewContext) -> nodes.table:
    bearers = list(dict.fromkeys(each.bearer for each in policy.provisions if each.bearer))
    rows: list[tuple[Cell, ...]] = []
    for article in policy.articles:
        cells = [
            joined(
                (_cell(each, context) for each in article.provisions if each.bearer == bearer),
                " ",
            )
            for bearer in bearers
        ]
        if any(cells):
            rows.append((context.link("provision", article.id, f"{article.number} {article.title}"), *cells))
    return table(("条文", *bearers), rows, classes=["duty-matrix"])


def _cell(provision: Provision, context: ViewContext) -> nodes.Node:
    link = context.link("provision", provision.id, "")
    link.children = []
    link += kind_badge(provision.kind)
    return link


def duty_matrix_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show who is bound by which article: one table a policy, or that of one policy."""
    if argument and context.handbook.find_policy(argument) is None:
        return context.warn(f"没有编号为“{argument}”的制度，请核对 docs/policies/ 里的文件名。")
    body: list[nodes.Node] = []
    for policy in context.handbook.policies:
        if argument in {"", policy.id}:
            body += [
                heading(policy.title),
                nodes.container("", _matrix(policy, context), classes=["scroll-x"]),
            ]
    return body
