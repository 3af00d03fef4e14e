"""Trying mutants by the thousand: one trial a process, the mutants shared out among them."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import Final

from handbook_tools.checks import RULES, Rule
from handbook_tools.mutation.mutant import Mutant
from handbook_tools.mutation.trial import Recorded, Trial, Verdict, open_trial
from handbook_tools.project import Files

SHARE: Final = 25
"""How many mutants a process takes at a time."""
WORTH_A_PROCESS: Final = 100
"""Fewer mutants are tried in this process: starting others takes longer."""

_OPENED: list[Trial] = []


def _open(files: Files, recorded: Recorded) -> None:
    _OPENED[:] = [open_trial(files, recorded)]
    gc.freeze()


def _judge(mutant: Mutant) -> Verdict:
    return _OPENED[0].judge(mutant)


@cache
def available_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def try_mutants(
    mutants: Sequence[Mutant],
    files: Files,
    recorded: Recorded,
    jobs: int = 1,
    rules: tuple[Rule, ...] = RULES,
) -> Iterator[Verdict]:
    """Yield the verdict on each of *mutants*, in their order; other *rules* are tried in this process."""
    if jobs == 1 or len(mutants) < WORTH_A_PROCESS or rules is not RULES:
        trial = open_trial(files, recorded, rules)
        yield from map(trial.judge, mutants)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _open, (files, recorded)) as pool:
        yield from pool.map(_judge, mutants, chunksize=SHARE)
