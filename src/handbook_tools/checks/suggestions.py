"""A suggestion: the registered name or id that a mistyped one probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

CUTOFF: Final = 0.5
SHOWN: Final = 6


def suggest(found: str, known: Iterable[str], register: str) -> str:
    """Return a Chinese sentence that names what *found* may have meant, or where to register it.

    *register* says where such a name or id is entered, for example ``docs/registers/roles.yml``.
    """
    names = tuple(dict.fromkeys(known))
    close = get_close_matches(found, names, n=1, cutoff=CUTOFF)
    if close:
        return f"如果是笔误，改为 {close[0]}；确属新增的，先登记到 {register}。"
    shown = "、".join(names[:SHOWN])
    return (
        f"改用已经登记的写法（例如 {shown}），或者先登记到 {register}。"
        if shown
        else f"先登记到 {register}。"
    )
