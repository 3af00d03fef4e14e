"""What an edition did to an article, in words and as a redline; the article and the history share it."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.editions.article_history import ArticleEvent, Happening
from handbook_tools.impact.description import describe
from handbook_tools.redlines import Assessment, Change, ProvisionState
from handbook_tools.redlines.changes import ProvisionMoved
from handbook_tools.sphinx_ext.views.context import ViewContext, paragraph
from handbook_tools.sphinx_ext.views.redlined import redline_block


def event_words(event: ArticleEvent, *, weighed: bool = False) -> str:
    """Return what happened: 修改、改条号（原第七条）; *weighed*, an editorial amendment is said to be one."""
    return "、".join(_word(each, event, weighed=weighed) for each in event.happenings)


def _word(happening: Happening, event: ArticleEvent, *, weighed: bool) -> str:
    if happening is Happening.RENUMBERED and event.before:
        return f"改条号（原{event.before.number}）"
    if happening is Happening.REPEALED and event.after:
        return "废止，保留条号"
    if weighed and happening is Happening.AMENDED and not event.assessment.material:
        return "编辑性修改"
    return happening.value


def weight_text(assessment: Assessment) -> str:
    """Return how much a change weighs, and why: 实质修改：数字、期限."""
    weighed = "实质修改" if assessment.material else "编辑性修改"
    reasons = "、".join(
        each.chinese for each in assessment.reasons if each.material or not assessment.material
    )
    return f"{weighed}：{reasons}" if reasons else weighed


def event_details(event: ArticleEvent, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield why the instrument did it, where it says so, what a redline cannot tell, and the redline."""
    yield from (paragraph(each, classes=["change-reason"]) for each in _reasons(event, context))
    yield from (paragraph(note) for change in event.changes for note in _notes(change, event))
    before, after = event.before, event.after
    if before and after and before.title != after.title:
        yield redline_block(before.title, after.title, context.domain.terms)
    old, new = (state.text if state else "" for state in (before, after))
    if old != new:
        yield redline_block(old, new, context.domain.terms)


def _reasons(event: ArticleEvent, context: ViewContext) -> Iterator[str]:
    instrument = context.domain.instruments.get(event.head.instrument)
    for each in instrument.enactments if instrument else ():
        if each.operation.target == event.id and each.reason:
            yield f"理由：{each.reason}"


def _label(state: ProvisionState) -> str:
    """Return the label without the policy, out of which nothing moves."""
    return state.citation.rpartition("》")[2]


def _notes(change: Change, event: ArticleEvent) -> tuple[str, ...]:
    if isinstance(change, ProvisionMoved):
        return (f"原{_label(change.before)}移为{_label(change.after)}。",)
    return describe(change).notes if Happening.ANNOTATED in event.happenings else ()
