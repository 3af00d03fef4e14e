"""Checks: is the handbook well drafted and consistent? Handbook -> diagnostics."""

from handbook_tools.checks.rules import LOCAL, RULES, Rule, check_handbook, rule_id

__all__ = ["LOCAL", "RULES", "Rule", "check_handbook", "rule_id"]
