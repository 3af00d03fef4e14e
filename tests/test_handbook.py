"""The handbook itself is a test: well drafted, its facts placed, its site built without a warning."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from handbook_tools.checklists import check_checklists, check_ledger, generate_checklists
from handbook_tools.checks import check_handbook
from handbook_tools.checks.coverage import measure_coverage
from handbook_tools.model.diagnostics import Severity
from handbook_tools.model.registers import Holder
from handbook_tools.project import Project, Reading, read_project

ROOT = Path(__file__).parents[1]

PUBLICATION_FACTS = (
    "S1-10 S1-11a S1-11b S1-12a S1-12b S1-13a S1-13b S1-13c S1-14a S1-14b S2-16a S2-16b S3-9.1 S3-9.2 S3-9.3 "
    "S6-5.1 S6-5.2 S6-5.3 S6-5.4 S6-5.5 S6-6.1 S6-6.2 S6-6.3 S6-6.4 "
    "S6-7.1 S6-7.2 S6-7.3a S6-7.3b S6-7.4 S6-8 "
    "S9-3.5a S9-3.5b S9-3.5c S8-12.1"
)
ACCOUNT_FACTS = (
    "S2-6a S2-6b S4-3.1 S4-3.2 S4-3.3 S5-4a S5-4a.L7 S5-4a.L8 S5-4b S9-3.1a S9-3.1b S9-3.1c S9-3.2 S9-4.2a"
)
SOURCES = {"S1": 32, "S2": 41, "S3": 30, "S4": 22, "S5": 29, "S6": 33, "S7": 21, "S8": 28, "S9": 37}


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_project(Project(ROOT))


def test_it_is_read_without_a_fault(reading: Reading) -> None:
    assert [str(found) for found in reading.diagnostics] == []


def test_it_is_well_drafted(reading: Reading) -> None:
    found = check_handbook(reading.handbook)
    assert [str(each) for each in found if each.severity is Severity.ERROR] == []


def test_its_checklists_say_what_it_says(reading: Reading) -> None:
    found = check_checklists(reading.handbook, ROOT / "checklists", ROOT)
    assert [str(each) for each in found] == [], "运行 handbook checklists write"


def test_its_ledger_says_what_it_says(reading: Reading) -> None:
    found = check_ledger(reading.handbook, ROOT / "checklists", ROOT)
    assert [str(each) for each in found] == [], "运行 handbook checklists write"


def test_a_newcomer_ends_with_the_confirmation_that_the_training_policy_demands(reading: Reading) -> None:
    media = reading.handbook.find_role("自媒体工作人员")
    assert media is not None
    asked = ["training/onboarding-confirmation", "training/no-work-before-authorisation"]
    for checklist in generate_checklists(reading.handbook):
        template, _, role = checklist.id.partition("-")
        if template == "onboarding":
            *_, last = checklist.sections
            assert last.title == "完成入职"
            expected = [*(asked if role in media.members else ()), "training/onboarding-signature"]
            assert [item.id for item in last.items] == expected


def test_the_four_standards_are_answered_one_by_one_at_every_level(reading: Reading) -> None:
    review = next(each for each in generate_checklists(reading.handbook) if each.id == "review")
    first, second, final, *_ = review.sections
    assert [each.title for each in (first, second, final)] == ["初审", "复审", "终审"]
    standards = [
        f"publication/{name}-standard" for name in ("political", "accuracy", "timeliness", "propriety")
    ]
    finals = [f"publication/final-{name}" for name in ("political", "accuracy", "timeliness", "propriety")]
    for section, ids in ((first, standards), (second, standards), (final, finals)):
        assert [item.id for item in section.items[1:]] == ids
        assert [item.question.partition("：")[0] for item in section.items[1:]] == [
            "政治性",
            "准确性",
            "时效性",
            "规范性",
        ]


@pytest.mark.parametrize(
    ("policy", "facts"), [("publication", PUBLICATION_FACTS), ("account", ACCOUNT_FACTS)]
)
def test_every_fact_of_its_sources_is_placed(reading: Reading, policy: str, facts: str) -> None:
    found = reading.handbook.find_policy(policy)
    assert found is not None
    placed = {fact for provision in found.provisions for fact in provision.basis}
    assert set(facts.split()) <= placed


def test_no_fact_of_its_sources_is_lost(reading: Reading) -> None:
    registers = reading.handbook.registers
    assert Counter(fact.source for fact in registers.facts) == SOURCES
    assert [source.id for source in registers.sources] == list(SOURCES)
    assert {bool(fact.provisions) is not bool(fact.reason) for fact in registers.facts} == {True}


def test_every_source_has_a_page(reading: Reading) -> None:
    for source in reading.handbook.registers.sources:
        page = ROOT / "docs" / "registers" / "provenance" / f"{source.id}.md"
        assert f"{{provenance}} {source.id}\n" in page.read_text("utf-8")


def test_every_role_that_is_bound_has_a_page(reading: Reading) -> None:
    handbook = reading.handbook
    bound = {provision.bearer for provision in handbook.provisions if provision.bearer}
    for name in bound:
        role = handbook.find_role(name)
        assert role is not None
        assert role.holder is not Holder.EXTERNAL
        page = ROOT / "docs" / "roles" / f"{role.id}.md"
        assert f"{{role-duties}} {name}" in page.read_text("utf-8")


@pytest.mark.parametrize("kind", ["flows", "checklists"])
def test_every_flow_and_checklist_has_a_page(reading: Reading, kind: str) -> None:
    for entry in getattr(reading.handbook.registers, kind):
        assert (ROOT / "docs" / kind / f"{entry.id}.md").is_file()


def test_its_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-nW", "--keep-going", "-q", "-j", "2", "-c", str(ROOT)]
    paths = ["-d", str(tmp_path / "doctrees"), str(ROOT / "docs"), str(tmp_path / "html")]
    result = subprocess.run([*command, *paths], capture_output=True, text=True, check=False, encoding="utf-8")
    assert result.returncode == 0, result.stderr


def test_every_sentence_that_binds_is_covered(reading: Reading) -> None:
    coverage = measure_coverage(reading.handbook)
    assert [each.text for each in coverage.uncovered] == []
    assert len(coverage.sentences) > 300
