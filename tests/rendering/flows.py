"""Flows to draw: as long and as branched as the handbook's own."""

from __future__ import annotations

from handbook_tools.model.flow import Flow, FlowNode
from handbook_tools.model.step import END, Case, Exit, Next, Pass, Reject, Return


def node(name: str, lane: str, *exits: Exit) -> FlowNode:
    return FlowNode(name, name, lane, exits, citation=f"《示例制度》{name}")


PUBLICATION = Flow(
    "publication",
    "内容生产与发布流程",
    (
        node("策划", "策划", Next("审定计划")),
        node("审定计划", "主编", Pass("撰写"), Return("策划")),
        node("撰写", "编辑", Next("设计")),
        node("设计", "美工", Next("初审")),
        node("初审", "审核员", Pass("复审"), Return("撰写")),
        node("复审", "审核员", Pass("终审"), Return("撰写")),
        node("终审", "主编", Pass("定级"), Return("撰写")),
        node(
            "定级", "主编", Case("重要信息", "领导审定"), Case("涉密信息", "总经办审批"), Case("其他", "排期")
        ),
        node("领导审定", "单位领导", Pass("排期"), Return("撰写")),
        node("总经办审批", "总经办", Pass("排期"), Return("撰写"), Reject(END)),
        node("排期", "编辑", Next("发布")),
        node("发布", "平台管理员", Next("跟踪")),
        node("跟踪", "运营专员", Case("发现差错", "更正"), Case("其他", "归档")),
        node("更正", "编辑", Next("复审")),
        node("归档", "运营专员", Next(END)),
    ),
)
OPENING = Flow(
    "opening",
    "账号开通流程",
    (
        node("提出开通申请", "各部门信息员", Next("审批")),
        node("审批", "主管部门", Pass("实名注册"), Return("提出开通申请"), Reject(END)),
        node("实名注册", "平台管理员", Next("核验")),
        node("核验", "主管部门", Pass("备案"), Return("实名注册")),
        node("备案", "平台管理员", Next(END)),
    ),
)
WORDY = Flow(
    "wordy",
    "用语很长的流程",
    (
        node("收集并整理各部门报送的新闻线索", "新媒体运营与内容安全管理岗", Next("定级")),
        node(
            "定级",
            "内容安全领导小组办公室",
            Case("涉及重大突发事件或者可能引起社会广泛关注且尚未取得授权", "加审"),
            Case("属于转载", "登记 URL 与 copyright 信息"),
            Case("其他", END),
        ),
        node("加审", "单位领导", Pass("登记 URL 与 copyright 信息"), Return("定级"), Reject(END)),
        node("登记 URL 与 copyright 信息", "新媒体运营与内容安全管理岗", Next(END)),
    ),
)
ONE_STEP = Flow("one", "一步", (node("登记", "人事部", Next(END)),))
LOOPS = Flow(
    "loops",
    "回环",
    (
        node("甲", "一", Next("甲")),
        node("乙", "二", Return("甲"), Pass("没有这一步")),
        node("丙", "一", Next("乙")),
    ),
)
EMPTY = Flow("empty", "没有步骤", ())
FLOWS = (PUBLICATION, OPENING, WORDY, ONE_STEP, LOOPS, EMPTY)
