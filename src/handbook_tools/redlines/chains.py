"""The heaviest chain of pairs that rise on both sides, in the time of sorting them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """An index of the one side, an index of the other, and what the pair weighs."""

    old: int
    new: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Link:
    """The last pair of a chain, the weight of the whole chain, and the chain before it."""

    pair: Pair
    total: float
    before: _Link | None


@dataclass(frozen=True, slots=True)
class _Frontier:
    """For every new index at which a chain can end, the heaviest such chain; both rise along the lists."""

    ends: list[int] = field(default_factory=list)
    links: list[_Link] = field(default_factory=list)

    def extend(self, pair: Pair) -> _Link:
        """Return the heaviest chain that *pair* can end."""
        at = bisect_left(self.ends, pair.new)
        before = self.links[at - 1] if at else None
        return _Link(pair, (before.total if before else 0.0) + pair.weight, before)

    def enter(self, link: _Link) -> None:
        """Keep *link* unless a chain that ends no later weighs as much; drop what it outdoes."""
        at = bisect_left(self.ends, link.pair.new)
        until = at + (at < len(self.ends) and self.ends[at] == link.pair.new)
        if any(each.total >= link.total for each in self.links[max(at - 1, 0) : until]):
            return
        stop = at
        while stop < len(self.links) and self.links[stop].total <= link.total:
            stop += 1
        self.ends[at:stop], self.links[at:stop] = [link.pair.new], [link]


def heaviest_chain(pairs: Iterable[Pair]) -> Sequence[Pair]:
    """Return those of *pairs*, rising in ``old`` and in ``new``, whose positive weights add up to most."""
    frontier = _Frontier()
    for _, row in groupby(sorted(pairs), key=lambda pair: pair.old):
        for link in [frontier.extend(pair) for pair in row]:
            frontier.enter(link)
    chain = []
    last = frontier.links[-1] if frontier.links else None
    while last:
        chain.append(last.pair)
        last = last.before
    return chain[::-1]
