"""Operators on what stands beside a sentence, on what it points at, and on the registers."""

from __future__ import annotations

import pytest

from handbook_tools.mutation import OPERATORS, enumerate_mutants
from handbook_tools.mutation.manuscript import Manuscript
from tests.mutation.manuscripts import afters, duty, manuscript, mutants

TINY = {
    "kind-changed": [":::{permission} no-self-approval", ":::{duty} ask"],
    "bearer-changed": [":bearer: 部门主管", ":bearer: 员工", ":bearer: 员工"],
    "deadline-removed": [""],
    "return-removed": [""],
    "rejection-removed": [],
    "gate-removed": [":next: record"],
    "exit-rerouted": [":next: record", ":pass: apply", ":return: record", ":next: apply"],
    "reference-shifted": ["人事部应当依照{provision}`cause`登记经同意的请假。"],
    "start-moved": ["leave: {title: 请假审批流程, start: leave/approve, summary: 从申请到登记。}"],
    "owner-changed": [],
    "value-shifted": ["value: 2", "value: 0"],
    "unit-changed": ["unit: 日"],
    "alias-removed": ["aliases: []"],
    "alias-moved": [],
    "member-removed": ["members: [manager]", "members: [employee]"],
    "date-shifted": ["promulgated: 2026-11-02", "effective: 2026-12-02"],
    "status-changed": ["status: 已废止"],
    "reason-added": [":reason: 各岗位都已经知道，不用再问。"] * 4,
    "reason-removed": ["", "", "", ""],
    "checklist-dropped": [],
    "selection-dropped": [],
    "selection-narrowed": [],
    "title-changed": [
        "{name: 部门主管",
        "{name: 人事部",
        "{name: 全体人员",
        "{name: 员工",
    ],
}


@pytest.mark.parametrize("operator", TINY)
def test_the_tiny_handbook_is_changed(operator: str) -> None:
    found = afters(operator, manuscript())
    assert len(found) == len(TINY[operator])
    assert all(expected in after for expected, after in zip(TINY[operator], found, strict=True))


def test_two_steps_exchange_their_exits() -> None:
    text = manuscript()
    found = mutants("steps-swapped", text)[0]
    changed = found.apply(text.files[found.place.path]).text
    assert ":step: 申请\n:pass: record\n:return: apply\n" in changed
    assert ":step: 审批\n:next: approve\n" in changed


def test_a_provision_is_deleted_whole() -> None:
    text = manuscript()
    found = mutants("provision-deleted", text)
    assert len(found) == len(text.provisions)
    assert (found[3].before, found[3].after) == ("部门主管不得审批本人的请假单。", "")
    assert "no-self-approval" not in found[3].apply(text.files[found[3].place.path]).text


CASE = (
    "{#a}\n### 第一条 甲\n\n:::{duty} only\n:bearer: 员工\n:flow: leave\n:step: 分送\n"
    ":case: 病假 → only；其他 → end\n:basis: 新增\n\n员工应当分送病假的申请。\n:::\n"
)
FLOWS = "leave: {title: 请假审批流程, start: sample/only}\n"


def test_a_case_is_removed_and_rerouted() -> None:
    text = manuscript(CASE, flows=FLOWS)
    assert afters("case-removed", text) == [":case: 其他 → end"]
    assert afters("exit-rerouted", text) == []


LAWS = (
    "labour: {title: 劳动法, issuer: 甲, status: 待核}\n"
    "contracts: {title: 劳动合同法, issuer: 甲, status: 待核}\n"
)
PARAMETERS = (
    "one: {title: 甲, value: 1, unit: 日, since: 2026-12-01, origin: 本单位决定, decided_by: 人事部}\n"
    "two: {title: 乙, value: 2, unit: 篇, since: 2026-12-01, origin: 本单位决定, decided_by: 人事部}\n"
    "three: {title: 丙, value: 3, unit: 日, since: 2026-12-01, origin: 本单位决定, decided_by: 人事部}\n"
)


def citing() -> Manuscript:
    sentence = "员工应当依照{law}`labour 第十条`在{param}`one`内办理。"
    return manuscript(duty(sentence, ":deadline: one"), laws=LAWS, parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("operator", "after"),
    [
        ("law-replaced", "员工应当依照{law}`contracts 第十条`在{param}`one`内办理。"),
        ("law-article-shifted", "员工应当依照{law}`labour 第十一条`在{param}`one`内办理。"),
        ("parameter-replaced", "员工应当依照{law}`labour 第十条`在{param}`three`内办理。"),
        ("deadline-replaced", ":deadline: three"),
    ],
)
def test_what_a_sentence_points_at_is_changed(operator: str, after: str) -> None:
    assert afters(operator, citing()) == [after]


def test_titles_are_exchanged() -> None:
    text = citing()
    found = next(each for each in mutants("titles-exchanged", text) if each.subject == "laws/labour")
    changed = found.apply(text.files[found.place.path]).text
    assert "labour: {title: 劳动合同法" in changed
    assert "contracts: {title: 劳动法" in changed


ROLES_FILE = "docs/registers/roles.yml"
ROLES = """\
employee: {name: 员工, holder: 岗位, summary: 甲, aliases: [职工, 雇员]}
manager: {name: 部门主管, holder: 岗位, summary: 乙, aliases: [主管]}
personnel: {name: 人事部, holder: 机构, summary: 丙}
office:
  name: 办公室
  holder: 机构
  summary: 丁
everybody:
  name: 全体人员
  holder: 统称
  summary: 戊
  members:
    - employee
    - manager
"""


LISTS_FILE = "docs/registers/checklists.yml"
LISTS = """\
leave:
  title: 请假
  audience: 员工
  occasion: 每次
  select:
    - policies: [sample]
      kinds: [duty, permission]
    - articles:
        - sample/a
        - sample/b
      bearers: [员工]
short: {title: 备用, audience: 员工, occasion: 每次, select: [{policies: [sample]}, {bearers: [员工]}]}
"""


def lists_after(operator: str) -> list[str]:
    text = manuscript(duty("员工应当登记。"), checklists=LISTS)
    return [each.apply(text.files[LISTS_FILE]).text for each in mutants(operator, text)]


def test_a_checklist_is_dropped_whole() -> None:
    first, second = lists_after("checklist-dropped")
    assert first.startswith("short:")
    assert "short:" not in second
    assert second.endswith("bearers: [员工]\n")


def test_a_selection_is_dropped_whole() -> None:
    first, second = lists_after("selection-dropped")
    assert "  select:\n    - articles:\n" in first
    assert "kinds: [duty, permission]\nshort:" in second


def test_a_selection_loses_one_name_but_never_its_only_one() -> None:
    texts = lists_after("selection-narrowed")
    assert [text.partition("kinds: ")[2].partition("\n")[0] for text in texts[:2]] == [
        "[permission]",
        "[duty]",
    ]
    assert ["- sample/a" in text for text in texts[2:]] == [False, True]
    assert all("policies: [sample]" in text and "bearers: [员工]" in text for text in texts)
    assert len(texts) == 4


def test_a_provision_is_left_as_plain_text() -> None:
    sentence = "员工应当登记下列事项：\n\n1. 姓名；\n2. 日期。"
    text = manuscript(duty(sentence))
    (found,) = mutants("provision-unwrapped", text)
    changed = found.apply(text.files[found.place.path]).text
    assert changed.endswith(f"### 第一条 甲\n\n{sentence}\n")
    assert ":::" not in changed


def test_aliases_move_members_leave_and_owners_change() -> None:
    text = manuscript(duty("员工应当登记。"), roles=ROLES)
    moved = mutants("alias-moved", text)[0].apply(text.files[ROLES_FILE]).text
    assert "aliases: [雇员]" in moved
    assert "aliases: [职工, 主管]" in moved
    left = [each.apply(text.files[ROLES_FILE]).text for each in mutants("member-removed", text)]
    assert ["    - employee\n" in each for each in left] == [False, True]
    assert afters("owner-changed", text) == ["owner: 办公室"]


def test_every_mutant_differs_from_the_original_and_from_the_others() -> None:
    text = manuscript()
    found = list(enumerate_mutants(text))
    texts = [(each.place.path, each.apply(text.files[each.place.path]).text) for each in found]
    assert all(changed != text.files[path].text for path, changed in texts)
    assert len({each.id for each in found}) == len(found)
    assert found == list(enumerate_mutants(text))


def test_every_operator_says_in_chinese_what_it_does() -> None:
    assert len({operator.id for operator in OPERATORS}) == len(OPERATORS)
    assert all(operator.title and not operator.title.isascii() for operator in OPERATORS)
