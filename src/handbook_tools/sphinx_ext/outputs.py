"""What one kind of output needs beside the generic nodes: permalinks, anchors on a single page, in LaTeX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from handbook_tools.model.identifiers import join_id
from handbook_tools.model.policy import Policy
from handbook_tools.sphinx_ext.anchors import ARTICLE_HEADING, SINGLE_PAGE
from handbook_tools.sphinx_ext.domain import find_domain

_WITHOUT_LABEL: Final = (nodes.container, nodes.list_item, nodes.rubric)
"""The nodes of ours whose ids Sphinx's LaTeX writer does not write."""


def _with_ids(tree: nodes.Element, *kinds: type[nodes.Element]) -> Iterator[nodes.Element]:
    return (node for node in tree.findall(nodes.Element) if node["ids"] and isinstance(node, kinds))


class SinglePageAnchors(SphinxPostTransform):
    """Gives articles, provisions and items their full ids where all policies share one page."""

    default_priority = 6
    builders = (SINGLE_PAGE,)

    def run(self, **_options: Any) -> None:
        """Lengthen the ids of every policy on the page."""
        for file in self.document.findall(start_of_file):
            policy = find_domain(self.env).policy_of(file["docname"])
            if policy is not None:
                self._lengthen(file, policy)

    def _lengthen(self, file: nodes.Element, policy: Policy) -> None:
        handbook = find_domain(self.env).handbook
        for node in _with_ids(file, nodes.Element):
            full = ((local, join_id(policy.id, local)) for local in node["ids"])
            node["ids"] = [whole if handbook.find_target(whole) else local for local, whole in full]


class Permalinks(SphinxPostTransform):
    """Puts a link to itself behind the heading of every article, as Sphinx does for its sections."""

    default_priority = 7
    formats = ("html",)

    def run(self, **_options: Any) -> None:
        """Add the links of one page."""
        if self.config.html_permalinks:
            for heading in _with_ids(self.document, nodes.rubric):
                if ARTICLE_HEADING in heading["classes"]:
                    heading.append(self._permalink(heading))

    def _permalink(self, heading: nodes.Element) -> nodes.reference:
        icon = nodes.raw("", self.config.html_permalinks_icon, format="html")
        title = f"{heading.astext()}的固定链接"
        attributes = {"refid": heading["ids"][0], "reftitle": title, "classes": ["headerlink"]}
        return nodes.reference("", "", icon, internal=True, **attributes)


class LatexTargets(SphinxPostTransform):
    """Writes the ids of articles, provisions and items as targets of their own, for links in a PDF."""

    default_priority = 8
    formats = ("latex",)

    def run(self, **_options: Any) -> None:
        """Add the targets of one document."""
        for node in list(_with_ids(self.document, *_WITHOUT_LABEL)):
            target = nodes.target("", "", ids=list(node["ids"]))
            if isinstance(node, nodes.rubric) and node.parent is not None:
                node.parent.insert(node.parent.index(node), target)
            else:
                node.insert(0, target)
