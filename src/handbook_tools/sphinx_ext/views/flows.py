"""An approval flow: its picture for pages, its step table for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.model.flow import find_flow
from handbook_tools.model.labels import find_short_citation
from handbook_tools.rendering.steps import StepRow, render_step_table
from handbook_tools.sphinx_ext.nodes import swimlane_picture
from handbook_tools.sphinx_ext.views.context import Cell, ViewContext, table


def _cells(row: StepRow, context: ViewContext) -> Iterator[Cell]:
    yield str(row.number)
    yield row.name
    yield context.link("role", row.lane, row.lane)
    yield row.exits
    yield context.link("provision", row.id, find_short_citation(row.id, context.handbook))


def approval_flow_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show one flow; the picture stands in HTML only, the table everywhere."""
    flow = find_flow(argument, context.handbook)
    if flow is None:
        return context.warn(f"没有登记编号为“{argument}”的流程，请核对 docs/registers/flows.yml。")
    header = ("序号", "步骤", "由谁办理", "去向", "依据")
    rows = (_cells(row, context) for row in render_step_table(flow))
    steps = table(header, rows, classes=["flow-steps"])
    body = (swimlane_picture("", flow=flow.id), nodes.container("", steps, classes=["scroll-x"]))
    return [nodes.container("", *body, classes=["approval-flow"], ids=[f"flow-{flow.id}"])]
