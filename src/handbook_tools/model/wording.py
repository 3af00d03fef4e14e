"""The wording of a provision: a sequence of inline values, free of markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

STOPS: Final = "；;，,、"
"""What ends one 项 of an enumeration where another follows; the last one ends with 。"""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters; ``strong`` where the source emphasises them (the fingerprint ignores it)."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ParameterUse:
    """The value of a parameter, shown in place: ``{param}`review-time```."""

    parameter: str


@dataclass(frozen=True, slots=True)
class LawCitation:
    """A law by its id, with the cited article (``第二十一条``) or an empty string."""

    law: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an article, provision or item by full id; shown as its label."""

    target: str


Inline = Text | ParameterUse | LawCitation | Reference
Wording = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One 项 of an enumeration (or a 目 inside one), ``id`` full or empty."""

    wording: Wording
    id: str = ""
    items: tuple[Item, ...] = ()


def _closed_wording(wording: Wording) -> Wording:
    last = wording[-1] if wording else None
    if isinstance(last, Text) and last.text.rstrip().endswith(tuple(STOPS)):
        return (*wording[:-1], replace(last, text=f"{last.text.rstrip()[:-1]}。"))
    return wording


def close_item(item: Item) -> Item:
    """Return *item* as it reads alone: ended with 。 where it stood before another."""
    if item.items:
        return replace(item, items=(*item.items[:-1], close_item(item.items[-1])))
    return replace(item, wording=_closed_wording(item.wording))


def walk_items(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield every item, each before the items inside it."""
    for item in items:
        yield item
        yield from walk_items(item.items)


def walk_inlines(wording: Wording, items: tuple[Item, ...] = ()) -> Iterator[Inline]:
    """Yield the inline values of a wording and of the items below it, in reading order."""
    yield from wording
    for item in walk_items(items):
        yield from item.wording
