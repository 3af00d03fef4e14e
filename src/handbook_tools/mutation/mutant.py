"""A mutant 变异体: a handbook in which one thing was changed as a careless editor might change it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from handbook_tools.model.diagnostics import Place
from handbook_tools.sources import Source

DIGITS = 10


@dataclass(frozen=True, slots=True)
class Span:
    """The characters *text* of a file, from ``start`` on."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the characters end."""
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> Span:
        """Return the span of the characters from *start* to *end* of this one."""
        return Span(self.start + start, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Change:
    """A span, and the text that takes its place."""

    span: Span
    text: str

    def within(self, whole: Span) -> str:
        """Return the text of *whole* after the change."""
        start = self.span.start - whole.start
        return whole.text[:start] + self.text + whole.text[start + len(self.span.text) :]


Changes = tuple[Change, ...]
"""What makes one mutant: changes of one file that do not overlap."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed file: ``subject`` is the id of the provision, the policy or the register entry.

    ``before`` and ``after`` are the sentences or lines that people compare.
    """

    operator: str
    subject: str
    place: Place
    before: str
    after: str
    changes: Changes

    @property
    def id(self) -> str:
        """The id under which an equivalent mutant is registered: it changes with the wording."""
        content = "\0".join((self.operator, self.subject, self.before, self.after))
        return f"m-{hashlib.sha256(content.encode()).hexdigest()[:DIGITS]}"

    def apply(self, source: Source) -> Source:
        """Return the file as the mutant has it."""
        text = source.text
        for change in sorted(self.changes, key=lambda each: each.span.start, reverse=True):
            text = text[: change.span.start] + change.text + text[change.span.end :]
        return replace(source, text=text)
