"""A redline as text: for a terminal, as Markdown, as HTML; readable without colour in each of them."""

from __future__ import annotations

import re
from html import escape
from typing import Final, assert_never

from handbook_tools.model.redline import Inserted, Kept, Redline, Removed, Segment

_PLAIN_MARKS: Final[dict[type[Segment], str]] = {
    Kept: "{}",
    Removed: "〔删：{}〕",
    Inserted: "〔增：{}〕",
}
_COLOURS: Final[dict[type[Segment], str]] = {
    Kept: "{}",
    Removed: "\x1b[9;31m{}\x1b[0m",
    Inserted: "\x1b[4;32m{}\x1b[0m",
}
_MARKUP: Final = re.compile(r"[\\`*_\[\]{}|~#$:]|^\s*[-+=]|^\s*\d+[.)]", re.MULTILINE)
_MENTION: Final = re.compile(r"@(?=\w)")
_SPACES: Final = re.compile(r" {2,}|^ | $")
_LINE_END: Final = "<br>"


def render_redline_text(redline: Redline, *, colour: bool = False) -> str:
    """Return *redline* for a terminal: 〔删：…〕 and 〔增：…〕; with *colour*, red and green."""
    marks = _COLOURS if colour else _PLAIN_MARKS
    return "".join(marks[type(each)].format(_printable(each.text)) for each in redline)


def _printable(text: str) -> str:
    """Return *text* with what would steer a terminal written as its code."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)


def render_redline_markdown(redline: Redline) -> str:
    """Return *redline* as one line of Markdown: ``~~removed~~`` and ``**inserted**``, the rest escaped.

    The marks stand apart from their neighbours: between a punctuation mark and a Chinese character
    Markdown would not take them for marks.
    """
    return _SPACES.sub(lambda run: " " if len(run[0]) > 1 else "", "".join(map(_markdown_of, redline)))


def _markdown_of(segment: Segment) -> str:
    match segment:
        case Kept(text):
            return escape_markdown(text)
        case Removed(text):
            return _marked(text, "~~")
        case Inserted(text):
            return _marked(text, "**")
        case _:
            assert_never(segment)


def _marked(text: str, mark: str) -> str:
    shown = text if text.strip() else text.replace(" ", "␣").replace("\n", "↵\n")
    lines = (escape_markdown(line.strip()) for line in shown.split("\n"))
    return _LINE_END.join(f" {mark}{line}{mark} " if line else "" for line in lines)


def escape_markdown(text: str) -> str:
    """Return *text* so that Markdown shows it as it is: no markup, no HTML, nobody notified."""
    plain = _MARKUP.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", escape(text, quote=False))
    return _MENTION.sub("@\u200b", plain).replace("\n", _LINE_END)


def render_redline_html(redline: Redline) -> str:
    """Return *redline* as HTML: ``<del>`` and ``<ins>``, line ends as ``<br>``."""
    return "".join(map(_html_of, redline))


def _html_of(segment: Segment) -> str:
    shown = escape(segment.text).replace("\n", f"{_LINE_END}\n")
    match segment:
        case Kept():
            return shown
        case Removed():
            return f"<del>{shown}</del>"
        case Inserted():
            return f"<ins>{shown}</ins>"
        case _:
            assert_never(segment)


def measure_redline(redline: Redline) -> tuple[int, ...]:
    """Return *redline* as lengths in characters: kept, removed, inserted, and so on in turn.

    With both wordings at hand that is all it takes to show it, either way round.
    """
    order = (Kept, Removed, Inserted)
    lengths: list[int] = []
    for segment in redline:
        while order[len(lengths) % len(order)] is not type(segment):
            lengths.append(0)
        lengths.append(len(segment.text))
    return tuple(lengths)
