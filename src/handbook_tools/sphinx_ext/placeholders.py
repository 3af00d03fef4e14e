"""Filling placeholders when a page is written, when everything has been read."""

from __future__ import annotations

from typing import Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from handbook_tools.sphinx_ext.nodes import handbook_view
from handbook_tools.sphinx_ext.views import VIEWS
from handbook_tools.sphinx_ext.views.context import ViewContext


class FillPlaceholders(SphinxPostTransform):
    """Replace every placeholder by what it shows, before references are resolved (priority 10)."""

    default_priority = 5

    def run(self, **_options: Any) -> None:
        """Fill the placeholders of one page."""
        docname = self.env.current_document.docname
        for node in list(self.document.findall(handbook_view)):
            context = ViewContext(self.env, docname, node)
            node.replace_self(VIEWS[node["view"]](context, node["argument"]))
