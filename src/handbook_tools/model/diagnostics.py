"""A diagnostic: what is wrong, where it stands, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering

QUOTE_LIMIT = 40


@total_ordering
@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file: ``path`` relative to the project with forward slashes, ``line`` from 1."""

    path: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"

    def __lt__(self, other: Place) -> bool:
        return (self.path, self.line) < (other.path, other.line)

    def below(self, lines: int) -> Place:
        """Return the place so many lines further down."""
        return Place(self.path, self.line + lines)


class Severity(StrEnum):
    """How much a diagnostic weighs: an error fails the check, a warning is only shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: ``rule`` names the rule, ``message`` and ``hint`` are Chinese sentences."""

    rule: str
    place: Place
    message: str
    hint: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.message}（{self.rule}）\n    改法：{self.hint}"


def quote(text: str) -> str:
    """Return *text* in Chinese quotation marks, on one line and cut to a readable length."""
    flat = " ".join(text.split())
    shown = flat if len(flat) <= QUOTE_LIMIT else f"{flat[:QUOTE_LIMIT]}…"
    printable = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in shown)
    return f"“{printable}”"
