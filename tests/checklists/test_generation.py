from __future__ import annotations

import pytest

from handbook_tools.checklists import generate_checklist, generate_checklists, render_checklist_file
from handbook_tools.checklists.questions import derive_question
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.policy import Kind
from handbook_tools.model.registers import ChecklistEntry, Selection
from tests.handbooks import TINY, one_duty, tiny

QUESTIONS = [
    (Kind.DUTY, "审核员应当完成初审。", "审核员是否完成初审？"),
    (Kind.DUTY, "稿件退回的，编辑应当修改，并应当说明：", "稿件退回的，编辑是否修改，并应当说明？"),
    (Kind.DUTY, "编辑必须署名；", "编辑是否署名？"),
    (Kind.DUTY, "编辑须署名。", "编辑是否署名？"),
    (Kind.DUTY, "主编负责终审。", "主编是否负责终审？"),
    (Kind.DUTY, "编辑应响应用户，无须署名。", "编辑是否响应用户，无须署名？"),
    (Kind.DUTY, "编辑响应用户。", "是否做到“编辑响应用户”？"),
    (Kind.PROHIBITION, "编辑不得审核本人稿件。", "是否做到“编辑不得审核本人稿件”？"),
    (Kind.PERMISSION, "编辑可以署名。", "是否知悉“编辑可以署名”？"),
    (Kind.STATEMENT, "本制度所称稿件……。", "是否知悉“本制度所称稿件……”？"),
]


@pytest.mark.parametrize(("kind", "sentence", "question"), QUESTIONS)
def test_questions_are_derived_from_sentences(kind: Kind, sentence: str, question: str) -> None:
    assert derive_question(kind, sentence) == question


def entry(*selections: Selection) -> ChecklistEntry:
    return ChecklistEntry("x", "甲", "乙", "丙", selections, Place("x"))


SELECTIONS = [
    ((Selection(),), ["apply", "approve", "no-self-approval", "record"]),
    ((Selection(kinds=(Kind.PERMISSION,)),), ["ask"]),
    ((Selection(bearers=("部门主管",)),), ["approve", "no-self-approval"]),
    ((Selection(articles=("leave/approval",), kinds=(Kind.DUTY,)),), ["approve"]),
    ((Selection(flows=("leave",)),), ["apply", "approve", "record"]),
    ((Selection(policies=("other",)),), []),
    ((Selection(bearers=("人事部",)), Selection(flows=("leave",))), ["record", "apply", "approve"]),
]


@pytest.mark.parametrize(("selections", "ids"), SELECTIONS)
def test_a_selection_takes_what_all_of_its_fields_name(
    selections: tuple[Selection, ...], ids: list[str]
) -> None:
    checklist = generate_checklist(entry(*selections), tiny())
    assert [item.id for item in checklist.items] == [f"leave/{each}" for each in ids]


def test_an_item_says_all_that_its_provision_says() -> None:
    (checklist,) = generate_checklists(tiny())
    item = checklist.items[1]
    assert item.id == "leave/approve"
    assert item.citation == "《请假管理制度》第三条第一款"
    assert (item.kind, item.bearer, item.deadline, item.evidence) == ("duty", "部门主管", "1个工作日", "")
    assert item.wording.endswith("\n（一）事由：事由属实；\n（二）时间：与工作安排不冲突。")
    assert item.fingerprint.startswith("fp1:")


def test_the_file_is_stable_byte_for_byte() -> None:
    (checklist,) = generate_checklists(tiny())
    golden = (TINY / "checklists" / "leave.yml").read_bytes()
    assert render_checklist_file(checklist).encode() == golden


def test_an_admins_own_question_goes_first() -> None:
    handbook = one_duty("员工应当提交。", options=":question: 交了没有？")
    (item,) = generate_checklist(entry(Selection()), handbook).items
    assert item.question == "交了没有？"
