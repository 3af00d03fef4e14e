"""Which mutants are tried: all of them, those of an operator or a policy, or a sample that a seed fixes."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from handbook_tools.model.identifiers import policy_id
from handbook_tools.mutation.mutant import Mutant


@dataclass(frozen=True, slots=True)
class Choice:
    """What to try: ids of operators and of a policy, empty for all; ``sample`` mutants, 0 for all."""

    operators: tuple[str, ...] = ()
    policy: str = ""
    sample: int = 0
    seed: int = 0


def _belongs(mutant: Mutant, policy: str) -> bool:
    return policy_id(mutant.subject) == policy or mutant.subject == f"policies/{policy}"


def choose_mutants(mutants: Iterable[Mutant], choice: Choice) -> tuple[Mutant, ...]:
    """Return the mutants that *choice* names, in their own order."""
    chosen = [
        mutant
        for mutant in mutants
        if (not choice.operators or mutant.operator in choice.operators)
        and (not choice.policy or _belongs(mutant, choice.policy))
    ]
    if not choice.sample or choice.sample >= len(chosen):
        return tuple(chosen)
    picked = random.Random(choice.seed).sample(range(len(chosen)), choice.sample)
    return tuple(chosen[index] for index in sorted(picked))
