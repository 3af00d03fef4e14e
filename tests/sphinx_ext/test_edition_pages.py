"""The switcher keeps the page, and every page says of which edition it is."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from handbook_tools.editions.edition import Mode
from handbook_tools.project import Project
from tests.editions.conftest import Editions

from .conftest import Site
from .test_site import text_of

PAGES = {"leave": "policies/leave"}


def release(site: Site) -> None:
    editions = Editions(Project(site.root))
    editions.release(Mode.FIRST, "2026-11-01", "2026-12-01")
    editions.edit("填写请假单", "填写申请单")
    editions.release(Mode.AMENDMENT, "2027-02-01", "2027-03-01")


def configure(site: Site, shown: int, *editions: tuple[int, str, dict[str, str]]) -> None:
    """Say in the conf.py what ``handbook build --editions`` says."""
    told: list[dict[str, Any]] = [
        {"number": number, "effective": effective, "pages": pages} for number, effective, pages in editions
    ]
    path = site.root / "conf.py"
    path.write_text(
        f"{path.read_text('utf-8')}\nhandbook_edition = {shown}\nhandbook_editions = {told!r}\n", "utf-8"
    )


def notice_of(page: str) -> str:
    found = re.search(r'<p class="edition-notice".*?</p>', page, re.DOTALL)
    return found[0] if found else ""


@pytest.fixture
def past(site: Site) -> Site:
    """The first of two editions; now the policy has another page."""
    release(site)
    now = (0, "", {"leave": "policies/absence"})
    configure(site, 1, now, (1, "2026-12-01", PAGES), (2, "2027-03-01", PAGES))
    assert site.build("-nW").returncode == 0
    return site


def test_a_past_edition_says_so_and_leads_to_the_same_page(past: Site) -> None:
    page = past.page("policies/leave")
    notice = notice_of(page)
    assert "这是第1版，自2026年12月1日起施行，自2027年3月1日起由第2版代替。" in text_of(notice)
    assert '<a href="../../../policies/absence.html">看最新的规定的这一页</a>' in notice
    assert (
        '<span hidden data-start="2026-12-01" data-end="2027-03-01">今天施行的就是这一版。</span>' in notice
    )
    assert '<meta name="robots" content="noindex" />' in page


def test_the_switcher_offers_the_page_in_every_edition(past: Site) -> None:
    switcher = past.page("policies/leave").partition('<details class="edition-switcher">')[2]
    links = re.findall(
        r'<a href="([^"]+)"( aria-current="page")?>([^<]+)</a>', switcher.partition("</details>")[0]
    )
    assert links == [
        ("../../../policies/absence.html", "", "最新"),
        ("../../../editions/2/policies/leave.html", "", "第2版"),
        ("../../../editions/1/policies/leave.html", ' aria-current="page"', "第1版"),
    ]


def test_without_the_page_an_edition_is_shown_from_its_front_page(site: Site) -> None:
    release(site)
    configure(
        site, 0, (0, "", PAGES), (1, "2026-12-01", {"other": "policies/other"}), (2, "2027-03-01", PAGES)
    )
    assert site.build("-nW").returncode == 0
    switcher = site.page("policies/leave").partition('<details class="edition-switcher">')[2]
    assert 'href="../editions/1/index.html">第1版' in switcher
    assert 'href="../editions/2/policies/leave.html">第2版' in switcher
    assert 'href="editions/1/roles.html">第1版' in site.page("roles")


def test_a_past_edition_can_be_read_and_not_ticked_and_has_no_feed(past: Site) -> None:
    page = past.page("checklists")
    assert "这里的检查清单只供查阅，不能勾选。" in notice_of(page)
    assert "checklist.js" not in page
    assert "checklist-progress" not in page
    assert not (past.output / "html" / "history.atom").exists()


def test_an_edition_that_took_effect_with_its_successor_says_so(site: Site) -> None:
    release(site)
    configure(site, 1, (1, "2026-12-01", {}), (2, "2026-12-01", {}))
    site.build()
    text = text_of(notice_of(site.page("index")))
    assert text == "这是第1版，与第2版同日（2026年12月1日）施行，当日起适用第2版。"
    assert "edition-switcher" not in site.page("index"), "the others were not built beside it"


def test_the_newest_edition_says_until_its_day_that_it_is_not_in_force(site: Site) -> None:
    release(site)
    site.build()
    notice = notice_of(site.page("index"))
    today = '<span hidden data-end="2027-03-01">，今天还没有施行</span>'
    assert today in notice
    assert '<p class="edition-notice" data-end="2027-03-01">' in notice
    assert text_of(notice.replace(today, "")) == "第2版自2027年3月1日起施行；在此之前适用第1版。"


def test_changes_that_no_edition_has_are_announced(site: Site) -> None:
    release(site)
    site.edit("policies/leave.md", "填写申请单", "填写表格")
    site.build()
    notice = notice_of(site.page("index"))
    assert "这里有第2版公布以后、还没有公布的修改；已经公布的规定以第2版为准。" in unescape(notice)
    assert "hidden" not in notice


def test_what_needs_no_instrument_is_not_announced(site: Site) -> None:
    release(site)
    site.edit("registers/laws.yml", "checked_on: 2026-11-01", "checked_on: 2026-11-15")
    assert site.build("-nW").returncode == 0
    assert "还没有公布的修改" not in site.page("index")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_release_changes_the_notice_of_every_page(site: Site, jobs: str) -> None:
    release(site)
    site.build("-j", jobs)
    editions = Editions(Project(site.root))
    editions.edit("填写申请单", "填写表格")
    editions.release(Mode.AMENDMENT, "2027-05-01", "2027-06-01")
    site.build("-j", jobs)
    for page in ("index", "roles", "flows", "policies/leave"):
        assert "第3版自2027年6月1日起施行" in notice_of(site.page(page)), page


def test_without_editions_nothing_is_said(built: Site) -> None:
    assert "edition-" not in re.sub(r"<style.*?</style>", "", built.page("index"), flags=re.DOTALL)
