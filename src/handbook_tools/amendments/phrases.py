"""The operations of an instrument in legal phrasing, policy by policy and register by register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from handbook_tools.amendments.article_phrases import ArticlePair, phrase_article, quoted
from handbook_tools.amendments.fragments import outline_of
from handbook_tools.amendments.instrument import Enactment
from handbook_tools.amendments.notes import BINDING, entry_notes, head_notes, provision_notes
from handbook_tools.amendments.operations import (
    AddEntry,
    AddPolicy,
    ChangeEntry,
    ChangeHead,
    DeleteArticle,
    DeleteEntry,
    DeletePolicy,
    InsertArticle,
    Operation,
    Rearrange,
    RenumberArticle,
    RepealPolicy,
    ReplaceArticle,
    SortEntries,
)
from handbook_tools.amendments.sides import date_text
from handbook_tools.amendments.targets import (
    REGISTER_TITLES,
    entry_name,
    find_article,
    find_entry,
    register_of,
)
from handbook_tools.amendments.wordings import article_lines
from handbook_tools.impact.reach import Books
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.numerals import render_numeral
from handbook_tools.model.policy import Article, Policy

_REST: Final = "其他条文的序号依次调整。"


@dataclass(frozen=True, slots=True)
class Phrases:
    """What an instrument says about one policy or one register: its title, and a sentence an operation.

    ``whole`` tells that the policy is laid down or repealed as a whole, which its one sentence says.
    """

    title: str
    sentences: tuple[str, ...]
    whole: bool = False

    @property
    def policy(self) -> bool:
        """Whether it is a policy that they are about."""
        return self.title.startswith("《")


def phrase_enactments(enactments: tuple[Enactment, ...], books: Books) -> tuple[Phrases, ...]:
    """Return what the operations say, those of one policy or register together, in their order."""
    grouped: dict[str, dict[str, list[str]]] = {}
    rest: dict[str, None] = {}
    for each in enactments:
        group = _group(each.operation.target, books)
        if isinstance(each.operation, RenumberArticle):
            rest[group] = None
        elif isinstance(each.operation, ChangeEntry):
            name, note = _changed_entry(each.operation, books)
            grouped.setdefault(group, {}).setdefault(note, []).append(name)
        elif sentence := _phrase(each.operation, books):
            grouped.setdefault(group, {})[sentence] = []
    for group in rest:
        grouped.setdefault(group, {})[_REST] = []
    whole = {
        _group(each.operation.target, books)
        for each in enactments
        if isinstance(each.operation, AddPolicy | DeletePolicy | RepealPolicy)
    }
    return tuple(Phrases(title, tuple(_sentences(told)), title in whole) for title, told in grouped.items())


def _sentences(told: dict[str, list[str]]) -> Iterator[str]:
    """Yield the sentences; entries that change alike share one."""
    for sentence, names in told.items():
        yield f"将{''.join(map(quoted, names))}{sentence}。" if names else sentence


def _group(target: str, books: Books) -> str:
    if register := register_of(target):
        return REGISTER_TITLES[register]
    policy = books.before.find_policy(policy_id(target)) or books.after.find_policy(policy_id(target))
    return f"《{policy.title}》" if policy else target


def _phrase(operation: Operation, books: Books) -> str:
    """Return the sentence of one operation, empty where nothing that is read changes by it."""
    if isinstance(operation, AddEntry | ChangeEntry | DeleteEntry | SortEntries):
        return _phrase_entry(operation, books)
    if isinstance(operation, AddPolicy | DeletePolicy | RepealPolicy | ChangeHead | Rearrange):
        return _phrase_policy(operation, books)
    return _phrase_article(operation, books)


def _phrase_entry(operation: AddEntry | ChangeEntry | DeleteEntry | SortEntries, books: Books) -> str:
    was, now = (find_entry(operation.target, book) for book in (books.before, books.after))
    match operation:
        case AddEntry():
            return f"增加{quoted(entry_name(now))}{entry_notes(None, now, books)}。"
        case DeleteEntry():
            return f"删去{quoted(entry_name(was))}。"
        case _:  # changed entries are told together; their order is not told
            return ""


def _changed_entry(operation: ChangeEntry, books: Books) -> tuple[str, str]:
    """Return the name of an entry and how it changes."""
    was, now = (find_entry(operation.target, book) for book in (books.before, books.after))
    return entry_name(was), entry_notes(was, now, books)


def _phrase_policy(
    operation: AddPolicy | DeletePolicy | RepealPolicy | ChangeHead | Rearrange, books: Books
) -> str:
    was, now = (book.find_policy(operation.target) for book in (books.before, books.after))
    match operation:
        case AddPolicy():
            return f"制定《{now.title}》，全文另行公布。" if now else ""
        case DeletePolicy():
            return f"废止《{was.title}》。" if was else ""
        case RepealPolicy():
            return _phrase_policy_repeal(now, books.after) if now else ""
        case ChangeHead():
            told = "；".join(head_notes(was, now)) if was and now else ""
            return f"{told}。" if told else ""
        case Rearrange():
            return _phrase_chapters(was, now) if was and now else ""


def _phrase_policy_repeal(policy: Policy, handbook: Handbook) -> str:
    other = handbook.find_policy(policy.replaced_by)
    replaced = f"，由《{other.title}》代替" if other else ""
    day = f"自{date_text(policy.repealed)}起" if policy.repealed else ""
    return f"《{policy.title}》{day}废止{replaced}。"


def _phrase_chapters(was: Policy, now: Policy) -> str:
    old, new = outline_of(was), outline_of(now)
    if [each.articles for each in old] == [each.articles for each in new]:
        pairs = zip(was.chapters, now.chapters, strict=True)
        renamed = [(chapter, title.title) for chapter, title in pairs if chapter.title != title.title]
        return "；".join(f"将{chapter}的章名修改为{quoted(title)}" for chapter, title in renamed) + "。"
    return f"各章调整为：{'、'.join(map(str, now.chapters))}，条文顺序相应调整。"


def _phrase_article(
    operation: InsertArticle | ReplaceArticle | RenumberArticle | DeleteArticle, books: Books
) -> str:
    was, now = (find_article(operation.target, book) for book in (books.before, books.after))
    if was is None:
        return _insertion(operation, books) if now else ""
    if now is None:
        return f"删去{was.number}。"
    if repealed := _repeal(was, now):
        return repealed
    sentence = phrase_article(ArticlePair(was, now, books))
    noted = "；".join(provision_notes(was, now, books, BINDING))
    told = "；".join(filter(None, (sentence, noted)))
    return _ended(told) if told else ""


def _repeal(was: Article, now: Article) -> str:
    """Return the sentence that repeals an article whose number is kept, empty where it is not repealed."""
    days = {provision.repealed for provision in now.provisions}
    if len(days) != 1 or any(provision.repealed for provision in was.provisions):
        return ""
    day = days.pop()
    return f"自{date_text(day)}起废止{was.number}，保留条号。" if day else ""


def _ended(sentence: str) -> str:
    """Return *sentence* with a full stop, unless what it quotes last has one."""
    return sentence if sentence.endswith(("。”", "。")) else f"{sentence}。"


def _insertion(operation: object, books: Books) -> str:
    if not isinstance(operation, InsertArticle):
        return ""
    article = find_article(operation.target, books.after)
    if article is None:
        return ""
    place = f"在第{render_numeral(int(operation.chapter))}章" if operation.chapter.isdecimal() else ""
    return _ended(f"{place}增加一条，作为{article.number}：{quoted(article_lines(article, books.after))}")
