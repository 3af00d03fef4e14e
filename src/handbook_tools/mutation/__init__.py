"""Mutation testing of the policy: change the handbook in memory and see which guards notice."""

from handbook_tools.mutation.choosing import Choice, choose_mutants
from handbook_tools.mutation.equivalents import find_stale, read_equivalents
from handbook_tools.mutation.manuscript import open_manuscript
from handbook_tools.mutation.mutant import Mutant
from handbook_tools.mutation.operators import OPERATORS, enumerate_mutants
from handbook_tools.mutation.running import available_processors, try_mutants
from handbook_tools.mutation.scores import Report, Score, Tried, score_mutants
from handbook_tools.mutation.trial import Verdict, read_recorded

__all__ = [
    "OPERATORS",
    "Choice",
    "Mutant",
    "Report",
    "Score",
    "Tried",
    "Verdict",
    "available_processors",
    "choose_mutants",
    "enumerate_mutants",
    "find_stale",
    "open_manuscript",
    "read_equivalents",
    "read_recorded",
    "score_mutants",
    "try_mutants",
]
