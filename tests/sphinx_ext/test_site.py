"""What the site shows, read from its pages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sphinx.util.inventory import InventoryFile

from .conftest import Site


def text_of(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<(style|desc)[^>]*>.*?</\1>|<[^>]+>", "", html, flags=re.DOTALL))


def test_a_provision_has_its_anchor_kind_bearer_and_label(built: Site) -> None:
    page = built.page("policies/leave")
    assert re.search(r'<div class="provision provision-duty[^"]*" id="approve">', page)
    assert "部门主管应当在1个工作日内审批" in text_of(page)
    assert "第三条第一款" in page
    assert 'kind-prohibition">不得<' in page


def test_items_are_numbered_as_law_numbers_them(built: Site) -> None:
    page = built.page("policies/leave")
    assert '<span class="item-number">（一）</span>' in page
    assert re.search(r'<li id="cause">', page), "an item with an id has an anchor"


def test_an_article_is_a_heading_with_its_permanent_anchor(built: Site) -> None:
    page = built.page("policies/leave")
    assert re.search(r'<h3 class="[^"]*article-heading[^"]*" id="approval">第三条　审批', page)
    assert '<section id="chapter-2">' in page


def test_an_article_links_to_itself(built: Site) -> None:
    page = built.page("policies/leave")
    assert re.search(r'<a class="headerlink[^"]*" href="#approval" title="第三条　审批的固定链接">', page)
    assert page.count('id="approval"') == 1


def test_a_parameter_tells_what_it_is(built: Site) -> None:
    assert re.search(
        r'title="[^"]+：1个工作日（[^"]+）"[^>]*>\s*<span>1个工作日', built.page("policies/leave")
    )


def test_articles_are_no_toctree_entries_and_the_page_lists_them_itself(built: Site) -> None:
    index = built.page("index")
    assert "第三条" not in index.split("<article")[0]
    contents = built.page("policies/leave").split("handbook-contents", 2)[2].split("</nav>")[0]
    assert re.findall(r'href="#([\w-]+)"', contents)[:4] == ["chapter-1", "scope", "chapter-2", "request"]


def test_the_head_of_a_policy_tells_its_dates_and_owner(built: Site) -> None:
    assert "第1.0版2026年11月1日公布2026年12月1日施行归口：人事部" in text_of(built.page("policies/leave"))


def test_references_print_labels_as_seen_from_where_they_stand(built: Site) -> None:
    assert 'href="#approve"' in built.page("policies/leave")
    assert "本制度第三条第一款" in text_of(built.page("policies/leave"))
    index = built.page("index")
    assert "《请假管理制度》第三条第一款" in text_of(index)
    assert 'href="policies/leave.html#approve"' in index
    assert 'href="registers.html#param-approval-time"' in index
    assert "《中华人民共和国劳动法》第三十六条" in text_of(index)


def test_a_role_page_groups_what_binds_the_role(built: Site) -> None:
    text = text_of(built.page("roles"))
    assert "应当做的（1项）" in text
    assert "不得做的（1项）" in text
    assert "部门主管不得审批本人的请假单。" in text
    assert "请假审批流程" in text


def test_the_matrix_links_roles_and_articles(built: Site) -> None:
    page = built.page("roles")
    matrix = page[page.index("duty-matrix") :]
    assert re.search(
        r'href="policies/leave.html#no-self-approval"[^>]*><span class="[^"]*kind-prohibition', matrix
    )


def test_a_flow_is_a_picture_with_links_and_a_table(built: Site) -> None:
    page = built.page("flows")
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="swimlane"' in page
    assert '<a href="policies/leave.html#approve">' in page
    assert "通过→登记；退回→申请" in text_of(page)


def test_a_checklist_shows_question_wording_and_source(built: Site) -> None:
    text = text_of(built.page("checklists"))
    assert "员工是否填写请假单提出申请，提交部门主管审批？" in text
    assert "《请假管理制度》第二条·义务人：员工·证据：请假单" in text


def test_the_sections_of_a_checklist_have_headings_and_go_on_counting(site: Site) -> None:
    site.edit("policies/leave.md", "2. 时间：", "2. [时间]{#time}：")
    levels = (
        "{provisions: [leave/approve], unit: 项, section: 初审}, {articles: [leave/approval], section: 其他}"
    )
    site.edit("registers/checklists.yml", "select:\n    - policies: [leave]", f"select: [{levels}]")
    assert site.build("-W").stderr == ""
    page = site.page("checklists")
    assert "初审（2项）" in text_of(page)
    assert "其他（1项）" in text_of(page)
    assert re.search(r'<ol class="[^"]*checklist[^"]*" start="3">', page)
    assert 'href="policies/leave.html#time"' in page


def test_the_ledger_tells_where_a_parameter_is_used(built: Site) -> None:
    page = built.page("registers")
    assert 'id="param-approval-time"' in page
    assert "请假制度第三条第一款" in text_of(page)


def test_the_inventory_names_every_object(built: Site) -> None:
    with (built.output / "html" / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda base, path: f"{base}{path}")
    found = {(kind, name) for kind, entries in inventory.items() for name in entries}
    assert {
        ("handbook:policy", "leave"),
        ("handbook:article", "leave/approval"),
        ("handbook:provision", "leave/approve"),
        ("handbook:item", "leave/cause"),
        ("handbook:role", "manager"),
        ("handbook:flow", "leave"),
        ("handbook:parameter", "approval-time"),
        ("handbook:law", "labour"),
        ("handbook:checklist", "leave"),
    } <= found
    provision = inventory["handbook:provision"]["leave/approve"]
    assert provision.uri.lstrip("/") == "policies/leave.html#approve"
    assert provision.display_name == "《请假管理制度》第三条第一款"


def test_no_page_asks_for_anything_from_elsewhere(built: Site) -> None:
    for path in (built.output / "html").rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?//', html), path


@pytest.mark.parametrize("builder", ["text", "singlehtml", "latex"])
def test_other_builders_work_without_a_warning(site: Site, builder: str) -> None:
    if builder == "latex":
        with (site.root / "conf.py").open("a", encoding="utf-8") as file:
            file.write('latex_documents = [("index", "index.tex", project, author, "manual")]\n')
    result = site.build("-nW", "--keep-going", builder=builder)
    assert result.returncode == 0, result.stderr
    name = "policies/leave" if builder == "text" else "index"
    assert "部门主管应当在" in site.page(name, builder)
    assert "审批本人的请假单" in site.page(name, builder)


def copy_policy(site: Site) -> None:
    """Add a second policy with the local ids of the first."""
    text = (site.root / "docs/policies/leave.md").read_text("utf-8")
    for old, new in (("id: leave\n", "id: absence\n"), ("请假管理制度", "缺勤管理制度")):
        text = text.replace(old, new)
    text = re.sub(r"^:(flow|step|next|pass|return):.*\n", "", text, flags=re.MULTILINE)
    (site.root / "docs/policies/absence.md").write_text(text, "utf-8")
    site.edit("index.md", "policies/leave\n", "policies/leave\npolicies/absence\n")


def test_two_policies_may_use_the_same_local_ids(site: Site) -> None:
    copy_policy(site)
    result = site.build("-nW")
    assert result.returncode == 0, result.stderr
    for path in (site.output / "html").rglob("*.html"):
        ids = re.findall(r'\bid="([^"]+)"', path.read_text("utf-8"))
        assert len(ids) == len(set(ids)), path
    assert 'href="#approve"' in site.page("policies/absence")


def test_on_a_single_page_every_anchor_is_there_once(site: Site) -> None:
    copy_policy(site)
    assert site.build("-nW", builder="singlehtml").returncode == 0
    page = site.page("index", "singlehtml")
    for local in ("approval", "approve", "cause"):
        for policy in ("leave", "absence"):
            assert page.count(f'id="{policy}/{local}"') == 1
    links = set(re.findall(r'href="#((?:leave|absence)/[^"]+)"', page))
    assert {"leave/approve", "absence/approve", "absence/approval"} <= links
    assert links <= set(re.findall(r'\bid="([^"]+)"', page))


def test_in_latex_every_link_has_its_target(site: Site) -> None:
    with (site.root / "conf.py").open("a", encoding="utf-8") as file:
        file.write('latex_documents = [("index", "index.tex", project, author, "manual")]\n')
    copy_policy(site)
    assert site.build("-nW", builder="latex").returncode == 0
    page = site.page("index", "latex")
    links = set(re.findall(r"hyperref\[\\detokenize\{([^}]*)\}", page))
    assert "policies/absence:approve" in links
    assert links <= set(re.findall(r"label\{\\detokenize\{([^}]*)\}", page))


def test_what_no_page_shows_is_said_without_a_link(site: Site) -> None:
    (site.root / "docs/registers.md").write_text("# 登记册\n", "utf-8")
    result = site.build("-nW")
    assert result.returncode == 0, result.stderr
    assert "部门主管应当在1个工作日内审批" in text_of(site.page("policies/leave"))


OTHER_CONF = """
extensions = ["myst_parser", "sphinx.ext.intersphinx"]
intersphinx_mapping = {{"handbook": ("https://example.org/", "{inventory}")}}
"""
OTHER_PAGE = """
# 另一个项目

依照<inv:handbook:handbook:provision#leave/approve>办理。
"""


def test_another_project_cites_a_provision_by_its_id(built: Site, tmp_path: Path) -> None:
    inventory = (built.output / "html" / "objects.inv").as_posix()
    (tmp_path / "conf.py").write_text(OTHER_CONF.format(inventory=inventory), "utf-8")
    (tmp_path / "index.md").write_text(OTHER_PAGE, "utf-8")
    other = Site(tmp_path, tmp_path / "build")
    command = [sys.executable, "-m", "sphinx", "-nWq", str(tmp_path), str(tmp_path / "build" / "html")]
    result = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    page = other.page("index")
    assert 'href="https://example.org/policies/leave.html#approve"' in page
    assert "《请假管理制度》第三条第一款" in text_of(page)
