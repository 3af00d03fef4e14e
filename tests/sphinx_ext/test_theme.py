"""A page loads one reduced style sheet of the theme, none of its scripts, and loses nothing that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from handbook_tools.rendering.stylesheets import classes_of
from handbook_tools.sphinx_ext import theme
from handbook_tools.sphinx_ext.theme_classes import KEPT

from .conftest import Site

ICON = re.compile(r'class="[^"]*fa-solid (fa-[a-z-]+)')
CLASS = re.compile(r'class="([^"]*)"')
STATIC = Path(theme.__file__).with_name("static")
FOLDERS = {
    "basic.css.jinja": ("sphinx", "themes/basic/static"),
    "styles/pydata-sphinx-theme.css": ("pydata_sphinx_theme", "theme/pydata_sphinx_theme/static"),
    "styles/sphinx-book-theme.css": ("sphinx_book_theme", "theme/sphinx_book_theme/static"),
}
INSTALLED = {name: Path(str(files(package)), folder, name) for name, (package, folder) in FOLDERS.items()}


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    """Every class that the installed theme knows, icons apart."""
    texts = [path.read_text("utf-8") for path in INSTALLED.values()]
    return frozenset(name for text in texts for name in classes_of(text) if not name.startswith("fa-"))


def pages_of(site: Site) -> Iterator[str]:
    site.build()
    found = (path for path in (site.output / "html").rglob("*.html") if path.parent.name != "_static")
    yield from (path.read_text("utf-8") for path in found)


def test_no_script_of_the_theme_is_loaded_and_every_icon_is_drawn(site: Site) -> None:
    pages = list(pages_of(site))
    used = {name for page in pages for name in ICON.findall(page)}
    drawn = STATIC.joinpath("icons.css").read_text("utf-8")
    scripts = {name for page in pages for name in re.findall(r'<script[^>]* src="[^"]*/([\w.-]+\.js)', page)}
    assert scripts <= {"page.js", "search-opening.js", "copying.js", "previews.js", "checklist.js"}
    assert not any("DOCUMENTATION_OPTIONS" in page or "@import" in page for page in pages)
    assert {"fa-arrow-up", "fa-bars"} <= used, "the theme names its icons otherwise now"
    assert {name for name in used if f".{name} {{" not in drawn} == set()


def test_the_style_sheets_are_those_that_the_theme_has(site: Site) -> None:
    """A theme with other style sheets would be shown whole: four times as much."""
    page = next(pages_of(site))
    styles = re.findall(r'href="[^"]*_static/([\w./-]+\.css)', page)
    assert styles[0] == theme.STYLE
    assert not any(name.startswith("styles/") for name in styles)
    assert tuple(INSTALLED) == theme.STYLES
    assert all(path.is_file() for path in INSTALLED.values())


def test_no_page_has_a_class_whose_rules_were_left_out(site: Site, known: frozenset[str]) -> None:
    used = {name for page in pages_of(site) for classes in CLASS.findall(page) for name in classes.split()}
    assert {"bd-article", "admonition"} & used
    assert sorted((used & known) - KEPT - {name for name in used if name.startswith("fa-")}) == []


def test_the_theme_still_knows_the_parts_of_a_page(known: frozenset[str]) -> None:
    assert sorted(KEPT - known) == []
