"""A flow to geometry: columns, layers, and on them the points of every line and the place of its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handbook_tools.model.flow import Flow
from handbook_tools.rendering.swimlane.columns import (
    LANE_WIDTH,
    MARGIN,
    arrival_offsets,
    lay_columns,
    lay_lanes,
)
from handbook_tools.rendering.swimlane.diagram import Box, Diagram, Label, Line, Point
from handbook_tools.rendering.swimlane.layers import GAP, Layers, Plan, stack_layers
from handbook_tools.rendering.swimlane.ports import SidePort, plan_side_ports, side_offset
from handbook_tools.rendering.swimlane.routes import Route, Side, plan_routes
from handbook_tools.rendering.swimlane.rows import LINE_HEIGHT, SMALL, SMALL_LINE, plan_rows
from handbook_tools.rendering.text_metrics import text_width, wrap_text

START_ZONE: Final = 36.0
_LABEL_WIDTH: Final = 2 * SMALL
_AIR: Final = 3.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """A plan with its layers: every coordinate is known."""

    plan: Plan
    layers: Layers

    def side_point(self, row: int, side: Side, port: SidePort) -> Point:
        """Return where a port lies on the outline of a row's shape."""
        shape = self.layers.shapes[row]
        offset = side_offset(self.plan.ports[row, side], port)
        half = shape.half_width_at(offset)
        return (shape.box.x - half if side is Side.LEFT else shape.box.x + half, shape.box.y + offset)

    def source_point(self, index: int, route: Route) -> Point:
        """Return where a link leaves its source."""
        if route.side is not Side.BOTTOM:
            return self.side_point(route.link.source, route.side, (index, False))
        box = self.layers.shapes[route.link.source].box
        return (box.x, box.bottom)


def _points(layout: _Layout, index: int) -> list[Point]:
    plan, layers = layout.plan, layout.layers
    route, link = plan.routes[index], plan.routes[index].link
    x, y = layout.source_point(index, route)
    points = [(x, y)]
    arrival_x = plan.middle(link.target) + plan.arrivals.get(index, 0.0)
    if route.side is Side.BOTTOM and (index, link.source) in layers.tracks:
        y = layers.horizontal(index, link.source)
        points.append((x, y))
    if not route.is_straight:
        x = plan.columns.vertical(index, route.gutter)
        points.append((x, y))
        if route.entry is not None:
            entry_x, entry_y = layout.side_point(link.target, route.entry, (index, True))
            return [*points, (x, entry_y), (entry_x, entry_y)]
        y = layers.horizontal(index, link.target - 1)
        points.append((x, y))
    return [*points, (arrival_x, y), (arrival_x, layers.shapes[link.target].box.top)]


def _tidy(points: list[Point]) -> tuple[Point, ...]:
    """Drop repeated points and the middle ones of straight runs."""
    found = [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
    kept = found[:1]
    for before, here, after in zip(found, found[1:], found[2:], strict=False):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            kept.append(here)
    return (*kept, found[-1])


def _label_below(lines: tuple[str, ...], width: float, source: Box) -> Label:
    return Label(
        lines, Box(source.x + 5 + width / 2, source.bottom + _AIR + SMALL_LINE / 2, width, SMALL_LINE)
    )


def _label_beside(layout: _Layout, index: int, lines: tuple[str, ...], width: float) -> Label:
    """Place a label at the lane's edge, above the line (or below, for the lower of two), off the shape."""
    route = layout.plan.routes[index]
    shape = layout.layers.shapes[route.link.source]
    leaving = [link for link, arrives in layout.plan.ports[route.link.source, route.side] if not arrives]
    inner = LANE_WIDTH / 2 + 4 - width
    beyond = (shape.box.width / 2 + _AIR - inner) / shape.inset if shape.inset else 1.0
    offset = side_offset(layout.plan.ports[route.link.source, route.side], (index, False))
    away = max(abs(offset) + _AIR, min(1.0, beyond) * shape.box.height / 2)
    height = SMALL_LINE * len(lines)
    across = (inner + width / 2) * (-1 if route.side is Side.LEFT else 1)
    along = (away + height / 2) * (-1 if leaving[0] == index else 1)
    return Label(lines, Box(shape.box.x + across, shape.box.y + along, width, height))


def _label(layout: _Layout, index: int) -> Label | None:
    route = layout.plan.routes[index]
    if not route.link.label:
        return None
    if route.side is Side.BOTTOM:
        text = route.link.label
        return _label_below((text,), text_width(text, SMALL), layout.layers.shapes[route.link.source].box)
    lines = wrap_text(route.link.label, _LABEL_WIDTH, SMALL)
    return _label_beside(layout, index, lines, max(text_width(line, SMALL) for line in lines))


def _lines(layout: _Layout) -> tuple[Line, ...]:
    return tuple(
        Line(_tidy(_points(layout, index)), route.link.back, _label(layout, index))
        for index, route in enumerate(layout.plan.routes)
    )


def _plan(flow: Flow) -> Plan:
    rows, links = plan_rows(flow)
    routes = plan_routes(rows, links)
    columns = lay_columns(len(flow.lanes), routes, rows)
    arrivals = arrival_offsets(routes, rows, columns)
    return Plan(rows, routes, columns, arrivals, plan_side_ports(routes, rows, columns))


def place_flow(flow: Flow) -> Diagram:
    """Return the geometry of *flow*; an empty flow gives an empty diagram."""
    if not flow.nodes:
        return Diagram(LANE_WIDTH, LINE_HEIGHT, 0.0, (), (), ())
    plan = _plan(flow)
    lanes = lay_lanes(flow, plan.columns)
    head = LINE_HEIGHT * max(len(lane.lines) for lane in lanes) + 14
    layout = _Layout(plan, stack_layers(plan, head + START_ZONE))
    shapes = layout.layers.shapes
    return Diagram(
        width=plan.columns.gutter_x[-1] + MARGIN,
        height=shapes[-1].box.bottom + GAP,
        head_height=head,
        lanes=lanes,
        shapes=shapes,
        lines=_lines(layout),
        start=(shapes[0].box.x, head + 12),
    )
