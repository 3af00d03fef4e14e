"""The theme's few icons without its script of a megabyte and a half that draws them: ``icons.css`` does."""

from __future__ import annotations

import re
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx

_ICON_SCRIPT: Final = re.compile(r"<script\b[^>]*/fontawesome\.js[^>]*></script>")


def without_icon_script(head: str) -> str:
    """Return what the theme puts into a page's head, without the script that draws icons."""
    return _ICON_SCRIPT.sub("", head)


def add_filter(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Let the layout leave the script out; the theme has no setting for it."""
    context["without_icon_script"] = without_icon_script
