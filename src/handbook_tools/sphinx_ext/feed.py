"""The Atom feed (RFC 4287) that tells of the editions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sphinx.application import Sphinx

from handbook_tools.editions.edition import EditionHead
from handbook_tools.editions.history import EditionStep
from handbook_tools.editions.summary import concerned_roles, count_articles
from handbook_tools.sources import write_atomically
from handbook_tools.sphinx_ext.domain import find_domain
from handbook_tools.sphinx_ext.editions import is_past

FEED: Final = "history.atom"
_ATOM: Final = "http://www.w3.org/2005/Atom"


def write_feed(app: Sphinx, exception: Exception | None) -> None:
    """Write the Atom feed of the editions beside the pages of the site; that of a past edition has none."""
    domain = find_domain(app.env)
    if exception is None and app.builder.format == "html" and domain.history and not is_past(app):
        page = app.builder.get_target_uri(domain.find_page("edition-history") or app.config.root_doc)
        feed = Feed(app.config.project, app.config.author, app.config.html_baseurl, page)
        write_atomically(Path(app.outdir, FEED), render_feed(feed, domain.history))


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed says of itself; ``base`` is the address of the site, empty where it is not known."""

    title: str
    author: str
    base: str
    page: str

    def address(self, target: str) -> str:
        """Return the address of a page, relative to the feed where that of the site is unknown."""
        return urljoin(self.base, target) if self.base else target


def render_feed(feed: Feed, steps: tuple[EditionStep, ...]) -> str:
    """Return the feed: an entry an edition, the last first, known by the digest of its file."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _add(root, "title", f"{feed.title}修订记录")
    _add(root, "id", f"urn:{steps[0].digest}:feed")
    _add(root, "updated", _updated(steps[-1].head))
    SubElement(root, "link", {"rel": "self", "href": feed.address(FEED), "type": "application/atom+xml"})
    SubElement(root, "link", {"rel": "alternate", "href": feed.address(feed.page), "type": "text/html"})
    _add(SubElement(root, "author"), "name", feed.author)
    for step in reversed(steps):
        _add_entry(root, step, feed)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _add_entry(root: Element, step: EditionStep, feed: Feed) -> None:
    entry, head = SubElement(root, "entry"), step.head
    _add(entry, "title", f"{head.name}　{head.title}")
    _add(entry, "id", f"urn:{step.digest}")
    _add(entry, "updated", _updated(head))
    address = feed.address(f"{feed.page}#edition-{head.number}")
    SubElement(entry, "link", {"rel": "alternate", "href": address, "type": "text/html"})
    _add(entry, "summary", summary_text(step))


def summary_text(step: EditionStep) -> str:
    """Return an edition in two sentences."""
    came = f"{step.head.mode.value}，自{step.head.effective}起施行。"
    whom = "、".join(concerned_roles(step))
    return f"{came}{count_articles(step)}{f'；涉及{whom}' if whom else ''}。" if step.changes else came


def _updated(head: EditionHead) -> str:
    return f"{head.promulgated}T00:00:00+08:00"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
