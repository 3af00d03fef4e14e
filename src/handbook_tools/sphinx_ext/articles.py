"""Articles are headings of a page but not sections of it.

Before::

    section "第二章 审核"
        section "第八条 三审三校"       every article would become an entry of each navigation tree
            (placeholders of provisions)

After::

    section "第二章 审核"              ids: chapter-2
        container.article
            rubric (heading level 3)   ids: three-reviews
            (placeholders of provisions)
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from handbook_tools.model.identifiers import local_id
from handbook_tools.model.policy import Article, Policy
from handbook_tools.sphinx_ext.anchors import ARTICLE_HEADING, chapter_anchor
from handbook_tools.sphinx_ext.domain import find_domain
from handbook_tools.sphinx_ext.nodes import placeholder

ARTICLE_LEVEL = 3


def _article_node(section: nodes.section, article: Article) -> nodes.container:
    heading = nodes.rubric("", f"{article.number}　{article.title}", ids=[local_id(article.id)])
    heading["heading-level"] = ARTICLE_LEVEL
    heading["classes"] = [ARTICLE_HEADING]
    container = nodes.container("", heading, classes=["article"])
    container += [child for child in section.children if not isinstance(child, nodes.title)]
    container += placeholder("article-history", article.id)
    return container


class ArticleTransform(SphinxTransform):
    """Turn the sections of a policy's articles into containers, before Sphinx collects its contents."""

    default_priority = 780

    def apply(self, **_options: Any) -> None:
        """Transform the page of a policy; leave every other page alone."""
        domain = find_domain(self.env)
        docname = self.env.current_document.docname
        policy = domain.policy_of(docname)
        if policy is None:
            return
        domain.note_viewer(docname)
        self._name_chapters(policy)
        articles = {local_id(article.id): article for article in policy.articles}
        for section in list(self.document.findall(nodes.section)):
            found = next((articles[each] for each in section["ids"] if each in articles), None)
            if found is not None and section.parent is not None:
                self._forget_label(local_id(found.id))
                # not replace_self(), which would leave the id on the container too
                section.parent.replace(section, _article_node(section, found))
        self._add_header(policy)

    def _forget_label(self, name: str) -> None:
        """Keep an article out of the labels of all pages, where ids of two policies would collide."""
        self.document.nametypes.pop(name, None)
        self.document.nameids.pop(name, None)

    def _name_chapters(self, policy: Policy) -> None:
        by_line = {chapter.place.line: chapter for chapter in policy.chapters}
        for section in self.document.findall(nodes.section):
            chapter = by_line.get(section.line or 0)
            if chapter is not None:
                section["ids"].insert(0, chapter_anchor(chapter.number))

    def _add_header(self, policy: Policy) -> None:
        title = next(iter(self.document.findall(nodes.title)), None)
        if title is not None and title.parent is not None:
            title.parent.insert(title.parent.index(title) + 1, placeholder("policy-header", policy.id))
