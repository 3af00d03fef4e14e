"""Cards: where a reader begins, each a link as large as a finger, computed from the registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docutils import nodes

from handbook_tools.model.registers import Holder, Role
from handbook_tools.sphinx_ext.views.context import ViewContext, paragraph
from handbook_tools.sphinx_ext.views.editions import edition_dates
from handbook_tools.sphinx_ext.views.role_lists import is_for_an_occasion

HINTS: Final = 2
"""How many aliases a card shows; the page of the role has them all."""
_GROUPS: Final = ((Holder.PERSON, ""), (Holder.BODY, "机构"), (Holder.COLLECTIVE, "所有人"))
"""Whom the cards of roles show, in this order, and what stands above each group but the first."""


def _card(role: str, target: str, title: str, hint: str, context: ViewContext) -> nodes.list_item:
    link = context.link(role, target, "")
    text = nodes.inline("", "", nodes.inline("", title, classes=["card-name"]))
    if hint:
        text += nodes.inline("", hint, classes=["card-hint"])
    link.children = []
    link += text
    return nodes.list_item("", paragraph(link))


def _cards(items: Iterable[nodes.list_item], *classes: str) -> nodes.bullet_list:
    return nodes.bullet_list("", *items, classes=["cards", *classes])


def _role_card(role: Role, context: ViewContext) -> nodes.list_item:
    return _card("role", role.id, role.name, "、".join(role.aliases[:HINTS]), context)


def role_cards_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show every role as a card that leads to its page: people first, then bodies, then everybody."""
    body: list[nodes.Node] = []
    for holder, title in _GROUPS:
        found = [role for role in context.handbook.registers.roles if role.holder is holder]
        if found and title:
            body.append(paragraph(title, classes=["cards-title"]))
        if found:
            body.append(_cards((_role_card(role, context) for role in found), "role-cards"))
    return body


def flow_cards_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show every flow as a card with its summary."""
    flows = context.handbook.registers.flows
    return [_cards(_card("flow", each.id, each.title, each.summary, context) for each in flows)]


def checklist_cards_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show every checklist that an occasion calls for as a card; those of one role are on its page."""
    entries = [each for each in context.handbook.registers.checklists if is_for_an_occasion(each)]
    return [_cards(_card("checklist", each.id, each.title, each.occasion, context) for each in entries)]


def latest_edition_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Say in a line which edition was released last, since when it binds and how much it changed."""
    if not context.domain.history:
        return [paragraph("还没有发布过版本。")]
    step = context.domain.history[-1]
    head = step.head
    changes = f"，{len(step.changes)} 处变化" if step.changes else ""
    said = f"：{head.mode.value}，{edition_dates(head)}{changes}。"
    return [paragraph(nodes.strong("", f"{head.name}　{head.title}"), said)]
