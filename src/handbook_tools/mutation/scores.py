"""Scores: how many mutants of each operator the guards notice, and which guards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handbook_tools.mutation.equivalents import Equivalent
from handbook_tools.mutation.mutant import Mutant
from handbook_tools.mutation.operators import OPERATORS, Operator
from handbook_tools.mutation.trial import Verdict


class Tried(NamedTuple):
    """A mutant and the verdict on it."""

    mutant: Mutant
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Score:
    """How one score came out for some mutants: how many there were, how many were noticed, by what."""

    mutants: int
    caught: int
    guards: Mapping[str, int]

    @property
    def share(self) -> float:
        """The share that was noticed, 1 where there was nothing to notice."""
        return self.caught / self.mutants if self.mutants else 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """The two scores of one operator."""

    operator: Operator
    drift: Score
    consistency: Score


@dataclass(frozen=True, slots=True)
class Report:
    """What trying mutants came to; equivalent ones are in neither score.

    ``survivors`` passed every guard of the consistency score, ``unguarded`` those of the drift score too.
    """

    rows: tuple[Row, ...]
    drift: Score
    consistency: Score
    survivors: tuple[Mutant, ...]
    unguarded: tuple[Mutant, ...]
    equivalent: tuple[tuple[Mutant, str], ...]


def _score(guards: Sequence[tuple[str, ...]]) -> Score:
    counted = Counter(guard for found in guards for guard in found)
    return Score(len(guards), sum(bool(found) for found in guards), dict(counted.most_common()))


def _row(operator: Operator, tried: Sequence[Tried]) -> Row:
    verdicts = [each.verdict for each in tried if each.mutant.operator == operator.id]
    return Row(operator, _score([v.drift for v in verdicts]), _score([v.consistency for v in verdicts]))


def score_mutants(tried: Sequence[Tried], equivalents: Mapping[str, Equivalent]) -> Report:
    """Return the report on the mutants *tried*, with the registered *equivalents* set apart."""
    counted = [each for each in tried if each.mutant.id not in equivalents]
    apart = tuple(
        (each.mutant, equivalents[each.mutant.id].reason) for each in tried if each.mutant.id in equivalents
    )
    rows = tuple(row for operator in OPERATORS if (row := _row(operator, counted)).drift.mutants)
    return Report(
        rows=rows,
        drift=_score([each.verdict.drift for each in counted]),
        consistency=_score([each.verdict.consistency for each in counted]),
        survivors=tuple(each.mutant for each in counted if not each.verdict.consistency),
        unguarded=tuple(each.mutant for each in counted if not each.verdict.drift),
        equivalent=apart,
    )
