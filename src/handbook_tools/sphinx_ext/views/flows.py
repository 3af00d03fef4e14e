"""An approval flow: its picture for pages, its step table for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from docutils import nodes

from handbook_tools.model.flow import Flow, find_flow
from handbook_tools.model.labels import find_short_citation
from handbook_tools.rendering import StepRow, render_step_table, render_swimlane
from handbook_tools.sphinx_ext.views.context import Cell, ViewContext, paragraph, table

_FRAME: Final = """\
<p class="swimlane-hint">左右滑动查看全图；图下有文字版的步骤表。</p>
<div class="swimlane-frame" tabindex="0" role="region" aria-label="{label}">
{picture}</div>
"""


def _picture(flow: Flow, context: ViewContext) -> nodes.raw:
    hrefs = {node.id: context.href(node.id) for node in flow.nodes}
    label = escape(f"{flow.title}示意图")
    return nodes.raw("", _FRAME.format(label=label, picture=render_swimlane(flow, hrefs)), format="html")


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
        text = f"没有登记编号为“{argument}”的流程，请核对 docs/registers/flows.yml。"
        return [nodes.warning("", paragraph(text))]
    header = ("序号", "步骤", "由谁办理", "去向", "依据")
    rows = (_cells(row, context) for row in render_step_table(flow))
    steps = table(header, rows, classes=["flow-steps"])
    body = (_picture(flow, context), nodes.container("", steps, classes=["scroll-x"]))
    return [nodes.container("", *body, classes=["approval-flow"], ids=[f"flow-{flow.id}"])]
