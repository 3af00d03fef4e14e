"""The search index of a handbook: every article and provision, and every entry of its registers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.identifiers import local_id
from handbook_tools.model.labels import label
from handbook_tools.model.policy import Article, Chapter, Paragraph, PlainText, Policy, Provision
from handbook_tools.model.prose import provision_text, wording_text
from handbook_tools.model.registers import Role
from handbook_tools.model.wording import walk_items
from handbook_tools.search.index import (
    FormerName,
    IndexedArticle,
    IndexedChapter,
    IndexedObject,
    IndexedPassage,
    IndexedPolicy,
    IndexedRole,
    IndexedSynonym,
    ObjectKind,
    SearchIndex,
)

FormerNames = Mapping[str, tuple[FormerName, ...]]
"""By full id, the labels under which earlier editions had an article or a provision."""
_ARTICLE_PART: Final = re.compile("第[^条]+条(?:之[^第]+)?")
NO_FORMER_NAMES: Final[FormerNames] = MappingProxyType({})


def _keywords(provision: Provision, handbook: Handbook) -> Iterator[str]:
    """Yield the words by which a provision is found though its sentence does not say them."""
    deadline = handbook.find_parameter(provision.deadline)
    if deadline:
        yield deadline.title
    if provision.step:
        yield provision.step.name
    if provision.evidence:
        yield provision.evidence


@dataclass(frozen=True, slots=True)
class _Source:
    """The handbook, and the labels that its parts had in earlier editions."""

    handbook: Handbook
    former: FormerNames

    def former_of(self, provision: Provision, article: Article) -> tuple[FormerName, ...]:
        """Return the labels of a provision from when it stood in another article."""
        own = (str(article.number), *(each.label for each in self.former.get(article.id, ())))
        found = self.former.get(provision.id, ())
        return tuple(each for each in found if _article_part(each.label) not in own)


def _article_part(label: str) -> str:
    found = _ARTICLE_PART.match(label)
    return found[0] if found else label


def _provision(provision: Provision, label: str, article: Article, source: _Source) -> IndexedPassage:
    return IndexedPassage(
        paragraph=label,
        anchor=local_id(provision.id),
        kind=provision.kind,
        bearer=provision.bearer,
        text=provision_text(provision, source.handbook),
        keywords=tuple(_keywords(provision, source.handbook)),
        former=source.former_of(provision, article),
    )


def _plain(text: PlainText, label: str, handbook: Handbook) -> IndexedPassage:
    wordings = [text.wording, *(item.wording for item in walk_items(text.items))]
    lines = "\n".join(wording_text(each, handbook) for each in wordings)
    return IndexedPassage(label, "", None, "", lines)


def _paragraph_label(paragraph: Paragraph, article: Article, policy: Policy) -> str:
    return label(Target("", policy, article, paragraph)).removeprefix(str(article.number))


def _passages(paragraph: Paragraph, part: str, article: Article, source: _Source) -> Iterator[IndexedPassage]:
    yield from (_provision(each, part, article, source) for each in paragraph.provisions)
    yield from (_plain(each, part, source.handbook) for each in paragraph.texts)


def _article(article: Article, policy: Policy, source: _Source) -> IndexedArticle:
    passages = (
        passage
        for paragraph in article.paragraphs
        for passage in _passages(paragraph, _paragraph_label(paragraph, article, policy), article, source)
    )
    former = source.former.get(article.id, ())
    return IndexedArticle(
        str(article.number), article.title, local_id(article.id), tuple(passages), tuple(former)
    )


def _chapter(chapter: Chapter, policy: Policy, source: _Source) -> IndexedChapter:
    articles = (_article(article, policy, source) for article in chapter.articles)
    return IndexedChapter(str(chapter), chapter.number, tuple(articles))


def _policy(policy: Policy, source: _Source) -> IndexedPolicy:
    chapters = (_chapter(chapter, policy, source) for chapter in policy.chapters)
    return IndexedPolicy(policy.id, policy.title, policy.short_title, tuple(chapters))


def _role(role: Role, handbook: Handbook) -> IndexedRole:
    collectives = (each.name for each in handbook.registers.roles if role.id in each.members)
    return IndexedRole(role.name, role.aliases, tuple(collectives))


def _objects(handbook: Handbook) -> Iterator[IndexedObject]:
    registers = handbook.registers
    for role in registers.roles:
        yield IndexedObject(ObjectKind.ROLE, role.id, role.name, role.summary, role.aliases)
    for flow in registers.flows:
        yield IndexedObject(ObjectKind.FLOW, flow.id, flow.title, flow.summary)
    for entry in registers.checklists:
        text = f"{entry.occasion}，由{entry.audience}使用"
        yield IndexedObject(ObjectKind.CHECKLIST, entry.id, f"{entry.title}清单", text)
    for parameter in registers.parameters:
        title = f"{parameter.title}：{parameter}"
        yield IndexedObject(ObjectKind.PARAMETER, parameter.id, title, parameter.note)
    for law in registers.laws:
        yield IndexedObject(ObjectKind.LAW, law.id, str(law), law.issuer)
    for platform in registers.platforms:
        names = platform.aliases
        yield IndexedObject(ObjectKind.PLATFORM, platform.id, platform.name, platform.operator, names)


def generate_index(handbook: Handbook, former: FormerNames = NO_FORMER_NAMES) -> SearchIndex:
    """Return the search index of *handbook*, in which the *former* labels of its parts are found as well."""
    source = _Source(handbook, former)
    return SearchIndex(
        policies=tuple(_policy(policy, source) for policy in handbook.policies),
        roles=tuple(_role(role, handbook) for role in handbook.registers.roles),
        objects=tuple(_objects(handbook)),
        synonyms=tuple(IndexedSynonym(each.term, each.everyday) for each in handbook.registers.synonyms),
    )
