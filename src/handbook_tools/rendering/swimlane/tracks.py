"""Tracks: the parallel places in a gutter or a gap, ordered so that lines rarely cross.

A route takes a stretch of every channel it runs through. Two stretches that could meet get tracks of
their own, so lines never share a piece of their way. Which of the two lies nearer decides whether an
end that turns off cuts through the other; the order with the fewest such cuts is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Tracks = Mapping[tuple[int, int], int]
"""The track of a link in a channel, counted from 0: from the left in a gutter, from above in a gap."""


@dataclass(frozen=True, slots=True)
class End:
    """An end of a stretch: its place along the channel; it turns to lower tracks (-1) or higher ones (1)."""

    at: float
    turn: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a link that lies in one channel (a gutter or a gap)."""

    link: int
    channel: int
    start: End
    stop: End

    @property
    def ends(self) -> tuple[End, End]:
        """Both ends."""
        return (self.start, self.stop)

    @property
    def first(self) -> float:
        """The position of its first point."""
        return min(self.start.at, self.stop.at)

    @property
    def last(self) -> float:
        """The position of its last point."""
        return max(self.start.at, self.stop.at)

    def meets(self, other: Stretch, clearance: float) -> bool:
        """Tell whether the two cannot share a track."""
        return self.first <= other.last + clearance and other.first <= self.last + clearance

    def covers(self, at: float) -> bool:
        """Tell whether a position lies inside it."""
        return self.first < at < self.last


def _cuts(lower: Stretch, higher: Stretch) -> int:
    """Count the ends that cut through the other stretch if *lower* has the lower track."""
    outward = sum(higher.covers(end.at) for end in lower.ends if end.turn > 0)
    return outward + sum(lower.covers(end.at) for end in higher.ends if end.turn < 0)


def _order_stretches(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Insert the stretches one by one, short ones first, each where it cuts and is cut least."""
    ordered: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.last - s.first, s.first, s.link)):
        costs = [
            sum(_cuts(each, stretch) for each in ordered[:place])
            + sum(_cuts(stretch, each) for each in ordered[place:])
            for place in range(len(ordered) + 1)
        ]
        ordered.insert(costs.index(min(costs)), stretch)
    return ordered


def assign_tracks(stretches: Iterable[Stretch], clearance: float = 0.0) -> Tracks:
    """Give every stretch a track on which it meets no other one, in as few tracks as the order allows."""
    channels: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        channels.setdefault(stretch.channel, []).append(stretch)
    tracks: dict[tuple[int, int], int] = {}
    for channel, found in channels.items():
        ordered = _order_stretches(found)
        for place, stretch in enumerate(ordered):
            below = [s for s in ordered[:place] if s.meets(stretch, clearance)]
            tracks[stretch.link, channel] = max((tracks[s.link, channel] + 1 for s in below), default=0)
    return tracks


def count_tracks(tracks: Tracks, channel: int) -> int:
    """Return how many tracks a channel needs."""
    return max((track + 1 for (_, found), track in tracks.items() if found == channel), default=0)
