"""Checks: is the handbook well drafted and consistent? Handbook -> diagnostics."""

from handbook_tools.checks.rules import (
    ACROSS_ARTICLES,
    LOCAL,
    RULES,
    TEXTUAL,
    Rule,
    check_handbook,
    rule_id,
)

__all__ = ["ACROSS_ARTICLES", "LOCAL", "RULES", "TEXTUAL", "Rule", "check_handbook", "rule_id"]
