"""The search in the built site, as far as no browser is needed: its files, its page, its addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from handbook_tools.sphinx_ext.search import SCRIPTS

from .conftest import Site

SOURCES = Path(__file__).parents[2] / "src/handbook_tools/sphinx_ext/search_scripts"


def data_of(site: Site) -> Any:
    script = (site.output / "html/_static/search-data.js").read_text("utf-8")
    return json.loads(script.removeprefix("globalThis.handbookSearchData=").removesuffix(";\n"))


def addresses(data: Any) -> set[tuple[str, str]]:
    """Return the page and the anchor of everything in the index."""
    pages = data["pages"]
    found = {(pages[row[2]], row[3] if len(row) > 3 else "") for row in data["objects"]}
    for _, _, _, page, chapters in data["policies"]:
        for _, anchor, articles in chapters:
            found.add((pages[page], anchor))
            found |= {(pages[page], article[2]) for article in articles}
            found |= {(pages[page], passage[2]) for article in articles for passage in article[3]}
    return found


def test_every_address_of_the_index_leads_somewhere(built: Site) -> None:
    found = addresses(data_of(built))
    assert ("policies/leave.html", "approve") in found
    assert ("policies/leave.html", "chapter-2") in found
    assert ("registers.html", "param-approval-time") in found
    for page, anchor in found:
        html = (built.output / "html" / page).read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html, (page, anchor)


def test_headings_of_other_pages_are_found(built: Site) -> None:
    kinds = {row[0] for row in data_of(built)["objects"]}
    assert "页面" in kinds


def test_a_preamble_is_found(site: Site) -> None:
    site.edit("policies/leave.md", "# 请假管理制度\n", "# 请假管理制度\n\n这部制度经职工代表大会讨论。\n")
    assert site.build().returncode == 0
    rows = [row for row in data_of(site)["objects"] if row[0] == "前言"]
    assert [row[4] for row in rows] == ["这部制度经职工代表大会讨论。"]
    page, anchor = data_of(site)["pages"][rows[0][2]], rows[0][3]
    assert f'id="{anchor}"' in (site.output / "html" / page).read_text("utf-8")


def test_every_part_of_the_script_is_joined_once() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in SOURCES.glob("*.js"))


def test_nothing_of_the_search_is_loaded_before_it_opens(built: Site) -> None:
    page = built.page("policies/leave")
    scripts = re.findall(r'<script[^>]*src="([^"]*search[^"]*)"', page)
    assert [each.partition("?")[0] for each in scripts] == ["../_static/search-opening.js"]


def test_without_scripts_the_button_leads_to_a_page_that_says_what_else_helps(built: Site) -> None:
    assert re.search(r'<a class="search-opening[^>]* href="\.\./search\.html"', built.page("policies/leave"))
    page = built.page("search")
    assert "<noscript>" in page
    assert "在页面上查找" in page


def test_an_amended_provision_is_in_the_index_of_the_next_build(site: Site) -> None:
    assert site.build().returncode == 0
    site.edit("policies/leave.md", "部门主管不得审批本人的请假单", "部门主管不得审批本人的请假申请")
    assert site.build().returncode == 0
    assert "不得审批本人的请假申请" in json.dumps(data_of(site), ensure_ascii=False)


def test_a_single_page_has_no_search(site: Site) -> None:
    assert site.build(builder="singlehtml").returncode == 0
    assert not (site.output / "singlehtml/_static/search-data.js").exists()
    assert "search-opening-icon" not in site.page("index", "singlehtml")
    assert 'id="handbook-search"' not in site.page("index", "singlehtml")


def test_addresses_are_right_where_every_page_is_a_folder(site: Site) -> None:
    assert site.build(builder="dirhtml").returncode == 0
    script = (site.output / "dirhtml/_static/search-data.js").read_text("utf-8")
    assert '"policies/leave/"' in script
    assert (site.output / "dirhtml/search/index.html").exists()
