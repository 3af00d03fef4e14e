"""Rows and routes to geometry: the width of lanes and gutters, the height of rows and gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from handbook_tools.model.flow import Flow
from handbook_tools.rendering.swimlane import ports
from handbook_tools.rendering.swimlane.diagram import (
    Box,
    Diagram,
    Label,
    Lane,
    Line,
    Point,
    Shape,
    ShapeKind,
)
from handbook_tools.rendering.swimlane.routes import (
    Route,
    Side,
    assign_tracks,
    gap_stretches,
    gutter_stretches,
    plan_routes,
)
from handbook_tools.rendering.swimlane.rows import FONT, LINE_HEIGHT, SMALL, Row, plan_rows
from handbook_tools.rendering.text_metrics import text_width, wrap_text

LANE_WIDTH: Final = 96.0
TRACK: Final = 8.0
GUTTER: Final = 8.0
GAP: Final = 24.0
LABEL_ZONE: Final = 16.0
START_ZONE: Final = 40.0
MARGIN: Final = 1.0

Tracks = Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The coordinates of lanes, gutters, rows and gaps; tracks by link and channel."""

    rows: tuple[Row, ...]
    routes: tuple[Route, ...]
    lane_x: tuple[float, ...]
    gutter_x: tuple[float, ...]
    boxes: tuple[Box, ...]
    track_y: tuple[float, ...]
    gutter_tracks: Tracks
    gap_tracks: Tracks

    def vertical(self, link: int, gutter: int) -> float:
        """Return the x of a link's track in a gutter."""
        return self.gutter_x[gutter] + GUTTER + TRACK * self.gutter_tracks[link, gutter]

    def horizontal(self, link: int, gap: int) -> float:
        """Return the y of a link's track in a gap."""
        return self.track_y[gap] + TRACK * self.gap_tracks[link, gap]


def _most_tracks(tracks: Tracks, channel: int) -> int:
    return max((track + 1 for (_, found), track in tracks.items() if found == channel), default=0)


def _columns(count: int, tracks: Tracks) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the x of every lane's centre; the left side of every gutter, then the end of the last."""
    x, lanes, gutters = MARGIN, [], []
    for index in range(count + 1):
        gutters.append(x)
        x += 2 * GUTTER + TRACK * max(0, _most_tracks(tracks, index) - 1)
        if index < count:
            lanes.append(x + LANE_WIDTH / 2)
            x += LANE_WIDTH
    return tuple(lanes), (*gutters, x)


def _has_label_below(row: int, routes: tuple[Route, ...]) -> bool:
    return any(r.link.source == row and r.side is Side.BOTTOM and r.link.label for r in routes)


def _stack(
    rows: tuple[Row, ...], routes: tuple[Route, ...], lane_x: tuple[float, ...], top: float, tracks: Tracks
) -> tuple[tuple[Box, ...], tuple[float, ...]]:
    """Return the box of every row and the y of the first track in the gap below it."""
    beside = ports.side_ports(routes)
    y, boxes, track_y = top, [], []
    for index, row in enumerate(rows):
        height = max(row.height, ports.needed_height(index, beside))
        boxes.append(Box(lane_x[row.lane], y + height / 2, row.width, height))
        y += height
        zone = LABEL_ZONE if _has_label_below(index, routes) else TRACK
        track_y.append(y + zone)
        count = _most_tracks(tracks, index)
        y += max(GAP, zone + TRACK * count + 12) if count else max(GAP, zone + 10)
    return tuple(boxes), tuple(track_y)


def _side_point(grid: _Grid, row: int, side: Side, port: ports.SidePort) -> Point:
    """Return where a port lies on the outline of a row's shape."""
    box = grid.boxes[row]
    offset = ports.side_offset(ports.side_ports(grid.routes)[row, side], port)
    half = box.width / 2
    if grid.rows[row].kind is ShapeKind.GATE:
        half *= 1 - abs(offset) / (box.height / 2)
    return (box.x - half if side is Side.LEFT else box.x + half, box.y + offset)


def _points(grid: _Grid, index: int, top_offset: float) -> list[Point]:
    route, link = grid.routes[index], grid.routes[index].link
    source, target = grid.boxes[link.source], grid.boxes[link.target]
    points: list[Point] = []
    if route.side is Side.BOTTOM:
        points.append((source.x, source.bottom))
        if route.is_straight and source.x == target.x + top_offset:
            return [*points, (target.x, target.top)]
        points.append((source.x, grid.horizontal(index, link.source)))
    else:
        points.append(_side_point(grid, link.source, route.side, (index, False)))
    if not route.is_straight:
        x = grid.vertical(index, route.gutter)
        points.append((x, points[-1][1]))
        if route.entry is not None:
            x_in, y_in = _side_point(grid, link.target, route.entry, (index, True))
            return [*points, (x, y_in), (x_in, y_in)]
        points.append((x, grid.horizontal(index, link.target - 1)))
    x_top = target.x + top_offset
    return [*points, (x_top, points[-1][1]), (x_top, target.top)]


def _tidy(points: list[Point]) -> tuple[Point, ...]:
    """Drop repeated points and the middle ones of straight runs."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        found.append(point)
    kept = found[:1]
    for before, here, after in zip(found, found[1:], found[2:], strict=False):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            kept.append(here)
    return (*kept, found[-1])


def _label(grid: _Grid, index: int, points: tuple[Point, ...]) -> Label | None:
    route = grid.routes[index]
    text = route.link.label
    if not text:
        return None
    width = text_width(text, SMALL)
    box = grid.boxes[route.link.source]
    if route.side is Side.BOTTOM:
        return Label(text, Box(box.x + 5 + width / 2, box.bottom + 9, width, 13))
    sign = -1 if route.side is Side.LEFT else 1
    edge = box.x + sign * (LANE_WIDTH / 2 + 4)
    leaving = [port for port in ports.side_ports(grid.routes)[route.link.source, route.side] if not port[1]]
    up_or_down = -1 if leaving[0][0] == index else 1
    return Label(
        text, Box(edge - sign * width / 2, points[0][1] + up_or_down * (8 + box.height / 4), width, 13)
    )


def _lanes(flow: Flow, gutter_x: tuple[float, ...]) -> tuple[Lane, ...]:
    """Return the lanes; each border runs through the middle of its gutter, the outer ones at the margin."""
    inner = [(gutter_x[i] + _gutter_end(gutter_x, i)) / 2 for i in range(1, len(flow.lanes))]
    borders = [gutter_x[0], *inner, gutter_x[-1]]
    return tuple(
        Lane(name, wrap_text(name, LANE_WIDTH - 8, FONT), left, right)
        for name, (left, right) in zip(flow.lanes, pairwise(borders), strict=True)
    )


def _gutter_end(gutter_x: tuple[float, ...], index: int) -> float:
    last = index == len(gutter_x) - 2
    return gutter_x[index + 1] - (0 if last else LANE_WIDTH)


def place_flow(flow: Flow) -> Diagram:
    """Return the geometry of *flow*; an empty flow gives an empty diagram."""
    rows, links = plan_rows(flow)
    if not rows:
        return Diagram(LANE_WIDTH, LINE_HEIGHT, 0.0, (), (), ())
    routes = plan_routes(rows, links)
    gutter_tracks = assign_tracks(gutter_stretches(routes))
    gap_tracks = assign_tracks(gap_stretches(routes, rows))
    lane_x, gutter_x = _columns(len(flow.lanes), gutter_tracks)
    lanes = _lanes(flow, gutter_x)
    head = LINE_HEIGHT * max(len(lane.lines) for lane in lanes) + 14
    boxes, track_y = _stack(rows, routes, lane_x, head + START_ZONE, gap_tracks)
    grid = _Grid(rows, routes, lane_x, gutter_x, boxes, track_y, gutter_tracks, gap_tracks)
    shapes = tuple(Shape(r.kind, r.node, r.lines, box) for r, box in zip(rows, boxes, strict=True))
    return Diagram(
        width=gutter_x[-1] + MARGIN,
        height=boxes[-1].bottom + GAP,
        head_height=head,
        lanes=lanes,
        shapes=shapes,
        lines=_lines(grid),
        start=(boxes[0].x, head + 14),
    )


def _lines(grid: _Grid) -> tuple[Line, ...]:
    offsets = ports.top_offsets(grid.routes, grid.rows)
    lines = []
    for index, route in enumerate(grid.routes):
        points = _tidy(_points(grid, index, offsets.get(index, 0.0)))
        lines.append(Line(points, route.link.back, _label(grid, index, points)))
    return tuple(lines)
