"""Checklists with sections, items asked one by one, and transfers: generated, and held against the text."""

from __future__ import annotations

import pytest

from handbook_tools.checklists import ChecklistItem, Drift, generate_checklist, render_checklist_file
from handbook_tools.checklists.drift import compare_checklist
from handbook_tools.checklists.yaml_file import read_checklist_file
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.fingerprint import fingerprint
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind
from handbook_tools.model.registers import ChecklistEntry, Selection, Unit
from handbook_tools.registers.transfers import declare_transfer
from handbook_tools.sources import Source
from tests.handbooks import LEAVE, edited

TIME = "2. 时间：与工作安排不冲突。"
NAMED = (LEAVE, TIME, "2. [时间]{#time}：与工作安排不冲突。")
ITEMISED = Selection(provisions=("leave/approve",), unit=Unit.ITEM)
LEVELS = (
    Selection(provisions=("leave/approve",), unit=Unit.ITEM, section="初审"),
    Selection(provisions=("leave/approve",), unit=Unit.ITEM, section="复审"),
    Selection(articles=("leave/approval",), section="每一级"),
)


def entry(*selections: Selection) -> ChecklistEntry:
    return ChecklistEntry("x", "甲", "乙", "丙", selections, Place("x"))


def items(handbook: Handbook, *selections: Selection) -> tuple[ChecklistItem, ...]:
    return generate_checklist(entry(*selections), handbook).items


def test_every_item_of_a_provision_is_asked() -> None:
    cause, time = items(edited(NAMED), ITEMISED)
    assert (cause.id, time.id) == ("leave/cause", "leave/time")
    assert time.question == "时间：是否符合“与工作安排不冲突”的要求？"
    assert time.citation == "《请假管理制度》第三条第一款第（二）项"
    assert time.wording.split("\n")[1:] == ["（二）时间：与工作安排不冲突。"]
    assert cause.wording.split("\n")[1:] == ["（一）事由：事由属实。"]
    assert (time.kind, time.bearer, time.deadline) == ("duty", "部门主管", "1个工作日")


def test_an_item_without_an_id_leaves_the_provision_whole() -> None:
    handbook = edited()
    (item,) = items(handbook, ITEMISED)
    provision = handbook.find_provision("leave/approve")
    assert provision is not None
    assert (item.id, item.fingerprint) == ("leave/approve", fingerprint(provision, handbook))


QUESTIONS = {
    "named": ("2. [时间]{#time}：与工作安排不冲突。", "时间：是否符合“与工作安排不冲突”的要求？"),
    "quoting": ("2. [时间]{#time}：写作“年假”。", "时间：是否符合“写作‘年假’”的要求？"),
    "plain": (
        "2. [休假时间]{#time}。",
        "部门主管是否在1个工作日内审批，并就下列事项逐项写明意见；同意的，转人事部登记；"
        "材料不全的，退回员工补正：休假时间？",
    ),
    "points": (
        "2. [时间]{#time}：\n   1. 起止；\n   2. 天数。",
        "时间：是否符合“起止、天数”的要求？",
    ),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_question_of_an_item(name: str) -> None:
    written, question = QUESTIONS[name]
    assert items(edited((LEAVE, TIME, written)), ITEMISED)[1].question == question


def test_a_named_provision_is_asked_in_every_section_that_names_it_and_in_no_other() -> None:
    checklist = generate_checklist(entry(*LEVELS), edited(NAMED))
    assert [item.key for item in checklist.items] == [
        "leave/cause（初审）",
        "leave/time（初审）",
        "leave/cause（复审）",
        "leave/time（复审）",
        "leave/no-self-approval（每一级）",
    ]
    assert [(each.title, each.first, len(each.items)) for each in checklist.sections] == [
        ("初审", 1, 2),
        ("复审", 3, 2),
        ("每一级", 5, 1),
    ]


def test_two_selections_of_one_section_ask_once() -> None:
    twice = (Selection(provisions=("leave/apply",)), Selection(provisions=("leave/apply",)))
    assert [item.id for item in items(edited(), *twice)] == ["leave/apply"]


def transfer(handbook: Handbook, before: str, after: str) -> ChecklistEntry:
    roles = [handbook.find_role(name) for name in (before, after)]
    assert roles[0] is not None
    assert roles[1] is not None
    return declare_transfer(roles[0], roles[1], handbook.registers.roles)


def test_a_transfer_lists_what_is_new_and_what_ends() -> None:
    handbook = edited()
    found = generate_checklist(transfer(handbook, "职工", "部门主管"), handbook)
    assert [item.key for item in found.items] == [
        "leave/approve（本次新增）",
        "leave/no-self-approval（本次新增）",
        "leave/apply（不再约束）",
    ]
    assert found.title == "转岗：员工转任部门主管"


FAREWELLS = {
    "duty": (
        "员工应当填写请假单提出申请，提交部门主管审批。",
        "是否知悉转岗以后不再承担“员工应当填写请假单提出申请，提交部门主管审批”，并已办结或者移交转岗以前的事项？",
    ),
    "prohibition": (
        "部门主管不得审批本人的请假单。",
        "是否知悉转岗以后“部门主管不得审批本人的请假单”不再是本人的岗位要求？",
    ),
    "permission": (
        "人事部可以询问员工请假的事由。",
        "是否知悉转岗以后不再享有“人事部可以询问员工请假的事由”的权限，并已停止行使？",
    ),
}


@pytest.mark.parametrize("kind", FAREWELLS)
def test_what_ends_is_asked_by_what_it_leaves_behind(kind: str) -> None:
    sentence, question = FAREWELLS[kind]
    found = items(edited(), Selection(kinds=(Kind(kind),), section="不再约束"))
    assert question in [item.question for item in found if item.wording == sentence]


def drift(declared: ChecklistEntry, before: Handbook, after: Handbook) -> list[Drift]:
    """Return how the file that *before* gives departs from *after*."""
    written = render_checklist_file(generate_checklist(declared, before))
    file = read_checklist_file(Source("checklists/x.yml", written))
    assert file.diagnostics == ()
    return list(compare_checklist(generate_checklist(declared, after), file, after))


ITEM_EDITS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "item changed": (
        "2. [时间]{#time}：与工作安排没有冲突。",
        [("suspect", "leave/time（初审）"), ("suspect", "leave/time（复审）")],
    ),
    "item renamed": (
        "2. [时间]{#date}：与工作安排不冲突。",
        [
            ("broken", "leave/time（初审）"),
            ("broken", "leave/time（复审）"),
            ("missing", "leave/date（初审）"),
            ("missing", "leave/date（复审）"),
        ],
    ),
    "item added": (
        "2. [时间]{#time}：与工作安排不冲突；\n3. [天数]{#days}：不超过余额。",
        [("missing", "leave/days（初审）"), ("missing", "leave/days（复审）")],
    ),
    "re-wrapped": ("2. [时间]{#time}：与工作\n   安排不冲突。", []),
}


@pytest.mark.parametrize("name", ITEM_EDITS)
def test_only_the_item_that_changed_departs(name: str) -> None:
    written, expected = ITEM_EDITS[name]
    found = drift(entry(*LEVELS), edited(NAMED), edited((LEAVE, TIME, written)))
    assert [(each.state.value, each.item) for each in found] == expected


def test_a_changed_lead_reopens_every_item() -> None:
    after = edited(NAMED, (LEAVE, "逐项写明意见", "逐项写出意见"))
    found = drift(entry(*LEVELS), edited(NAMED), after)
    assert [each.item for each in found] == [
        f"leave/{name}（{level}）" for level in ("初审", "复审") for name in ("cause", "time")
    ]


def test_an_item_that_moves_to_another_section_is_surplus_there_and_missing_here() -> None:
    moved = entry(Selection(articles=("leave/request",), section="新"))
    written = render_checklist_file(generate_checklist(moved, edited())).replace("section: 新", "section: 旧")
    file = read_checklist_file(Source("checklists/x.yml", written))
    found = compare_checklist(generate_checklist(moved, edited()), file, edited())
    assert [(each.state.value, each.item) for each in found] == [
        ("surplus", "leave/apply（旧）"),
        ("missing", "leave/apply（新）"),
    ]


TRANSFER_EDITS = {
    "new": ("审批本人的请假单", "审批本人和亲属的请假单", ("suspect", "leave/no-self-approval（本次新增）")),
    "ended": ("员工应当填写请假单", "员工应当填好请假单", ("suspect", "leave/apply（不再约束）")),
    "no longer ending": (
        "duty} apply\n:bearer: 员工",
        "duty} apply\n:bearer: 全体人员",
        ("surplus", "leave/apply（不再约束）"),
    ),
}


@pytest.mark.parametrize("name", TRANSFER_EDITS)
def test_drift_is_found_in_both_sections_of_a_transfer(name: str) -> None:
    old, new, expected = TRANSFER_EDITS[name]
    before, after = edited(), edited((LEAVE, old, new))
    found = drift(transfer(before, "员工", "部门主管"), before, after)
    assert [(each.state.value, each.item) for each in found] == [expected]
