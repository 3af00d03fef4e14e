"""The way of every link: which side it leaves, which gutter and gaps it runs through, on which track.

Gutters are the vertical spaces beside the lanes (gutter k lies left of lane k), gaps the horizontal
spaces below the rows (gap i lies below row i). Two links never share a stretch: each has its own track
in a gutter or gap wherever their stretches could meet, and its own port at a shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from handbook_tools.rendering.swimlane.rows import Link, Row


class Side(StrEnum):
    """A side of a shape."""

    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a link in one gutter or gap: its extent in half steps, counted along the other axis."""

    link: int
    channel: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Route:
    """A link with its way: ``gutter`` is -1 where it needs none."""

    link: Link
    side: Side
    gutter: int
    entry: Side | None

    @property
    def is_straight(self) -> bool:
        """Whether it runs from a row into the next without a gutter."""
        return self.gutter < 0


def _exit_sides(links: tuple[Link, ...], rows: tuple[Row, ...]) -> dict[int, Side]:
    """Choose a side for every link: straight on leaves below, the others toward their target."""
    sides: dict[int, Side] = {}
    by_source: dict[int, list[int]] = {}
    for index, link in enumerate(links):
        by_source.setdefault(link.source, []).append(index)
    for source, indexes in by_source.items():
        forward = [i for i in indexes if links[i].target > source]
        below = next((i for i in forward if links[i].ahead), None)
        if below is None and len(indexes) == 1 and forward:
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


def _gutter(link: Link, side: Side, rows: tuple[Row, ...]) -> int:
    source, target = rows[link.source].lane, rows[link.target].lane
    if side is Side.LEFT:
        return source
    if side is Side.RIGHT:
        return source + 1
    if link.target == link.source + 1:
        return -1
    return target if target > source else target + 1


def plan_routes(rows: tuple[Row, ...], links: tuple[Link, ...]) -> tuple[Route, ...]:
    """Return the route of every link, in the order of *links*."""
    sides = _exit_sides(links, rows)
    routes = []
    for index, link in enumerate(links):
        gutter = _gutter(link, sides[index], rows)
        backward = link.target <= link.source
        entry = None
        if backward:
            entry = Side.LEFT if gutter <= rows[link.target].lane else Side.RIGHT
        routes.append(Route(link, sides[index], gutter, entry))
    return tuple(routes)


def gutter_stretches(routes: tuple[Route, ...]) -> list[Stretch]:
    """Return the vertical stretches; row i counts 2i, gap i counts 2i + 1."""
    found = []
    for index, route in enumerate(routes):
        if route.gutter < 0:
            continue
        link = route.link
        start = 2 * link.source + (1 if route.side is Side.BOTTOM else 0)
        end = 2 * link.target if route.entry else 2 * link.target - 1
        found.append(Stretch(index, route.gutter, min(start, end), max(start, end)))
    return found


def gap_stretches(routes: tuple[Route, ...], rows: tuple[Row, ...]) -> list[Stretch]:
    """Return the horizontal stretches in gaps; gutter k counts 2k, lane k counts 2k + 1."""
    found = []
    for index, route in enumerate(routes):
        link = route.link
        source, target = 2 * rows[link.source].lane + 1, 2 * rows[link.target].lane + 1
        if route.side is Side.BOTTOM:
            end = target if route.is_straight else 2 * route.gutter
            found.append(Stretch(index, link.source, min(source, end), max(source, end)))
        if route.entry is None and not route.is_straight:
            start = 2 * route.gutter
            found.append(Stretch(index, link.target - 1, min(start, target), max(start, target)))
    return found


def assign_tracks(stretches: Iterable[Stretch]) -> dict[tuple[int, int], int]:
    """Give every stretch, by link and channel, the first track on which it meets no other one."""
    tracks: dict[tuple[int, int], int] = {}
    busy: dict[tuple[int, int], list[Stretch]] = {}
    for stretch in sorted(stretches, key=lambda s: (s.channel, s.last - s.first, s.first, s.link)):
        track = 0
        while any(
            stretch.first <= other.last and other.first <= stretch.last
            for other in busy.get((stretch.channel, track), ())
        ):
            track += 1
        busy.setdefault((stretch.channel, track), []).append(stretch)
        tracks[stretch.link, stretch.channel] = track
    return tracks
