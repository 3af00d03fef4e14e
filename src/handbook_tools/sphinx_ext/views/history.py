"""The history of the handbook: its editions, the last first, and what each did to which policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from docutils import nodes
from sphinx.addnodes import only

from handbook_tools.amendments.decision import draft_decision
from handbook_tools.editions.article_history import ArticleEvent, find_article_events
from handbook_tools.editions.history import EditionStep
from handbook_tools.editions.summary import concerned_roles, count_articles
from handbook_tools.impact.reach import Books
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.policy import Policy
from handbook_tools.model.redline import Kept, Redline
from handbook_tools.redlines import redline_wording
from handbook_tools.redlines.changes import PolicyChanged
from handbook_tools.rendering.documents.blocks import Line
from handbook_tools.sphinx_ext.disclosures import LISTED
from handbook_tools.sphinx_ext.feed import FEED
from handbook_tools.sphinx_ext.nodes import disclosure, disclosure_summary
from handbook_tools.sphinx_ext.views.article_events import event_details, event_words, weight_text
from handbook_tools.sphinx_ext.views.context import ViewContext, heading, joined, paragraph
from handbook_tools.sphinx_ext.views.editions import edition_dates, edition_link
from handbook_tools.sphinx_ext.views.policy_changes import is_whole, policy_changes, policy_lines
from handbook_tools.sphinx_ext.views.register_changes import register_lines

_SHARED: Final = 3
"""From so many policies up an amendment that they share is told once."""


def edition_history_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show every edition, the last first, with what it changed."""
    steps = context.domain.history
    if not steps:
        return [paragraph("还没有发布过版本。")]
    body: list[nodes.Node] = [*_feed(context), _editions_line(steps, context)]
    for step in reversed(steps):
        head = heading(f"{step.head.name}　{step.head.title}")
        head["ids"] = [f"edition-{step.head.number}"]
        body += [head, *_summary(step, context), *_decision(step, context), *_changes(step, context)]
    return body


def _feed(context: ViewContext) -> Iterator[nodes.Node]:
    address = "../" * context.docname.count("/") + FEED
    link = nodes.reference("", "Atom 订阅", refuri=address, internal=True)
    if not context.past:
        yield only("", paragraph("有新的版本时收到通知：", link, "。"), expr="html")


def _editions_line(steps: tuple[EditionStep, ...], context: ViewContext) -> nodes.paragraph:
    return paragraph("共有：", *joined(edition_link(step.head, context) for step in reversed(steps)), "。")


def _summary(step: EditionStep, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield how the edition came about, how much it changed, and whom it concerns."""
    head = step.head
    yield paragraph(f"{head.mode.value}，{head.approved_by}批准，{edition_dates(head)}。")
    if step.changes:
        links = [context.link("role", each, each) for each in concerned_roles(step)]
        whom = ["；涉及", *joined(links)] if links else ["；不涉及任何岗位的义务"]
        yield paragraph(count_articles(step), *whom, "。")


def _decision(step: EditionStep, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield the text of the instrument, closed."""
    instrument = context.domain.instruments.get(step.head.instrument)
    if instrument is None:
        return
    document = draft_decision(instrument, Books(step.before, step.after))
    texts = [block.text for block in document.blocks if isinstance(block, Line)]
    lines = [paragraph(line) for text in texts for line in text.split("\n")]
    name = "修订决定全文" if step.head.mode.value == "修订" else "修改决定全文"
    yield disclosure("", disclosure_summary("", name), *lines, classes=["decision-text"])


def _changes(step: EditionStep, context: ViewContext) -> Iterator[nodes.Node]:
    events = find_article_events(step)
    shared = _shared(events)
    told = {event.id for group in shared for event in group}
    if shared:
        yield heading("多部制度", 3)
        yield _list(_shared_item(group, step, context) for group in shared)
    rest: dict[str, list[ArticleEvent]] = {}
    for event in events:
        if event.id not in told:
            rest.setdefault(policy_id(event.id), []).append(event)
    changes = policy_changes(step)
    for identifier in _policies(step):
        if identifier in rest or identifier in changes:
            policy = _find_policy(identifier, step)
            yield heading(policy.title if policy else identifier, 3)
            yield from _policy_part(rest.get(identifier, []), changes.get(identifier), context)
    if lines := list(register_lines(step)):
        yield heading("登记册", 3)
        yield _list(lines)


def _policies(step: EditionStep) -> Iterator[str]:
    return iter(dict.fromkeys(policy.id for book in (step.after, step.before) for policy in book.policies))


def _list(items: Iterable[nodes.list_item]) -> nodes.bullet_list:
    return nodes.bullet_list("", *items, classes=[LISTED])


def _find_policy(identifier: str, step: EditionStep) -> Policy | None:
    return step.after.find_policy(identifier) or step.before.find_policy(identifier)


def _policy_part(
    events: list[ArticleEvent], change: PolicyChanged | None, context: ViewContext
) -> Iterator[nodes.Node]:
    items = list(policy_lines(change, len(events))) if change else []
    shown = [] if change and is_whole(change) else events
    items += [_event_item(each, context) for each in shown if not each.only_renumbered]
    if items:
        yield _list(items)
    if numbers := list(filter(None, map(_new_number, shown))):
        yield paragraph(f"条号变动：{'，'.join(numbers)}。", classes=["edition-quiet"])


def _new_number(event: ArticleEvent) -> str:
    """Return which number an article had and has, nothing where it kept its own."""
    numbers = [state.number for state in (event.before, event.after) if state]
    return "改为".join(numbers) if len(set(numbers)) > 1 else ""


def _event_item(event: ArticleEvent, context: ViewContext) -> nodes.list_item:
    state = event.state
    name = f"{state.number}　{state.title}" if state else event.id
    link = _article_link(event.id, name, context)
    told = paragraph(link, f"　{event_words(event)}（{weight_text(event.assessment)}）")
    return nodes.list_item("", told, *event_details(event, context))


def _article_link(identifier: str, text: str, context: ViewContext) -> nodes.Node:
    """Return the name of an article, linked where the handbook still has it."""
    known = context.handbook.find_target(identifier)
    return context.link("provision", identifier, text) if known else nodes.strong("", text)


def _shared(events: tuple[ArticleEvent, ...]) -> list[tuple[ArticleEvent, ...]]:
    """Return the amendments that several policies share: articles of one title, changed alike."""
    alike: dict[tuple[str, Redline], list[ArticleEvent]] = {}
    for event in events:
        if event.before and event.after and event.before.text != event.after.text:
            redline = redline_wording(event.before.text, event.after.text)
            changed = tuple(each for each in redline if not isinstance(each, Kept))
            alike.setdefault((event.after.title, changed), []).append(event)
    return [tuple(found) for found in alike.values() if len({policy_id(e.id) for e in found}) >= _SHARED]


def _shared_item(
    events: tuple[ArticleEvent, ...], step: EditionStep, context: ViewContext
) -> nodes.list_item:
    policies: Mapping[str, Policy | None] = {e.id: _find_policy(policy_id(e.id), step) for e in events}
    links = [
        _article_link(e.id, f"{policy.short_title}{e.state.number}", context)
        for e in events
        if e.state and (policy := policies[e.id])
    ]
    first = events[0]
    title = first.state.title if first.state else ""
    head = paragraph(nodes.strong("", title), f"　修改（{weight_text(first.assessment)}）：", *joined(links))
    return nodes.list_item("", head, *event_details(first, context))
