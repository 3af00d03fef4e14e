"""Policies and registers while operations are applied to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from handbook_tools.amendments.entries import REGISTERS, decode_entry
from handbook_tools.amendments.fragments import ChapterOutline, outline_of
from handbook_tools.amendments.operations import Value
from handbook_tools.model.policy import Article, Chapter, Policy
from handbook_tools.model.registers import Registers
from handbook_tools.model.unplaced import NOWHERE


@dataclass(slots=True)
class PolicyManuscript:
    """A policy that can be changed: its head, its articles by id, and its outline."""

    head: Policy
    articles: dict[str, Article] = field(default_factory=dict)
    outline: tuple[ChapterOutline, ...] = ()

    @classmethod
    def of(cls, policy: Policy) -> PolicyManuscript:
        """Return the manuscript of *policy*."""
        articles = {article.id: article for article in policy.articles}
        return cls(replace(policy, chapters=()), articles, outline_of(policy))

    def find(self, article: str) -> Article:
        """Return the article of this id."""
        if article not in self.articles:
            raise ValueError(f"没有条文 {article}")
        return self.articles[article]

    def insert(self, article: Article, chapter: int, after: str) -> None:
        """Put *article* into chapter number *chapter*: behind *after* if it stands there, else first."""
        if article.id in self.articles:
            raise ValueError(f"条文 {article.id} 已经有了")
        self.articles[article.id] = article
        index = min(chapter, len(self.outline)) - 1
        self.outline = tuple(
            each.with_article(article.id, after) if number == index else each
            for number, each in enumerate(self.outline)
        )

    def replace(self, article: Article) -> None:
        """Put *article* where the one of its id stands."""
        self.find(article.id)
        self.articles[article.id] = article

    def delete(self, article: str) -> None:
        """Take the article of this id out."""
        self.find(article)
        del self.articles[article]
        self.outline = tuple(each.without(article) for each in self.outline)

    def rearrange(self, outline: tuple[ChapterOutline, ...]) -> None:
        """Give the policy these chapters, which must hold every article once."""
        members = [article for each in outline for article in each.articles]
        if sorted(members) != sorted(self.articles):
            raise ValueError("各章所列的条文与制度的条文不一致")
        self.outline = outline

    def _members(self, chapter: ChapterOutline) -> tuple[Article, ...]:
        return tuple(self.articles[member] for member in chapter.articles)

    def finish(self) -> Policy:
        """Return the policy as it stands now."""
        chapters = tuple(
            Chapter(number, each.title, self._members(each), NOWHERE, each.preamble)
            for number, each in enumerate(self.outline, start=1)
        )
        return replace(self.head, chapters=chapters)


@dataclass(slots=True)
class RegisterManuscript:
    """Registers that can be changed: for each its entries by id, in order."""

    registers: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, registers: Registers) -> RegisterManuscript:
        """Return the manuscript of *registers*."""
        return cls({name: {each.id: each for each in getattr(registers, name)} for name in REGISTERS})

    def finish(self) -> Registers:
        """Return the registers as they stand now."""
        return Registers(**{name: tuple(entries.values()) for name, entries in self.registers.items()})

    def add(self, target: str, after: str, values: Mapping[str, Value]) -> None:
        """Add an entry behind *after*, or first."""
        register, identifier = self._split(target)
        entries = self.registers[register]
        if identifier in entries:
            raise ValueError(f"条目 {target} 已经有了")
        order = list(entries)
        order.insert(order.index(after) + 1 if after in entries else 0, identifier)
        entries[identifier] = decode_entry(register, identifier, values)
        self.sort(register, order)

    def change(self, target: str, values: Mapping[str, Value]) -> None:
        """Give an entry other values."""
        register, identifier = self._known(target)
        self.registers[register][identifier] = decode_entry(register, identifier, values)

    def delete(self, target: str) -> None:
        """Take an entry out."""
        register, identifier = self._known(target)
        del self.registers[register][identifier]

    def sort(self, register: str, order: list[str]) -> None:
        """Put the entries of a register into this order, which must name each once."""
        entries = self.registers.get(register)
        if entries is None or sorted(order) != sorted(entries):
            raise ValueError(f"所列的顺序与登记册 {register} 的条目不一致")
        self.registers[register] = {identifier: entries[identifier] for identifier in order}

    def _split(self, target: str) -> tuple[str, str]:
        register, _, identifier = target.partition("/")
        if register not in self.registers or not identifier:
            raise ValueError(f"没有登记册 {register}")
        return register, identifier

    def _known(self, target: str) -> tuple[str, str]:
        register, identifier = self._split(target)
        if identifier not in self.registers[register]:
            raise ValueError(f"没有条目 {target}")
        return register, identifier
