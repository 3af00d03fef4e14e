"""What a page loads of the theme: its style sheets reduced to one, none of its scripts.

The theme brings 420 KB of style sheets and 1.7 MB of scripts for sites of every kind. The build reduces the
style sheets of the theme that is installed, so that a new theme needs no file of ours to be renewed;
``page.js`` does what the scripts did for our pages, and ``icons.css`` draws the icons.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from handbook_tools.rendering.stylesheets import drop_unused_properties, reduce_stylesheet
from handbook_tools.sources import write_atomically
from handbook_tools.sphinx_ext.theme_classes import KEPT

STYLE: Final = "theme.css"
"""The reduced style sheet; before every other, as the theme's are."""
STYLES: Final = ("basic.css.jinja", "styles/pydata-sphinx-theme.css", "styles/sphinx-book-theme.css")
"""The style sheets of the theme, in the order in which it loads them."""
CODE_STYLE: Final = "pygments.css"
"""Only pages that show code load it."""

_LEFT_OUT: Final = frozenset(
    {
        "documentation_options.js",
        "doctools.js",
        "sphinx_highlight.js",
        "translations.js",
        "scripts/sphinx-book-theme.js",
        "styles/sphinx-book-theme.css",
    }
)
_INTERNAL: Final = ("bs-", "fa-")
"""Whose custom properties only the theme itself uses; the others are for everybody."""
_OPTIONS: Final = "DOCUMENTATION_OPTIONS."
"""What the theme's lines of script begin with."""
_WIDTHS: Final = {"theme_sidebarwidth": "230px", "theme_body_min_width": "0", "theme_body_max_width": "none"}
"""What ``basic.css`` asks the theme for; no page of ours has the parts that it is about."""


def _find_style(builder: StandaloneHTMLBuilder, name: str) -> Path | None:
    folders = (Path(each, "static") for each in builder.theme.get_theme_dirs())
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def _read_style(builder: StandaloneHTMLBuilder, path: Path) -> str:
    text = path.read_text("utf-8")
    return builder.templates.render_string(text, dict(_WIDTHS)) if path.suffix == ".jinja" else text


def write_style(app: Sphinx) -> None:
    """Write the reduced style sheet beside the static files, before a page names it with its checksum.

    A theme that has other style sheets keeps them all.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    paths = [_find_style(builder, name) for name in STYLES]
    found = [path for path in paths if path is not None]
    if len(found) == len(STYLES):
        reduced = (reduce_stylesheet(_read_style(builder, path), KEPT) for path in found)
        text = drop_unused_properties("\n".join(reduced), *_INTERNAL)
        write_atomically(Path(app.outdir, "_static", STYLE), text)
        app.add_css_file(STYLE, priority=100)


def lighten(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Leave out what the theme would have the page load; the layout leaves out the rest."""
    shows_code = bool(doctree and next(iter(doctree.findall(nodes.literal_block)), None))
    context["script_files"] = [each for each in context["script_files"] if _is_kept(each)]
    context["css_files"] = [
        each
        for each in context["css_files"]
        if _is_kept(each) and (shows_code or not _names(each, CODE_STYLE))
    ]


def _is_kept(asset: Any) -> bool:
    body = getattr(asset, "attributes", {}).get("body") or ""
    return not body.startswith(_OPTIONS) and not any(_names(asset, each) for each in _LEFT_OUT)


def _names(asset: Any, name: str) -> bool:
    return str(getattr(asset, "filename", asset)).endswith(f"_static/{name}")
