from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sphinx_ext.conftest import Site

OURS = "{%- if handbook_navigation %}"
TEMPLATE = Path("src/handbook_tools/sphinx_ext/templates/sbt-sidebar-nav.html")


def _sorted(classes: str) -> str:
    return f'class="{" ".join(sorted(classes.split()))}"' if classes else ""


def navigation_of(page: str) -> str:
    """Return the navigation without what a browser does not see: line breaks, the order of classes."""
    found = page.split('<nav class="bd-links', 1)[1].partition("</nav>")[0]
    ordered = re.sub(r'class="([^"]*)"', lambda match: _sorted(match[1]), found)
    return re.sub(r"\s*\n\s*", "", ordered)


PAGES = (
    "index",
    "roles",
    "policies/index",
    "policies/leave",
    "more/index",
    "more/deep/index",
    "more/deep/last",
)


@pytest.fixture
def wide(site: Site) -> Site:
    """A site with a caption, nested folders, a title of its own, an address elsewhere and a < in a title."""
    docs = site.root / "docs"
    below = "# {}\n\n```{{toctree}}\n{}\n```\n"
    for name, text in {
        "policies/index": below.format("制度", "leave"),
        "more/index": below.format("其他 & <更多>", "deep/index\n别处 <https://example.org/?a=1&b=2>"),
        "more/deep/index": below.format("深处", "题目 <last>"),
        "more/deep/last": "# 末页\n\n## 小节\n",
    }.items():
        (docs / f"{name}.md").parent.mkdir(parents=True, exist_ok=True)
        (docs / f"{name}.md").write_text(text, "utf-8")
    site.edit("index.md", "policies/leave", ":hidden:\n:caption: 查 & 找\n\npolicies/index")
    site.edit("index.md", "checklists", "checklists\nmore/index")
    return site


def test_it_is_what_the_theme_would_draw(wide: Site, tmp_path: Path) -> None:
    assert wide.build("-W", "--keep-going").stderr == ""
    ours = {name: navigation_of(wide.page(name)) for name in PAGES}
    templates = tmp_path / "templates"
    templates.mkdir()
    theirs = TEMPLATE.read_text("utf-8").replace(OURS, "{%- if false %}")
    (templates / TEMPLATE.name).write_text(theirs, "utf-8")
    wide.build("-E", "-D", f"templates_path={templates}")
    for name, found in ours.items():
        assert found == navigation_of(wide.page(name)), name


def test_a_new_page_is_in_the_navigation_of_the_others(wide: Site) -> None:
    wide.build()
    (wide.root / "docs" / "more" / "new.md").write_text("# 新页\n", "utf-8")
    wide.edit("more/index.md", "deep/index", "deep/index\nnew")
    wide.build()
    assert "新页" in navigation_of(wide.page("more/index"))
    assert "新页" in navigation_of(wide.page("more/new"))
