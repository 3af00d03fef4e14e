"""A pause of Python's cyclic garbage collector while values are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collection() -> Iterator[None]:
    """Keep the collector from looking for garbage; it goes on afterwards if it was on.

    A handbook is some hundred thousand values without cycles, and the collector would walk them again
    and again. Parse trees, which have cycles, wait until the pause is over.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
