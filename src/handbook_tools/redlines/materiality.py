"""Whether a change is material or editorial, computed from the fingerprints, with the reasons.

An amended provision is editorial when its fingerprint is the same, else material. The reasons of a
material change are read from what differs: the structure (kind, bearer, deadline, exits, number of
items) and the words that count on one side only. Where none of them accounts for it, the reason is the
wording itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, assert_never

from handbook_tools.model.fingerprint import fold
from handbook_tools.model.policy import Provision
from handbook_tools.redlines.changes import (
    ArticleRetitled,
    Change,
    EntryChanged,
    FieldChange,
    FlowChanged,
    Phase,
    PlainTextChanged,
    PolicyChanged,
    ProvisionAdded,
    ProvisionAmended,
    ProvisionMoved,
    ProvisionRenumbered,
    ProvisionRepealed,
    ProvisionState,
    Register,
)
from handbook_tools.redlines.word_classes import WordClass, differing_classes


class Reason(StrEnum):
    """Why a change is material, or why it is not."""

    NUMBER = "number"
    MODALITY = "modality"
    BEARER = "bearer"
    NEGATION = "negation"
    STEP = "step"
    DEADLINE = "deadline"
    PENALTY = "penalty"
    SCOPE = "scope"
    EFFECT = "effect"
    CITATION = "citation"
    WORDING = "wording"
    LAYOUT = "layout"
    LABELS = "labels"
    NOTES = "notes"
    PLACE = "place"
    ENTRY = "entry"
    PLAIN_TEXT = "plain-text"

    @property
    def chinese(self) -> str:
        """The reason as people read it."""
        return _TITLES[self]

    @property
    def material(self) -> bool:
        """Whether a change for this reason is material."""
        return self not in _EDITORIAL


_TITLES: Final = {
    Reason.NUMBER: "数字",
    Reason.MODALITY: "情态",
    Reason.BEARER: "主体",
    Reason.NEGATION: "否定",
    Reason.STEP: "步骤和去向",
    Reason.DEADLINE: "期限",
    Reason.PENALTY: "处罚",
    Reason.SCOPE: "范围",
    Reason.EFFECT: "效力",
    Reason.CITATION: "引用",
    Reason.WORDING: "文字",
    Reason.LAYOUT: "标点和排版",
    Reason.LABELS: "引用的条号和名称",
    Reason.NOTES: "附注",
    Reason.PLACE: "位置和条号",
    Reason.ENTRY: "登记册的增减",
    Reason.PLAIN_TEXT: "不约束人的文字",
}
_EDITORIAL: Final = {
    Reason.LAYOUT,
    Reason.LABELS,
    Reason.NOTES,
    Reason.PLACE,
    Reason.ENTRY,
    Reason.PLAIN_TEXT,
}
_CITED: Final = re.compile("\x01[^\x01]*\x01")
"""A law or a reference as the folded wording holds it."""
_OF_WORDS: Final = {
    WordClass.NUMBER: Reason.NUMBER,
    WordClass.MODAL: Reason.MODALITY,
    WordClass.NEGATION: Reason.NEGATION,
    WordClass.TIME: Reason.DEADLINE,
    WordClass.PENALTY: Reason.PENALTY,
    WordClass.SCOPE: Reason.SCOPE,
}
_OF_FIELDS: Final = {
    Register.PARAMETERS: {"value": Reason.NUMBER, "unit": Reason.NUMBER, "since": Reason.EFFECT},
    Register.ROLES: {"name": Reason.BEARER, "holder": Reason.BEARER, "members": Reason.BEARER},
    Register.PLATFORMS: {"name": Reason.SCOPE, "aliases": Reason.SCOPE},
    Register.LAWS: {"status": Reason.EFFECT, "effective": Reason.EFFECT},
    Register.CHECKLISTS: {"audience": Reason.BEARER, "occasion": Reason.SCOPE, "selections": Reason.SCOPE},
    Register.SEPARATIONS: {"roles": Reason.BEARER, "scope": Reason.SCOPE, "rule": Reason.SCOPE},
    Register.WAIVERS: {"separation": Reason.SCOPE, "subject": Reason.SCOPE, "expires": Reason.EFFECT},
    Register.SOURCES: {},
    Register.FACTS: {},
}
_DECIDING: Final = {Register.PLATFORMS, Register.CHECKLISTS, Register.SEPARATIONS, Register.WAIVERS}
"""Registers of which an entry more or less changes what is asked, without a provision saying so."""
_OF_POLICIES: Final = {
    **dict.fromkeys(("promulgated", "effective", "repealed"), Reason.EFFECT),
    "owner": Reason.BEARER,
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """How much a change weighs: its reasons, in the order of `Reason`; one material reason is enough."""

    reasons: tuple[Reason, ...]

    @property
    def material(self) -> bool:
        """Whether the change alters what somebody must, may or must not do."""
        return any(reason.material for reason in self.reasons)


def assess(change: Change) -> Assessment:
    """Return how much *change* weighs, and why."""
    found = set(_reasons(change))
    return Assessment(tuple(reason for reason in Reason if reason in found))


def _reasons(change: Change) -> Iterator[Reason]:
    match change:
        case ProvisionAdded() | ProvisionRepealed():
            yield Reason.SCOPE
        case ProvisionAmended(before, after):
            yield from _amended(before, after)
        case ProvisionMoved() | ProvisionRenumbered() | ArticleRetitled():
            yield Reason.PLACE
        case PlainTextChanged(_, _, before, after):
            yield Reason.LAYOUT if fold(before) == fold(after) else Reason.PLAIN_TEXT
        case PolicyChanged():
            yield from _of_fields(change.phase, change.fields, _OF_POLICIES)
        case EntryChanged():
            yield from _of_entry(change)
        case FlowChanged():
            yield from _of_flow(change)
        case _:
            assert_never(change)


def _amended(before: ProvisionState, after: ProvisionState) -> Iterator[Reason]:
    if _effect(before.provision) != _effect(after.provision):
        yield Reason.EFFECT
    if before.fingerprint == after.fingerprint:
        yield from _editorial(before, after)
        return
    found = {*_of_structure(before, after), *_of_words(before, after)}
    yield from found or {Reason.WORDING}


def _effect(provision: Provision) -> tuple[object, ...]:
    """Return from when and to what a provision applies."""
    return (provision.effective, provision.repealed, provision.applies_from, provision.running)


def _editorial(before: ProvisionState, after: ProvisionState) -> Iterator[Reason]:
    if fold(before.text) != fold(after.text):
        yield Reason.LABELS
    elif before.text != after.text or before.provision.wording != after.provision.wording:
        yield Reason.LAYOUT
    if _notes(before.provision) != _notes(after.provision):
        yield Reason.NOTES


def _notes(provision: Provision) -> tuple[object, ...]:
    step = replace(provision.step, exits=()) if provision.step else None
    noted = (provision.basis, provision.reason, provision.question, provision.evidence)
    marked = (provision.decides_by, provision.discretion)
    return (*noted, *marked, step, provision.deadline, [item.id for item in provision.items])


def _of_structure(before: ProvisionState, after: ProvisionState) -> Iterator[Reason]:
    old, new = before.provision, after.provision
    if old.kind != new.kind:
        yield Reason.MODALITY
    if fold(old.bearer) != fold(new.bearer) or Counter(before.roles) != Counter(after.roles):
        yield Reason.BEARER
    if before.deadline != after.deadline:
        yield Reason.DEADLINE
    if (old.step.exits if old.step else ()) != (new.step.exits if new.step else ()):
        yield Reason.STEP
    if len(before.items) != len(after.items):
        yield Reason.SCOPE


def _of_words(before: ProvisionState, after: ProvisionState) -> Iterator[Reason]:
    old, new = ("\n".join((state.wording, *state.items)) for state in (before, after))
    if Counter(_CITED.findall(old)) != Counter(_CITED.findall(new)):
        yield Reason.CITATION
    for found in differing_classes(_CITED.sub("", old), _CITED.sub("", new)):
        yield _OF_WORDS[found]


def _of_entry(change: EntryChanged) -> Iterator[Reason]:
    if change.phase is not Phase.AMENDED and change.register not in _DECIDING:
        yield Reason.ENTRY
    else:
        yield from _of_fields(change.phase, change.fields, _OF_FIELDS[change.register])


def _of_fields(phase: Phase, fields: tuple[FieldChange, ...], known: dict[str, Reason]) -> Iterator[Reason]:
    if phase is not Phase.AMENDED:
        yield Reason.SCOPE
        return
    yield from (known.get(each.field, Reason.NOTES) for each in fields)


def _of_flow(change: FlowChanged) -> Iterator[Reason]:
    for step in change.steps:
        yield Reason.NOTES if step.renamed_only else Reason.STEP
    yield from _of_fields(change.phase, change.fields, {"start": Reason.STEP})
