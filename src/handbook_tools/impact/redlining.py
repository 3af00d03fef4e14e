"""The redline of one change, as the reports show it: for the terminal and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final

_MARKUP: Final = re.compile(r"[\\`*_\[\]{}|~#$:]")
_MENTION: Final = re.compile(r"@(?=\w)")


def escape_markdown(text: str) -> str:
    """Return *text* so that a forge shows it as it is: no markup, no HTML, nobody notified."""
    plain = _MARKUP.sub(r"\\\g<0>", escape(text, quote=False))
    return _MENTION.sub("@\u200b", plain).replace("\n", "<br>")


def text_redline(before: str, after: str) -> Iterator[str]:
    """Yield the lines that a terminal shows for a text that changed; an empty one was or is not there."""
    for mark, text in (("－", before), ("＋", after)):
        yield from (f"{mark} {line}" for line in text.split("\n") if text)


def markdown_redline(before: str, after: str) -> Iterator[str]:
    """Yield the lines that a comment shows for a text that changed; an empty one was or is not there."""
    if before:
        yield f"原：<del>{escape_markdown(before)}</del>"
    if after:
        yield f"新：<ins>{escape_markdown(after)}</ins>"
