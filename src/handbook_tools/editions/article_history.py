"""The history of an article: what each edition did to it, and which wordings it has had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from handbook_tools.editions.edition import EditionHead
from handbook_tools.editions.history import EditionStep
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Paragraph
from handbook_tools.model.prose import provision_text, wording_text
from handbook_tools.model.wording import walk_items
from handbook_tools.redlines import Assessment, Change, Reason, assess
from handbook_tools.redlines.changes import (
    ArticleRetitled,
    PlainTextChanged,
    ProvisionAdded,
    ProvisionAmended,
    ProvisionMoved,
    ProvisionRenumbered,
    ProvisionRepealed,
)


class Happening(StrEnum):
    """What became of an article in one edition, in the word for it."""

    ADDED = "新增"
    REPEALED = "废止"
    AMENDED = "修改"
    RETITLED = "改标题"
    MOVED_IN = "移入一款"
    MOVED_OUT = "移出一款"
    RENUMBERED = "改条号"
    ANNOTATED = "改标注"


@dataclass(frozen=True, slots=True)
class ArticleState:
    """An article as one edition has it; ``text`` has a line a provision and a line an item."""

    number: str
    title: str
    text: str
    repealed: bool

    @property
    def whole(self) -> str:
        """The number and the title, then the text."""
        return f"{self.number}　{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class ArticleEvent:
    """What one edition did to an article, by its full id.

    ``before`` is `None` where it was not there yet, ``after`` where it is gone with its number.
    """

    id: str
    head: EditionHead
    happenings: tuple[Happening, ...]
    changes: tuple[Change, ...]
    assessment: Assessment
    before: ArticleState | None
    after: ArticleState | None

    @property
    def state(self) -> ArticleState | None:
        """The article as the edition has it, or as it was last."""
        return self.after or self.before

    @property
    def only_renumbered(self) -> bool:
        """Whether the article got another number and nothing else."""
        return self.happenings == (Happening.RENUMBERED,)


@dataclass(frozen=True, slots=True)
class ArticleWording:
    """One wording of an article, and the first and the last edition that has it."""

    first: EditionHead
    last: EditionHead
    state: ArticleState


@dataclass(frozen=True, slots=True)
class ArticleHistory:
    """The events of an article since the first edition, and its wordings, both the first one first."""

    id: str
    events: tuple[ArticleEvent, ...]
    wordings: tuple[ArticleWording, ...]


def find_article_histories(steps: tuple[EditionStep, ...]) -> Mapping[str, ArticleHistory]:
    """Return the history of every article of the last edition that has one, by full id."""
    found: dict[str, tuple[ArticleEvent, ...]] = {}
    for step in steps:
        for event in find_article_events(step):
            found[event.id] = (*found.get(event.id, ()), event)
    kept = (each for each in found if steps[-1].after.find_target(each))
    return {each: ArticleHistory(each, found[each], tuple(_wordings(each, steps))) for each in kept}


def find_article_events(step: EditionStep) -> tuple[ArticleEvent, ...]:
    """Return what an edition did to articles, in reading order; what went comes last."""
    changes = _changes_by_article(step)
    known = dict.fromkeys((*step.after.targets, *step.before.targets))
    touched = (each for each in known if each in changes or _is_renumbered(each, step))
    events = (_event(each, step, changes.get(each, ())) for each in touched)
    return tuple(event for event in events if event.happenings)


def _is_renumbered(identifier: str, step: EditionStep) -> bool:
    """Tell whether an article has another number than before, also one without provisions."""
    targets = (step.before.find_target(identifier), step.after.find_target(identifier))
    numbers = {each.article.number for each in targets if each and each.paragraph is None}
    return len(numbers) > 1


def _changes_by_article(step: EditionStep) -> Mapping[str, tuple[Change, ...]]:
    found: dict[str, tuple[Change, ...]] = {}
    for change in step.changes:
        for article in dict.fromkeys(_articles_of(change)):
            found[article] = (*found.get(article, ()), change)
    return found


def _articles_of(change: Change) -> Iterator[str]:
    match change:
        case ProvisionAdded(state) | ProvisionRepealed(state):
            yield state.article
        case ProvisionAmended(before, after) | ProvisionMoved(before, after):
            yield from (before.article, after.article)
        case ProvisionRenumbered(_, after):
            yield after.article
        case ArticleRetitled(article) | PlainTextChanged(article):
            yield article
        case _:
            pass


def _event(identifier: str, step: EditionStep, changes: tuple[Change, ...]) -> ArticleEvent:
    before, after = find_state(identifier, step.before), find_state(identifier, step.after)
    happenings = tuple(_happenings(identifier, changes, before, after))
    found = {reason for change in changes for reason in assess(change).reasons}
    found |= set() if changes else {Reason.PLACE}
    assessment = Assessment(tuple(reason for reason in Reason if reason in found))
    return ArticleEvent(identifier, step.head, happenings, changes, assessment, before, after)


def _happenings(
    identifier: str, changes: tuple[Change, ...], before: ArticleState | None, after: ArticleState | None
) -> Iterator[Happening]:
    if before is None or after is None:
        yield Happening.REPEALED if after is None else Happening.ADDED
        return
    moved = [each for each in changes if isinstance(each, ProvisionMoved)]
    if after.repealed and not before.repealed:
        yield Happening.REPEALED
    elif before.text != after.text and len(moved) < len(_worded(changes)):
        yield Happening.AMENDED
    if before.title != after.title:
        yield Happening.RETITLED
    if any(each.after.article == identifier for each in moved):
        yield Happening.MOVED_IN
    if any(each.before.article == identifier for each in moved):
        yield Happening.MOVED_OUT
    if before.number != after.number:
        yield Happening.RENUMBERED
    if before == after and any(isinstance(each, ProvisionAmended) for each in changes):
        yield Happening.ANNOTATED


def _worded(changes: tuple[Change, ...]) -> list[Change]:
    """Return the changes that can alter the text: all but new numbers and titles."""
    return [each for each in changes if not isinstance(each, ProvisionRenumbered | ArticleRetitled)]


def find_state(identifier: str, handbook: Handbook) -> ArticleState | None:
    """Return the article of this full id as *handbook* has it, `None` where it does not."""
    target = handbook.find_target(identifier)
    if target is None or target.paragraph is not None:
        return None
    article = target.article
    repealed = any(True for _ in article.provisions) and all(each.repealed for each in article.provisions)
    return ArticleState(str(article.number), article.title, _text(article, handbook), repealed)


def _text(article: Article, handbook: Handbook) -> str:
    return "\n".join(line for each in article.paragraphs for line in _lines(each, article, handbook))


def _lines(paragraph: Paragraph, article: Article, handbook: Handbook) -> Iterator[str]:
    yield from (provision_text(each, handbook) for each in paragraph.provisions)
    target = handbook.find_target(article.id)
    for text in paragraph.texts:
        yield wording_text(text.wording, handbook, target)
        yield from (wording_text(item.wording, handbook, target) for item in walk_items(text.items))


def _wordings(identifier: str, steps: tuple[EditionStep, ...]) -> Iterator[ArticleWording]:
    """Yield the wordings in turn; one that comes back after another is one more."""
    current: ArticleWording | None = None
    for step in steps:
        state = find_state(identifier, step.after)
        if current is not None and state == current.state:
            current = replace(current, last=step.head)
            continue
        if current is not None:
            yield current
        current = ArticleWording(step.head, step.head, state) if state else None
    if current is not None:
        yield current
