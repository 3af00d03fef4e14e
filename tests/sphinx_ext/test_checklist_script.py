"""The script of checklist pages: joined whole, given the list as data, loaded where a list is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from docutils import nodes

from handbook_tools.checklists import records
from handbook_tools.sphinx_ext import checklist_script
from handbook_tools.sphinx_ext.checklist_script import SCRIPTS, join_script
from handbook_tools.sphinx_ext.views.checklist_controls import box

if TYPE_CHECKING:
    from tests.sphinx_ext.conftest import Site

SOURCES = checklist_script._FOLDER


def test_every_part_of_the_script_is_joined_once() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in SOURCES.glob("*.js"))


def test_the_script_has_the_limits_of_the_reader() -> None:
    found = re.search(r"^const RECORD_FORM = (.*);$", join_script(), re.MULTILINE)
    assert found
    form = json.loads(found[1])
    assert form["MOST_ITEMS"] == records.ITEM_LIMIT
    assert form["ITEM_LENGTHS"] == records.ITEM_LENGTHS


def test_an_anchor_cannot_leave_its_attribute() -> None:
    before, _, _ = box('"><script>', 1, nodes.Text("甲"))
    assert "<script>" not in before.astext()


def test_a_page_carries_its_list_and_nothing_in_it_ends_the_element(site: Site) -> None:
    site.edit("registers/checklists.yml", "title: ", "title: </script><b>甲</b> ")
    assert site.build().returncode == 0
    texts = [path.read_text("utf-8") for path in (site.output / "html").rglob("*.html")]
    text = next(each for each in texts if "checklist-data" in each)
    found = re.search(r'class="checklist-data">(.*?)</script>', text, re.DOTALL)
    assert found
    assert json.loads(found[1])["title"].startswith("</script><b>甲</b>")
    assert "checklist.js" in text
