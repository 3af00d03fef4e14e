"""The Atom feed that tells of the editions."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sphinx.application import Sphinx

from handbook_tools.editions.history import EditionStep
from handbook_tools.sources import write_atomically
from handbook_tools.sphinx_ext.domain import find_domain

FEED: Final = "history.atom"
_ATOM: Final = "http://www.w3.org/2005/Atom"


def write_feed(app: Sphinx, exception: Exception | None) -> None:
    """Write the Atom feed of the editions beside the pages of the site."""
    steps = find_domain(app.env).history
    if exception is None and app.builder.format == "html" and steps:
        write_atomically(Path(app.outdir, FEED), render_feed(app.config.project, app.config.author, steps))


def render_feed(title: str, author: str, steps: tuple[EditionStep, ...]) -> str:
    """Return the feed: an entry an edition, the last first, known by the digest of its file."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _add(feed, "title", title)
    _add(feed, "id", f"urn:{steps[0].digest}")
    _add(feed, "updated", f"{steps[-1].head.promulgated}T00:00:00+08:00")
    _add(SubElement(feed, "author"), "name", author)
    for step in reversed(steps):
        entry = SubElement(feed, "entry")
        _add(entry, "title", f"{step.head.name}　{step.head.title}")
        _add(entry, "id", f"urn:{step.digest}")
        _add(entry, "updated", f"{step.head.promulgated}T00:00:00+08:00")
        _add(
            entry,
            "summary",
            f"{step.head.mode.value}，自{step.head.effective}起施行，{len(step.changes)} 处变化。",
        )
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
