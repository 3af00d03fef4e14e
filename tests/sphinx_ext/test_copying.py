"""The buttons that copy a citation stand on the pages of policies, once, with the label of this edition."""

from __future__ import annotations

import re

import pytest

from .conftest import Site

BUTTON = re.compile(r'<button[^>]*data-citation="([^"]+)" data-anchor="([^"]+)"')


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_every_anchor_of_a_button_is_there_once(site: Site, builder: str) -> None:
    result = site.build(builder=builder)
    assert (result.returncode, result.stderr) == (0, "")
    pages = [path.read_text("utf-8") for path in (site.output / builder).rglob("*.html")]
    buttons = [(page, *found) for page in pages for found in BUTTON.findall(page)]
    assert len(buttons) > 5
    assert [anchor for page, _, anchor in buttons if page.count(f'id="{anchor}"') != 1] == []
    assert all(citation.startswith("《") for _, citation, _ in buttons)


def test_other_outputs_have_no_button(site: Site) -> None:
    site.build(builder="text")
    assert "复制" not in "".join(path.read_text("utf-8") for path in (site.output / "text").rglob("*.txt"))
