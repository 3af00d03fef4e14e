"""The fingerprint of a provision: equal for equal wording, whatever the layout.

Scheme ``fp1``: the first 24 hexadecimal digits of the SHA-256 over fields, each written as its UTF-8
length in decimal, a colon and its bytes (so that no two lists of fields give the same bytes). Fields:
kind, bearer, deadline (the parameter's value), the wording, then per item its depth and wording, then
per exit of a flow step its class, its condition and its target. Ids and numbers of the provision itself,
emphasis, line breaks and the source basis are left out: renaming, renumbering and re-wrapping keep it.

Text is normalised to NFC (NFKC would equate 10² with 102), then folded one to one: see `fold`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision
from handbook_tools.model.remembering import remembered
from handbook_tools.model.step import Case, Exit
from handbook_tools.model.wording import (
    Inline,
    Item,
    LawCitation,
    ParameterUse,
    Reference,
    Text,
    Wording,
    walk_inlines,
)

SCHEME: Final = "fp1"
DIGITS: Final = 24
REMEMBERED: Final = 4096

_CJK: Final = (
    r"\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff65"
    r"\u2018\u2019\u201c\u201d\u2014\u2026\U00020000-\U0003ffff"
)
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACE: Final = re.compile(r"\s+")
_SPACE_AT_CJK: Final = re.compile(rf"(?<=[{_CJK}]) | (?=[{_CJK}])")
_POINT_AT_CJK: Final = re.compile(rf"(?<=[{_CJK}])[,;:?!]|[,;:?!](?=[{_CJK}])")
_AS_IT_IS: Final = re.compile(r"[\u4e00-\u9fff0-9，。、；：？！（）“”《》]*")
"""What folding leaves as it is: most wordings are nothing else."""
_QUOTED: Final = re.compile(r'"([^"]*)"')

_WIDE_ALPHANUMERIC: Final = {
    code: code - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
}
_FOLDS: Final = _WIDE_ALPHANUMERIC | str.maketrans("()[]{}~〜％", "（）［］｛｝～～%")
_WIDE_POINTS: Final = str.maketrans(",;:?!", "，；：？！")


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Return *text* with everything folded that is layout and not wording.

    NFC; zero-width characters removed; full-width digits and Latin letters to ASCII; brackets to full
    width; ``~`` and ``〜`` to ``～``; straight double quotes paired; ``,;:?!`` to full width where they
    touch a CJK character; a space beside a CJK character removed, any other white space one space.
    Kept apart: 、，；。 among each other, Chinese and Arabic numerals, 账 and 帐, simplified and traditional.
    """
    if _AS_IT_IS.fullmatch(text):
        return text
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(_FOLDS)
    plain = _QUOTED.sub("“\\1”", plain)
    plain = _SPACE.sub(" ", plain).strip()
    previous = ""
    while previous != plain:
        previous = plain
        plain = _SPACE_AT_CJK.sub("", plain)
        plain = _POINT_AT_CJK.sub(lambda match: match[0].translate(_WIDE_POINTS), plain)
    return plain


def _inline_content(inline: Inline, handbook: Handbook) -> str:
    match inline:
        case Text(text):
            return text
        case ParameterUse(identifier):
            parameter = handbook.find_parameter(identifier)
            return str(parameter) if parameter else f"\x01{identifier}\x01"
        case LawCitation(law, article):
            return f"\x01law:{law}:{article}\x01"
        case Reference(target):
            return f"\x01ref:{target}\x01"


def wording_content(wording: Wording, handbook: Handbook) -> str:
    """Return the folded wording: parameters by value, laws and references by id."""
    return fold("".join(_inline_content(inline, handbook) for inline in wording))


def _item_fields(items: tuple[Item, ...], handbook: Handbook, depth: int = 1) -> Iterator[str]:
    for item in items:
        yield str(depth)
        yield wording_content(item.wording, handbook)
        yield from _item_fields(item.items, handbook, depth + 1)


def _exit_fields(exits: tuple[Exit, ...]) -> Iterator[str]:
    for way in exits:
        yield type(way).__name__.lower()
        yield fold(way.condition) if isinstance(way, Case) else ""
        yield way.target


def fingerprint_fields(provision: Provision, handbook: Handbook) -> tuple[str, ...]:
    """Return what the fingerprint is taken over, field by field."""
    deadline = handbook.find_parameter(provision.deadline)
    exits = provision.step.exits if provision.step else ()
    return (
        provision.kind.value,
        fold(provision.bearer),
        str(deadline) if deadline else provision.deadline,
        wording_content(provision.wording, handbook),
        *_item_fields(provision.items, handbook),
        "exits",
        *_exit_fields(exits),
    )


def digest_fields(fields: tuple[str, ...]) -> str:
    """Return the scheme-prefixed digest of length-prefixed *fields*."""
    prefixed = b"".join([b"%d:%b" % (len(encoded), encoded) for encoded in map(str.encode, fields)])
    return f"{SCHEME}:{hashlib.sha256(prefixed).hexdigest()[:DIGITS]}"


@remembered(REMEMBERED)
def _taken(provision: Provision) -> tuple[tuple[str, ...], dict[tuple[str, ...], str]]:
    """Return the parameters of *provision*, and its fingerprints as far as taken, by their values."""
    inlines = walk_inlines(provision.wording, provision.items)
    used = (inline.parameter for inline in inlines if type(inline) is ParameterUse)
    return (provision.deadline, *used), {}


def fingerprint(provision: Provision, handbook: Handbook) -> str:
    """Return the fingerprint of *provision*, such as ``fp1:0123456789abcdef01234567``.

    Nothing of the handbook counts but the values of the parameters: it is taken once for the same ones.
    """
    parameters, taken = _taken(provision)
    values = tuple([str(handbook.find_parameter(each)) for each in parameters])
    if values not in taken:
        taken[values] = digest_fields(fingerprint_fields(provision, handbook))
    return taken[values]


def item_fingerprint(provision: Provision, number: int, handbook: Handbook) -> str:
    """Return the fingerprint of one 项: that of *provision* as if this 项 were its only one.

    A change to another 项, or one more or less, leaves it alone: ； and 。 at the end count as equal.
    """
    return digest_fields(fingerprint_fields(provision.with_only(number), handbook))
