"""The site tells which editions there were, what each changed, and to whom it matters."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from handbook_tools.editions.edition import Mode
from handbook_tools.project import Project
from tests.editions.conftest import Editions

from .conftest import Site
from .test_site import text_of

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def released(site: Site) -> Site:
    """The tiny project with two editions and a page of its history."""
    editions = Editions(Project(site.root))
    editions.release(Mode.FIRST, "2026-11-01", "2026-12-01")
    editions.edit("填写请假单", "填写申请单")
    editions.edit("审批本人的请假单", "审批本人的申请单")
    editions.release(Mode.AMENDMENT, "2027-02-01", "2027-03-01")
    (site.root / "docs" / "history.md").write_text("# 修订记录\n\n:::{edition-history}\n:::\n", "utf-8")
    site.edit("index.md", "```{toctree}", "```{toctree}\nhistory")
    return site


def test_the_last_edition_comes_first_with_its_redline(released: Site) -> None:
    result = released.build("-nW")
    assert result.returncode == 0, result.stderr
    text = text_of(released.page("history"))
    assert text.index("第2版") < text.index("第1版")
    assert "修正，部门主管批准，2027年2月1日公布，2027年3月1日施行。" in text
    assert "（实质修改：文字）" in text
    assert "填写〔删：请假〕〔增：申请〕单提出申请" in text


def test_a_role_is_told_what_changed_for_it_and_others_are_not(released: Site) -> None:
    released.build()
    page = released.page("roles")
    assert page.count("近来与本岗位有关的变化") == 1


def test_the_feed_has_an_entry_an_edition(released: Site) -> None:
    released.build()
    feed = fromstring((released.output / "html" / "history.atom").read_text("utf-8"))
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["第2版　修正", "第1版　首次发布"]
    assert len({entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")}) == 2


def test_a_release_makes_the_page_anew(released: Site) -> None:
    released.build()
    editions = Editions(Project(released.root))
    editions.edit("填写申请单", "填写表格")
    editions.release(Mode.AMENDMENT, "2027-05-01", "2027-06-01")
    released.build()
    assert "第3版" in text_of(released.page("history"))


def test_without_editions_the_page_says_so(site: Site) -> None:
    (site.root / "docs" / "history.md").write_text("# 修订记录\n\n:::{edition-history}\n:::\n", "utf-8")
    site.edit("index.md", "```{toctree}", "```{toctree}\nhistory")
    assert site.build("-nW").returncode == 0
    assert "还没有发布过版本。" in text_of(site.page("history"))
    assert not (site.output / "html" / "history.atom").exists()
