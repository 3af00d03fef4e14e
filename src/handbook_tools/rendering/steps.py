"""A flow in words: the rows of its step table, its description, its text for the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from handbook_tools.model.flow import Flow
from handbook_tools.model.step import END, Case, Exit, Next, Pass, Reject, Return

END_NAME = "结束"


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row of a step table: ``number`` from 1, ``exits`` in words, ``id`` of the provision."""

    number: int
    id: str
    name: str
    lane: str
    exits: str
    citation: str


def exit_label(way: Exit) -> str:
    """Return what stands beside the arrow of an exit; nothing for the only way on."""
    match way:
        case Next():
            return ""
        case Pass():
            return "通过"
        case Return():
            return "退回"
        case Reject():
            return "不予通过"
        case Case(condition):
            return condition
        case _:
            assert_never(way)


def _name_of(target: str, flow: Flow) -> str:
    if target == END:
        return END_NAME
    return next((node.name for node in flow.nodes if node.id == target), f"〔{target}〕")


def _exit_text(way: Exit, flow: Flow) -> str:
    name, words = _name_of(way.target, flow), exit_label(way)
    return f"{words} → {name}" if words else f"→ {name}"


def render_step_table(flow: Flow) -> tuple[StepRow, ...]:
    """Return the steps of *flow* as rows, in its order."""
    return tuple(
        StepRow(
            number=number,
            id=node.id,
            name=node.name,
            lane=node.lane,
            exits="；".join(_exit_text(way, flow) for way in node.exits) or "—",
            citation=node.citation,
        )
        for number, node in enumerate(flow.nodes, start=1)
    )


def describe_flow(flow: Flow) -> str:
    """Return *flow* as one paragraph, for readers who cannot see the picture."""
    steps = (f"{row.number}. {row.lane}：{row.name}（{row.exits}）" for row in render_step_table(flow))
    return f"{flow.title}，共 {len(flow.nodes)} 步。{'；'.join(steps)}。"


def render_flow_text(flow: Flow) -> str:
    """Return *flow* for the terminal: a step a line, its exits and its source below."""
    lines = [f"{flow.title}（{flow.id}），共 {len(flow.nodes)} 步"]
    for row in render_step_table(flow):
        lines += ["", f"{row.number}. {row.name}　{row.lane}", f"   {row.exits}", f"   依据：{row.citation}"]
    return "\n".join(lines)
