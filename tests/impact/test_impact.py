from __future__ import annotations

import json
import re

import pytest

from handbook_tools.impact import Impact, find_impact, render_json, render_markdown, render_text
from handbook_tools.impact.description import describe
from handbook_tools.impact.markdown_report import LENGTH_LIMIT, MARK
from handbook_tools.project import Project, page_files, read_files
from handbook_tools.redlines import Reason
from handbook_tools.rendering.redlines import escape_markdown
from handbook_tools.sources import Source, read_sources
from handbook_tools.versions import Version, VersionPair
from tests.handbooks import LEAVE, TINY, edited_files

ASK = (
    ":::{permission} ask\n:bearer: 人事部\n:basis: 新增\n:reason: 问不问由人事部自行判断，不问也不违规。\n"
    "\n人事部可以询问员工请假的事由。\n:::\n\n"
)
PARAMETERS = "docs/registers/parameters.yml"
ROLES = "docs/registers/roles.yml"
PAGES = read_sources(page_files(Project(TINY)), TINY)


def impact(*edits: tuple[str, str, str]) -> Impact:
    """Return the impact of *edits* on the tiny project."""
    base = Version("旧版", read_files(Project(TINY)), PAGES)
    return find_impact(VersionPair(base, Version("新版", edited_files(*edits), PAGES)))


def pages(found: Impact) -> list[str]:
    return [page.docname for page in found.pages]


def test_without_a_change_nothing_is_touched() -> None:
    assert impact() == Impact("旧版", "新版", (), (), (), (), ())
    assert "没有差别" in render_text(impact())


def test_a_parameter_reaches_everything_that_uses_it() -> None:
    found = impact((PARAMETERS, "value: 1,", "value: 2,"))
    assert found.material
    assert [each.uses for each in found.changes] == [(), ("leave/approve",)]
    assert [(c.id, [(i.id, i.state) for i in c.items]) for c in found.checklists] == [
        ("leave", [("leave/approve", "reopened")])
    ]
    assert [(role.name, role.provisions) for role in found.roles] == [("部门主管", ("leave/approve",))]
    assert [(flow.id, flow.steps) for flow in found.flows] == [("leave", ("leave/approve",))]
    assert pages(found) == ["checklists", "flows", "index", "policies/leave", "registers", "roles"]


def test_a_changed_item_reopens_its_own_questions_and_no_others() -> None:
    lists = "docs/registers/checklists.yml"
    levels = ", ".join(f"{{provisions: [leave/approve], unit: 项, section: {name}}}" for name in "甲乙")
    named = (
        (LEAVE, "2. 时间：", "2. [时间]{#time}："),
        (lists, "select:\n    - policies: [leave]", f"select: [{levels}]"),
    )
    base = Version("旧版", edited_files(*named), PAGES)
    head = Version("新版", edited_files(*named, (LEAVE, "不冲突。", "没有冲突。")), PAGES)
    found = find_impact(VersionPair(base, head))
    (checklist,) = found.checklists
    assert [(item.id, item.section, item.state) for item in checklist.items] == [
        ("leave/time", "甲", "reopened"),
        ("leave/time", "乙", "reopened"),
    ]
    assert "重新核对 leave/time（甲）：时间：是否符合“与工作安排没有冲突”的要求？" in render_text(found)


def test_the_date_of_a_parameter_reaches_them_although_the_text_is_the_same() -> None:
    found = impact((PARAMETERS, "since: 2026-12-01", "since: 2027-01-01"))
    assert [(role.name, role.provisions) for role in found.roles] == [("部门主管", ("leave/approve",))]
    assert found.checklists == ()


def test_members_are_told_through_their_collective() -> None:
    rule = ":bearer: 员工\n:flow: leave"
    found = impact((LEAVE, rule, rule.replace("员工", "全体人员")))
    told = {role.name: (role.provisions, role.inherited, role.through) for role in found.roles}
    assert told == {
        "员工": ((), ("leave/apply",), ("全体人员",)),
        "部门主管": ((), ("leave/apply",), ("全体人员",)),
        "全体人员": (("leave/apply",), (), ()),
    }


def test_who_joins_a_collective_is_told_what_now_binds() -> None:
    rule = (LEAVE, ":bearer: 员工\n:flow: leave", ":bearer: 全体人员\n:flow: leave")
    smaller = (ROLES, "members: [employee, manager]", "members: [employee]")
    base = Version("旧版", edited_files(rule, smaller), PAGES)
    found = find_impact(VersionPair(base, Version("新版", edited_files(rule), PAGES)))
    assert ("部门主管", ("leave/apply",)) in [(role.name, role.inherited) for role in found.roles]


def test_an_editorial_change_tells_nobody() -> None:
    found = impact((LEAVE, "填写请假单提出申请，", "填写请假单提出申请,"))
    assert not found.material
    assert (found.roles, found.flows) == ((), ())
    assert [item.state for each in found.checklists for item in each.items] == ["relabelled"]
    assert "policies/leave" in pages(found)


def test_a_repealed_provision_takes_its_item_with_it() -> None:
    head = ":::{prohibition} no-self-approval\n:bearer: 部门主管\n:basis: 新增"
    prohibition = f"{head}\n\n部门主管不得审批本人的请假单。\n:::\n\n"
    found = impact((LEAVE, prohibition, ""))
    assert [(i.id, i.state) for c in found.checklists for i in c.items] == [
        ("leave/approve", "relabelled"),
        ("leave/record", "relabelled"),
        ("leave/no-self-approval", "removed"),
    ]
    assert [role.name for role in found.roles] == ["部门主管"]


@pytest.mark.parametrize(
    ("edit", "page"),
    [
        (("docs/registers/laws.yml", "status: 有效", "status: 已修改"), "index"),
        (("docs/registers/platforms.yml", "name: 微信公众号", "name: 公众号"), "registers"),
        ((ROLES, "aliases: [职工]", "aliases: [雇员]"), "roles"),
        ((LEAVE, ASK, ""), "roles"),
        (("docs/registers/checklists.yml", "policies: [leave]", "bearers: [员工]"), "checklists"),
    ],
)
def test_a_page_is_touched_when_what_it_shows_is(edit: tuple[str, str, str], page: str) -> None:
    assert page in pages(impact(edit))


def test_an_example_in_a_code_block_is_no_view() -> None:
    shown = "# 例子\n\n````markdown\n:::{checklist} leave\n:::\n````\n\n写作 ``{param}`approval-time` ``。\n"
    extra = {**PAGES, "docs/example.md": Source("docs/example.md", shown)}
    base = Version("旧版", read_files(Project(TINY)), extra)
    head = Version("新版", edited_files((PARAMETERS, "value: 1,", "value: 2,")), extra)
    assert "example" not in pages(find_impact(VersionPair(base, head)))


def test_reading_errors_are_counted() -> None:
    broken = impact((LEAVE, ":::{permission} ask", ":::{permision} ask"))
    assert broken.unread > 0
    assert "可能不全" in render_text(broken)
    assert "可能不全" in render_markdown(broken)


MANY = (
    (PARAMETERS, "value: 1,", "value: 2,"),
    (LEAVE, ASK, ""),
    (LEAVE, "### 第二条 申请", "### 第二条 提出申请"),
    (LEAVE, ":step: 登记", ":step: 归档"),
    (LEAVE, 'version: "1.0"', 'version: "1.1"'),
)


def test_every_report_says_every_change() -> None:
    found = impact(*MANY)
    said = [describe(each.change) for each in found.changes]
    assert len(said) == len(found.changes) >= 6
    document = json.loads(render_json(found))
    for each in said:
        assert each.id in render_text(found)
        assert f"`{each.id}`" in render_markdown(found)
    assert [change["id"] for change in document["changes"]] == [each.id for each in said]


def test_the_text_shows_both_wordings_and_the_reasons() -> None:
    text = render_text(impact((PARAMETERS, "value: 1,", "value: 2,")))
    assert re.search(r"修改 《请假管理制度》第三条第一款（leave/approve）：数字、期限", text)
    assert "\n      部门主管应当在〔删：1〕〔增：2〕个工作日内审批，" in text
    assert "用到它的规定：leave/approve" in text
    assert "数值：1 → 2" in text
    assert "部门主管：1 条直接约束" in text


def test_every_report_shows_the_same_redline() -> None:
    found = impact((LEAVE, "审批本人的请假单", "审批本人和亲属的请假单"), (LEAVE, ASK, ""))
    assert "\n      部门主管不得审批本人〔增：和亲属〕的请假单。\n" in render_text(found)
    assert "\n      〔删：人事部可以询问员工请假的事由。〕\n" in render_text(found)
    shown = render_markdown(found)
    assert "\n  <br>部门主管不得审批本人 **和亲属** 的请假单。\n" in shown
    assert "\n  <br>~~人事部可以询问员工请假的事由。~~" in shown
    amended = next(each for each in json.loads(render_json(found))["changes"] if "本人" in each["before"])
    assert amended["redline"] == [
        {"kind": "kept", "text": "部门主管不得审批本人"},
        {"kind": "inserted", "text": "和亲属"},
        {"kind": "kept", "text": "的请假单。"},
    ]


def test_the_names_of_both_versions_are_kept_whole_in_redlines() -> None:
    found = impact((ROLES, "name: 人事部,", "name: 人力部, aliases: [人事部],"))
    assert {"人事部", "人力部", "部门主管", "登记"} <= found.terms


def test_the_json_has_the_documented_fields() -> None:
    document = json.loads(render_json(impact(*MANY)))
    assert list(document) == [
        *("version", "base", "head", "material", "unread"),
        *("changes", "checklists", "roles", "flows", "pages"),
    ]
    change = document["changes"][0]
    assert list(change) == [
        *(
            "kind",
            "material",
            "reasons",
            "id",
            "name",
            "path",
            "line",
            "before",
            "after",
            "redline",
            "notes",
            "uses",
        )
    ]
    assert {reason for each in document["changes"] for reason in each["reasons"]} <= set(Reason)


HOSTILE = "<img src=x onerror=alert(1)> **粗** [点](http://x) @everyone `码` | # 一"


def test_markdown_of_a_forge_shows_hostile_text_as_it_is() -> None:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # only here

    shown = MarkdownIt("gfm-like", {"linkify": False}).render(escape_markdown(HOSTILE))
    assert "<img" not in shown
    assert "<a " not in shown
    assert "<strong>" not in shown
    assert "<code>" not in shown
    assert "@everyone" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt; **粗**" in shown


def test_a_wording_cannot_break_out_of_the_report() -> None:
    found = impact((LEAVE, "填写请假单提出申请", "填写</del></details><script>请假单提出申请"))
    assert "<script>" not in render_markdown(found)
    assert render_markdown(found).startswith(MARK)


def test_a_report_too_long_for_a_comment_is_cut_at_a_line() -> None:
    sentence = f"人事部应当登记{'很长的材料' * 30}。"
    body = "".join(
        f":::{{duty}} d{n}\n:bearer: 人事部\n:basis: 新增\n\n{sentence}\n:::\n\n" for n in range(300)
    )
    text = render_markdown(impact((LEAVE, ASK, ASK + body)))
    assert LENGTH_LIMIT - len(sentence) < len(text) < 65_536
    assert "其余没有列出" in text
    assert text.count("<details>") == text.count("</details>")


def test_the_reports_are_stable() -> None:
    for render in (render_text, render_markdown, render_json):
        assert render(impact(*MANY)) == render(impact(*MANY))
