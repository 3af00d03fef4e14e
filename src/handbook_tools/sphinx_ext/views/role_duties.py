"""What a role must, must not and may do: its own first, then what it shares with others, folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from docutils import nodes

from handbook_tools.model.labels import find_citation, label
from handbook_tools.model.policy import Kind, Provision
from handbook_tools.model.registers import Role
from handbook_tools.sphinx_ext.views.context import ViewContext, folded, heading, paragraph
from handbook_tools.sphinx_ext.views.provisions import added_badge
from handbook_tools.sphinx_ext.views.wordings import items_list, wording_nodes

DONE: Final = {
    Kind.DUTY: "应当做的",
    Kind.PROHIBITION: "不得做的",
    Kind.PERMISSION: "可以做的",
}
UNGROUPED: Final = 6
"""Up to so many provisions stand in one list; more are grouped by their policy."""


class Binding(NamedTuple):
    """The provisions of one kind that bind a role, by name or as a member of the collective *bearer*."""

    bearer: str
    kind: Kind
    provisions: tuple[Provision, ...]


def bindings(role: Role, context: ViewContext) -> tuple[Binding, ...]:
    """Return what binds a role: its own by kind, then that of each collective, the smaller first."""
    found: dict[tuple[str, Kind], list[Provision]] = {}
    for provision in context.handbook.provisions_of(role):
        found.setdefault((provision.bearer, provision.kind), []).append(provision)
    groups = sorted(
        (each for each in context.handbook.registers.roles if role.id in each.members),
        key=lambda group: len(group.members),
    )
    names = (role.name, *(group.name for group in groups))
    return tuple(
        Binding(name, kind, tuple(found[name, kind]))
        for name in names
        for kind in DONE
        if (name, kind) in found
    )


def _item(provision: Provision, citation: str, context: ViewContext) -> nodes.list_item:
    return nodes.list_item(
        "",
        paragraph(*wording_nodes(provision.wording, context, None)),
        *items_list(provision.items, context, None),
        paragraph(
            context.link("provision", provision.id, citation), *added_badge(provision), classes=["citation"]
        ),
    )


def _list(items: Iterator[nodes.list_item], kind: Kind) -> nodes.bullet_list:
    return nodes.bullet_list("", *items, classes=["duties", f"duties-{kind.value}"])


def duty_lists(provisions: Sequence[Provision], kind: Kind, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield provisions as one list, or as a list a policy where there are many."""
    if len(provisions) <= UNGROUPED:
        citations = (find_citation(each.id, context.handbook) for each in provisions)
        yield _list((_item(*pair, context) for pair in zip(provisions, citations, strict=True)), kind)
        return
    targets = [target for each in provisions if (target := context.handbook.find_target(each.id))]
    for policy, group in groupby(targets, key=lambda target: target.policy):
        items = [_item(each.provision, label(each), context) for each in group if each.provision]
        yield heading(f"{policy.title}（{len(items)} 项）", 3)
        yield _list(iter(items), kind)


def own_duties(binding: Binding, anchor: str, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the section with what a role must, must not or may do by its own name."""
    yield heading(f"{DONE[binding.kind]}（{len(binding.provisions)} 项）", anchor=anchor)
    yield from duty_lists(binding.provisions, binding.kind, context)


def shared_duties(shared: Sequence[Binding], anchor: str, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the section with what a role has in common with others, each part folded."""
    if not shared:
        return
    yield heading("共同遵守的", anchor=anchor)
    for each in shared:
        title = f"作为{each.bearer}{DONE[each.kind]}（{len(each.provisions)} 项）"
        yield from folded(title, duty_lists(each.provisions, each.kind, context))
