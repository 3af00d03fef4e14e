"""Checklists generated from a handbook: one item a selected provision."""

from __future__ import annotations

from handbook_tools.checklists.checklist import Checklist, ChecklistItem
from handbook_tools.checklists.questions import question_of
from handbook_tools.model.fingerprint import fingerprint
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import find_citation
from handbook_tools.model.policy import Provision
from handbook_tools.model.prose import provision_text
from handbook_tools.model.registers import ChecklistEntry
from handbook_tools.model.selection import select_provisions


def generate_item(provision: Provision, handbook: Handbook) -> ChecklistItem:
    """Return the checklist item of *provision*."""
    deadline = handbook.find_parameter(provision.deadline)
    return ChecklistItem(
        id=provision.id,
        question=question_of(provision, handbook),
        wording=provision_text(provision, handbook, alone=True),
        citation=find_citation(provision.id, handbook),
        kind=provision.kind.value,
        bearer=provision.bearer,
        deadline=str(deadline) if deadline else "",
        evidence=provision.evidence,
        fingerprint=fingerprint(provision, handbook),
    )


def _checklist(entry: ChecklistEntry, items: tuple[ChecklistItem, ...]) -> Checklist:
    return Checklist(entry.id, entry.title, entry.audience, entry.occasion, items)


def generate_checklist(entry: ChecklistEntry, handbook: Handbook) -> Checklist:
    """Return the checklist that *entry* declares."""
    items = tuple(generate_item(provision, handbook) for provision in select_provisions(entry, handbook))
    return _checklist(entry, items)


def generate_checklists(handbook: Handbook) -> tuple[Checklist, ...]:
    """Return every declared checklist, in the order of the register; lists share the items they share."""
    selected = [(entry, tuple(select_provisions(entry, handbook))) for entry in handbook.registers.checklists]
    wanted = {id(provision): provision for _, provisions in selected for provision in provisions}
    items = {key: generate_item(provision, handbook) for key, provision in wanted.items()}
    return tuple(_checklist(entry, tuple(items[id(each)] for each in found)) for entry, found in selected)
