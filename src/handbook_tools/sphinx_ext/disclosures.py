"""What opens by itself in a browser, and what was removed or inserted: elements of HTML.

Before, in any output but HTML::

    disclosure
        disclosure_summary "第2版"
        paragraph
            removed_text "180日"
            inserted_text "90日"

After::

    container
        paragraph "第2版"
        paragraph "〔删：180日〕〔增：90日〕"
"""

from __future__ import annotations

from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from handbook_tools.sphinx_ext.nodes import disclosure, disclosure_summary, inserted_text, removed_text

STYLE: Final = "disclosures.css"
LISTED: Final = "edition-changes"
"""The class of a list of what an edition changed."""
LISTED_STYLE: Final = "changes.css"
_ELEMENTS: Final[dict[type[nodes.Element], str]] = {removed_text: "del", inserted_text: "ins"}
_WORDS: Final[dict[type[nodes.Element], str]] = {removed_text: "删", inserted_text: "增"}


def add_nodes(app: Sphinx) -> None:
    """Register the nodes, as HTML has them."""
    app.add_node(disclosure, html=(visit_disclosure, depart_disclosure))
    app.add_node(disclosure_summary, html=(visit_summary, depart_summary))
    for kind in _ELEMENTS:
        app.add_node(kind, html=(visit_changed_text, depart_changed_text))


def visit_disclosure(translator: HTML5Translator, node: nodes.Element) -> None:
    """Begin the element, open where the node says so."""
    attributes: dict[str, Any] = {"open": "open"} if node.get("open") else {}
    data: dict[str, str] = node.get("data", {})
    attributes |= {f"data-{name}": value for name, value in data.items()}
    translator.body.append(translator.starttag(node, "details", **attributes))


def depart_disclosure(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End the element."""
    translator.body.append("</details>\n")


def visit_summary(translator: HTML5Translator, node: nodes.Element) -> None:
    """Begin what is always seen."""
    translator.body.append(translator.starttag(node, "summary", ""))


def depart_summary(translator: HTML5Translator, _node: nodes.Element) -> None:
    """End what is always seen."""
    translator.body.append("</summary>\n")


def visit_changed_text(translator: HTML5Translator, node: nodes.Element) -> None:
    """Begin a change; the words are for those who hear the page or copy from it."""
    word = _WORDS[type(node)]
    translator.body.append(f'<{_ELEMENTS[type(node)]}><span class="change-mark">〔{word}：</span>')


def depart_changed_text(translator: HTML5Translator, node: nodes.Element) -> None:
    """End a change."""
    translator.body.append(f'<span class="change-mark">〕</span></{_ELEMENTS[type(node)]}>')


class PlainChanges(SphinxPostTransform):
    """Writes changes in words, and what would open as text, where the output is not HTML."""

    default_priority = 9
    formats = ("text", "latex", "texinfo", "man", "xml", "pseudoxml")

    def run(self, **_options: Any) -> None:
        """Replace the nodes of one page."""
        for kind, word in _WORDS.items():
            for node in list(self.document.findall(kind)):
                node.replace_self(nodes.inline("", f"〔{word}：{node.astext()}〕"))
        for summary in list(self.document.findall(disclosure_summary)):
            summary.replace_self(nodes.paragraph("", "", *summary.children))
        for node in list(self.document.findall(disclosure)):
            node.replace_self(nodes.container("", *node.children))


def add_style(
    app: Sphinx, _pagename: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let the pages that tell of changes, and no others, load the style sheets."""
    kinds = (disclosure, removed_text, inserted_text)
    if doctree and any(isinstance(node, kinds) for node in doctree.findall(nodes.Element)):
        app.add_css_file(STYLE)
    if doctree and any(LISTED in node["classes"] for node in doctree.findall(nodes.bullet_list)):
        app.add_css_file(LISTED_STYLE)
