"""Operators on sentences: what each makes of a few words."""

from __future__ import annotations

import pytest

from tests.mutation.manuscripts import afters, duty, manuscript, mutants

LIST = "员工应当核对下列事项：\n\n1. 事由；\n2. 时间；\n3. 地点。"

SENTENCES = {
    ("duty-to-permission", "员工应当核对。"): ["员工可以核对。"],
    ("permission-to-duty", "员工应当核对可以公开的材料。"): ["员工应当核对应当公开的材料。"],
    ("negation-dropped", "员工应当登记不齐全的材料。"): ["员工应当登记齐全的材料。"],
    ("negation-dropped", "员工应当登记不良记录。"): [],
    ("number-shifted", "员工应当完成二校。"): ["员工应当完成三校。", "员工应当完成一校。"],
    ("number-shifted", "员工应当在{param}`approval-time`内完成。"): [],
    ("unit-swapped", "员工应当每月登记。"): ["员工应当每季度登记。"],
    ("role-swapped", "员工应当登记。"): ["部门主管应当登记。"],
    ("condition-dropped", "材料不全的，员工应当补正。"): ["员工应当补正。"],
    ("condition-dropped", "员工应当补正，材料丢失的，说明原因。"): ["员工应当补正，说明原因。"],
    ("moment-dropped", "员工应当在离岗之前登记请假。"): ["员工应当登记请假。"],
    ("deadline-phrase-dropped", "员工应当自返岗之日起{param}`approval-time`内销假。"): ["员工应当销假。"],
    ("exit-clause-dropped", "员工应当登记，不全的退回补正。"): [],
    ("item-dropped", "员工应当登记。"): [],
    ("item-added", "员工应当登记。"): [],
}


@pytest.mark.parametrize(("operator", "sentence"), SENTENCES)
def test_a_sentence_is_changed(operator: str, sentence: str) -> None:
    assert afters(operator, manuscript(duty(sentence))) == SENTENCES[operator, sentence]


@pytest.mark.parametrize(
    ("operator", "after"),
    [("prohibition-to-permission", "员工可以代签。"), ("prohibition-dropped", "员工代签。")],
)
def test_a_prohibition_is_changed(operator: str, after: str) -> None:
    assert afters(operator, manuscript(duty("员工不得代签。", kind="prohibition"))) == [after]


def test_a_dropped_item_leaves_sound_punctuation() -> None:
    text = manuscript(duty(LIST))
    found = mutants("item-dropped", text)
    assert [each.before for each in found][:2] == ["1. 事由；", "2. 时间；"]
    last = found[-1].apply(text.files[found[-1].place.path]).text
    assert "1. 事由；\n2. 时间。\n:::" in last


def test_an_item_is_added_after_the_first() -> None:
    text = manuscript(duty(LIST))
    (found,) = mutants("item-added", text)
    changed = found.apply(text.files[found.place.path]).text
    assert "1. 事由；\n1. 其他需要一并办理的事项；\n2. 时间；" in changed


def test_an_exit_clause_is_dropped_from_a_step() -> None:
    (found,) = mutants("exit-clause-dropped", manuscript())
    assert found.before.endswith("材料不全的，退回员工补正：")
    assert found.after.endswith("材料不全的：")


def test_numbers_of_a_list_are_layout() -> None:
    assert mutants("number-shifted", manuscript(duty(LIST))) == []


def test_the_place_is_the_line_of_the_change() -> None:
    text = manuscript(duty(LIST))
    found = mutants("item-dropped", text)[1]
    lines = text.files[found.place.path].text.split("\n")
    assert lines[found.place.line - 1] == "2. 时间；"
