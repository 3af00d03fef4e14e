"""Seconds that mean the same on every machine, for the tests that promise a speed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

ROUNDS: Final = 1_000_000
REFERENCE: Final = 0.05
"""What the rounds take, in seconds, on the ordinary machine for which the promises are made."""


@dataclass
class Spent:
    """The processor time of a block and of the commands that it ran; a faster machine is given no bonus."""

    seconds: float = 0.0


def _processor_time() -> float:
    return sum(os.times()[:4])


def _slowness() -> float:
    """Return how many times slower than the ordinary machine this one is now, at least 1."""
    start = _processor_time()
    total = 0
    for number in range(ROUNDS):
        total += number * number
    return max(1.0, (_processor_time() - start) / REFERENCE)


@contextmanager
def measured() -> Iterator[Spent]:
    """Measure a block in the processor seconds of an ordinary machine, whatever else runs on this one."""
    slowness, start = _slowness(), _processor_time()
    spent = Spent()
    yield spent
    taken = _processor_time() - start
    spent.seconds = taken * 2 / (slowness + _slowness())
