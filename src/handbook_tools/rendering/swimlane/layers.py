"""The vertical half of a layout: the height of rows, and the tracks in the gaps between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from handbook_tools.rendering.swimlane.columns import Columns
from handbook_tools.rendering.swimlane.diagram import Box, Shape
from handbook_tools.rendering.swimlane.ports import SidePorts, needed_height
from handbook_tools.rendering.swimlane.routes import Route, Side
from handbook_tools.rendering.swimlane.rows import Row
from handbook_tools.rendering.swimlane.tracks import End, Stretch, Tracks, assign_tracks, count_tracks

TRACK: Final = 8.0
GAP: Final = 20.0
ARROW: Final = 11.0
LABEL_ZONE: Final = 18.0
_CLEARANCE: Final = 8.0


@dataclass(frozen=True, slots=True)
class Plan:
    """A layout before it has heights: rows and routes, with every x known and every port in its order."""

    rows: tuple[Row, ...]
    routes: tuple[Route, ...]
    columns: Columns
    arrivals: Mapping[int, float]
    ports: SidePorts

    def middle(self, row: int) -> float:
        """Return the x of the middle of a row's shape."""
        return self.columns.lane_x[self.rows[row].lane]


@dataclass(frozen=True, slots=True)
class Layers:
    """The shape of every row, and the y of the first track in the gap below it."""

    shapes: tuple[Shape, ...]
    track_y: tuple[float, ...]
    tracks: Tracks

    def horizontal(self, link: int, gap: int) -> float:
        """Return the y of a link's track in a gap."""
        return self.track_y[gap] + TRACK * self.tracks[link, gap]


def _assign_gap_tracks(plan: Plan) -> Tracks:
    """Return the tracks of the horizontal stretches; positions along a gap are x coordinates."""
    found = []
    for index, route in enumerate(plan.routes):
        link = route.link
        source_x = plan.middle(link.source)
        arrival_x = plan.middle(link.target) + plan.arrivals.get(index, 0.0)
        gutter_x = arrival_x if route.is_straight else plan.columns.vertical(index, route.gutter)
        if route.side is Side.BOTTOM and source_x != gutter_x:
            found.append(Stretch(index, link.source, End(source_x, -1), End(gutter_x, 1)))
        if route.entry is None and not route.is_straight:
            found.append(Stretch(index, link.target - 1, End(gutter_x, -1), End(arrival_x, 1)))
    return assign_tracks(found, _CLEARANCE)


def _needs_label_zone(row: int, plan: Plan) -> bool:
    below = any(r.link.source == row and r.side is Side.BOTTOM and r.link.label for r in plan.routes)
    leaving = (sum(not arrives for _, arrives in plan.ports.get((row, side), ())) for side in Side)
    return below or any(count > 1 for count in leaving)


def _place_shape(row: Row, x: float, top: float, height: float) -> Shape:
    box = Box(x, top + height / 2, row.width, height)
    return Shape(row.kind, row.node, row.lines, row.note, box, row.inset)


def stack_layers(plan: Plan, top: float) -> Layers:
    """Return the layers below one another, every gap as high as its tracks and labels need."""
    tracks = _assign_gap_tracks(plan)
    y, shapes, track_y = top, [], []
    for index, row in enumerate(plan.rows):
        height = max(row.height, needed_height(index, plan.ports))
        shapes.append(_place_shape(row, plan.middle(index), y, height))
        y += height
        zone = LABEL_ZONE if _needs_label_zone(index, plan) else TRACK
        track_y.append(y + zone)
        y += max(GAP, zone + TRACK * max(0, count_tracks(tracks, index) - 1) + ARROW)
    return Layers(tuple(shapes), tuple(track_y), tracks)
