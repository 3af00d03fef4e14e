"""What previews say, from the handbook; hostile text stays text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import LawArticle
from handbook_tools.project import Project, read_project
from handbook_tools.rendering.explanations import render_explanations
from tests.handbooks import TINY


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return read_project(Project(TINY)).handbook


def written(handbook: Handbook) -> dict[str, dict[str, list[Any]]]:
    def find_place(role: str, identifier: str) -> tuple[str, str] | None:
        return None if identifier == "leave/exception" else (f"{role}.html", identifier)

    script = render_explanations(handbook, find_place)
    assert script.startswith("globalThis.handbookExplanations={")
    return dict(json.loads(script.removeprefix("globalThis.handbookExplanations=").removesuffix(";\n")))


def test_a_provision_says_its_label_its_kind_its_bearer_and_its_text(handbook: Handbook) -> None:
    title, facts, text = written(handbook)["provision.html"]["leave/no-self-approval"]
    assert (title, facts) == ("《请假管理制度》第三条第二款", "不得 · 部门主管")
    assert text == "部门主管不得审批本人的请假单。"


def test_an_article_points_to_its_provisions_where_they_are_shown(handbook: Handbook) -> None:
    title, facts, parts = written(handbook)["provision.html"]["leave/approval"]
    assert (title, facts) == ("《请假管理制度》第三条　审批", "")
    assert parts[:2] == ["leave/approve", "leave/no-self-approval"]
    assert "leave/exception" not in parts


def test_an_item_stands_alone_below_the_lead(handbook: Handbook) -> None:
    title, _, text = written(handbook)["provision.html"]["leave/cause"]
    assert title == "《请假管理制度》第三条第一款第（一）项"
    assert "（一）" in text
    assert "（二）" not in text


def test_a_number_says_since_when_and_who_decided_it(handbook: Handbook) -> None:
    parameter = handbook.registers.parameters[0]
    title, facts, text = written(handbook)["param.html"][parameter.id]
    assert title == f"{parameter.title}：{parameter}"
    assert f"来源：{parameter.origin.value} · 决定者：{parameter.decided_by}" in facts
    assert text == parameter.note


def test_a_law_says_what_is_not_verified(handbook: Handbook) -> None:
    law = replace(handbook.registers.laws[0], id="x", checked_on=None, note="", articles=())
    known = replace(handbook, registers=replace(handbook.registers, laws=(law,)))
    _, facts, text = written(known)["law.html"]["x"]
    assert f"制定机关：{law.issuer}" in facts
    assert facts.endswith("核对日期：待核")
    assert text == ""


def test_a_law_says_what_its_articles_are_about(handbook: Handbook) -> None:
    articles = (LawArticle("第四条", "规章制度的民主程序"), LawArticle("第五十条", "工作交接"))
    law = replace(handbook.registers.laws[0], id="x", note="备注。", articles=articles)
    known = replace(handbook, registers=replace(handbook.registers, laws=(law,)))
    assert written(known)["law.html"]["x"][2] == "第四条：规章制度的民主程序\n第五十条：工作交接\n备注。"


def test_text_cannot_end_the_script(handbook: Handbook) -> None:
    law = replace(handbook.registers.laws[0], id="x", note="</script>\u2028", articles=())
    known = replace(handbook, registers=replace(handbook.registers, laws=(law,)))
    script = render_explanations(known, lambda _role, identifier: ("p.html", identifier))
    assert "</script>" not in script
    assert "\u2028" not in script
    assert written(known)["law.html"]["x"][2] == "</script>\u2028"
