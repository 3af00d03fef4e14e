"""Redlines: what changed between two versions of a handbook, and how much each change weighs."""

from handbook_tools.redlines.changes import Change, FieldChange, Phase, ProvisionState, Register
from handbook_tools.redlines.comparison import find_changes
from handbook_tools.redlines.materiality import Assessment, Reason, assess
from handbook_tools.redlines.terms import known_terms
from handbook_tools.redlines.wording import redline_wording

__all__ = [
    "Assessment",
    "Change",
    "FieldChange",
    "Phase",
    "ProvisionState",
    "Reason",
    "Register",
    "assess",
    "find_changes",
    "known_terms",
    "redline_wording",
]
