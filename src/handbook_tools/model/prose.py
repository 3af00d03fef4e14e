"""A wording as people read it: parameters by value, laws by title, references by label."""

from __future__ import annotations

from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.labels import item_label, label_from
from handbook_tools.model.policy import Provision
from handbook_tools.model.wording import (
    Inline,
    Item,
    LawCitation,
    ParameterUse,
    Reference,
    Text,
    Wording,
)


def inline_text(inline: Inline, handbook: Handbook, target: Target | None = None) -> str:
    """Return one inline value as it is shown where *target* stands; an unknown id in 〔〕."""
    match inline:
        case Text(text):
            return text
        case ParameterUse(identifier):
            parameter = handbook.find_parameter(identifier)
            return str(parameter) if parameter else f"〔{identifier}〕"
        case LawCitation(identifier, article):
            law = handbook.find_law(identifier)
            return f"{law or f'〔{identifier}〕'}{article}"
        case Reference(identifier):
            cited = handbook.find_target(identifier)
            policy, inside = (target.policy, target.article) if target else (None, None)
            return label_from(cited, policy, inside) if cited else f"〔{identifier}〕"


def wording_text(wording: Wording, handbook: Handbook, target: Target | None = None) -> str:
    """Return a wording as people read it, with parameters, laws and labels in place.

    *target* is where the wording stands; without it references carry the policy's title.
    """
    return "".join(inline_text(inline, handbook, target) for inline in wording)


def _item_lines(
    items: tuple[Item, ...], handbook: Handbook, target: Target | None, depth: int, first: int = 1
) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, start=first):
        mark = item_label(number) if depth == 0 else f"{number}. "
        lines.append("  " * depth + mark + wording_text(item.wording, handbook, target))
        lines += _item_lines(item.items, handbook, target, depth + 1)
    return lines


def provision_text(provision: Provision, handbook: Handbook, *, alone: bool = False) -> str:
    """Return a provision with its items, a line each, as its article shows it.

    With *alone* the references are written for a reader who sees it outside its policy.
    """
    target = None if alone else handbook.find_target(provision.id)
    head = wording_text(provision.wording, handbook, target)
    return "\n".join([head, *_item_lines(provision.items, handbook, target, 0)])


def item_text(provision: Provision, number: int, handbook: Handbook) -> str:
    """Return a provision with only one of its 项, which keeps its number, for a reader outside its policy."""
    head = wording_text(provision.wording, handbook)
    only = provision.with_only(number).items
    return "\n".join([head, *_item_lines(only, handbook, None, 0, number)])


def target_text(target: Target, handbook: Handbook) -> str:
    """Return what an article, a provision or an item says, a paragraph or an item a line."""
    if target.provision is None:
        return "\n".join(provision_text(each, handbook) for each in target.article.provisions)
    if not target.items:
        return provision_text(target.provision, handbook)
    *above, number = target.items
    items = target.provision.items
    for each in above:
        items = items[each - 1].items
    item = items[number - 1]
    head = wording_text(item.wording, handbook, target)
    return "\n".join([head, *_item_lines(item.items, handbook, target, 1)])
