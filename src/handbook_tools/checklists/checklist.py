"""A checklist: questions for an audience and an occasion, each from one provision."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One question, with the wording it comes from as it read when the fingerprint was taken.

    ``id`` is the full id of the provision, ``citation`` its label with the policy's title. Texts that do
    not apply are empty.
    """

    id: str
    question: str
    wording: str
    citation: str
    kind: str
    bearer: str
    deadline: str
    evidence: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist with its items in reading order."""

    id: str
    title: str
    audience: str
    occasion: str
    items: tuple[ChecklistItem, ...]
