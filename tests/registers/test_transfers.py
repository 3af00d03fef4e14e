"""Transfers: the two sections of a pair of roles, given by the bearers that only one of them has."""

from __future__ import annotations

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.registers import ChecklistEntry, Holder, Role, Selection, Transfer
from handbook_tools.registers.transfers import KINDS, declare_transfer, write_out_transfers

HERE = Place("docs/registers/checklists.yml", 1)
EDITOR = Role("editor", "编辑", Holder.PERSON, "采写。", HERE)
REVIEWER = Role("reviewer", "审核员", Holder.PERSON, "审核。", HERE)
LIAISON = Role("liaison", "信息员", Holder.PERSON, "供稿。", HERE)
OFFICE = Role("office", "总经办", Holder.BODY, "审批。", HERE)
MEDIA = Role("media", "自媒体工作人员", Holder.COLLECTIVE, "甲。", HERE, members=("editor", "reviewer"))
STAFF = Role("staff", "全体员工", Holder.COLLECTIVE, "乙。", HERE, members=("editor", "reviewer", "liaison"))
ROLES = (EDITOR, REVIEWER, LIAISON, OFFICE, MEDIA, STAFF)


def template(*pairs: tuple[str, str]) -> ChecklistEntry:
    transfers = tuple(Transfer(before, after, HERE) for before, after in pairs)
    title = "转岗：【原岗位】转任【新岗位】"
    return ChecklistEntry("move", title, "【原岗位】", "转任【新岗位】之前", (), HERE, transfers=transfers)


def sections(entry: ChecklistEntry) -> list[tuple[str, tuple[str, ...]]]:
    assert all(each.kinds == KINDS for each in entry.selections)
    return [(each.section, each.bearers) for each in entry.selections]


def test_every_pair_gets_its_own_checklist() -> None:
    written = write_out_transfers((template(("编辑", "审核员"), ("审核员", "编辑")),), ROLES)
    assert [(each.id, each.title, each.audience, each.occasion) for each in written] == [
        ("move-editor-reviewer", "转岗：编辑转任审核员", "编辑", "转任审核员之前"),
        ("move-reviewer-editor", "转岗：审核员转任编辑", "审核员", "转任编辑之前"),
    ]
    assert [sections(each) for each in written] == [
        [("本次新增", ("审核员",)), ("不再约束", ("编辑",))],
        [("本次新增", ("编辑",)), ("不再约束", ("审核员",))],
    ]


def test_a_collective_of_one_role_only_is_new_or_ends_before_the_role_itself() -> None:
    (joined,) = write_out_transfers((template(("信息员", "编辑")),), ROLES)
    assert sections(joined) == [
        ("本次新增", ("自媒体工作人员",)),
        ("本次新增", ("编辑",)),
        ("不再约束", ("信息员",)),
    ]
    assert [section for section, _ in sections(declare_transfer(EDITOR, LIAISON, ROLES))] == [
        "本次新增",
        "不再约束",
        "不再约束",
    ]


def test_pairs_that_make_no_transfer_and_other_checklists_are_left() -> None:
    pairs = (("编辑", "编辑"), ("编辑", "总经办"), ("编辑", "经理"), ("编辑", "审核员"), ("编辑", "审核员"))
    plain = ChecklistEntry("x", "甲", "乙", "丙", (Selection(),), HERE)
    written = write_out_transfers((template(*pairs), plain), ROLES)
    assert [each.id for each in written] == ["move-editor-reviewer", "x"]
    assert written[1] is plain
