"""Checklists generated from a handbook: one item a selected provision."""

from __future__ import annotations

from handbook_tools.checklists.checklist import Checklist, ChecklistItem
from handbook_tools.checklists.questions import question_of
from handbook_tools.checklists.selection import select_provisions
from handbook_tools.model.fingerprint import fingerprint
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import find_citation
from handbook_tools.model.policy import Provision
from handbook_tools.model.prose import provision_text
from handbook_tools.model.registers import ChecklistEntry


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


def generate_checklist(
    entry: ChecklistEntry, handbook: Handbook, known: dict[str, ChecklistItem] | None = None
) -> Checklist:
    """Return the checklist that *entry* declares; items that are *known* are not generated again."""
    items = {} if known is None else known
    chosen = tuple(select_provisions(entry, handbook))
    items |= {each.id: generate_item(each, handbook) for each in chosen if each.id not in items}
    selected = tuple(items[each.id] for each in chosen)
    return Checklist(entry.id, entry.title, entry.audience, entry.occasion, selected)


def generate_checklists(handbook: Handbook) -> tuple[Checklist, ...]:
    """Return every declared checklist, in the order of the register."""
    known: dict[str, ChecklistItem] = {}
    return tuple(generate_checklist(entry, handbook, known) for entry in handbook.registers.checklists)
