"""Printed pages say from which handbook and edition they come; no name can break out of the style sheet."""

from __future__ import annotations

import pytest

from handbook_tools.sphinx_ext.printing import css_string, render_page_heads

from .conftest import Site


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("手册", '"手册"'),
        ('甲"乙', '"甲\\22 乙"'),
        ("a\\b", '"a\\5c b"'),
        ("</style>", '"\\3c /style\\3e "'),
        ("一\n二", '"一\\a 二"'),
    ],
)
def test_text_stays_a_string(text: str, written: str) -> None:
    assert css_string(text) == written


def test_without_an_edition_nothing_is_said_of_it() -> None:
    assert render_page_heads("手册", "").count("content:") == 1
    assert '@top-right{content:"第2版"' in render_page_heads("手册", "第2版")


def test_every_page_has_its_head(site: Site) -> None:
    site.build()
    assert "@top-left{content:" in site.page("policies/leave")
    assert "@top-right" not in site.page("policies/leave")
