"""Drawing the pictures of flows once a page's references are resolved: their links need its builder."""

from __future__ import annotations

from html import escape
from typing import Final

from docutils import nodes
from sphinx.application import Sphinx

from handbook_tools.model.flow import find_flow
from handbook_tools.rendering.swimlane import render_swimlane
from handbook_tools.sphinx_ext.anchors import SINGLE_PAGE, anchor_on
from handbook_tools.sphinx_ext.domain import find_domain
from handbook_tools.sphinx_ext.nodes import swimlane_picture

_FRAME: Final = """\
<p class="swimlane-hint">左右滑动查看全图；图下有文字版的步骤表。</p>
<div class="swimlane-frame" tabindex="0" role="region" aria-label="{label}">
{picture}</div>
"""


def _href(app: Sphinx, docname: str, identifier: str) -> str:
    """Return the address of a provision as seen from a page, empty where it is not shown."""
    domain = find_domain(app.env)
    shown = domain.find_object("provision", identifier)
    if shown is None:
        return ""
    anchor = anchor_on(app.builder, shown.anchor, domain.policy_of(shown.docname))
    if app.builder.name == SINGLE_PAGE or shown.docname == docname:
        return f"#{anchor}"
    return f"{app.builder.get_relative_uri(docname, shown.docname)}#{anchor}"


def draw_pictures(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace the place of every picture by its drawing, which only HTML builders show."""
    for node in list(doctree.findall(swimlane_picture)):
        flow = find_flow(node["flow"], find_domain(app.env).handbook)
        if flow is None or app.builder.format != "html":
            node.replace_self([])
            continue
        hrefs = {step.id: _href(app, docname, step.id) for step in flow.nodes}
        drawing = _FRAME.format(
            label=escape(f"{flow.title}示意图"), picture=render_swimlane(flow, hrefs, node.get("lane", ""))
        )
        node.replace_self(nodes.raw("", drawing, format="html"))
