"""Rendering: values -> text, deterministic."""

from handbook_tools.rendering.steps import StepRow, describe_flow, render_flow_text, render_step_table
from handbook_tools.rendering.swimlane import render_swimlane

__all__ = ["StepRow", "describe_flow", "render_flow_text", "render_step_table", "render_swimlane"]
