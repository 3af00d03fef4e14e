from __future__ import annotations

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.registers import ChecklistEntry, Holder, Role, Selection
from handbook_tools.registers.templates import write_out_templates

HERE = Place("docs/registers/checklists.yml", 1)
ROLES = (
    Role("editor", "编辑", Holder.PERSON, "采写。", HERE),
    Role("liaison", "信息员", Holder.PERSON, "供稿。", HERE),
    Role("office", "总经办", Holder.BODY, "审批。", HERE),
    Role("staff", "自媒体工作人员", Holder.COLLECTIVE, "全部。", HERE, members=("editor",)),
)


def template(*selections: Selection, each: tuple[Holder, ...] = (Holder.PERSON,)) -> ChecklistEntry:
    return ChecklistEntry("start", "入职：【岗位】", "新任【岗位】", "上岗之前", selections, HERE, each)


def test_a_checklist_without_each_stays_as_it_is() -> None:
    entry = template(Selection(bearers=("编辑",)), each=())
    assert write_out_templates((entry,), ROLES) == (entry,)


def test_every_role_that_is_held_so_gets_its_own() -> None:
    written = write_out_templates((template(Selection(bearers=("【岗位】",))),), ROLES)
    assert [(each.id, each.title, each.audience, each.each) for each in written] == [
        ("start-editor", "入职：编辑", "新任编辑", ()),
        ("start-liaison", "入职：信息员", "新任信息员", ()),
    ]
    assert [each.selections for each in written] == [
        (Selection(bearers=("编辑",)),),
        (Selection(bearers=("信息员",)),),
    ]
    assert {each.template for each in written} == {"入职：【岗位】"}


def test_collectives_of_others_fall_away_and_never_widen_a_selection() -> None:
    entry = template(
        Selection(bearers=("自媒体工作人员",)), Selection(bearers=("【岗位】", "自媒体工作人员"))
    )
    editor, liaison = write_out_templates((entry,), ROLES)
    assert editor.selections == (
        Selection(bearers=("自媒体工作人员",)),
        Selection(bearers=("编辑", "自媒体工作人员")),
    )
    assert liaison.selections == (Selection(bearers=("信息员",)),)


def test_selections_that_name_no_bearer_are_kept() -> None:
    entry = template(Selection(articles=("a/b",)), each=(Holder.BODY,))
    assert [each.selections for each in write_out_templates((entry,), ROLES)] == [
        (Selection(articles=("a/b",)),)
    ]
