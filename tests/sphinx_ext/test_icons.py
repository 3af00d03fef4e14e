"""No page loads the theme's script that draws icons, and the style sheet draws every icon that is used."""

from __future__ import annotations

import re
from pathlib import Path

from handbook_tools.sphinx_ext import icons

from .conftest import Site

ICON = re.compile(r'class="[^"]*fa-solid (fa-[a-z-]+)')


def test_the_script_is_left_out_and_every_icon_is_drawn(site: Site) -> None:
    site.build()
    found = (path for path in (site.output / "html").rglob("*.html") if path.parent.name != "_static")
    pages = [path.read_text("utf-8") for path in found]
    used = {name for page in pages for name in ICON.findall(page)}
    style = Path(icons.__file__).with_name("static").joinpath("icons.css").read_text("utf-8")
    assert not any("fontawesome" in page for page in pages)
    assert {"fa-arrow-up", "fa-bars"} <= used, "the theme names its icons otherwise now"
    assert {name for name in used if f".{name} {{" not in style} == set()
