"""A suggestion: the registered name or id that a mistyped one probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

CUTOFF: Final = 0.5
SHOWN: Final = 6


def _closest(found: str, names: tuple[str, ...]) -> str:
    """Return the one of *names* that is most like *found*, empty where none is like it.

    A name that cannot be more alike than the best so far is not looked at closely: most are not.
    """
    best = (CUTOFF, "")
    matcher = SequenceMatcher(b=found)
    for name in names:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
            best = max(best, (matcher.ratio(), name))
    return best[1]


def suggest(found: str, known: Iterable[str], register: str) -> str:
    """Return a Chinese sentence that names what *found* may have meant, or where to register it.

    *register* says where such a name or id is entered, for example ``docs/registers/roles.yml``.
    """
    names = tuple(dict.fromkeys(known))
    close = _closest(found, names)
    if close:
        return f"如果是笔误，改为 {close}；确属新增的，先登记到 {register}。"
    shown = "、".join(names[:SHOWN])
    return (
        f"改用已经登记的写法（例如 {shown}），或者先登记到 {register}。"
        if shown
        else f"先登记到 {register}。"
    )
