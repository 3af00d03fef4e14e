"""The width of text and its division into lines, without a font: a CJK character counts 1 em."""

from __future__ import annotations

import re
import unicodedata
from math import ceil
from typing import Final

NARROW: Final = 0.6
_CLOSING: Final = "，。、；：？！）】》”’…"
_OPENING: Final = "（【《“‘"
_UNIT: Final = re.compile(rf"\s+|[{_OPENING}]*(?:[!-~]+|[^\s])[{_CLOSING}]*")


def text_width(text: str, size: float) -> float:
    """Return the width of *text* at a font size, both in pixels."""
    ems = sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else NARROW for c in text)
    return ems * size


def _fill_lines(units: list[str], count: int) -> tuple[str, ...]:
    """Join *units* to at most *count* lines of nearly equal width."""
    lines: list[str] = []
    start = 0
    for left in range(count, 0, -1):
        share = text_width("".join(units[start:]), 1.0) / left + 0.01
        stop = start + 1
        while stop < len(units) and text_width("".join(units[start : stop + 1]), 1.0) <= share:
            stop += 1
        lines.append("".join(units[start:stop]).strip())
        start = stop
    return tuple(filter(None, lines)) or ("",)


def balance_lines(text: str, count: int) -> tuple[str, ...]:
    """Divide *text* into at most *count* lines of nearly equal width, the shorter ones first.

    Words of Latin letters and digits stay whole; closing punctuation begins no line, opening ends none.
    """
    return _fill_lines(_UNIT.findall(text), count)


def wrap_text(text: str, width: float, size: float) -> tuple[str, ...]:
    """Divide *text* into as few balanced lines as keep within *width* pixels, cutting only words too long."""
    units: list[str] = []
    for unit in _UNIT.findall(text):
        units += [unit] if text_width(unit, size) <= width else unit
    count = max(1, ceil(text_width(text, size) / width))
    lines = _fill_lines(units, count)
    while any(text_width(line, size) > width for line in lines) and count < len(units):
        count += 1
        lines = _fill_lines(units, count)
    return lines
