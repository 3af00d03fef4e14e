"""Remembering what was worked out of a value: by the value itself, not by what it is equal to.

Values are frozen, so the same object always gives the same answer. Asking whether it is the same object
takes no time; hashing a policy with all that it contains takes longer than most answers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Value = TypeVar("_Value")
_Answer = TypeVar("_Answer")


def remembered(size: int) -> Callable[[Callable[[_Value], _Answer]], Callable[[_Value], _Answer]]:
    """Have a pure function of one frozen value remember its answers; they are forgotten *size* at a time.

    A value is kept with its answer: as long as it is remembered, no other object can have its ``id``.
    """

    def remember(function: Callable[[_Value], _Answer]) -> Callable[[_Value], _Answer]:
        kept: dict[int, tuple[_Value, _Answer]] = {}

        @wraps(function)
        def ask(value: _Value) -> _Answer:
            found = kept.get(id(value))
            if found is not None:
                return found[1]
            if len(kept) >= size:
                kept.clear()
            answer = function(value)
            kept[id(value)] = (value, answer)
            return answer

        return ask

    return remember
