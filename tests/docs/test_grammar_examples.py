"""The examples of the manual are read as it says: good ones without a word, bad ones as named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Final, NamedTuple

import pytest

from handbook_tools.checks import RULES, check_handbook, rule_id
from handbook_tools.markdown import read_policy
from handbook_tools.model.diagnostics import Severity
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.numerals import parse_numeral, render_numeral
from handbook_tools.model.registers import Registers
from handbook_tools.project import Project, read_project
from handbook_tools.registers import (
    FILES,
    PROVENANCE,
    SEPARATIONS,
    SOURCES,
    SYNONYMS,
    WAIVERS,
    read_registers,
)
from handbook_tools.sources import Source

TOOLKIT: Final = Path(__file__).parents[2] / "docs" / "toolkit"
GRAMMAR: Final = TOOLKIT / "reference" / "grammar.md"
REGISTERS: Final = TOOLKIT / "reference" / "registers.md"

HEADER: Final = """\
---
id: manuscripts
title: 稿件管理制度
version: "1.0"
promulgated: 2026-11-01
effective: 2026-12-01
owner: 主管部门
---

# 稿件管理制度

"""
FENCE: Final = re.compile(
    r"^ *````markdown(?: 反例 (?P<rules>[^\n]*))?\n(?P<text>.*?)^ *````$", re.DOTALL | re.MULTILINE
)
YAML: Final = re.compile(
    r"^```yaml\n(?P<text># docs/registers/(?P<name>[\w/]+)\.yml\n.*?)^```$", re.DOTALL | re.MULTILINE
)
ARTICLE: Final = re.compile(r"^### 第(?P<number>[一二三四五六七八九十]+)条(?P<inserted>之)?", re.MULTILINE)

ABOUT_THE_WHOLE: Final = frozenset({
    "audience-asked",
    "basis-given",
    "case-condition-in-sentence",
    "dead-end",
    "exit-target",
    "fact-claimed-back",
    "fact-provision-exists",
    "flow-has-steps",
    "flow-start",
    "hand-over-named",
    "known-reference",
    "one-effective-date-clause",
    "one-interpretation-clause",
    "policy-repealed",
    "return-goes-back",
    "role-has-duty",
    "selection-known",
    "selection-not-empty",
    "unreachable-step",
    "separation-rule",
    "separation-waiver",
    "synonym-in-use",
    "waiver-granted",
    "unused-parameter",
    "empty-article",
    "uncovered-provision",
})  # fmt: skip
"""Rules that an example cannot keep alone, because they look at the rest of the handbook."""


class Example(NamedTuple):
    """An example with the page and line where it starts; ``rules`` are what a bad one breaks."""

    place: str
    text: str
    rules: frozenset[str]


def examples(page: Path) -> Iterator[Example]:
    text = page.read_text("utf-8")
    for found in FENCE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        rules = frozenset((found["rules"] or "").split())
        yield Example(f"{page.name}:{line}", dedent(found["text"]), rules)


def articles_before(text: str) -> str:
    """Return articles that bring the numbering up to the first article of *text*."""
    first = ARTICLE.search(text)
    last = parse_numeral(first["number"]) + bool(first["inserted"]) if first else 0
    return "".join(
        f"{{#filler-{n}}}\n### 第{render_numeral(n)}条 前文之{render_numeral(n)}\n\n" for n in range(1, last)
    )


def whole_policy(text: str) -> str:
    """Return *text* as a policy: with a header, a chapter and an article where it has none."""
    if text.startswith("---"):
        return text
    if "## 第一章" in text:
        return HEADER + text
    if "### 第" in text:
        return f"{HEADER}## 第一章 总则\n\n{articles_before(text)}{text}"
    return f"{HEADER}## 第一章 总则\n\n{{#example-article}}\n### 第一条 示例\n\n{text}"


def written_registers(folder: Path) -> Registers:
    for found in YAML.finditer(REGISTERS.read_text("utf-8")):
        path = folder / f"{found['name']}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(found["text"], "utf-8")
    registers, diagnostics, _ = read_registers(folder, folder)
    assert not diagnostics
    return registers


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    """The registers that the page about them shows."""
    return written_registers(tmp_path_factory.mktemp("registers"))


def found_in(example: Example, registers: Registers) -> frozenset[str]:
    """Return the rules that *example* breaks, other than those about the whole handbook."""
    source = Source("docs/policies/manuscripts.md", whole_policy(example.text))
    policy, diagnostics = read_policy(source, "policies/manuscripts")
    handbook = Handbook((policy,) if policy else (), registers)
    checked = check_handbook(handbook) if not diagnostics else ()
    return frozenset(found.rule for found in (*diagnostics, *checked)) - ABOUT_THE_WHOLE


PAGES: Final = (GRAMMAR, *sorted((TOOLKIT / "howto").glob("*.md")))
EXAMPLES: Final = [example for page in PAGES for example in examples(page)]
GOOD: Final = [pytest.param(each, id=each.place) for each in EXAMPLES if not each.rules]
BAD: Final = [pytest.param(each, id=each.place) for each in EXAMPLES if each.rules]


@pytest.mark.parametrize("example", GOOD)
def test_a_good_example_is_read_and_checked_without_a_word(example: Example, registers: Registers) -> None:
    assert found_in(example, registers) == frozenset()


@pytest.mark.parametrize("example", BAD)
def test_a_bad_example_is_reported_as_the_page_says(example: Example, registers: Registers) -> None:
    assert found_in(example, registers) == example.rules


def test_rules_left_out_exist() -> None:
    assert {rule_id(rule) for rule in RULES} >= ABOUT_THE_WHOLE


def test_the_complete_example_is_a_handbook_that_passes_every_check(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.registers.mkdir(parents=True)
    project.policies.mkdir()
    written_registers(project.registers)
    (project.policies / "manuscripts.md").write_text(EXAMPLES[0].text, "utf-8")
    reading = read_project(project)
    found = (*reading.diagnostics, *check_handbook(reading.handbook))
    assert [str(each) for each in found if each.severity is Severity.ERROR] == []
    assert len(list(reading.handbook.provisions)) == 11


def test_the_page_shows_every_register() -> None:
    shown = [found["name"] for found in YAML.finditer(REGISTERS.read_text("utf-8"))]
    assert shown == [*FILES, SEPARATIONS, WAIVERS, SYNONYMS, SOURCES, f"{PROVENANCE}/S2"]
