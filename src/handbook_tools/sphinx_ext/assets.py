"""What the site's pages need beside their text: style, templates, a policy's table of contents."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from handbook_tools.model.identifiers import local_id
from handbook_tools.model.policy import Policy
from handbook_tools.sphinx_ext.anchors import chapter_anchor
from handbook_tools.sphinx_ext.domain import find_domain

STYLES: Final = ("handbook.css", "cards.css", "frame.css", "icons.css", "roles.css", "search.css")
SCRIPTS: Final = ("page.js", "search-opening.js")
"""What every page loads; a page that needs more says so itself."""

_HERE: Final = Path(__file__).parent


def add_folders(_app: Sphinx, config: Config) -> None:
    """Add our style sheet and templates to the project's."""
    # new lists, for the default value is one list for all builds of a process
    config.html_static_path = [*config.html_static_path, str(_HERE / "static")]
    config.templates_path = [*config.templates_path, str(_HERE / "templates")]


def add_files(app: Sphinx) -> None:
    """Let every page load our style sheets and scripts."""
    for style in STYLES:
        app.add_css_file(style)
    for script in SCRIPTS:
        app.add_js_file(script, loading_method="defer")


def contents_of(policy: Policy) -> list[dict[str, Any]]:
    """Return the chapters of a policy with their articles, as the template shows them."""
    return [
        {
            "title": str(chapter),
            "anchor": chapter_anchor(chapter.number),
            "articles": [
                {"title": f"{article.number} {article.title}", "anchor": local_id(article.id)}
                for article in chapter.articles
            ],
        }
        for chapter in policy.chapters
    ]


def add_contents(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Give the page of a policy its own table of contents."""
    policy = find_domain(app.env).policy_of(pagename)
    context["handbook_contents"] = contents_of(policy) if policy else []
