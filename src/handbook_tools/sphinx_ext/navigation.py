"""The navigation through all pages, as the theme would draw it, without drawing it anew for every page.

The theme copies the whole tree for each page, resolves it, renders it, parses the HTML and changes it. Here
the tree is collected once; what does not lead to the current page is rendered once for every folder, since
the addresses are the same for all its pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from posixpath import dirname
from typing import Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import clean_astext

from handbook_tools.sphinx_ext.anchors import SINGLE_PAGE

DEPTH: Final = 4
"""How many levels are shown, as the theme has it."""

_OPEN: Final = ' open="open"'
_TOGGLE: Final = (
    '<summary aria-label="展开或收起下级目录"><span class="toctree-toggle" role="presentation">'
    '<i class="fa-solid fa-chevron-down"></i></span></summary>'
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page (or, with an ``address``, a site elsewhere) and what the navigation shows below it."""

    docname: str
    title: str
    below: tuple[Entry, ...] = ()
    address: str = ""
    inside: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        inside = frozenset({self.docname}).union(*(each.inside for each in self.below))
        object.__setattr__(self, "inside", inside)


def _toctrees(docname: str, env: BuildEnvironment) -> Iterator[addnodes.toctree]:
    contents = env.tocs.get(docname)
    yield from contents.findall(addnodes.toctree) if contents is not None else ()


def _entries(tree: addnodes.toctree, env: BuildEnvironment, above: tuple[str, ...]) -> Iterator[Entry]:
    for title, name in tree["entries"]:
        if "://" in name or name.startswith("mailto:"):
            yield Entry("", title or name, address=name)
            continue
        docname = tree["parent"] if name == "self" else name
        if docname in env.titles and docname not in above:
            shown = title or clean_astext(env.titles[docname])
            yield Entry(docname, shown, () if name == "self" else _below(docname, env, above))


def _below(docname: str, env: BuildEnvironment, above: tuple[str, ...]) -> tuple[Entry, ...]:
    path = (*above, docname)
    if len(path) > DEPTH:
        return ()
    return tuple(entry for tree in _toctrees(docname, env) for entry in _entries(tree, env, path))


@dataclass(slots=True)
class Navigation:
    """The tree of all pages, and the branches already rendered by the folder they are seen from."""

    builder: StandaloneHTMLBuilder
    parts: tuple[tuple[str, tuple[Entry, ...]], ...] = ()
    rendered: dict[tuple[str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        env, root = self.builder.env, self.builder.config.root_doc
        trees = _toctrees(root, env)
        self.parts = tuple((each.get("caption") or "", tuple(_entries(each, env, (root,)))) for each in trees)

    def render(self, page: str) -> str:
        """Return the navigation as it stands on *page*."""
        return "".join(
            _caption(caption) + self._render_list(entries, page, 1, "nav bd-sidenav")
            for caption, entries in self.parts
            if entries
        )

    def _render_list(self, entries: tuple[Entry, ...], page: str, level: int, classes: str = "") -> str:
        names = f"{'current ' if any(page in each.inside for each in entries) else ''}{classes}".strip()
        items = "".join([self._render_branch(each, page, level) for each in entries])
        return f'<ul class="{names}">\n{items}</ul>\n' if names else f"<ul>\n{items}</ul>\n"

    def _render_branch(self, entry: Entry, page: str, level: int) -> str:
        if page in entry.inside:
            return self._render_entry(entry, page, level)
        key = (dirname(self.builder.get_target_uri(page)), id(entry))
        if key not in self.rendered:
            self.rendered[key] = self._render_entry(entry, page, level)
        return self.rendered[key]

    def _render_entry(self, entry: Entry, page: str, level: int) -> str:
        current = page in entry.inside
        classes = f"toctree-l{level}{' current active' if current else ''}"
        below = ""
        if entry.below:
            classes += " has-children"
            listed = self._render_list(entry.below, page, level + 1)
            below = f"<details{_OPEN if current else ''}>{_TOGGLE}{listed}</details>"
        return f'<li class="{classes}">{self._render_link(entry, page)}{below}</li>\n'

    def _render_link(self, entry: Entry, page: str) -> str:
        if entry.address:
            return f'<a class="reference external" href="{escape(entry.address)}">{escape(entry.title)}</a>'
        here = entry.docname == page
        href = "#" if here else escape(self.builder.get_relative_uri(page, entry.docname))
        kind = "current reference internal" if here else "reference internal"
        return f'<a class="{kind}" href="{href}">{escape(entry.title, quote=False)}</a>'


def _caption(text: str) -> str:
    if not text:
        return ""
    shown = f'<span class="caption-text">{escape(text, quote=False)}</span>'
    return f'<p aria-level="2" class="caption" role="heading">{shown}</p>\n'


class NavigationSource:
    """Gives every page its navigation; the tree is collected when the first page is written."""

    def __init__(self) -> None:
        self._navigation: Navigation | None = None

    def forget(self, app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG002 - Sphinx's signature
        """Collect the tree again for the pages that are written next."""
        self._navigation = None

    def add(
        self, app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
    ) -> None:
        """Give the template the navigation of *page*; a single page keeps the theme's."""
        builder = app.builder
        if not isinstance(builder, StandaloneHTMLBuilder) or builder.name == SINGLE_PAGE:
            return
        if self._navigation is None:
            self._navigation = Navigation(builder)
        context["handbook_navigation"] = self._navigation.render(page)
