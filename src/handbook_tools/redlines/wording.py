"""The redline of two wordings: readable Chinese, word for word and line for line.

Equal lines are kept; what lies between them is aligned unit by unit (see `units`), by rapidfuzz's longest
common subsequence. Then, so that a reader sees words and not crumbs:

- an insertion or a removal slides to where a sentence or a clause ends;
- one or two characters kept between two changes are absorbed by them, unless both only insert or both
  only remove;
- wordings that share little, and short ones that share less than half, are shown whole, old and new.

Accepting all gives the new wording, rejecting all the old one, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import Indel

from handbook_tools.model.redline import Inserted, Kept, Redline, Removed, Segment
from handbook_tools.redlines.units import split_units

ISLAND: Final = 2
"""So many characters between two changes are absorbed."""
SHORT: Final = 20
"""Wordings of so many characters are shown whole where they share less than half of the shorter one."""
_SHARES: Final = {True: 0.5, False: 0.2}
"""What of the shorter wording must be kept to show words and not wholes, by whether both are short."""
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_STOPS: Final = {"\n": 4, "。": 3, "；": 3, "：": 2, "，": 2, "、": 2}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Units that both sides keep (``old`` is ``new``), or one change."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    kept: bool = False

    @property
    def length(self) -> int:
        return max(sum(map(len, self.old)), sum(map(len, self.new)))

    @property
    def one_sided(self) -> bool:
        return not self.old or not self.new


def redline_wording(old: str, new: str, terms: frozenset[str] = frozenset()) -> Redline:
    """Return how *old* becomes *new*; *terms* are words that are kept whole, such as names of roles."""
    if old == new:
        return (Kept(old),) if old else ()
    lines = _align(_lines(old), _lines(new))
    inside = (part for each in lines for part in ((each,) if each.kept else _redline_units(each, terms)))
    return tuple(_segments(_joined(inside)))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(_LINE.findall(text))


def _align(old: tuple[str, ...], new: tuple[str, ...]) -> list[_Stretch]:
    """Return the longest alignment of two sequences, kept stretches and changes in turn."""
    stretches = []
    for code in Indel.opcodes(old, new):
        removed, inserted = old[code.src_start : code.src_end], new[code.dest_start : code.dest_end]
        stretches.append(_Stretch(removed, inserted, code.tag == "equal"))
    return _joined(stretches)


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Return *stretches* with neighbours of one sort made one."""
    joined: list[_Stretch] = []
    for each in stretches:
        if joined and joined[-1].kept == each.kept:
            joined[-1] = _Stretch(joined[-1].old + each.old, joined[-1].new + each.new, each.kept)
        elif each.old or each.new:
            joined.append(each)
    return joined


def _redline_units(change: _Stretch, terms: frozenset[str]) -> list[_Stretch]:
    old, new = ("".join(side) for side in (change.old, change.new))
    units = _align(tuple(split_units(old, terms)), tuple(split_units(new, terms)))
    whole = _Stretch((old,) if old else (), (new,) if new else ())
    if _share_little(units, old, new):
        return [whole]
    return _absorb_islands(_slide(units))


def _share_little(units: list[_Stretch], old: str, new: str) -> bool:
    shorter, longer = sorted((len(old), len(new)))
    kept = sum(stretch.length for stretch in units if stretch.kept)
    return kept < _SHARES[longer <= SHORT] * shorter


def _slide(stretches: list[_Stretch]) -> list[_Stretch]:
    """Return *stretches* with insertions and removals moved to where a sentence or a clause ends."""
    slid = list(stretches)
    for index in range(1, len(slid) - 1):
        if not slid[index].kept and slid[index].one_sided:
            slid[index - 1 : index + 2] = _slide_one(*slid[index - 1 : index + 2])
    return _joined(slid)


def _slide_one(before: _Stretch, change: _Stretch, after: _Stretch) -> tuple[_Stretch, _Stretch, _Stretch]:
    """Return the three with *change* where its last unit, and the one before it, end most."""
    left, middle, right = before.old, change.old or change.new, after.old
    run, size = left + middle + right, len(middle)
    lowest = highest = len(left)
    while lowest > 1 and run[lowest - 1] == run[lowest - 1 + size]:
        lowest -= 1
    while highest + size < len(run) - 1 and run[highest] == run[highest + size]:
        highest += 1
    start = max(
        range(lowest, highest + 1),
        key=lambda at: (_STOPS.get(run[at - 1], 0) + _STOPS.get(run[at + size - 1], 0), at == len(left), at),
    )
    moved = run[start : start + size]
    shown = replace(change, old=moved) if change.old else replace(change, new=moved)
    return _kept(run[:start]), shown, _kept(run[start + size :])


def _kept(units: tuple[str, ...]) -> _Stretch:
    return _Stretch(units, units, kept=True)


def _absorb_islands(stretches: list[_Stretch]) -> list[_Stretch]:
    """Return *stretches* with short kept ones between two changes made part of the change."""
    parts: list[_Stretch] = []
    for index, each in enumerate(stretches):
        inner = 0 < index < len(stretches) - 1
        if each.kept and inner and _is_island(parts[-1], each, stretches[index + 1]):
            parts.append(replace(each, kept=False))
        else:
            parts.append(each)
        parts = _joined(parts)
    return parts


def _is_island(before: _Stretch, island: _Stretch, after: _Stretch) -> bool:
    same_sort = (not before.old and not after.old) or (not before.new and not after.new)
    return island.length <= ISLAND and "\n" not in island.old and not same_sort


def _segments(stretches: Iterable[_Stretch]) -> Iterator[Segment]:
    for each in stretches:
        old, new = "".join(each.old), "".join(each.new)
        if each.kept:
            yield Kept(old)
            continue
        yield from (Removed(old),) if old else ()
        yield from (Inserted(new),) if new else ()
