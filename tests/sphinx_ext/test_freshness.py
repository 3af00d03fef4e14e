"""After an edit, an incremental build updates every page that shows what was edited."""

from __future__ import annotations

import re

import pytest

from .conftest import Site
from .test_site import text_of

BREAK_OFF = """
def setup(app):
    def stop(app, doctree, docname):
        raise KeyboardInterrupt
    app.connect("doctree-resolved", stop)
"""
EDIT = ("policies/leave.md", "不得审批本人的请假单", "不得审批本人和亲属的请假单")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_edited_duty_reaches_every_page_that_shows_it(site: Site, jobs: str) -> None:
    assert site.build("-j", jobs).returncode == 0
    site.edit(*EDIT)
    site.edit("policies/leave.md", ":step: 审批", ":step: 批准")
    site.edit("policies/leave.md", "内审批，并就", "内批准，并就")
    result = site.build("-W", "-j", jobs)
    assert result.returncode == 0, result.stderr
    for page in ("policies/leave", "roles", "checklists"):
        assert "部门主管不得审批本人和亲属的请假单" in text_of(site.page(page)), page
    assert "→批准" in text_of(site.page("flows"))
    assert "内批准，并就" in text_of(site.page("roles"))


def test_an_edited_register_reaches_every_page_that_shows_it(site: Site) -> None:
    site.build()
    site.edit("registers/parameters.yml", "value: 1", "value: 3")
    assert site.build("-W").returncode == 0
    for page in ("policies/leave", "roles", "checklists", "registers", "index"):
        assert "3个工作日" in text_of(site.page(page)), page


def test_an_inserted_article_moves_the_labels_on_other_pages(site: Site) -> None:
    site.build()
    text = (site.root / "docs/policies/leave.md").read_text("utf-8")
    numbered = text
    for old, new in (("六", "七"), ("五", "六"), ("四", "五"), ("三", "四")):
        numbered = numbered.replace(f"### 第{old}条", f"### 第{new}条")
    inserted = "{#form}\n### 第三条 请假单\n\n请假单由人事部提供。\n\n{#approval}"
    (site.root / "docs/policies/leave.md").write_text(numbered.replace("{#approval}", inserted), "utf-8")
    assert site.build("-W").returncode == 0
    for page in ("index", "roles", "checklists"):
        assert "《请假管理制度》第四条第一款" in text_of(site.page(page)), page
        assert "《请假管理制度》第三条第一款" not in text_of(site.page(page)), page


def test_every_output_is_updated_though_another_has_been(site: Site) -> None:
    site.build()
    site.build(builder="text")
    site.edit(*EDIT)
    for builder in ("html", "text"):
        site.build(builder=builder)
        assert "不得审批本人和亲属的请假单" in text_of(site.page("roles", builder)), builder


def test_a_build_that_somebody_broke_off_is_made_up_for(site: Site) -> None:
    site.build()
    site.edit(*EDIT)
    configuration = (site.root / "conf.py").read_text("utf-8")
    (site.root / "conf.py").write_text(configuration + BREAK_OFF, "utf-8")
    assert site.build().returncode != 0
    (site.root / "conf.py").write_text(configuration, "utf-8")
    assert site.build().returncode == 0
    for page in ("policies/leave", "roles", "checklists"):
        assert "不得审批本人和亲属的请假单" in text_of(site.page(page)), page


LEAVE = "policies/leave.md"
EDITS = [
    (LEAVE, "提出申请，提交部门主管审批", "提出请假申请，提交部门主管审批"),
    (LEAVE, "{permission} ask\n:bearer: 人事部", "{permission} ask\n:bearer: 员工"),
    (LEAVE, "依照{provision}`approve`登记", "依照{provision}`approve`和{law}`labour`登记"),
    (LEAVE, ":step: 登记", ":step: 记录"),
    (LEAVE, "### 第四条 登记", "### 第四条 记录"),
    ("registers/laws.yml", "中华人民共和国劳动法", "劳动法"),
]


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_pages_are_those_of_a_new_build(site: Site, edit: tuple[str, str, str]) -> None:
    site.build()
    site.edit(*edit)
    site.build()
    pages = {path: path.read_text("utf-8") for path in (site.output / "html").rglob("*.html")}
    site.build("-E", "-a")
    for path, text in pages.items():
        assert text == path.read_text("utf-8"), path


def test_an_edited_wording_leaves_alone_the_pages_that_do_not_show_it(site: Site) -> None:
    site.build()
    paths = [site.output / "html" / f"{name}.html" for name in ("registers", "flows", "checklists", "roles")]
    times = [path.stat().st_mtime_ns for path in paths]
    site.edit(LEAVE, "人事部可以询问员工请假的事由", "人事部可以询问员工请假的事由和去向")
    site.build()
    assert [path.stat().st_mtime_ns for path in paths] == times
    assert "请假的事由和去向" in text_of(site.page("policies/leave"))


def test_a_record_that_cannot_be_read_is_made_anew(site: Site) -> None:
    site.build()
    (site.output / "html" / ".handbook").write_text("[]", "ascii")
    site.build()
    assert (site.output / "html" / ".handbook").read_text("ascii").startswith("{")


def test_a_renamed_role_id_keeps_the_page_that_names_the_role(site: Site) -> None:
    site.build()
    site.edit("registers/roles.yml", "manager", "head")
    assert site.build("-W").returncode == 0
    assert re.search(r'href="roles.html"><span>部门主管', site.page("flows"))


def test_without_an_edit_nothing_is_written(site: Site) -> None:
    site.build()
    pages = (path for path in (site.output / "html").rglob("*.html") if path.name != "search.html")
    before = {path: path.stat().st_mtime_ns for path in pages}  # a page without a source is always written
    site.build()
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_parallel_and_serial_builds_write_the_same_pages(site: Site) -> None:
    site.build("-j", "1")
    serial = {path.name: path.read_bytes() for path in (site.output / "html").rglob("*.html")}
    site.build("-E", "-j", "2")
    assert {path.name: path.read_bytes() for path in (site.output / "html").rglob("*.html")} == serial
