"""What an author wrote by hand: a wording with one mark in place of every computed value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook_tools.model.diagnostics import Place, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import PlainText, Provision
from handbook_tools.model.remembering import remembered
from handbook_tools.model.wording import Inline, Item, Text, Wording, walk_inlines, walk_items

COMPUTED: Final = "\ufffc"
"""Stands for a parameter, a law or a reference: U+FFFC OBJECT REPLACEMENT CHARACTER."""

REMEMBERED: Final = 1 << 15
"""Of how many passages the words are remembered: some forty rules ask for those of every passage."""
POLICIES_REMEMBERED: Final = 256
"""Of how many policies it is remembered what a rule looks for in them."""

Passage = Provision | PlainText
"""Anything in an article that has a wording and items."""


def written(wording: Wording) -> str:
    """Return the characters of *wording* that its author typed."""
    if len(wording) == 1 and type(wording[0]) is Text:  # most are: every rule asks for every sentence
        return wording[0].text
    return _joined(wording)


@remembered(REMEMBERED)
def _joined(wording: Wording) -> str:
    return "".join([inline.text if type(inline) is Text else COMPUTED for inline in wording])


@remembered(REMEMBERED)
def computed(passage: Passage) -> tuple[Inline, ...]:
    """Return what *passage* does not write itself: its parameters, laws and references, items included."""
    return tuple([each for each in walk_inlines(passage.wording, passage.items) if type(each) is not Text])


def item_texts(items: tuple[Item, ...]) -> list[str]:
    """Return what was written in every item, in reading order."""
    return [written(item.wording) for item in walk_items(items)] if items else []


@remembered(REMEMBERED)
def written_whole(passage: Passage) -> str:
    """Return the sentence and its items, a line each."""
    sentence = written(passage.wording)
    return "\n".join([sentence, *item_texts(passage.items)]) if passage.items else sentence


def shown(text: str) -> str:
    """Return what was written with 〔…〕 for computed values."""
    return text.replace(COMPUTED, "〔…〕")


def excerpt(text: str) -> str:
    """Return what was written in quotation marks, without its full stop."""
    return quote(shown(text).removesuffix("。"))


def place_of(passage: Passage) -> Place:
    """Return where the wording of *passage* starts."""
    return passage.wording_place if isinstance(passage, Provision) else passage.place


def passages(handbook: Handbook) -> Iterator[Passage]:
    """Yield every provision, then every plain text."""
    yield from handbook.provisions
    yield from handbook.texts
