"""The steps of a role: in which flows it takes part, what it does there, and its lane in the picture."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.model.flow import Flow, find_flow
from handbook_tools.model.labels import find_short_citation
from handbook_tools.model.registers import Role
from handbook_tools.rendering.steps import StepRow, render_step_table
from handbook_tools.sphinx_ext.nodes import swimlane_picture
from handbook_tools.sphinx_ext.views.context import ViewContext, folded, heading, paragraph


def flows_of(role: Role, context: ViewContext) -> tuple[Flow, ...]:
    """Return the flows with a step of the role, in the order of their register."""
    steps = (each for each in context.handbook.provisions if each.step and each.bearer == role.name)
    names = {each.step.flow for each in steps if each.step}
    ids = (entry.id for entry in context.handbook.registers.flows if entry.id in names)
    return tuple(flow for each in ids if (flow := find_flow(each, context.handbook)))


def count_steps(role: Role, flows: tuple[Flow, ...]) -> int:
    """Return how many steps of *flows* the role takes."""
    return sum(node.lane == role.name for flow in flows for node in flow.nodes)


def _step(row: StepRow, context: ViewContext) -> nodes.list_item:
    citation = context.link("provision", row.id, find_short_citation(row.id, context.handbook))
    ways = f"　{row.exits}　" if row.exits != "—" else "　"
    return nodes.list_item(
        "",
        paragraph(f"第 {row.number} 步　", nodes.strong("", row.name), ways, citation),
    )


def role_steps(
    role: Role, flows: tuple[Flow, ...], anchor: str, context: ViewContext
) -> Iterator[nodes.Node]:
    """Yield the section with each flow: the steps of the role, and the picture; the first is unfolded."""
    if not flows:
        return
    yield heading(f"流程里的步骤（{count_steps(role, flows)} 步）", anchor=anchor)
    for number, flow in enumerate(flows):
        title = heading("", 3)
        title += context.link("flow", flow.id, flow.title)
        rows = (row for row in render_step_table(flow) if row.lane == role.name)
        yield title
        yield nodes.bullet_list("", *(_step(row, context) for row in rows), classes=["role-steps"])
        picture = swimlane_picture("", flow=flow.id, lane=role.name)
        yield from folded(f"流程图：粗线框出的一列是{role.name}", (picture,), unfolded=number == 0)
