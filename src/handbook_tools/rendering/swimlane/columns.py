"""The horizontal half of a layout: lanes, gutters and their tracks, and where links arrive from above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from handbook_tools.model.flow import Flow
from handbook_tools.rendering.swimlane.diagram import Lane
from handbook_tools.rendering.swimlane.routes import Route, Side
from handbook_tools.rendering.swimlane.rows import FONT, Row
from handbook_tools.rendering.swimlane.tracks import End, Stretch, Tracks, assign_tracks, count_tracks
from handbook_tools.rendering.text_metrics import wrap_text

LANE_WIDTH: Final = 68.0
TRACK: Final = 8.0
GUTTER: Final = 8.0
MARGIN: Final = 1.0
ARRIVAL_STEP: Final = 12.0
_MOST_A_SIDE: Final = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Where lanes and gutters lie: ``lane_x`` the middles, ``gutter_x`` the left sides, then the end."""

    lane_x: tuple[float, ...]
    gutter_x: tuple[float, ...]
    tracks: Tracks

    def vertical(self, link: int, gutter: int) -> float:
        """Return the x of a link's track in a gutter."""
        return self.gutter_x[gutter] + GUTTER + TRACK * self.tracks[link, gutter]


def _gutter_stretches(routes: tuple[Route, ...], rows: tuple[Row, ...]) -> list[Stretch]:
    """Return the vertical stretches; row i counts 2i, gap i counts 2i + 1.

    At the side of a shape links leave upward above the arrivals and downward below them.
    """
    found = []
    for index, route in enumerate(routes):
        if route.is_straight:
            continue
        link, gutter = route.link, route.gutter
        leaving = 1.0 if route.side is Side.BOTTOM else -0.2 if link.target < link.source else 0.2
        start = 2 * link.source + leaving
        stop = 2 * link.target if route.entry else 2 * link.target - 1
        from_turn = 1 if rows[link.source].lane >= gutter else -1
        to_turn = 1 if rows[link.target].lane >= gutter else -1
        found.append(Stretch(index, gutter, End(start, from_turn), End(stop, to_turn)))
    return found


def lay_columns(lanes: int, routes: tuple[Route, ...], rows: tuple[Row, ...]) -> Columns:
    """Return the columns, every gutter as wide as its tracks need."""
    tracks = assign_tracks(_gutter_stretches(routes, rows))
    x, lane_x, gutter_x = MARGIN, [], []
    for index in range(lanes + 1):
        gutter_x.append(x)
        count = count_tracks(tracks, index)
        outer = index in (0, lanes)
        x += GUTTER if outer and not count else 2 * GUTTER + TRACK * max(0, count - 1)
        if index < lanes:
            lane_x.append(x + LANE_WIDTH / 2)
            x += LANE_WIDTH
    return Columns(tuple(lane_x), (*gutter_x, x), tracks)


def _border(columns: Columns, gutter: int) -> float:
    """Return the x of a lane's border, which runs between the tracks of its gutter and not on one."""
    middle = (columns.lane_x[gutter - 1] + columns.lane_x[gutter]) / 2
    return middle + TRACK / 2 if count_tracks(columns.tracks, gutter) % 2 else middle


def lay_lanes(flow: Flow, columns: Columns) -> tuple[Lane, ...]:
    """Return the lanes side by side, without space between them."""
    inner = [_border(columns, gutter) for gutter in range(1, len(flow.lanes))]
    borders = [MARGIN, *inner, columns.gutter_x[-1]]
    return tuple(
        Lane(name, wrap_text(name, LANE_WIDTH + 6, FONT), x, left, right)
        for name, x, (left, right) in zip(flow.lanes, columns.lane_x, pairwise(borders), strict=True)
    )


def arrival_offsets(
    routes: tuple[Route, ...], rows: tuple[Row, ...], columns: Columns
) -> Mapping[int, float]:
    """Return how far from the middle of its target's top every link arrives, by link.

    The link that falls straight down has the middle; where the shape above in the same lane sends
    its own link elsewhere the middle stays empty, because the two would meet on it.
    """
    offsets: dict[int, float] = {}
    for target, row in enumerate(rows):
        arriving = [i for i, r in enumerate(routes) if r.link.target == target and r.entry is None]
        plumb = [i for i in arriving if _is_plumb(routes[i], rows)]
        others = [i for i in arriving if i not in plumb]
        others.sort(key=lambda i: _distance(i, routes[i], columns, rows))
        left = [i for i in others if _comes_from(routes[i], rows) < row.lane]
        right = [i for i in others if i not in left]
        middle_free = not plumb and not _is_left_above(target, routes, rows)
        offsets |= dict.fromkeys(plumb, 0.0) | _spread(left, right, row.width, middle_free=middle_free)
    return offsets


def _spread(left: list[int], right: list[int], width: float, *, middle_free: bool) -> dict[int, float]:
    """Return the offsets of links from both sides, each given nearest first; a crowded side spills over."""
    if max(len(left), len(right)) > _MOST_A_SIDE:
        across = [*reversed(left), *right]
        half = len(across) // 2
        left, right = across[:half][::-1], across[half:]
    from_left = 0 if middle_free and len(left) > len(right) else 1
    from_right = 0 if middle_free and len(left) <= len(right) else 1
    outermost = max(len(left) - 1 + from_left, len(right) - 1 + from_right, 1)
    step = min(ARRIVAL_STEP, (width / 2 - 8) / outermost)
    offsets = {link: -step * place for place, link in enumerate(left, start=from_left)}
    return offsets | {link: step * place for place, link in enumerate(right, start=from_right)}


def _is_plumb(route: Route, rows: tuple[Row, ...]) -> bool:
    return route.is_straight and rows[route.link.source].lane == rows[route.link.target].lane


def _is_left_above(target: int, routes: tuple[Route, ...], rows: tuple[Row, ...]) -> bool:
    """Tell whether the row above, in the same lane, is left through its bottom."""
    above = target - 1
    same_lane = above >= 0 and rows[above].lane == rows[target].lane
    return same_lane and any(r.link.source == above and r.side is Side.BOTTOM for r in routes)


def _comes_from(route: Route, rows: tuple[Row, ...]) -> float:
    return rows[route.link.source].lane if route.is_straight else route.gutter - 0.5


def _distance(index: int, route: Route, columns: Columns, rows: tuple[Row, ...]) -> tuple[bool, float]:
    """Sort arrivals from the middle outward: those falling freely by age, then the nearest gutter."""
    if route.is_straight:
        return (False, route.link.source)
    middle = columns.lane_x[rows[route.link.target].lane]
    return (True, abs(columns.vertical(index, route.gutter) - middle))
