"""Roles: what binds each of them, and the index of all."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.model.labels import find_citation
from handbook_tools.model.policy import Kind, Policy, Provision
from handbook_tools.model.registers import Role
from handbook_tools.sphinx_ext.views.context import Cell, ViewContext, heading, joined, paragraph, table
from handbook_tools.sphinx_ext.views.numbers import binding_numbers
from handbook_tools.sphinx_ext.views.provisions import added_badge, kind_badge
from handbook_tools.sphinx_ext.views.role_changes import role_changes
from handbook_tools.sphinx_ext.views.separations import separated_roles
from handbook_tools.sphinx_ext.views.wordings import items_list, wording_nodes

_HEADINGS = {
    Kind.DUTY: "应当做的",
    Kind.PROHIBITION: "不得做的",
    Kind.PERMISSION: "可以做的",
}


def _duty_item(provision: Provision, role: Role, context: ViewContext) -> nodes.list_item:
    citation = context.link("provision", provision.id, find_citation(provision.id, context.handbook))
    through = [] if provision.bearer == role.name else [f"（作为{provision.bearer}）"]
    return nodes.list_item(
        "",
        paragraph(*wording_nodes(provision.wording, context, None)),
        *items_list(provision.items, context, None),
        paragraph(citation, *through, *added_badge(provision), classes=["citation"]),
    )


def _duties(role: Role, context: ViewContext) -> Iterator[nodes.Node]:
    provisions = list(context.handbook.provisions_of(role))
    for kind, title in _HEADINGS.items():
        found = [each for each in provisions if each.kind is kind]
        if found:
            yield heading(f"{title}（{len(found)} 项）")
            items = (_duty_item(each, role, context) for each in found)
            yield nodes.bullet_list("", *items, classes=["duties", f"duties-{kind.value}"])


def _steps(role: Role, context: ViewContext) -> Iterator[nodes.Node]:
    steps = [p for p in context.handbook.provisions if p.step and p.bearer == role.name]
    if not steps:
        return
    yield heading("在流程中的步骤")
    rows: list[tuple[Cell, ...]] = []
    for provision in steps:
        flow = context.handbook.find_flow(provision.step.flow) if provision.step else None
        if flow is None or provision.step is None:
            continue
        citation = context.link("provision", provision.id, find_citation(provision.id, context.handbook))
        rows.append((context.link("flow", flow.id, flow.title), provision.step.name, citation))
    yield table(("流程", "步骤", "依据"), rows)


def _lists(role: Role, context: ViewContext) -> Iterator[nodes.Node]:
    found = [
        entry
        for entry in context.handbook.registers.checklists
        if role.name in entry.audience or any(role.name in each.bearers for each in entry.selections)
    ]
    if found:
        yield heading("检查清单")
        items = (
            nodes.list_item(
                "", paragraph(context.link("checklist", entry.id, entry.title), f"：{entry.occasion}")
            )
            for entry in found
        )
        yield nodes.bullet_list("", *items)


def role_duties_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show what binds one role, what it is kept apart from, its steps, its numbers and its checklists."""
    role = context.handbook.find_role(argument)
    if role is None:
        return context.warn(f"没有登记名为“{argument}”的岗位，请核对 docs/registers/roles.yml。")
    aliases = f"也称：{'、'.join(role.aliases)}。" if role.aliases else ""
    lead = paragraph(f"{role.summary}{aliases}", classes=["role-summary"])
    body = [
        *_duties(role, context),
        *separated_roles(role, context),
        *_steps(role, context),
        *binding_numbers(role, context),
        *_lists(role, context),
        *role_changes(role, context),
    ]
    return [lead, *(body or [paragraph("现行制度没有直接规定这个岗位的事项。")])]


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
