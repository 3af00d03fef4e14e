"""Where links meet a shape: offsets along its top, and along its left and right sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from handbook_tools.rendering.swimlane.routes import Route, Side
from handbook_tools.rendering.swimlane.rows import Row

TOP_STEP: Final = 12.0
SIDE_STEP: Final = 9.0

SidePort = tuple[int, bool]
"""A link and whether it arrives (rather than leaves)."""


def _is_plumb(route: Route, rows: tuple[Row, ...]) -> bool:
    link = route.link
    return route.is_straight and rows[link.source].lane == rows[link.target].lane


def _leaves_below(row: int, routes: tuple[Route, ...]) -> bool:
    return any(route.link.source == row and route.side is Side.BOTTOM for route in routes)


def top_offsets(routes: tuple[Route, ...], rows: tuple[Row, ...]) -> Mapping[int, float]:
    """Return how far from the middle of its target's top every link arrives, by link.

    The link that falls straight down has the middle; where the shape above in the same lane sends
    its own link elsewhere the middle stays free, because the two would meet on it.
    """
    offsets: dict[int, float] = {}
    for target, row in enumerate(rows):
        arriving = [i for i, r in enumerate(routes) if r.link.target == target and r.entry is None]
        plumb = [i for i in arriving if _is_plumb(routes[i], rows)]
        others = [i for i in arriving if i not in plumb]
        above_leaves = target > 0 and rows[target - 1].lane == row.lane and _leaves_below(target - 1, routes)
        offsets |= dict.fromkeys(plumb, 0.0)
        offsets |= _spread(others, routes, row, middle_free=not plumb and not above_leaves)
    return offsets


def _spread(links: list[int], routes: tuple[Route, ...], row: Row, *, middle_free: bool) -> dict[int, float]:
    if len(links) == 1 and middle_free:
        return {links[0]: 0.0}
    step = min(TOP_STEP, (row.width / 2 - 8) / max(1, len(links)))
    left = [i for i in links if routes[i].gutter <= row.lane and not routes[i].is_straight]
    right = [i for i in links if i not in left]
    found = {link: -step * place for place, link in enumerate(left, start=1)}
    return found | {link: step * place for place, link in enumerate(right, start=1)}


def side_ports(routes: tuple[Route, ...]) -> Mapping[tuple[int, Side], list[SidePort]]:
    """Return the links at the left and right of every row, from the top down."""
    ports: dict[tuple[int, Side], list[SidePort]] = {}
    for index, route in enumerate(routes):
        if route.entry is not None:
            ports.setdefault((route.link.target, route.entry), []).append((index, True))
        if route.side is not Side.BOTTOM:
            ports.setdefault((route.link.source, route.side), []).append((index, False))
    return ports


def side_offset(ports: list[SidePort], port: SidePort) -> float:
    """Return how far below the middle of the side a port lies."""
    return (ports.index(port) - (len(ports) - 1) / 2) * SIDE_STEP


def needed_height(row: int, ports: Mapping[tuple[int, Side], list[SidePort]]) -> float:
    """Return the height that a shape needs for the ports at its sides."""
    most = max((len(ports.get((row, side), ())) for side in (Side.LEFT, Side.RIGHT)), default=0)
    return SIDE_STEP * (most + 1) if most > 1 else 0.0
