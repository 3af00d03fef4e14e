"""Values without their places: what two readings of one handbook share wherever its files lie."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, Final

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Chapter, Paragraph, PlainText, Policy, Provision
from handbook_tools.model.registers import ChecklistEntry, Registers

NOWHERE: Final = Place("")


def _provision(provision: Provision) -> Provision:
    return replace(provision, place=NOWHERE, wording_place=NOWHERE)


def _text(text: PlainText) -> PlainText:
    return replace(text, place=NOWHERE)


def unplaced_paragraph(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph without places."""
    provisions = tuple(map(_provision, paragraph.provisions))
    return replace(paragraph, provisions=provisions, texts=tuple(map(_text, paragraph.texts)))


def unplaced_article(article: Article) -> Article:
    """Return an article without places."""
    paragraphs = tuple(map(unplaced_paragraph, article.paragraphs))
    return replace(article, paragraphs=paragraphs, place=NOWHERE)


def _chapter(chapter: Chapter) -> Chapter:
    articles = tuple(map(unplaced_article, chapter.articles))
    return replace(chapter, articles=articles, preamble=tuple(map(_text, chapter.preamble)), place=NOWHERE)


def unplaced_policy(policy: Policy) -> Policy:
    """Return a policy without places."""
    chapters = tuple(map(_chapter, policy.chapters))
    return replace(policy, chapters=chapters, preamble=tuple(map(_text, policy.preamble)), place=NOWHERE)


def _entry(entry: Any) -> Any:  # an entry of any register
    if isinstance(entry, ChecklistEntry):
        transfers = tuple(replace(each, place=NOWHERE) for each in entry.transfers)
        return replace(entry, transfers=transfers, place=NOWHERE)
    return replace(entry, place=NOWHERE)


def unplaced_registers(registers: Registers) -> Registers:
    """Return registers of which no entry has a place."""
    names = (each.name for each in fields(registers))
    entries = {name: tuple(map(_entry, getattr(registers, name))) for name in names}
    return replace(registers, **entries)


def unplaced(handbook: Handbook) -> Handbook:
    """Return a handbook without places; two that are equal then say the same in the same order."""
    return Handbook(tuple(map(unplaced_policy, handbook.policies)), unplaced_registers(handbook.registers))
