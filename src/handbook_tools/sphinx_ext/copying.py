"""Copying a citation: a button behind the label of every article and provision of a policy's page."""

from __future__ import annotations

from html import escape
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from handbook_tools.model.identifiers import join_id
from handbook_tools.model.labels import full_label
from handbook_tools.sphinx_ext.anchors import ARTICLE_HEADING
from handbook_tools.sphinx_ext.domain import find_domain
from handbook_tools.sphinx_ext.nodes import copy_button

SCRIPT: Final = "copying.js"
STYLE: Final = "copying.css"
META: Final = "provision-meta"
"""The class of the line that ends in a provision's label."""


def visit_copy_button(translator: HTML5Translator, node: nodes.Element) -> None:
    """Write the button, hidden where there are no scripts; its script gives it its name."""
    citation, anchor = escape(node["citation"]), escape(node["anchor"])
    translator.body.append(
        f'<button type="button" class="copy-citation pst-js-only" '
        f'data-citation="{citation}" data-anchor="{anchor}"></button>'
    )


def depart_copy_button(_translator: HTML5Translator, _node: nodes.Element) -> None:
    """Write nothing: the button is whole."""


class CopyButtons(SphinxPostTransform):
    """Puts the buttons on the page of a policy."""

    default_priority = 8
    formats = ("html",)

    def run(self, **_options: Any) -> None:
        """Put a button beside each heading of an article and at the end of each provision's last line."""
        for heading in list(self.document.findall(nodes.rubric)):
            button = self._button(heading) if ARTICLE_HEADING in heading["classes"] else None
            if button is not None and heading.parent is not None:
                # beside the heading, not in it, where it would become part of the heading's name;
                # not replace_self(), which would leave the id on the container too
                article = heading.parent
                article.replace(heading, nodes.container("", heading, button, classes=["article-head"]))
        for line in list(self.document.findall(nodes.paragraph)):
            button = self._button(line.parent) if META in line["classes"] and line.parent else None
            if button is not None:
                line.append(button)

    def _button(self, shown: nodes.Element) -> copy_button | None:
        """Return the button for what is *shown*, nothing where its id is not one of the handbook."""
        domain = find_domain(self.env)
        policy = domain.policy_of(self.env.current_document.docname)
        anchor = next(iter(shown["ids"]), "")
        # on a single page the anchor is the full id already
        target = domain.handbook.find_target(join_id(policy.id, anchor) if policy else anchor)
        return copy_button("", citation=full_label(target), anchor=anchor) if target else None


def add_script(
    app: Sphinx, _pagename: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let the pages with a button, and no others, load the script and its style sheet."""
    if doctree and next(iter(doctree.findall(copy_button)), None):
        app.add_css_file(STYLE)
        app.add_js_file(SCRIPT, loading_method="defer")
