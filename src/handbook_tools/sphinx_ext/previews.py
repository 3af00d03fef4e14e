"""Previews: what a link cites, shown beside it; the script is loaded with a page, the texts on first use."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

from handbook_tools.garbage_collection import paused_collection
from handbook_tools.rendering.explanations import render_explanations
from handbook_tools.sphinx_ext.domain import EXPLAINED, find_domain
from handbook_tools.sphinx_ext.search import is_searchable
from handbook_tools.sphinx_ext.static_files import write_changed

DATA: Final = "explanations.js"
SCRIPT: Final = "previews.js"
STYLE: Final = "previews.css"


def add_script(
    app: Sphinx, _pagename: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let the pages that cite something, and no others, load the script and its style sheet."""
    if doctree and any(EXPLAINED in link["classes"] for link in doctree.findall(nodes.reference)):
        app.add_css_file(STYLE)
        app.add_js_file(SCRIPT, loading_method="defer")


@paused_collection()
def write_explanations(app: Sphinx, exception: Exception | None) -> None:
    """Write what previews show beside the static files; a single page has none."""
    if exception is not None or not is_searchable(app):
        return
    domain = find_domain(app.env)

    def find_place(role: str, identifier: str) -> tuple[str, str] | None:
        shown = domain.find_object(role, identifier)
        return (app.builder.get_target_uri(shown.docname), shown.anchor) if shown and shown.docname else None

    text = render_explanations(domain.handbook, find_place)
    write_changed(Path(app.outdir, "_static", DATA), text)
