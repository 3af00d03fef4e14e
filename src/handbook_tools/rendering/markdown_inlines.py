"""A wording as its Markdown source: the inverse of reading it, character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from handbook_tools.model.identifiers import local_id, policy_id
from handbook_tools.model.wording import (
    Inline,
    Item,
    LawCitation,
    ParameterUse,
    Reference,
    Text,
    Wording,
)

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>&{}~$^|]")
_BLANKS: Final = re.compile(r"^\s+|\s+$|\t")
_BLOCK_START: Final = re.compile(r"^([0-9]+(?=[.)])|)([!-%'-/:-@\[\]-`{-~])")
"""What may open a block at the start of a line: a number with its mark, or an ASCII punctuation mark.

Of these ``\\`` and ``&`` are not: with them begins what is escaped already.
"""
_LABEL_END: Final = re.compile(r"[：，。；]")


def _entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])


def _plain(text: str) -> str:
    """Return words of which Markdown takes none for markup."""
    return _MARKUP.sub(r"\\\g<0>", text)


def short_id(identifier: str, policy: str) -> str:
    """Return an id as a sentence of *policy* writes it: without the policy where that is its own."""
    return local_id(identifier) if policy_id(identifier) == policy else identifier


def _inline(inline: Inline, policy: str) -> str:
    match inline:
        case Text(text):
            return _plain(text)
        case ParameterUse(parameter):
            return f"{{param}}`{parameter}`"
        case LawCitation(law, article):
            return f"{{law}}`{law} {article}`" if article else f"{{law}}`{law}`"
        case Reference(target):
            return f"{{provision}}`{short_id(target, policy)}`"


def _stretches(wording: Wording, policy: str) -> Iterator[str]:
    for strong, inlines in groupby(wording, lambda each: isinstance(each, Text) and each.strong):
        written = "".join(_inline(each, policy) for each in inlines)
        yield f"**{written}**" if strong else written


def _opens_with_words(wording: Wording) -> bool:
    return bool(wording) and isinstance(wording[0], Text) and not wording[0].strong


def render_wording(wording: Wording, policy: str) -> str:
    """Return the one line of Markdown in which *policy* writes a wording.

    What Markdown would take for a list, a heading or another block is escaped, and so is a blank at an end.
    """
    line = _BLANKS.sub(_entities, "".join(_stretches(wording, policy)))
    return _BLOCK_START.sub(r"\1\\\2", line, count=1) if _opens_with_words(wording) else line


def _label_length(text: str) -> int:
    found = _LABEL_END.search(text)
    return found.start() if found and found.start() else len(text)


def _item_line(item: Item, policy: str) -> str:
    """Return the wording of an item; its id goes with the words before the first stop."""
    if not item.id:
        return render_wording(item.wording, policy)
    head, *rest = item.wording
    label: Wording = (head,)
    if isinstance(head, Text):
        cut = _label_length(head.text)
        label = (Text(head.text[:cut], head.strong),)
        rest = [*([Text(head.text[cut:], head.strong)] if head.text[cut:] else []), *rest]
    written = "".join(_stretches(label, policy))
    after = "".join(_stretches(tuple(rest), policy))
    return _BLANKS.sub(_entities, f"[{written}]{{#{local_id(item.id)}}}{after}")


def render_items(items: tuple[Item, ...], policy: str, margin: str = "") -> list[str]:
    """Return the lines of a numbered list, the items inside an item further in."""
    lines: list[str] = []
    for number, item in enumerate(items, start=1):
        mark = f"{number}. "
        lines.append(f"{margin}{mark}{_item_line(item, policy)}")
        lines += render_items(item.items, policy, margin + " " * len(mark))
    return lines
