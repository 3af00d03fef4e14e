"""An approval flow: its picture for pages, its step table for everybody."""

from __future__ import annotations

from docutils import nodes

from handbook_tools.model.flow import find_flow
from handbook_tools.rendering import render_step_table, render_swimlane
from handbook_tools.sphinx_ext.views.context import ViewContext, paragraph, table


def approval_flow_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show one flow; the picture stands in HTML only, the table everywhere."""
    flow = find_flow(argument, context.handbook)
    if flow is None:
        return [
            nodes.warning(
                "", paragraph(f"没有登记编号为“{argument}”的流程，请核对 docs/registers/flows.yml。")
            )
        ]
    hrefs = {node.id: context.href(node.id) for node in flow.nodes}
    picture = '<div class="swimlane-frame" tabindex="0" role="region" aria-label="{}">{}</div>'
    svg = render_swimlane(flow, hrefs)
    label = (
        f"{flow.title}示意图，可以左右滑动".replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    )
    figure = nodes.raw("", picture.format(label, svg), format="html")
    rows = [
        (
            str(row.number),
            row.name,
            context.link("role", row.lane, row.lane),
            row.exits,
            context.link("provision", row.id, row.citation),
        )
        for row in render_step_table(flow)
    ]
    steps = table(("序号", "步骤", "由谁办理", "去向", "依据"), rows, classes=["flow-steps"])
    return [nodes.container("", figure, steps, classes=["approval-flow"], ids=[f"flow-{flow.id}"])]
