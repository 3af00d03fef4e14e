"""Checklists generated from a handbook: one item a selected provision, or one a 项 of it."""

from __future__ import annotations

from handbook_tools.checklists.checklist import Checklist, ChecklistItem
from handbook_tools.checklists.questions import question_of
from handbook_tools.model.fingerprint import fingerprint, item_fingerprint
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import find_citation
from handbook_tools.model.prose import item_text, provision_text
from handbook_tools.model.registers import ChecklistEntry
from handbook_tools.model.selection import Selected, select_items


def generate_item(asked: Selected, handbook: Handbook) -> ChecklistItem:
    """Return the checklist item that asks about a provision or one 项 of it."""
    provision, section, number = asked
    deadline = handbook.find_parameter(provision.deadline)
    return ChecklistItem(
        id=asked.id,
        section=section,
        question=question_of(asked, handbook),
        wording=item_text(provision, number, handbook)
        if number
        else provision_text(provision, handbook, alone=True),
        citation=find_citation(asked.id, handbook),
        kind=provision.kind.value,
        bearer=provision.bearer,
        deadline=str(deadline) if deadline else "",
        evidence=provision.evidence,
        fingerprint=item_fingerprint(provision, number, handbook)
        if number
        else fingerprint(provision, handbook),
    )


def _checklist(entry: ChecklistEntry, items: tuple[ChecklistItem, ...]) -> Checklist:
    return Checklist(entry.id, entry.title, entry.audience, entry.occasion, items)


def generate_checklist(entry: ChecklistEntry, handbook: Handbook) -> Checklist:
    """Return the checklist that *entry* declares."""
    return _checklist(entry, tuple(generate_item(asked, handbook) for asked in select_items(entry, handbook)))


Made = dict[tuple[int, str, int], ChecklistItem]
"""Items by the identity of the provision, the section and the number of the 项 that they ask about."""


def generate_checklists(handbook: Handbook, made: Made | None = None) -> tuple[Checklist, ...]:
    """Return every declared checklist, in the order of the register; lists share the items they share.

    *made* are items that still hold, of provisions that are still there; what is made is added to them.
    """
    known = {} if made is None else made

    def item(asked: Selected) -> ChecklistItem:
        key = (id(asked.provision), asked.section, asked.number)
        if key not in known:
            known[key] = generate_item(asked, handbook)
        return known[key]

    entries = handbook.registers.checklists
    return tuple(_checklist(entry, tuple(map(item, select_items(entry, handbook)))) for entry in entries)
