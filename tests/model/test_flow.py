"""A flow resolved from the steps in the text."""

from __future__ import annotations

from dataclasses import replace

from handbook_tools.model.flow import Flow, FlowNode, find_flow
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.step import END, Next, Pass, Return
from tests.handbooks import tiny


def leave_flow(handbook: Handbook) -> Flow:
    flow = find_flow("leave", handbook)
    assert flow is not None
    return flow


def starting_at(start: str) -> Handbook:
    (entry,) = tiny().registers.flows
    registers = replace(tiny().registers, flows=(replace(entry, start=start),))
    return Handbook(tiny().policies, registers)


def test_a_step_brings_its_exits_its_label_and_its_wording() -> None:
    apply, approve, record = leave_flow(tiny()).nodes
    assert apply.exits == (Next("leave/approve"),)
    assert approve.exits == (Pass("leave/record"), Return("leave/apply"))
    assert record.exits == (Next(END),)
    assert approve.id == "leave/approve"
    assert approve.wording.startswith("部门主管应当在1个工作日内审批")
    assert approve.wording.endswith("（一）事由：事由属实；\n（二）时间：与工作安排不冲突。")


def test_the_registered_start_stands_first_and_the_rest_in_reading_order() -> None:
    assert [node.name for node in leave_flow(starting_at("leave/record")).nodes] == ["登记", "申请", "审批"]


def test_a_start_that_is_not_there_leaves_reading_order() -> None:
    assert [node.name for node in leave_flow(starting_at("leave/no-such")).nodes] == ["申请", "审批", "登记"]


def test_lanes_appear_once_in_the_order_of_the_steps() -> None:
    def node(number: int, lane: str) -> FlowNode:
        return FlowNode(f"p/s{number}", f"第{number}步", lane, ())

    flow = Flow("f", "流程", (node(1, "编辑"), node(2, "审核员"), node(3, "编辑")))
    assert flow.lanes == ("编辑", "审核员")


def test_a_registered_flow_without_steps_is_empty() -> None:
    assert leave_flow(Handbook((), tiny().registers)).nodes == ()


def test_a_flow_that_is_not_registered_is_not_found() -> None:
    assert find_flow("no-such", tiny()) is None
