"""What a checklist takes in, as a decision tells it: provisions by their labels, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.amendments.article_phrases import quoted
from handbook_tools.impact.reach import Books
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import find_citation, label
from handbook_tools.model.registers import Selection, Unit


def phrase_selection(selection: Selection, handbook: Handbook) -> str:
    """Return what *selection* takes in, such as 《审核制度》第三条第一款，逐项核对，列入“终审”一节."""
    named = "、".join(_named(selection, handbook)).replace("》、《", "》《")  # GB/T 15834 4.5.3.5
    whose = f"义务人为{'、'.join(selection.bearers)}的规定" if selection.bearers else ""
    taken = "中".join(filter(None, (named, whose))) or "全部规定"
    kinds = f"（{'、'.join(kind.modal for kind in selection.kinds)}）" if selection.kinds else ""
    itemised = "，逐项核对" if selection.unit is Unit.ITEM else ""
    section = f"，列入“{selection.section}”一节" if selection.section else ""
    return f"{taken}{kinds}{itemised}{section}"


def _named(selection: Selection, handbook: Handbook) -> Iterator[str]:
    before = ""
    for identifier in (selection.provisions or selection.articles) or selection.policies:
        policy, target = handbook.find_policy(identifier), handbook.find_target(identifier)
        if policy:
            yield f"《{policy.title}》"
        else:
            same = target is not None and target.policy.id == before
            yield label(target) if target and same else find_citation(identifier, handbook)
        before = target.policy.id if target else ""
    for identifier in selection.flows:
        flow = handbook.find_flow(identifier)
        yield f"流程“{flow.title if flow else identifier}”"


def selection_notes(was: tuple[Selection, ...], now: tuple[Selection, ...], books: Books) -> Iterator[str]:
    """Yield how a checklist selects otherwise than before: only what changes is told."""
    gone = [phrase_selection(each, books.before) for each in was if each not in now]
    new = [phrase_selection(each, books.after) for each in now if each not in was]
    if len(gone) == len(new) == 1:
        yield f"选取范围中的{quoted(gone[0])}修改为{quoted(new[0])}"
        return
    yield from (f"选取范围删去{quoted(each)}" for each in gone)
    yield from (f"选取范围增加{quoted(each)}" for each in new)
    if not gone and not new and was != now:
        yield "选取范围的次序作相应调整"
