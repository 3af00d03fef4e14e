"""Case files: what each rule says about sentences at its edges.

``cases/<rule>.md`` holds cases of three parts, each ended by a line with a full stop: a title, the input
(a sentence, a sentence after its options in brackets, or Markdown followed by registers), and the
messages of that rule in order, or 无.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from handbook_tools.checks import RULES, rule_id

CASES = Path(__file__).parent / "cases"
NONE = "无"


class Case(NamedTuple):
    rule: str
    title: str
    text: str
    expected: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule}-{self.title}"


def read_cases(path: Path) -> list[Case]:
    parts = path.read_text("utf-8").split("\n.\n")
    assert len(parts) % 3 == 1, f"{path.name}: a case has a title, an input and expected messages"
    assert not parts[-1].strip(), f"{path.name}: text after the last case"
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=False)
    return [Case(path.stem, title.strip(), text, tuple(found.split("\n"))) for title, text, found in triples]


ALL_CASES = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]


def test_case_files_belong_to_rules() -> None:
    assert {path.stem for path in CASES.glob("*.md")} == {rule_id(rule) for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=rule_id)
def test_every_rule_has_a_bad_and_a_good_case(rule: Any) -> None:
    cases = [case for case in ALL_CASES if case.rule == rule_id(rule)]
    assert all(all(case.expected) for case in cases)
    assert {case.expected == (NONE,) for case in cases} == {True, False}


@pytest.mark.parametrize("case", ALL_CASES, ids=str)
def test_case(case: Case, check_fragment: Callable[[str], Any], as_fragment: Callable[[str], str]) -> None:
    checked = check_fragment(as_fragment(case.text))
    assert not checked.unread
    found = tuple(diagnostic.message for diagnostic in checked.found if diagnostic.rule == case.rule)
    assert (found or (NONE,)) == case.expected
