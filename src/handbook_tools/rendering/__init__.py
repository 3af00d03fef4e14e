"""Rendering: values -> text, deterministic."""

from handbook_tools.rendering.steps import StepRow, describe_flow, render_flow_text, render_step_table

__all__ = ["StepRow", "describe_flow", "render_flow_text", "render_step_table", "render_swimlane"]


def render_swimlane(flow, hrefs):
    return "<svg/>"
