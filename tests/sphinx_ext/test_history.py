"""The site tells which editions there were, what each changed, and to whom it matters."""

from __future__ import annotations

import json
import re
from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

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
    page = released.page("history")
    text = text_of(page)
    assert text.index("第2版修正") < text.index("第1版首次发布")
    assert "修正，部门主管批准，2027年2月1日公布，2027年3月1日施行。" in text
    assert "实质修改2条；涉及员工、部门主管。" in text
    assert "第二条申请修改（实质修改：文字）" in text
    assert "填写〔删：请假〕〔增：申请〕单提出申请" in text
    assert re.search(r'<h2[^>]* id="edition-2">', page)
    assert re.search(r"<h3[^>]*>请假管理制度</h3>", page)


def test_metadata_and_field_names_are_no_changes(released: Site) -> None:
    editions = Editions(Project(released.root))
    editions.edit('version: "1.0"', 'version: "1.1"')
    released.edit("registers/parameters.yml", "value: 1", "value: 3")
    editions.release(Mode.AMENDMENT, "2027-05-01", "2027-06-01")
    released.build()
    text = text_of(released.page("history"))
    assert re.search("参数“[^”]+”：〔删：1个工作日〕〔增：3个工作日〕", text)
    assert not re.search("version|value|1[.]1", text)


def test_under_an_article_stands_its_history_and_under_others_none(released: Site) -> None:
    released.build()
    page = released.page("policies/leave")
    histories = re.findall(r"<details class=.article-history[^>]*>.*?</details>", page, re.DOTALL)
    assert ["沿革：第2版修改" in text_of(each) for each in histories] == [True, True]
    assert 'data-article="leave/request"' in histories[0]
    assert "填写〔删：请假〕〔增：申请〕单提出申请" in text_of(histories[0])
    assert 'href="../history.html#edition-2"' in histories[0]


def test_the_history_of_an_article_is_in_html_only(released: Site) -> None:
    for builder in ("text", "latex"):
        result = released.build("-nW", builder=builder)
        assert result.returncode == 0, result.stderr
    assert "沿革" not in released.page("policies/leave", builder="text")
    history = released.page("history", builder="text")
    assert "填写〔删：请假〕〔增：申请〕单提出申请" in re.sub(r"\s", "", history)
    assert "修改决定" not in history


def test_two_wordings_can_be_compared_without_a_server(released: Site) -> None:
    released.build()
    script = (released.output / "html/_static/history/leave.js").read_text("utf-8")
    found = json.loads(script.partition("), ")[2].removesuffix(");\n"))
    wordings = found["leave/request"]["wordings"]
    assert [name for name, _ in wordings] == ["第1版", "第2版"]
    assert sum(found["leave/request"]["pairs"]["0-1"][::3]) < len(wordings[0][1])
    assert "history.js" in released.page("policies/leave")
    assert "history.js" not in released.page("roles")


def test_a_role_is_told_what_changed_for_it_and_others_are_not(released: Site) -> None:
    released.build()
    page = released.page("roles")
    assert page.count("近来与本岗位有关的变化") == 1
    assert re.search(
        r'<details class="role-changes[^"]*" open="open">\s*<summary>第2版，2027年3月1日施行', page
    )


def test_only_the_last_edition_that_concerns_a_role_is_open(released: Site) -> None:
    editions = Editions(Project(released.root))
    editions.edit("填写申请单", "填写表格")
    editions.edit("审批本人的申请单", "审批本人的表格")
    editions.release(Mode.AMENDMENT, "2027-05-01", "2027-06-01")
    released.build()
    openings = re.findall(r'<details class="role-changes[^>]*>', released.page("roles"))
    assert ["open=" in each for each in openings] == [True, False]


TRAVEL = """\
---
id: travel
title: 出差管理办法
version: "1.0"
promulgated: 2026-11-01
effective: 2026-12-01
owner: 人事部
order: 20
{}---

# 出差管理办法
"""
ARTICLE = """
## 第一章 出差

{#reports}
### 第一条 报告

:::{duty} report
:bearer: 员工
:basis: 新增

员工应当报告出差的路线。
:::
"""


def test_a_policy_that_came_or_went_is_told_of_as_a_whole(released: Site) -> None:
    editions, path = Editions(Project(released.root)), released.root / "docs/policies/travel.md"
    path.write_text(TRAVEL.format("") + ARTICLE, "utf-8")
    released.edit("index.md", "policies/leave", "policies/leave\npolicies/travel")
    editions.release(Mode.AMENDMENT, "2027-05-01", "2027-06-01")
    path.write_text(TRAVEL.format("repealed: 2027-09-01\nreplaced_by: leave\n") + ARTICLE, "utf-8")
    assert released.build("-nW").returncode == 0
    assert "本办法自2027年9月1日起整部废止，由《请假管理制度》代替。" in text_of(
        released.page("policies/travel")
    )
    gone = "\n本办法自2027年9月1日起废止，由《请假管理制度》代替。\n"
    path.write_text(TRAVEL.format("repealed: 2027-09-01\nreplaced_by: leave\n") + gone, "utf-8")
    editions.release(Mode.AMENDMENT, "2027-08-01", "2027-09-01")
    assert released.build("-nW").returncode == 0
    text = text_of(released.page("history"))
    assert text.count("员工应当报告出差的路线") == 0
    repealed, made = text.index("整部废止，共1条（实质修改）。"), text.index("新制定，共1条（实质修改）。")
    assert repealed < made
    assert "代替它的制度：〔增：leave〕" not in text
    assert "整部废止" not in text_of(released.page("policies/travel"))


@pytest.fixture
def feed(released: Site) -> Element:
    released.build()
    return fromstring((released.output / "html" / "history.atom").read_text("utf-8"))


def test_the_feed_has_an_entry_an_edition(feed: Element) -> None:
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["第2版　修正", "第1版　首次发布"]
    summary = feed.findtext(f"{ATOM}entry/{ATOM}summary")
    assert summary == "修正，自2027-03-01起施行。实质修改 2 条；涉及员工、部门主管。"


def test_the_feed_is_as_rfc_4287_wants_it(feed: Element) -> None:
    assert feed.tag == f"{ATOM}feed"
    parts = [feed, *feed.iter(f"{ATOM}entry")]
    for part in parts:
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"[a-z][a-z0-9+.-]*:\S+", part.findtext(f"{ATOM}id", ""))
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated", "")).tzinfo is not None
    assert len({part.findtext(f"{ATOM}id") for part in parts}) == len(parts)
    assert feed.findtext(f"{ATOM}author/{ATOM}name"), "4.1.1: the feed or every entry has an author"
    assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == ["history.atom"]
    entries = feed.findall(f"{ATOM}entry")
    alternates = [
        link.get("href") for entry in entries for link in entry.findall(f"{ATOM}link[@rel='alternate']")
    ]
    assert alternates == ["history.html#edition-2", "history.html#edition-1"], (
        "4.1.2: an entry without content"
    )
    assert feed.findtext(f"{ATOM}updated") == max(entry.findtext(f"{ATOM}updated", "") for entry in entries)


def test_the_address_of_the_site_makes_those_of_the_feed_whole(released: Site) -> None:
    released.build("-D", "html_baseurl=https://handbook.example/rules/")
    feed = fromstring((released.output / "html" / "history.atom").read_text("utf-8"))
    assert {link.get("href", "").partition("#")[0] for link in feed.iter(f"{ATOM}link")} == {
        "https://handbook.example/rules/history.atom",
        "https://handbook.example/rules/history.html",
    }


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_release_makes_the_pages_anew(released: Site, jobs: str) -> None:
    released.build("-j", jobs)
    editions = Editions(Project(released.root))
    editions.edit("填写申请单", "填写表格")
    editions.edit("审批本人的申请单", "审批本人的表格")
    editions.release(Mode.AMENDMENT, "2027-05-01", "2027-06-01")
    released.build("-j", jobs)
    assert "第3版" in text_of(released.page("history"))
    assert "沿革：第2版修改，第3版修改" in text_of(released.page("policies/leave"))
    assert "第3版，2027年6月1日施行" in text_of(released.page("roles"))
    assert "第2版以来" not in (released.output / "html/_static/history/leave.js").read_text("utf-8")[:200]


def test_without_editions_the_page_says_so(site: Site) -> None:
    (site.root / "docs" / "history.md").write_text("# 修订记录\n\n:::{edition-history}\n:::\n", "utf-8")
    site.edit("index.md", "```{toctree}", "```{toctree}\nhistory")
    assert site.build("-nW").returncode == 0
    assert "还没有发布过版本。" in text_of(site.page("history"))
    assert not (site.output / "html" / "history.atom").exists()
