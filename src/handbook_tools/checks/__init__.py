"""Checks: is the handbook well drafted and consistent? Handbook -> diagnostics."""

from handbook_tools.checks.rules import RULES, Rule, check_handbook, rule_id

__all__ = ["RULES", "Rule", "check_handbook", "rule_id"]
