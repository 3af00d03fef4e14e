"""Python's cyclic garbage collector kept away from values that all stay."""

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


def spare_collection() -> None:
    """Keep the collector from walking what there is by now, ever again: it all stays until the end.

    A build goes on for thousands of pages, and the collector would walk the handbook every few of them.
    """
    gc.freeze()
