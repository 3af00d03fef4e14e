"""A flow in words."""

from __future__ import annotations

from handbook_tools.rendering.steps import describe_flow, render_flow_text, render_step_table

from .flows import EMPTY, OPENING, PUBLICATION


def test_rows_say_where_every_step_leads() -> None:
    rows = {row.name: row for row in render_step_table(PUBLICATION)}
    assert rows["策划"].exits == "→ 审定计划"
    assert rows["总经办审批"].exits == "通过 → 排期；退回 → 撰写；不予通过 → 结束"
    assert rows["定级"].exits == "重要信息 → 领导审定；涉密信息 → 总经办审批；其他 → 排期"
    assert [row.number for row in render_step_table(PUBLICATION)] == list(range(1, 16))


def test_description_names_every_lane_and_step() -> None:
    text = describe_flow(OPENING)
    for node in OPENING.nodes:
        assert node.name in text
        assert node.lane in text


def test_text_gives_three_lines_a_step() -> None:
    lines = render_flow_text(OPENING).split("\n")
    assert lines[0] == "账号开通流程（opening），共 5 步"
    assert lines[2:5] == [
        "1. 提出开通申请　各部门信息员",
        "   → 审批",
        "   依据：《示例制度》提出开通申请",
    ]
    assert render_flow_text(EMPTY) == "没有步骤（empty），共 0 步"
