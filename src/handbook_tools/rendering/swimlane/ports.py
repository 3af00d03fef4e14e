"""Where links meet the left and right sides of a shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from handbook_tools.rendering.swimlane.columns import Columns
from handbook_tools.rendering.swimlane.routes import Route, Side
from handbook_tools.rendering.swimlane.rows import Row

SIDE_STEP: Final = 9.0

SidePort = tuple[int, bool]
"""A link and whether it arrives (rather than leaves)."""

SidePorts = Mapping[tuple[int, Side], list[SidePort]]
"""The ports of a row's side, from the top down."""


def plan_side_ports(routes: tuple[Route, ...], rows: tuple[Row, ...], columns: Columns) -> SidePorts:
    """Return the ports at the sides of every row, ordered so that their lines do not cross there.

    Lines that leave upward come first, the nearest on top; then arrivals, which come from below, and
    last the lines that leave downward, of both the nearest lowest.
    """
    ports: dict[tuple[int, Side], list[SidePort]] = {}
    for index, route in enumerate(routes):
        if route.entry is not None:
            ports.setdefault((route.link.target, route.entry), []).append((index, True))
        if route.side is not Side.BOTTOM:
            ports.setdefault((route.link.source, route.side), []).append((index, False))

    def height(port: SidePort) -> tuple[int, float]:
        index, arrives = port
        route = routes[index]
        row = route.link.target if arrives else route.link.source
        away = abs(columns.vertical(index, route.gutter) - columns.lane_x[rows[row].lane])
        if arrives:
            return (1, -away)
        return (0, away) if route.link.target < row else (2, -away)

    return {place: sorted(found, key=height) for place, found in ports.items()}


def side_offset(ports: list[SidePort], port: SidePort) -> float:
    """Return how far below the middle of the side a port lies."""
    return (ports.index(port) - (len(ports) - 1) / 2) * SIDE_STEP


def needed_height(row: int, ports: SidePorts) -> float:
    """Return the height that a shape needs for the ports at its sides."""
    most = max(len(ports.get((row, side), ())) for side in (Side.LEFT, Side.RIGHT))
    return SIDE_STEP * (most + 1) if most > 1 else 0.0
