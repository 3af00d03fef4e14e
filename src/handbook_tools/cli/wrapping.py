"""Line breaking for a terminal: by display width, with the Chinese rules for line starts."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

NEVER_FIRST: Final = " 。，、；：？！）〕】》”’…%"
"""Characters that may not begin a line."""

_PIECE: Final = re.compile(r"[!-~]+ ?|.", re.DOTALL)


def display_width(text: str) -> int:
    """Return how many columns *text* takes: two for a wide character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text
    )


def wrap_text(text: str, width: int) -> list[str]:
    """Break *text* into lines of at most *width* columns (Latin words and 禁则 may overrun by a little)."""
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        fits = display_width(lines[-1] + piece.rstrip()) <= width
        if fits or not lines[-1] or piece in NEVER_FIRST:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.rstrip() for line in lines]
