"""Swimlane diagrams of approval flows: a layout of our own, computed from the steps."""

from handbook_tools.rendering.swimlane.placement import place_flow
from handbook_tools.rendering.swimlane.svg import render_swimlane

__all__ = ["place_flow", "render_swimlane"]
