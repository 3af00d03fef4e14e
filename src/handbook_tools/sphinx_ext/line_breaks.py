"""Line breaks in Chinese prose: a wrapped source line is no space between two Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

_CHINESE: Final = re.compile(r"[\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff01-\uff65]")


def _is_chinese(character: str) -> bool:
    return _CHINESE.fullmatch(character) is not None


def _joining_breaks(children: list[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield the line breaks among *children* that have Chinese on both sides."""
    for before, middle, after in zip(children, children[1:], children[2:], strict=False):
        is_break = isinstance(middle, nodes.Text) and middle == "\n"
        if is_break and _is_chinese(before.astext()[-1:]) and _is_chinese(after.astext()[:1]):
            yield middle


def join_lines(document: nodes.document) -> None:
    """Remove the line breaks between Chinese characters (a browser would show each as a space)."""
    for element in document.findall(nodes.TextElement):
        joining = {id(child) for child in _joining_breaks(list(element.children))}
        if joining:
            element.children = [child for child in element.children if id(child) not in joining]


class JoinChineseLines(SphinxTransform):
    """Applies `join_lines` to every page, before anything is made of its text."""

    default_priority = 1

    def apply(self, **options: Any) -> None:  # noqa: ARG002 - docutils' signature
        """Join the lines of the page."""
        join_lines(self.document)
