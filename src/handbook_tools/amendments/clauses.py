"""Words replaced in a sentence: the clauses in which two wordings differ, each found once in the old one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from handbook_tools.model.redline import Inserted, Kept, Redline, Removed
from handbook_tools.redlines import redline_wording

REPLACEMENTS: Final = 2
"""With more places than these the whole text is quoted."""
SHARE: Final = 0.75
"""With a greater share of the old text than this the whole text is quoted."""
_STOP: Final = re.compile(r"[，。；：\n]")


class Replacement(NamedTuple):
    """Words that are struck and the words that stand for them; never both empty."""

    old: str
    new: str


def find_replacements(old: str, new: str, terms: frozenset[str] = frozenset()) -> tuple[Replacement, ...]:
    """Return the replacements that make *old* into *new*, empty where the whole is better quoted.

    Each old words stand exactly once in *old*, so that the order of replacing does not matter.
    """
    clauses = _clauses(redline_wording(old, new, terms))
    found = tuple(each for each in clauses if each.old != each.new)
    if len(found) > REPLACEMENTS or sum(len(each.old) for each in found) > SHARE * len(old):
        return ()
    if any(not each.old or not each.new or old.count(each.old) != 1 for each in found):
        return ()
    return found if apply_replacements(old, found) == new else ()


def apply_replacements(text: str, replacements: tuple[Replacement, ...]) -> str:
    """Return *text* with the old words of every replacement exchanged for the new ones."""
    for each in replacements:
        text = text.replace(each.old, each.new)
    return text


def _clauses(redline: Redline) -> Iterator[Replacement]:
    """Yield the clauses of a redline, changed or not: a stop that both wordings keep ends one."""
    old = new = ""
    for segment in redline:
        match segment:
            case Removed(text):
                old += text
            case Inserted(text):
                new += text
            case Kept(text):
                first, *rest = _STOP.split(text)
                old, new = old + first, new + first
                for clause in rest:
                    yield Replacement(old, new)
                    old = new = clause
    yield Replacement(old, new)
