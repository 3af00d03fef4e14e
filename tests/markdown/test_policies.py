"""Case files: Markdown on one side, the findings on the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from handbook_tools.markdown import read_policy
from handbook_tools.markdown.faults import FAULTS
from handbook_tools.sources import Source

HEADER = """\
---
id: sample
title: 示例制度
version: "1.0"
promulgated: 2026-11-01
effective: 2026-12-01
owner: 主管部门
---

# 示例制度
## 第一章 总则
"""
CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def cases(path: Path) -> Iterator[ParameterSet]:
    parts = ("\n" + path.read_text("utf-8")).split("\n.\n")
    for title, text, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        yield pytest.param(text, expected.splitlines(), id=f"{path.stem}: {title.strip()}")


def split_expectation(line: str) -> tuple[int, str, list[str]]:
    """``! `` marks a line number of the whole file, otherwise the header's lines are not counted."""
    whole = line.startswith("! ")
    number, rule, *fragments = line.removeprefix("! ").split(" ")
    return int(number) + (0 if whole else HEADER.count("\n")), rule, fragments


ALL = [case for path in CASES for case in cases(path)]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_a_fault_is_reported_where_it_stands(text: str, expected: list[str]) -> None:
    whole = any(line.startswith("! ") for line in expected)
    content = text if whole else HEADER + text
    found = read_policy(Source("docs/policies/sample.md", content, ()), "policies/sample").diagnostics
    wanted = [split_expectation(line) for line in expected]
    assert wanted, "a case says what it expects"
    assert [(d.place.line, d.rule) for d in found] == [(line, rule) for line, rule, _ in wanted] or whole
    for diagnostic, (line, rule, fragments) in zip(found, wanted, strict=not whole):
        assert diagnostic.place.line == line
        assert diagnostic.rule.startswith(rule)
        for fragment in fragments:
            assert fragment in str(diagnostic)


def test_every_fault_has_a_manual_and_a_case() -> None:
    cases_text = "".join(path.read_text("utf-8") for path in CASES)
    for fault in FAULTS:
        assert "反例" in fault.manual
        assert "正例" in fault.manual
        assert f" {fault.rule}" in cases_text
