"""The decision 修改决定: what is amended, in legal phrasing and numbered, and from when."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.amendments.instrument import Instrument
from handbook_tools.amendments.numbering import renumbered_policies
from handbook_tools.amendments.phrases import Phrases, phrase_enactments
from handbook_tools.amendments.sides import BLANK, date_text
from handbook_tools.impact.reach import Books
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.numerals import render_numeral
from handbook_tools.rendering.documents import Document
from handbook_tools.rendering.documents.blocks import Line


def draft_decision(instrument: Instrument, books: Books) -> Document:
    """Return the decision of *instrument*."""
    groups = tuple(each for each in phrase_enactments(instrument.enactments, books) if each.sentences)
    adopted_by = instrument.adopted_by or BLANK
    opening = f"{adopted_by}决定{_opening(groups)}："
    blocks = (
        Line(f"（{date_text(instrument.adopted_on)}{adopted_by}通过）", centred=True),
        Line(opening),
        *map(Line, _numbered(groups)),
        *map(Line, _closing(instrument, books)),
    )
    return Document(instrument.title, blocks)


def _opening(groups: tuple[Phrases, ...]) -> str:
    """Return what is amended; nothing where the decision also lays down or repeals a whole policy."""
    if not groups:
        return "对制度手册作编辑性调整，各项见修改说明"
    return "" if any(group.whole for group in groups) else f"对{_listed(groups)}作如下修改"


def _listed(groups: tuple[Phrases, ...]) -> str:
    """Return what is amended: titles in 《》 stand side by side, as GB/T 15834 has them."""
    policies = "".join(group.title for group in groups if group.policy)
    registers = "、".join(group.title for group in groups if not group.policy)
    return "和".join(filter(None, (policies, registers)))


def _numbered(groups: tuple[Phrases, ...]) -> Iterator[str]:
    for number, group in enumerate(groups, start=1):
        if group.whole:
            yield f"{render_numeral(number)}、{''.join(group.sentences)}"
            continue
        if len(groups) > 1:
            yield f"{render_numeral(number)}、对{group.title}作出修改"
        for inner, sentence in enumerate(group.sentences, start=1):
            mark = f"（{render_numeral(inner)}）" if len(groups) > 1 else f"{render_numeral(inner)}、"
            yield f"{mark}{sentence}"


def _closing(instrument: Instrument, books: Books) -> Iterator[str]:
    yield f"本决定自{date_text(instrument.effective)}起施行。"
    policies = _promulgated_anew(instrument, books)
    order = "并对条文顺序作相应调整，" if any(renumbered_policies(books)) else ""
    if policies:
        yield f"{policies}根据本决定作相应修改，{order}重新公布。"


def _promulgated_anew(instrument: Instrument, books: Books) -> str:
    """Return the policies that read otherwise from now on, each with its new version."""
    touched = {policy_id(each.operation.target) for each in instrument.enactments}
    titles = []
    for policy in books.after.policies:
        was = books.before.find_policy(policy.id)
        if policy.id in touched and was and not policy.is_tombstone:
            version = f"（版本{policy.version}）" if policy.version != was.version else ""
            titles.append(f"《{policy.title}》{version}")
    return "、".join(titles).replace("》、《", "》《")
