"""A policy and its parts: policy 制度, chapter 章, article 条, paragraph 款, provision, item 项."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.numerals import render_numeral
from handbook_tools.model.step import Step
from handbook_tools.model.wording import Item, Wording, close_item


class Kind(StrEnum):
    """What a provision does to its bearer."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    STATEMENT = "statement"

    @property
    def modal(self) -> str:
        """The word that marks the kind, as the site names it."""
        return _MODALS[self]

    @property
    def binds(self) -> bool:
        """Whether somebody must act or refrain."""
        return self is Kind.DUTY or self is Kind.PROHIBITION


_MODALS = {
    Kind.DUTY: "应当",
    Kind.PROHIBITION: "不得",
    Kind.PERMISSION: "可以",
    Kind.STATEMENT: "说明",
}


@dataclass(frozen=True, slots=True, order=True)
class ArticleNumber:
    """The number of an article: 第八条, or 第八条之一 where ``inserted`` is 1."""

    number: int
    inserted: int = 0

    def __str__(self) -> str:
        suffix = f"之{render_numeral(self.inserted)}" if self.inserted else ""
        return f"第{render_numeral(self.number)}条{suffix}"

    def may_follow(self, previous: ArticleNumber) -> bool:
        """Tell whether an article of this number may stand directly after *previous*."""
        if self.number == previous.number:
            return self.inserted == previous.inserted + 1
        return self.number == previous.number + 1 and not self.inserted


class Running(StrEnum):
    """Under which rule a matter that is under way is brought to its end."""

    OLD = "旧规定"
    NEW = "新规定"


class State(StrEnum):
    """Whether a provision binds on a day."""

    PENDING = "尚未施行"
    IN_FORCE = "施行中"
    REPEALED = "已废止"


@dataclass(frozen=True, slots=True)
class Provision:
    """The smallest unit that binds: one sentence, with its items, its bearer and what follows from it.

    ``id`` is full (``publication/first-review``). ``bearer`` is the canonical name of a role, empty for
    a statement. ``deadline`` is the id of a parameter or empty. ``basis`` holds ids of source facts,
    or ``新增``. ``reason`` says why nobody is asked whether it was kept: every statement has one.
    ``question`` is the admin's own wording of the checklist question, empty where it is derived.
    ``decides_by`` are the full ids of the dimensions of a decision table. ``discretion`` is the canonical
    name of the role that has discretion. ``effective`` is given where the provision takes effect later than
    its policy, ``repealed`` where it ends. A transition says to events from when something applies
    (``applies_from``) and under which rule matters under way end (``running``).
    """

    id: str
    kind: Kind
    wording: Wording
    place: Place
    wording_place: Place
    bearer: str = ""
    items: tuple[Item, ...] = ()
    step: Step | None = None
    deadline: str = ""
    basis: tuple[str, ...] = ()
    reason: str = ""
    question: str = ""
    evidence: str = ""
    decides_by: tuple[str, ...] = ()
    discretion: str = ""
    effective: dt.date | None = None
    repealed: dt.date | None = None
    applies_from: dt.date | None = None
    running: Running | None = None

    def state_on(self, date: dt.date, policy: Policy) -> State:
        """Tell whether the provision, which stands in *policy*, binds on *date*."""
        if date < (self.effective or policy.effective):
            return State.PENDING
        ended = self.repealed and date >= self.repealed
        return State.REPEALED if ended else policy.state_on(date)

    def with_only(self, number: int) -> Provision:
        """Return the provision as if the 项 with this *number*, counted from 1, were its only one."""
        return replace(self, items=(close_item(self.items[number - 1]),))


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text of a policy that stands outside every provision and must not bind anybody."""

    wording: Wording
    place: Place
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One 款 of an article: the provisions (or the plain text) that are typeset as one paragraph."""

    number: int
    provisions: tuple[Provision, ...] = ()
    texts: tuple[PlainText, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One 条, with its permanent full id (``publication/three-reviews``) and its title."""

    id: str
    number: ArticleNumber
    title: str
    paragraphs: tuple[Paragraph, ...]
    place: Place

    @property
    def provisions(self) -> Iterator[Provision]:
        """The provisions in reading order."""
        return (provision for paragraph in self.paragraphs for provision in paragraph.provisions)

    @property
    def is_tombstone(self) -> bool:
        """Whether nothing is left of the article but that it was repealed."""
        return [(each.kind, bool(each.repealed)) for each in self.provisions] == [(Kind.STATEMENT, True)]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One 章 with its number, title and articles; ``preamble`` is what stands before the first of them."""

    number: int
    title: str
    articles: tuple[Article, ...]
    place: Place
    preamble: tuple[PlainText, ...] = ()

    def __str__(self) -> str:
        return f"第{render_numeral(self.number)}章 {self.title}"


class Matter(StrEnum):
    """A matter on which 劳动合同法 4 has the staff consulted before a rule changes."""

    PAY = "劳动报酬"
    HOURS = "工作时间"
    LEAVE = "休息休假"
    SAFETY = "劳动安全卫生"
    WELFARE = "保险福利"
    TRAINING = "职工培训"
    DISCIPLINE = "劳动纪律"
    QUOTA = "劳动定额管理"


@dataclass(frozen=True, slots=True)
class Policy:
    """One 制度: a Markdown file of chapters, with the dates and the owner of its front matter.

    ``owner`` is the canonical name of the role that keeps and interprets the policy. ``order`` sorts the
    policies of a handbook. ``docname`` is the file's path below the source folder, without its suffix.
    ``preamble`` is what stands before the first chapter. ``consultation`` names the matters for which the
    staff are consulted before it changes. ``repealed`` is given where the policy ends; ``replaced_by`` is
    then the id of the policy that takes its place, empty where none does.
    """

    id: str
    title: str
    short_title: str
    version: str
    promulgated: dt.date
    effective: dt.date
    owner: str
    docname: str
    chapters: tuple[Chapter, ...]
    place: Place
    order: int = 0
    preamble: tuple[PlainText, ...] = ()
    consultation: tuple[Matter, ...] = ()
    repealed: dt.date | None = None
    replaced_by: str = ""

    def state_on(self, date: dt.date) -> State:
        """Tell whether the policy binds on *date*; a provision of it may have other dates."""
        if date < self.effective:
            return State.PENDING
        return State.REPEALED if self.repealed and date >= self.repealed else State.IN_FORCE

    @property
    def is_tombstone(self) -> bool:
        """Whether nothing is left of the policy but that it was repealed."""
        return self.repealed is not None and not self.chapters

    @property
    def articles(self) -> Iterator[Article]:
        """The articles in reading order."""
        return (article for chapter in self.chapters for article in chapter.articles)

    @property
    def provisions(self) -> Iterator[Provision]:
        """The provisions in reading order."""
        return (provision for article in self.articles for provision in article.provisions)

    @property
    def loose_texts(self) -> Iterator[PlainText]:
        """What stands outside every provision: the preambles, then the plain text of the articles."""
        yield from self.preamble
        for chapter in self.chapters:
            yield from chapter.preamble
        for article in self.articles:
            for paragraph in article.paragraphs:
                yield from paragraph.texts
