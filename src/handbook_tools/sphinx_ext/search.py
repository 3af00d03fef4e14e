"""The site's search: its index and its script are written by the build, its page is one of the site's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from handbook_tools.garbage_collection import paused_collection
from handbook_tools.model.identifiers import local_id
from handbook_tools.model.policy import Policy
from handbook_tools.search import (
    CHAPTER,
    POLICY,
    Address,
    IndexedObject,
    ObjectKind,
    SearchIndex,
    generate_index,
    render_index,
)
from handbook_tools.sphinx_ext.anchors import SINGLE_PAGE, chapter_anchor
from handbook_tools.sphinx_ext.domain import HandbookDomain, find_domain
from handbook_tools.sphinx_ext.former_names import former_names, gone_articles
from handbook_tools.sphinx_ext.static_files import write_changed

PAGE: Final = "search"
"""The page that shows the results of the query in its address."""
INDEX: Final = "search-data.js"
SCRIPT: Final = "search.js"
SCRIPTS: Final = (
    "folding",
    "citations",
    "documents",
    "bigrams",
    "queries",
    "ranking",
    "passages",
    "lines",
    "combobox",
    "page",
    "start",
)
"""The parts of the script, each after those that it uses while it is loaded."""

_FOLDER: Final = Path(__file__).parent / "search_scripts"
_ROLES: Final = {
    ObjectKind.ROLE: "role",
    ObjectKind.FLOW: "flow",
    ObjectKind.CHECKLIST: "checklist",
    ObjectKind.PARAMETER: "param",
    ObjectKind.LAW: "law",
}
_WITH_PAGES: Final = frozenset({"policy", "role", "flow", "checklist"})


def is_searchable(app: Sphinx) -> bool:
    """Tell whether the output has a search: a site of several pages has, a single page needs none."""
    return isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name != SINGLE_PAGE


def switch_sphinx_search_off(app: Sphinx) -> None:
    """Leave out Sphinx's own search, which does not work for Chinese (decision 0009)."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def add_context(
    app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Tell the templates whether to show the search."""
    context["handbook_search"] = is_searchable(app)


def add_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page of results to the site."""
    if is_searchable(app):
        yield PAGE, {"title": "检索"}, "handbook-search-page.html"


def join_script() -> str:
    """Return the script of the search: its parts in one scope, so that they share no name with the page."""
    parts = "\n".join((_FOLDER / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n\n{parts}}})();\n'


def _object_address(domain: HandbookDomain, kind: str, identifier: str) -> tuple[str, str]:
    """Return the page and the anchor of what has this kind and id; no page where it is not shown."""
    if kind == POLICY:
        policy = domain.handbook.find_policy(identifier)
        return (policy.docname if policy else ""), ""
    if kind == CHAPTER:
        return identifier, chapter_anchor(int(local_id(identifier)))
    if kind == ObjectKind.PLATFORM:
        return domain.find_page("platform-register"), ""
    if kind == ObjectKind.REPEALED:
        return domain.find_page("edition-history"), f"edition-{identifier}"
    if kind in {ObjectKind.HEADING, ObjectKind.PREAMBLE}:
        docname, _, anchor = identifier.partition("#")
        return docname, anchor
    shown = domain.find_object(_ROLES[ObjectKind(kind)], identifier)
    return (shown.docname, shown.anchor) if shown else ("", "")


def _headings(env: BuildEnvironment, docname: str) -> Iterator[IndexedObject]:
    """Yield the title of a page and its headings; the first of them carries no anchor."""
    for reference in env.tocs[docname].findall(nodes.reference):
        identifier = f"{docname}{reference['anchorname']}"
        yield IndexedObject(ObjectKind.HEADING, identifier, reference.astext())


def _preambles(env: BuildEnvironment, policy: Policy) -> Iterator[IndexedObject]:
    """Yield what stands between a heading of a policy, or of a chapter, and its first article."""
    for section in env.get_doctree(policy.docname).findall(nodes.section):
        texts = [child.astext() for child in section.children if isinstance(child, nodes.paragraph)]
        title = section.next_node(nodes.title)
        if texts and title is not None:
            identifier = f"{policy.docname}#{section['ids'][0]}"
            name = f"{policy.short_title}　{title.astext()}"
            yield IndexedObject(ObjectKind.PREAMBLE, identifier, name, "\n".join(texts))


def _other_pages(env: BuildEnvironment) -> list[str]:
    """Return the pages that are not those of one policy, role, flow or checklist alone, by name."""
    objects = find_domain(env).get_objects()
    homes = Counter(docname for _, _, typ, docname, *_ in objects if typ in _WITH_PAGES)
    return sorted(docname for docname in env.found_docs if homes[docname] != 1)


def site_index(env: BuildEnvironment) -> SearchIndex:
    """Return the index of the handbook, of its preambles, of what is gone, and of the headings beside it."""
    domain = find_domain(env)
    handbook = domain.handbook
    index = generate_index(handbook, former_names(domain))
    preambles = (found for policy in handbook.policies for found in _preambles(env, policy))
    headings = (heading for docname in _other_pages(env) for heading in _headings(env, docname))
    return replace(index, objects=(*index.objects, *gone_articles(domain), *preambles, *headings))


@paused_collection()
def write_search(app: Sphinx, exception: Exception | None) -> None:
    """Write the index and the script beside the static files, once all pages are written."""
    if exception is not None or not is_searchable(app):
        return
    domain = find_domain(app.env)

    def find_address(kind: str, identifier: str) -> Address | None:
        docname, anchor = _object_address(domain, kind, identifier)
        return Address(app.builder.get_target_uri(docname), anchor) if docname else None

    folder = Path(app.outdir, "_static")
    write_changed(folder / INDEX, render_index(site_index(app.env), find_address))
    write_changed(folder / SCRIPT, join_script())
