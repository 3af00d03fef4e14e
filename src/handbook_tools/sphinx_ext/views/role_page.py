"""The page of a role: in short what it has to know, with a way to each part; then the parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from docutils import nodes

from handbook_tools.model.registers import Role
from handbook_tools.sphinx_ext.views.context import ViewContext, paragraph
from handbook_tools.sphinx_ext.views.numbers import binding_numbers, find_numbers
from handbook_tools.sphinx_ext.views.role_changes import role_changes
from handbook_tools.sphinx_ext.views.role_duties import DONE, Binding, bindings, own_duties, shared_duties
from handbook_tools.sphinx_ext.views.role_lists import lists_of, role_lists
from handbook_tools.sphinx_ext.views.role_steps import count_steps, flows_of, role_steps
from handbook_tools.sphinx_ext.views.separations import separated_roles

CHANGES: Final = "近来的变化"


class Part(NamedTuple):
    """A part of the page: how the summary calls it, how much there is, its anchor and what it shows."""

    title: str
    amount: str
    anchor: str
    content: list[nodes.Node]


def _duty_parts(role: Role, found: Iterable[Binding], context: ViewContext) -> list[Part]:
    own = [each for each in found if each.bearer == role.name]
    shared = [each for each in found if each.bearer != role.name]
    parts: list[Part] = []
    for each in own:
        anchor = f"role-{role.id}-{each.kind.value}"
        content = list(own_duties(each, anchor, context))
        parts.append(Part(DONE[each.kind], f"{len(each.provisions)} 项", anchor, content))
    anchor = f"role-{role.id}-shared"
    count = sum(len(each.provisions) for each in shared)
    content = list(shared_duties(shared, anchor, context))
    return [*parts, Part("共同遵守的", f"{count} 项", anchor, content)]


def _number_part(role: Role, found: Iterable[Binding], context: ViewContext) -> Part:
    anchor = f"role-{role.id}-numbers"
    own, shared = (
        find_numbers(each for one in found if (one.bearer == role.name) is mine for each in one.provisions)
        for mine in (True, False)
    )
    content = list(binding_numbers(own, shared, anchor, context))
    return Part("约束我的数字", f"{len(own.keys() | shared.keys())} 个", anchor, content)


def _parts(role: Role, context: ViewContext) -> list[Part]:
    found, flows, lists = bindings(role, context), flows_of(role, context), lists_of(role, context)
    *own, shared = _duty_parts(role, found, context)
    steps, checks, apart, changes = (
        f"role-{role.id}-{name}" for name in ("steps", "checklists", "separations", "changes")
    )
    return [
        *own,
        Part(
            "流程里的步骤",
            f"{count_steps(role, flows)} 步",
            steps,
            list(role_steps(role, flows, steps, context)),
        ),
        Part("检查清单", f"{len(lists)} 份", checks, list(role_lists(lists, checks, context))),
        _number_part(role, found, context),
        Part("不得兼任", "", apart, list(separated_roles(role, context))),
        shared,
        Part(CHANGES, "", changes, list(role_changes(role, context))),
    ]


def _way(part: Part) -> nodes.list_item:
    text = nodes.inline("", "", nodes.inline("", part.title, classes=["card-name"]))
    if part.amount:
        text += nodes.inline("", part.amount, classes=["card-hint"])
    link = nodes.reference("", "", text, internal=True, refid=part.anchor)
    return nodes.list_item("", paragraph(link))


def _section(part: Part) -> nodes.container:
    """Return the content of a part under its anchor, unless a heading inside has it already."""
    has_anchor = any(
        part.anchor in node.get("ids", ()) for node in part.content if isinstance(node, nodes.rubric)
    )
    return nodes.container("", *part.content, ids=[] if has_anchor else [part.anchor], classes=["role-part"])


def role_duties_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show what binds one role, its steps, its checklists, its numbers, and what changed for it lately."""
    role = context.handbook.find_role(argument)
    if role is None:
        return context.warn(f"没有登记名为“{argument}”的岗位，请核对 docs/registers/roles.yml。")
    aliases = f"也称：{'、'.join(role.aliases)}。" if role.aliases else ""
    lead = paragraph(f"{role.summary}{aliases}", classes=["role-summary"])
    parts = [part for part in _parts(role, context) if part.content]
    if not parts:
        return [lead, paragraph("现行制度没有直接规定这个岗位的事项。")]
    ways = nodes.bullet_list("", *map(_way, parts), classes=["cards", "role-overview"])
    return [lead, ways, *map(_section, parts)]
