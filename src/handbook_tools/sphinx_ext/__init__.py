"""The Sphinx extension: shows the handbook in the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook_tools.sphinx_ext import (
    assets,
    checklist_script,
    copying,
    disclosures,
    edition_pages,
    editions,
    feed,
    freshness,
    history_data,
    pictures,
    previews,
    printing,
    reading,
    search,
    theme,
)
from handbook_tools.sphinx_ext.articles import ArticleTransform
from handbook_tools.sphinx_ext.domain import HandbookDomain
from handbook_tools.sphinx_ext.header_cells import depart_header_cell, header_cell, visit_header_cell
from handbook_tools.sphinx_ext.line_breaks import JoinChineseLines
from handbook_tools.sphinx_ext.navigation import NavigationSource
from handbook_tools.sphinx_ext.nodes import copy_button, handbook_view, swimlane_picture
from handbook_tools.sphinx_ext.outputs import LatexTargets, Permalinks, SinglePageAnchors
from handbook_tools.sphinx_ext.placeholders import FillPlaceholders

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, its directives and roles, and the moments at which the handbook is read."""
    navigation = NavigationSource()
    app.add_domain(HandbookDomain)
    app.add_node(handbook_view)
    app.add_node(swimlane_picture)
    app.add_node(copy_button, html=(copying.visit_copy_button, copying.depart_copy_button))
    app.add_node(header_cell, html=(visit_header_cell, depart_header_cell))
    disclosures.add_nodes(app)
    editions.add_settings(app)
    app.add_transform(ArticleTransform)
    app.add_transform(JoinChineseLines)
    app.add_post_transform(FillPlaceholders)
    app.add_post_transform(SinglePageAnchors)
    app.add_post_transform(Permalinks)
    app.add_post_transform(LatexTargets)
    app.add_post_transform(copying.CopyButtons)
    app.add_post_transform(disclosures.PlainChanges)
    app.connect("config-inited", assets.add_folders)
    app.connect("builder-inited", reading.leave_out_unreadable)
    app.connect("builder-inited", reading.read_handbook)
    app.connect("builder-inited", search.switch_sphinx_search_off)
    app.connect("builder-inited", checklist_script.write_script)
    app.connect("builder-inited", theme.write_style)
    app.connect("env-updated", freshness.find_stale_pages)
    app.connect("env-updated", navigation.forget)
    app.connect("doctree-resolved", pictures.draw_pictures)
    app.connect("html-page-context", assets.add_contents)
    app.connect("html-page-context", checklist_script.add_script)
    app.connect("html-page-context", copying.add_script)
    app.connect("html-page-context", disclosures.add_style)
    app.connect("html-page-context", edition_pages.add_context)
    app.connect("html-page-context", history_data.add_script)
    app.connect("html-page-context", navigation.add)
    app.connect("html-page-context", previews.add_script)
    app.connect("html-page-context", printing.add_page_heads)
    app.connect("html-page-context", search.add_context)
    app.connect("html-page-context", theme.lighten, priority=900)
    app.connect("html-collect-pages", search.add_page)
    app.connect("build-finished", search.write_search)
    app.connect("build-finished", previews.write_explanations)
    app.connect("build-finished", feed.write_feed)
    app.connect("build-finished", history_data.write_histories)
    app.connect("build-finished", freshness.note_shown_handbook)
    assets.add_files(app)
    return {"version": "0.1.0", "env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}
