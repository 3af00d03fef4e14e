"""A decision table: a provision whose items say what holds at which levels of several dimensions.

The provision names its dimensions (``decides_by``): other provisions, whose items are the levels of one
dimension each. The head of an item is its text before the first ，or ：. The head of a level names it
(严重违规); the head of a row names the levels that it covers (一般违规、较重违规首次发生的). A dimension
that a row does not name is covered whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision
from handbook_tools.model.prose import wording_text
from handbook_tools.model.wording import Item, Text, Wording

Combination = tuple[str, ...]
"""One level of every dimension."""

_HEAD_ENDS: Final = re.compile("[，：]")
_LAST_POINT: Final = re.compile("[；。：]$")
_NOTHING: Final = "（空白）"
_JOINING: Final = re.compile("、|和|与|及|或者|以及|并且")


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension of a table: the provision whose items are its levels, and their names in order."""

    provision: str
    title: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the levels of each dimension that it covers, and what then holds.

    ``unknown`` are the words of ``condition`` that name no level. A row ``is_mixed`` where it comes back
    to a dimension after naming another: which of the levels it then means together cannot be told.
    """

    number: int
    condition: str
    covered: tuple[tuple[str, ...], ...]
    outcome: Wording
    items: tuple[Item, ...] = ()
    unknown: str = ""
    is_mixed: bool = False

    @property
    def is_clear(self) -> bool:
        """Whether it can be told what the row covers."""
        return not self.unknown and not self.is_mixed

    def covers(self, combination: Combination) -> bool:
        """Tell whether the row decides *combination*."""
        return all(level in levels for level, levels in zip(combination, self.covered, strict=True))

    def find_shared(self, other: Row) -> Combination | None:
        """Return the first combination that both rows decide, `None` where there is none."""
        pairs = zip(self.covered, other.covered, strict=True)
        shared = [[level for level in mine if level in theirs] for mine, theirs in pairs]
        return tuple(levels[0] for levels in shared) if all(shared) else None


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """A table whole: its dimensions, and its rows in order."""

    dimensions: tuple[Dimension, ...]
    rows: tuple[Row, ...]

    @property
    def size(self) -> int:
        """How many combinations there are."""
        return prod(len(dimension.levels) for dimension in self.dimensions)

    @property
    def combinations(self) -> Iterator[Combination]:
        """Every combination of levels, the last dimension changing fastest."""
        return product(*(dimension.levels for dimension in self.dimensions))

    def find_row(self, combination: Combination) -> Row | None:
        """Return the first clear row that decides *combination*."""
        return next((row for row in self.rows if row.is_clear and row.covers(combination)), None)


def split_head(wording: Wording) -> tuple[Wording, Wording]:
    """Return what stands before the first ，or ：of *wording*, and what stands after it."""
    for index, inline in enumerate(wording):
        found = _HEAD_ENDS.search(inline.text) if isinstance(inline, Text) else None
        if isinstance(inline, Text) and found:
            before, after = inline.text[: found.start()], inline.text[found.end() :]
            return (*wording[:index], Text(before)), (Text(after), *wording[index + 1 :])
    return wording, ()


def _without_last_point(wording: Wording) -> Wording:
    last = wording[-1] if wording else None
    return (*wording[:-1], Text(_LAST_POINT.sub("", last.text))) if isinstance(last, Text) else wording


def _head_text(item: Item, handbook: Handbook) -> str:
    head = wording_text(split_head(item.wording)[0], handbook).strip()
    return _LAST_POINT.sub("", head).removesuffix("的")


def find_dimension(identifier: str, handbook: Handbook) -> Dimension | None:
    """Return the dimension that a provision lays down, `None` where there is no such provision."""
    target, provision = handbook.find_target(identifier), handbook.find_provision(identifier)
    if target is None or provision is None:
        return None
    levels = tuple(_head_text(item, handbook) for item in provision.items)
    return Dimension(provision.id, target.article.title, levels)


def _read_row(number: int, item: Item, dimensions: tuple[Dimension, ...], handbook: Handbook) -> Row:
    condition = _head_text(item, handbook)
    of = {level: index for index, each in enumerate(dimensions) for level in each.levels}
    names = re.compile("|".join(re.escape(level) for level in sorted(of, key=len, reverse=True)))
    named = names.findall(condition)
    changes = [of[level] for i, level in enumerate(named) if not i or of[level] != of[named[i - 1]]]
    covered = (tuple(level for level in each.levels if level in named) or each.levels for each in dimensions)
    rest = _JOINING.sub("", names.sub("", condition))
    unknown = rest or ("" if named else condition or _NOTHING)
    outcome = _without_last_point(split_head(item.wording)[1])
    is_mixed = len(set(changes)) < len(changes)
    return Row(number, condition, tuple(covered), outcome, item.items, unknown, is_mixed)


def find_decision_table(provision: Provision, handbook: Handbook) -> DecisionTable | None:
    """Return the decision table of *provision*, `None` where it has none or where a dimension is unusable."""
    found = [find_dimension(identifier, handbook) for identifier in provision.decides_by]
    dimensions = tuple(each for each in found if each and all(each.levels) and each.levels)
    if not provision.decides_by or len(dimensions) < len(found):
        return None
    rows = (_read_row(n, item, dimensions, handbook) for n, item in enumerate(provision.items, start=1))
    return DecisionTable(dimensions, tuple(rows))
