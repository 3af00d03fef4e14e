from __future__ import annotations

import json
from dataclasses import replace

from handbook_tools.cli.formats import render_github, render_gitlab, render_json, render_text
from handbook_tools.model.diagnostics import Diagnostic, Place, Severity

ERROR = Diagnostic("unknown-role", Place("docs/policies/a.md", 12), "没有“审核原”。", "写“审核员”。")
WARNING = Diagnostic("vague", Place("docs/a,b:c.md", 3), "100%\n及时", "写期限：\r\n例", Severity.WARNING)
FOUND = (ERROR, WARNING)


def test_text_names_place_rule_and_remedy() -> None:
    assert render_text(FOUND) == (
        "docs/policies/a.md:12: 没有“审核原”。（unknown-role）\n"
        "    改法：写“审核员”。\n"
        "docs/a,b:c.md:3: 提醒：100%\n及时（vague）\n"
        "    改法：写期限：\r\n例\n"
        "检查完毕：2 个文件里有 1 处错误，1 处提醒。"
    )


def test_text_of_an_error_is_the_diagnostic_itself() -> None:
    assert render_text((ERROR,)).startswith(str(ERROR))


def test_a_clean_check_says_so() -> None:
    assert render_text(()) == "检查完毕：没有发现问题。"


def test_warnings_alone_are_not_called_errors() -> None:
    assert render_text((WARNING,)).endswith("\n检查完毕：没有错误，有 1 处提醒。")


def test_github_escapes_what_its_syntax_needs() -> None:
    assert render_github(FOUND).splitlines() == [
        "::error file=docs/policies/a.md,line=12,title=unknown-role::没有“审核原”。%0A改法：写“审核员”。",
        "::warning file=docs/a%2Cb%3Ac.md,line=3,title=vague::100%25%0A及时%0A改法：写期限：%0D%0A例",
        "检查完毕：2 个文件里有 1 处错误，1 处提醒。",
    ]


def test_json_has_the_documented_fields() -> None:
    document = json.loads(render_json(FOUND))
    assert document["version"] == 1
    assert (document["errors"], document["warnings"]) == (1, 1)
    assert document["diagnostics"][0] == {
        "rule": "unknown-role",
        "severity": "error",
        "path": "docs/policies/a.md",
        "line": 12,
        "message": "没有“审核原”。",
        "hint": "写“审核员”。",
    }
    assert list(document) == ["version", "errors", "warnings", "diagnostics"]
    assert "审核员" in render_json(FOUND)


def test_gitlab_gets_a_code_quality_report() -> None:
    error, warning = json.loads(render_gitlab(FOUND))
    assert error == {
        "description": "没有“审核原”。改法：写“审核员”。",
        "check_name": "unknown-role",
        "fingerprint": error["fingerprint"],
        "severity": "major",
        "location": {"path": "docs/policies/a.md", "lines": {"begin": 12}},
    }
    assert warning["severity"] == "minor"
    assert json.loads(render_gitlab(())) == []


def test_gitlab_tells_equal_findings_apart_and_knows_them_when_lines_move() -> None:
    moved = replace(ERROR, place=Place(ERROR.place.path, 99))
    first, second = (each["fingerprint"] for each in json.loads(render_gitlab((ERROR, moved))))
    assert first != second
    assert json.loads(render_gitlab((moved,)))[0]["fingerprint"] == first
