"""The way of every link: which side it leaves, whether it needs a gutter, which side it enters.

Gutters are the vertical spaces beside the lanes (gutter k lies left of lane k), gaps the horizontal
spaces below the rows (gap i lies below row i).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handbook_tools.rendering.swimlane.rows import Link, Row


class Side(StrEnum):
    """A side of a shape."""

    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Route:
    """A link with its way: ``gutter`` is -1 where it needs none; ``entry`` is `None` for the top."""

    link: Link
    side: Side
    gutter: int
    entry: Side | None

    @property
    def is_straight(self) -> bool:
        """Whether it falls onto its target down the target's own lane, without a gutter."""
        return self.gutter < 0


def _exit_sides(links: tuple[Link, ...], rows: tuple[Row, ...]) -> dict[int, Side]:
    """Choose a side for every link: straight on leaves below, the others and refusals toward their target."""
    sides: dict[int, Side] = {}
    by_source: dict[int, list[int]] = {}
    for index, link in enumerate(links):
        by_source.setdefault(link.source, []).append(index)
    for source, indexes in by_source.items():
        forward = [i for i in indexes if links[i].target > source]
        below = next((i for i in forward if links[i].ahead), None)
        if below is None and len(indexes) == 1 and forward and not links[forward[0]].back:
            below = forward[0]
        taken: list[Side] = []
        for i in indexes:
            sides[i] = Side.BOTTOM if i == below else _free_side(links[i], rows, taken)
            taken.append(sides[i])
    return sides


def _free_side(link: Link, rows: tuple[Row, ...], taken: list[Side]) -> Side:
    leftward = rows[link.target].lane < rows[link.source].lane
    preferred, other = (Side.LEFT, Side.RIGHT) if leftward else (Side.RIGHT, Side.LEFT)
    return other if preferred in taken and other not in taken else preferred


def _falls_free(link: Link, rows: tuple[Row, ...]) -> bool:
    """Tell whether no shape stands in the target's lane between the two rows."""
    lane = rows[link.target].lane
    return all(row.lane != lane for row in rows[link.source + 1 : link.target])


def _gutter(link: Link, side: Side, rows: tuple[Row, ...]) -> int:
    source, target = rows[link.source].lane, rows[link.target].lane
    if side is Side.LEFT:
        return source
    if side is Side.RIGHT:
        return source + 1
    if _falls_free(link, rows):
        return -1
    return target if target > source else target + 1


def plan_routes(rows: tuple[Row, ...], links: tuple[Link, ...]) -> tuple[Route, ...]:
    """Return the route of every link, in the order of *links*."""
    sides = _exit_sides(links, rows)
    routes = []
    for index, link in enumerate(links):
        gutter = _gutter(link, sides[index], rows)
        entry = None
        if link.target <= link.source:
            entry = Side.LEFT if gutter <= rows[link.target].lane else Side.RIGHT
        routes.append(Route(link, sides[index], gutter, entry))
    return tuple(routes)
