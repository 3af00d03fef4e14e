"""Applying operations: the handbook that an earlier one becomes by an instrument."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handbook_tools.amendments.fragments import (
    read_article,
    read_article_number,
    read_head,
    read_outline,
    read_whole_policy,
)
from handbook_tools.amendments.manuscript import PolicyManuscript, RegisterManuscript
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
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.policy import Article
from handbook_tools.model.unplaced import unplaced

_ArticleOperation = Rearrange | InsertArticle | ReplaceArticle | RenumberArticle | DeleteArticle
_EntryOperation = AddEntry | ChangeEntry | DeleteEntry | SortEntries


class ApplicationError(Exception):
    """An operation does not fit the handbook it is applied to; the text says in Chinese why."""

    def __init__(self, operation: Operation, reason: str) -> None:
        super().__init__(reason)
        self.operation = operation


def apply_operations(before: Handbook, operations: Iterable[Operation]) -> Handbook:
    """Return *before* after *operations*, in their order; it has no places.

    Raises:
        ApplicationError: an operation does not fit.
    """
    book = unplaced(before)
    policies = {policy.id: PolicyManuscript.of(policy) for policy in book.policies}
    work = _HandbookManuscript(policies, RegisterManuscript.of(book.registers))
    for operation in operations:
        try:
            work.apply(operation)
        except ValueError as error:
            raise ApplicationError(operation, str(error)) from error
    return work.finish()


@dataclass(slots=True)
class _HandbookManuscript:
    """A handbook that can be changed."""

    policies: dict[str, PolicyManuscript]
    registers: RegisterManuscript

    def finish(self) -> Handbook:
        policies = sorted(self.policies.values(), key=lambda each: (each.head.order, each.head.id))
        return Handbook(tuple(each.finish() for each in policies), self.registers.finish())

    def apply(self, operation: Operation) -> None:
        match operation:
            case AddPolicy(target, text):
                if target in self.policies:
                    raise ValueError(f"制度 {target} 已经有了")
                self.policies[target] = PolicyManuscript.of(read_whole_policy(text, target))
            case DeletePolicy(target):
                self._policy(target)
                del self.policies[target]
            case ChangeHead(target, text):
                work = self._policy(target)
                work.head = replace(read_head(text, target), docname=work.head.docname)
            case RepealPolicy(target, text):
                head = replace(read_head(text, target), docname=self._policy(target).head.docname)
                self.policies[target] = PolicyManuscript(head)
            case AddEntry() | ChangeEntry() | DeleteEntry() | SortEntries():
                _apply_to_register(operation, self.registers)
            case _:
                _apply_to_policy(operation, self._policy(policy_id(operation.target)))

    def _policy(self, identifier: str) -> PolicyManuscript:
        if identifier not in self.policies:
            raise ValueError(f"没有制度 {identifier}")
        return self.policies[identifier]


def _apply_to_policy(operation: _ArticleOperation, work: PolicyManuscript) -> None:
    match operation:
        case Rearrange(target, text):
            work.rearrange(read_outline(text, target))
        case InsertArticle(target, chapter, after, text):
            number = int(chapter) if chapter.isdecimal() else 0
            work.insert(_article(target, text, work), number, after)
        case ReplaceArticle(target, text):
            work.replace(_article(target, text, work))
        case RenumberArticle(target, number):
            work.replace(replace(work.find(target), number=read_article_number(number)))
        case DeleteArticle(target):
            work.delete(target)


def _article(target: str, text: str, work: PolicyManuscript) -> Article:
    article = read_article(text, work.head)
    if article.id != target:
        raise ValueError(f"写的是 {article.id}，不是 {target}")
    return article


def _apply_to_register(operation: _EntryOperation, work: RegisterManuscript) -> None:
    match operation:
        case AddEntry(target, after, values):
            work.add(target, after, values)
        case ChangeEntry(target, values):
            work.change(target, values)
        case DeleteEntry(target):
            work.delete(target)
        case SortEntries(target, text):
            work.sort(target, [line for line in text.split("\n") if line])
