"""The width of text and its division into lines, without a font: a CJK character counts 1 em."""

from __future__ import annotations

import unicodedata
from math import ceil
from typing import Final

NARROW: Final = 0.6
_NOT_FIRST: Final = "，。、；：？！）】》”’…"


def text_width(text: str, size: float) -> float:
    """Return the width of *text* at a font size, both in pixels."""
    ems = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else NARROW for c in text)
    return ems * size


def balance_lines(text: str, count: int) -> tuple[str, ...]:
    """Divide *text* into at most *count* lines of nearly equal length, the shorter ones first.

    No line begins with a closing punctuation mark.
    """
    lines: list[str] = []
    rest = text
    for left in range(count, 0, -1):
        take = max(1, len(rest) // left) if left > 1 else len(rest)
        while take < len(rest) and rest[take] in _NOT_FIRST:
            take += 1
        lines.append(rest[:take])
        rest = rest[take:]
        if not rest:
            break
    return tuple(filter(None, lines)) or ("",)


def wrap_text(text: str, width: float, size: float) -> tuple[str, ...]:
    """Divide *text* into as few balanced lines as keep within *width* pixels."""
    count = max(1, ceil(text_width(text, size) / width))
    lines = balance_lines(text, count)
    while any(text_width(line, size) > width for line in lines) and count < len(text):
        count += 1
        lines = balance_lines(text, count)
    return lines
