"""Articles of two versions matched by their wording, for text without ids.

1. Every old article is compared with every new one: the share of characters that both have in the same
   order (rapidfuzz's normalised Indel similarity of the folded texts). Pairs below `ALIKE` are dropped.
2. The heaviest chain of pairs that stand in the same order on both sides is kept. A pair of similarity *s*
   weighs ``2s - 0.9`` and saves two gaps of 0.12, as an alignment after Needleman and Wunsch would count.
3. What is left over is paired as moved, the most alike first, from `MOVED` up.
4. What is then still left over is the second half of a split, or one of the articles that were merged, where
   it and its neighbour's partner together cover clearly more of the other side than the partner alone.

Everything else was added or repealed. A pair below `SURE` and every split or merge is for a person to decide.
On 91 pairs of versions of Chinese laws the numbers of half of the matched articles differ, so the label
plays no part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.process import extract

from handbook_tools.model.fingerprint import fold
from handbook_tools.redlines.chains import Pair, heaviest_chain

ALIKE: Final = 0.45
"""From this similarity up, articles in the same order may be one."""
MOVED: Final = 0.60
"""From this similarity up, articles in another order are one that was moved."""
SURE: Final = 0.60
"""Below this similarity a person decides."""
COVERED: Final = 0.60
"""So much of a part must be found in the whole it was split from, or merged into."""
GAIN: Final = 0.15
"""So much more of the whole must be found in both parts than in the first alone."""
_GAP: Final = 0.12


@dataclass(frozen=True, slots=True)
class Match:
    """Which articles of the old text, by index from 0, became which of the new; either side may be empty.

    Two or more on one side: a split or a merge. ``similarity`` is that of the texts, joined, from 0 to 1.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float = 0.0
    moved: bool = False

    @property
    def flipped(self) -> Match:
        """The same match, read from the new text to the old."""
        return replace(self, old=self.new, new=self.old)

    @property
    def sure(self) -> bool:
        """Whether nobody needs to look: one to one and alike enough, or on one side only."""
        if not self.old or not self.new:
            return True
        return len(self.old) == len(self.new) == 1 and self.similarity >= SURE


def align_texts(old: Sequence[str], new: Sequence[str]) -> tuple[Match, ...]:
    """Return how the texts of *old* became those of *new*: in new order, the repealed in their place.

    Every index of either side occurs exactly once.
    """
    olds, news = [fold(text) for text in old], [fold(text) for text in new]
    pairs = list(_alike_pairs(olds, news))
    chain = heaviest_chain(Pair(i, j, 2 * similarity - 0.9 + 2 * _GAP) for i, j, similarity in pairs)
    in_order = {(pair.old, pair.new) for pair in chain}
    ones = [Match((i,), (j,), similarity) for i, j, similarity in pairs if (i, j) in in_order]
    split = _joined([*ones, *_moves(pairs, ones)], olds, news)
    merged = _joined([match.flipped for match in split], news, olds)
    return tuple(_in_reading_order([match.flipped for match in merged]))


def _alike_pairs(olds: list[str], news: list[str]) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs from `ALIKE` up: the index of each side, and the similarity."""
    for i, text in enumerate(olds):
        found = extract(text, news, scorer=Indel.normalized_similarity, limit=None, score_cutoff=ALIKE)
        yield from ((i, j, similarity) for _, similarity, j in found)


def _moves(pairs: list[tuple[int, int, float]], ones: list[Match]) -> Iterator[Match]:
    """Yield what is alike but out of order, the most alike first, each article once."""
    old, new = {match.old[0] for match in ones}, {match.new[0] for match in ones}
    for i, j, similarity in sorted(pairs, key=lambda pair: (-pair[2], pair[:2])):
        if similarity >= MOVED and i not in old and j not in new:
            old.add(i)
            new.add(j)
            yield Match((i,), (j,), similarity, moved=True)


def _joined(matches: list[Match], wholes: list[str], parts: list[str]) -> list[Match]:
    """Return *matches* with every new text: as one more part of its neighbour's match, or alone."""
    table = {j: match for match in matches for j in match.new}
    for j in range(len(parts)):
        if j not in table:
            beside = [table[at] for at in (j - 1, j + 1) if at in table]
            grown = [each for match in beside for each in _grown(match, j, wholes, parts)]
            best = max(grown, key=lambda match: match.similarity, default=Match((), (j,)))
            table.update(dict.fromkeys(best.new, best))
    ended = (match for match in matches if not match.new)
    return list(dict.fromkeys((*table.values(), *ended)))


def _grown(match: Match, added: int, wholes: list[str], parts: list[str]) -> Iterator[Match]:
    """Yield *match* with one more part, where that part belongs to its whole."""
    if len(match.old) != 1:
        return
    whole, part, new = wholes[match.old[0]], parts[added], tuple(sorted((*match.new, added)))
    before, after = ("".join(parts[j] for j in each) for each in (match.new, new))
    gain = LCSseq.similarity(whole, after) - LCSseq.similarity(whole, before)
    if gain >= GAIN * len(whole) and LCSseq.similarity(whole, part) >= COVERED * len(part):
        yield replace(match, new=new, similarity=Indel.normalized_similarity(whole, after))


def _in_reading_order(matches: Iterable[Match]) -> list[Match]:
    """Return *matches* by their place in the new text; what only the old has follows its old neighbour."""
    known = list(matches)
    kept = sorted(
        (match.old[0], match.new[0]) for match in known if match.old and match.new and not match.moved
    )
    starts = [i for i, _ in kept]

    def place(match: Match) -> tuple[int, bool, tuple[int, ...]]:
        if match.new:
            return (match.new[0], False, ())
        at = bisect_left(starts, match.old[0])
        return (kept[at - 1][1] if at else -1, True, match.old)

    return sorted(known, key=place)
