"""What stands above every printed page: the handbook's name, and the edition where the page shows it."""

from __future__ import annotations

import re
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

from handbook_tools.sphinx_ext.domain import find_domain

_UNSAFE: Final = re.compile(r"""["'\\<>&\x00-\x1f]""")


def css_string(text: str) -> str:
    """Return *text* as a string of a style sheet, in which nothing can end the string or the element."""
    escaped = _UNSAFE.sub(lambda found: f"\\{ord(found.group()):x} ", text)
    return f'"{escaped}"'


def render_page_heads(name: str, edition: str) -> str:
    """Return the rules for the heads of printed pages; only there a page says where it comes from."""
    boxes = (("top-left", name), ("top-right", edition))
    rules = "".join(
        f"@{place}{{content:{css_string(text)};font:9pt sans-serif}}" for place, text in boxes if text
    )
    return f"<style>@media print{{@page{{{rules}}}}}</style>"


def add_page_heads(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Give the layout the heads; a page that shows nothing of the handbook belongs to no edition."""
    domain = find_domain(app.env)
    latest = domain.history[-1].head if domain.history and pagename in domain.viewers else None
    edition = f"{latest.name}（{latest.effective:%Y-%m-%d}施行）" if latest else ""
    context["handbook_page_heads"] = render_page_heads(app.config.project, edition)
