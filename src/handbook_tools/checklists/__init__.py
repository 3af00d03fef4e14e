"""Checklists: generated from the handbook, and their files held against it."""

from handbook_tools.checklists.checklist import Checklist, ChecklistItem, Section
from handbook_tools.checklists.drift import check_checklists, find_drift
from handbook_tools.checklists.generation import generate_checklist, generate_checklists
from handbook_tools.checklists.ledger import check_ledger, write_ledger
from handbook_tools.checklists.states import Difference, Drift, DriftState
from handbook_tools.checklists.writing import Written, write_checklists
from handbook_tools.checklists.yaml_file import read_checklist_file, render_checklist_file

__all__ = [
    "Checklist",
    "ChecklistItem",
    "Difference",
    "Drift",
    "DriftState",
    "Section",
    "Written",
    "check_checklists",
    "check_ledger",
    "find_drift",
    "generate_checklist",
    "generate_checklists",
    "read_checklist_file",
    "render_checklist_file",
    "write_checklists",
    "write_ledger",
]
