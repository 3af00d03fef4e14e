"""The operations that lead from one handbook to another: one for each article and entry that differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook_tools.amendments.entries import REGISTERS, binding, encode_entry
from handbook_tools.amendments.fragments import outline_of, render_head, render_outline
from handbook_tools.amendments.manuscript import PolicyManuscript
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
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Policy
from handbook_tools.model.unplaced import unplaced
from handbook_tools.rendering.markdown_source import render_article, render_policy


def derive_operations(before: Handbook, after: Handbook) -> tuple[Operation, ...]:
    """Return the operations that make *before* say what *after* says, policies first, then registers."""
    old, new = unplaced(before), unplaced(after)
    return (*_of_policies(old, new), *(each for name in REGISTERS for each in _of_register(name, old, new)))


def _of_policies(before: Handbook, after: Handbook) -> Iterator[Operation]:
    for policy in after.policies:
        was = before.find_policy(policy.id)
        if was is None:
            yield AddPolicy(policy.id, render_policy(policy))
        elif was != policy:
            yield from _of_policy(was, policy)
    yield from (DeletePolicy(each.id) for each in before.policies if after.find_policy(each.id) is None)


def _of_policy(was: Policy, now: Policy) -> Iterator[Operation]:
    if now.is_tombstone and not was.is_tombstone:
        yield RepealPolicy(now.id, render_head(now))
        return
    if replace(was, chapters=()) != replace(now, chapters=()):
        yield ChangeHead(now.id, render_head(now))
    work = PolicyManuscript.of(was)
    for article in now.articles:
        if article.id in work.articles:
            yield from _of_article(work.articles[article.id], article, now.id)
    kept = {article.id for article in now.articles}
    for identifier in [each for each in work.articles if each not in kept]:
        yield DeleteArticle(identifier)
        work.delete(identifier)
    yield from _insertions(work, now)
    if work.outline != outline_of(now):
        yield Rearrange(now.id, render_outline(outline_of(now)))


def _of_article(was: Article, now: Article, policy: str) -> Iterator[Operation]:
    if was == now:
        return
    if replace(was, number=now.number) == now:
        yield RenumberArticle(now.id, str(now.number))
    else:
        yield ReplaceArticle(now.id, render_article(now, policy))


def _insertions(work: PolicyManuscript, now: Policy) -> Iterator[InsertArticle]:
    for chapter in now.chapters:
        after = ""
        for article in chapter.articles:
            if article.id not in work.articles:
                work.insert(article, chapter.number, after)
                text = render_article(article, now.id)
                yield InsertArticle(article.id, str(chapter.number), after, text)
            after = article.id


def _of_register(name: str, before: Handbook, after: Handbook) -> Iterator[Operation]:
    old, new = ({each.id: each for each in getattr(book.registers, name)} for book in (before, after))
    if list(old.items()) == list(new.items()):
        return
    order = [each for each in old if each in new]
    previous = ""
    for identifier, entry in new.items():
        target = f"{name}/{identifier}"
        if identifier not in old:
            yield AddEntry(target, previous, encode_entry(entry))
            order.insert(order.index(previous) + 1 if previous else 0, identifier)
        elif binding(old[identifier]) != binding(entry):
            yield ChangeEntry(target, encode_entry(entry))
        previous = identifier
    yield from (DeleteEntry(f"{name}/{each}") for each in old if each not in new)
    if order != list(new):
        yield SortEntries(name, "".join(f"{each}\n" for each in new))
