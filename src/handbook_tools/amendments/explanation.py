"""The explanation 修改说明: why, how much it weighs, and whom and what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from handbook_tools.amendments.consultations import Consultation
from handbook_tools.amendments.instrument import Instrument, Mode, Weight
from handbook_tools.amendments.notes import ATTENDANT, provision_notes
from handbook_tools.amendments.sides import date_text
from handbook_tools.amendments.targets import find_article, title_of
from handbook_tools.amendments.weighing import Weighing, weigh
from handbook_tools.impact.reach import Books, find_checklists, find_flows, find_roles, touched_provisions
from handbook_tools.impact.summary import item_counts, role_line
from handbook_tools.model.labels import find_citation
from handbook_tools.rendering.documents import Document
from handbook_tools.rendering.documents.blocks import Block, Heading, Line


def draft_explanation(instrument: Instrument, books: Books, records: Mapping[str, Consultation]) -> Document:
    """Return the explanation of *instrument*; *records* are the consultations that it may name."""
    weighing = weigh(books.before, books.after)
    sections = {
        "一、修改的性质": _character(instrument, weighing),
        "二、各项修改的理由": _reasons(instrument, books),
        "三、征求意见的情况": _consultations(instrument, records),
        "四、需要告知的岗位": _roles(weighing),
        "五、涉及的检查清单": _checklists(weighing),
        "六、涉及的流程": _flows(weighing),
        "七、随之调整的标注": _attendant(instrument, books),
    }
    blocks = tuple(block for title, lines in sections.items() for block in _section(title, lines))
    return Document(f"修改说明（{instrument.title}）", blocks)


def _section(title: str, lines: Iterable[str]) -> Iterator[Block]:
    yield Heading(title)
    yield from map(Line, tuple(lines) or ("无。",))


def _character(instrument: Instrument, weighing: Weighing) -> Iterator[str]:
    renumbers = "重排条号" if instrument.mode is Mode.REVISION else "已有条文的条号不变"
    yield f"本次为{instrument.mode}，{renumbers}，自{date_text(instrument.effective)}起施行。"
    material = weighing.weight is Weight.MATERIAL
    reasons = f"，涉及{weighing.reasons}" if material and weighing.reasons else ""
    yield f"根据条文指纹计算，属于{weighing.weight}修改{reasons}。"
    if instrument.weight is not weighing.weight:
        yield f"人工判定为{instrument.weight}修改，理由：{instrument.overrule}"


def _reasons(instrument: Instrument, books: Books) -> Iterator[str]:
    for each in instrument.enactments:
        if each.reason:
            yield f"{title_of(each.operation, books)}：{each.reason}"


def _consultations(instrument: Instrument, records: Mapping[str, Consultation]) -> Iterator[str]:
    for identifier in instrument.consultations:
        record = records.get(identifier)
        if record is not None:
            yield (
                f"{date_text(record.announced)}公布草案，{date_text(record.discussed_on)}经{record.discussed_by}"
                f"讨论（公布后第{record.notice_days}日，{record.attended}人参加），并与{record.negotiated_with}平等协商。"
            )
            for clause in record.clauses:
                answer = f"答复：{clause.answer}" if clause.answer else ""
                yield f"{clause.clause}：收到意见{clause.comments}条。{answer}"


def _attendant(instrument: Instrument, books: Books) -> Iterator[str]:
    """Yield the changed marks that bind nobody, which the decision does not tell."""
    for each in instrument.enactments:
        was, now = (find_article(each.operation.target, book) for book in (books.before, books.after))
        if was and now:
            for note in provision_notes(was, now, books, ATTENDANT):
                yield f"{title_of(each.operation, books)}：{note}。"


def _roles(weighing: Weighing) -> Iterator[str]:
    touched = touched_provisions(weighing.changes, material=True)
    for role in find_roles(weighing.books, touched):
        shown = "、".join(_cited(each, weighing) for each in (*role.provisions, *role.inherited))
        yield f"{role_line(role)}（{shown}）。"


def _cited(provision: str, weighing: Weighing) -> str:
    after = weighing.books.after
    known = after.find_target(provision) is not None
    return find_citation(provision, after if known else weighing.books.before)


def _checklists(weighing: Weighing) -> Iterator[str]:
    for checklist in find_checklists(weighing.books):
        counted = item_counts(checklist)
        yield f"{checklist.title}：{counted or '清单本身变动'}。"


def _flows(weighing: Weighing) -> Iterator[str]:
    touched = touched_provisions(weighing.changes, material=True)
    for flow in find_flows(weighing.changes, weighing.books, touched):
        steps = "、".join(_cited(each, weighing) for each in flow.steps)
        yield f"{flow.title}{f'：{steps}' if steps else ''}。"
