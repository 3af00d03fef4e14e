"""The values of a search index: what can be found, in the order of the handbook."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from handbook_tools.model.policy import Kind


class Address(NamedTuple):
    """Where something is shown: the path of a page below the top of the site, and an anchor or nothing."""

    page: str
    anchor: str = ""


class ObjectKind(StrEnum):
    """What an entry beside the policies is, as the list of results names it."""

    ROLE = "岗位"
    FLOW = "流程"
    CHECKLIST = "清单"
    PARAMETER = "参数"
    LAW = "法律"
    PLATFORM = "平台"
    PREAMBLE = "前言"
    HEADING = "页面"
    REPEALED = "废止"


class FormerName(NamedTuple):
    """A label under which earlier editions had something (第七条), and which they were (第1版至第2版)."""

    label: str
    editions: str


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A provision, or the plain text of an article, with what it can be found by.

    ``paragraph`` is its 款 as people cite it (第二款), empty in an article of one 款. ``anchor`` is empty and
    ``kind`` is `None` for plain text. ``keywords`` are found but not shown: the title of its deadline, the
    name of its step, its evidence. ``former`` are labels that it had in another article.
    """

    paragraph: str
    anchor: str
    kind: Kind | None
    bearer: str
    text: str
    keywords: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article with its number as people cite it (第八条), its title and its passages."""

    number: str
    title: str
    anchor: str
    passages: tuple[IndexedPassage, ...]
    former: tuple[FormerName, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedChapter:
    """A chapter, ``title`` with its number."""

    title: str
    number: int
    articles: tuple[IndexedArticle, ...]


@dataclass(frozen=True, slots=True)
class IndexedPolicy:
    """A policy under its title and its short title."""

    id: str
    title: str
    short_title: str
    chapters: tuple[IndexedChapter, ...]


@dataclass(frozen=True, slots=True)
class IndexedRole:
    """The names of a role, and the names of the collectives through which provisions bind it."""

    name: str
    aliases: tuple[str, ...]
    collectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexedSynonym:
    """A term of the policies, and what people say for it."""

    term: str
    everyday: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexedObject:
    """An entry of a register, a heading of another page, or an article that is gone, with its other names."""

    kind: ObjectKind
    id: str
    title: str
    text: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """All that can be found in a handbook."""

    policies: tuple[IndexedPolicy, ...]
    roles: tuple[IndexedRole, ...]
    objects: tuple[IndexedObject, ...]
    synonyms: tuple[IndexedSynonym, ...] = ()

    @property
    def article_count(self) -> int:
        """The number of articles, by which the size of an index is measured."""
        return sum(len(chapter.articles) for policy in self.policies for chapter in policy.chapters)
