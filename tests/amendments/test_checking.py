from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from handbook_tools.amendments.checking import check_amendments
from handbook_tools.amendments.consultations import (
    Consultation,
    ConsultedClause,
    Counterpart,
    Forum,
    read_consultation,
)
from handbook_tools.amendments.instrument import Instrument, Mode, Weight
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import Synonym
from handbook_tools.model.unplaced import NOWHERE
from handbook_tools.sources import Source
from tests.amendments.instruments import PATH, instrument
from tests.handbooks import LEAVE, edited, tiny

PARAMETERS = "docs/registers/parameters.yml"
WORD = (LEAVE, "员工应当填写请假单提出申请", "员工应当如实填写请假单提出申请")
NUMBER = (PARAMETERS, "value: 1,", "value: 3,")
COMMA = (LEAVE, "提出申请，提交部门主管审批", "提出申请，\n提交部门主管审批")
RENUMBERED = (
    (LEAVE, "{#recording}\n### 第四条", "{#new}\n### 第四条 补充\n\n补充而已。\n\n{#recording}\n### 第五条"),
    (LEAVE, "### 第五条 解释", "### 第六条 解释"),
    (LEAVE, "### 第六条 施行", "### 第七条 施行"),
)
INSERTED = (LEAVE, "{#recording}\n", "{#new}\n### 第三条之一 补充\n\n补充而已。\n\n{#recording}\n")
CONSULTED = (LEAVE, "order: 10\n", "order: 10\nconsultation: [休息休假]\n")


def check(
    before: Handbook, after: Handbook, *pending: Instrument, **records: Consultation
) -> list[Diagnostic]:
    found = list(check_amendments(before, after, pending, records))
    assert all(each.hint and each.place.path for each in found)
    return found


def rules(found: list[Diagnostic]) -> list[str]:
    return [each.rule for each in found]


def test_the_text_of_the_edition_needs_no_instrument() -> None:
    assert check(tiny(), tiny()) == []


def test_one_word_without_an_instrument_is_named_with_its_provision_and_line() -> None:
    after = edited(WORD)
    (found,) = check(tiny(), after)
    assert found.rule == "change-uncovered"
    assert "《请假管理制度》第二条（leave/apply）改了" in found.message
    assert "handbook amend draft" in found.hint
    apply = after.find_provision("leave/apply")
    assert apply is not None
    assert found.place == apply.place


def test_an_instrument_that_gives_the_text_passes() -> None:
    for edits in ((WORD,), (NUMBER,), (WORD, NUMBER), (INSERTED,)):
        after = edited(*edits)
        weight = Weight.EDITORIAL if edits == (INSERTED,) else Weight.MATERIAL
        assert check(tiny(), after, instrument(tiny(), after, weight=weight)) == []


def test_two_instruments_are_applied_one_after_the_other() -> None:
    middle, after = edited(WORD), edited(WORD, NUMBER)
    first = instrument(tiny(), middle)
    assert check(tiny(), after, first, replace(instrument(middle, after), number="2027-2")) == []


def test_an_instrument_that_says_something_else_than_the_text_is_named() -> None:
    after = edited((LEAVE, "员工应当填写请假单", "员工应当亲自填写请假单"))
    (found,) = check(tiny(), after, instrument(tiny(), edited(WORD)))
    assert (found.rule, found.place) == ("instrument-differs", Place(PATH, 20))
    assert "leave/apply" in found.message


def test_a_change_beside_the_instrument_is_named() -> None:
    found = check(tiny(), edited(WORD, NUMBER), instrument(tiny(), edited(WORD)))
    assert rules(found) == ["change-uncovered"]
    assert found[0].place.path == PARAMETERS
    assert "参数登记册“审批时限”" in found[0].message


def test_an_instrument_for_another_edition_does_not_fit() -> None:
    inserted = edited(INSERTED)
    (found,) = check(inserted, inserted, instrument(tiny(), inserted))
    assert found.rule == "operation-misfit"
    assert "条文 leave/new 已经有了" in found.message


def test_only_a_revision_renumbers() -> None:
    after = edited(*RENUMBERED)
    drawn = instrument(tiny(), after, weight=Weight.EDITORIAL)
    found = check(tiny(), after, drawn)
    assert rules(found) == ["instrument-renumbers"] * 3
    assert "leave/recording（原第四条）变为第五条" in found[0].message
    assert check(tiny(), after, replace(drawn, mode=Mode.REVISION)) == []


@pytest.mark.parametrize(
    ("edit", "declared", "expected"),
    [
        (WORD, Weight.EDITORIAL, ["instrument-weight"]),
        (NUMBER, Weight.EDITORIAL, ["instrument-weight"]),
        (WORD, Weight.MATERIAL, []),
        (INSERTED, Weight.MATERIAL, ["instrument-weight"]),
        (INSERTED, Weight.EDITORIAL, []),
    ],
)
def test_the_declared_weight_is_the_computed_one(
    edit: tuple[str, str, str], declared: Weight, expected: list[str]
) -> None:
    after = edited(edit)
    drawn = instrument(tiny(), after, weight=declared)
    assert rules(check(tiny(), after, drawn)) == expected
    assert check(tiny(), after, replace(drawn, overrule="只改正错字。")) == []


def test_what_takes_effect_before_it_is_adopted_is_named() -> None:
    after = edited(WORD)
    drawn = instrument(tiny(), after, effective=dt.date(2027, 1, 1))
    assert rules(check(tiny(), after, drawn)) == ["instrument-dates"]


RECORD = Consultation(
    "leave-2027", dt.date(2026, 12, 1), dt.date(2026, 12, 15), Forum.ALL_STAFF, Counterpart.UNION, 42,
    (ConsultedClause("leave/request", 2, "采纳。"),), NOWHERE,
)  # fmt: skip


def test_a_material_change_of_a_consulted_policy_needs_a_record_of_the_clause() -> None:
    before, after = edited(CONSULTED), edited(CONSULTED, WORD)
    drawn = instrument(before, after)
    (found,) = check(before, after, drawn)
    assert found.rule == "consultation-missing"
    assert "《请假管理制度》第二条（leave/apply）涉及休息休假" in found.message
    linked = replace(drawn, consultations=("leave-2027",))
    assert rules(check(before, after, linked)) == ["consultation-unknown", "consultation-missing"]
    assert check(before, after, linked, **{"leave-2027": RECORD}) == []
    elsewhere = replace(RECORD, clauses=(ConsultedClause("leave/approve", 0, ""),))
    assert rules(check(before, after, linked, **{"leave-2027": elsewhere})) == ["consultation-missing"]


def test_a_parameter_that_a_consulted_policy_uses_needs_a_record_too() -> None:
    before, after = edited(CONSULTED), edited(CONSULTED, NUMBER)
    (found,) = check(before, after, instrument(before, after))
    assert "leave/approve" in found.message


def test_an_overrule_does_not_spare_the_consultation() -> None:
    before, after = edited(CONSULTED), edited(CONSULTED, WORD)
    drawn = instrument(before, after, weight=Weight.EDITORIAL, overrule="只改正错字。")
    assert rules(check(before, after, drawn)) == ["consultation-missing"]


def test_the_flag_cannot_be_dropped_to_escape_the_consultation() -> None:
    before, after = edited(CONSULTED), edited(WORD)
    assert "consultation-missing" in rules(check(before, after, instrument(before, after)))


def test_consultation_comes_before_adoption() -> None:
    before, after = edited(CONSULTED), edited(CONSULTED, WORD)
    late = replace(RECORD, discussed_on=dt.date(2027, 1, 20))
    drawn = instrument(before, after, consultations=("leave-2027",))
    assert rules(check(before, after, drawn, **{"leave-2027": late})) == ["consultation-late"]


RECORD_TEXT = """\
id: leave-2027
announced: 2026-12-01
discussed_on: 2026-12-15
discussed_by: 全体职工
negotiated_with: 工会
attended: 42
clauses:
  - clause: leave/request
    comments: 2
    answer: 采纳。
"""


def test_a_record_is_read() -> None:
    read, found = read_consultation(Source("editions/consultations/leave-2027.yml", RECORD_TEXT))
    assert found == ()
    assert read is not None
    assert replace(read, place=NOWHERE) == RECORD
    assert read.notice_days == 14


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("id: leave-2027", "id: leave", "consultation-id"),
        ("announced: 2026-12-01", "announced: 2026-12-15", "consultation-dates"),
        ("attended: 42", "attended: 42\npublished: 2026-12-01", "consultation-dates"),
        ("attended: 42", "attended: 0", "consultation-nobody"),
        ("leave/request", "第二条", "consultation-clause"),
        ("    answer: 采纳。\n", "", "field-missing"),
        ("全体职工", "全体", "field-type"),
        (RECORD_TEXT, "甲", "consultation-empty"),
    ],
)
def test_a_fault_of_a_record_is_named(old: str, new: str, rule: str) -> None:
    text = RECORD_TEXT.replace(old, new)
    read, found = read_consultation(Source("editions/consultations/leave-2027.yml", text))
    assert read is None
    assert [each.rule for each in found] == [rule]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("status: 有效", "status: 已修改", []),
        ("checked_on: 2026-11-01", "checked_on: 2027-01-05, note: 逐条核对。, effective: 1995-01-01", []),
        ("checked_on: 2026-11-01", "checked_on: 2026-11-01, articles: {第四条: 民主程序}", []),
        ("title: 中华人民共和国劳动法", "title: 中华人民共和国劳动合同法", ["change-uncovered"]),
        ("labour: ", "law-of-labour: ", ["change-uncovered", "change-uncovered"]),
    ],
)
def test_what_is_known_of_a_law_needs_no_instrument(old: str, new: str, found: list[str]) -> None:
    assert rules(check(tiny(), edited(("docs/registers/laws.yml", old, new)))) == found


def test_everyday_words_for_the_search_need_no_instrument() -> None:
    synonyms = (Synonym("leave", "请假", ("休假",), Place("docs/registers/synonyms.yml")),)
    after = Handbook(tiny().policies, replace(tiny().registers, synonyms=synonyms))
    assert check(tiny(), after) == []
    assert check(after, tiny()) == []
