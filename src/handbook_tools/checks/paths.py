"""Paths: every step of a flow can be reached, can reach the end, and is returned to from below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from handbook_tools.checks.steps import steps_of
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision
from handbook_tools.model.registers import FlowEntry
from handbook_tools.model.step import END, Case, Next, Pass, Return, Step


@dataclass(slots=True)
class FlowGraph:
    """The steps of one flow by provision id, with all their ways and those that lead forward."""

    entry: FlowEntry
    steps: dict[str, tuple[Provision, Step]] = field(default_factory=dict)

    @property
    def ways(self) -> dict[str, list[str]]:
        """The targets of every step."""
        return {key: [way.target for way in step.exits] for key, (_, step) in self.steps.items()}

    @property
    def forward(self) -> dict[str, list[str]]:
        """The targets of every step that go on: next, pass and case."""
        return {
            key: [way.target for way in step.exits if isinstance(way, Next | Pass | Case)]
            for key, (_, step) in self.steps.items()
        }


def _graphs(handbook: Handbook) -> Iterable[FlowGraph]:
    graphs = {entry.id: FlowGraph(entry) for entry in handbook.registers.flows}
    for provision, step in steps_of(handbook):
        if step.flow in graphs:
            graphs[step.flow].steps[provision.id] = (provision, step)
    return graphs.values()


def reachable(start: str, ways: Mapping[str, Iterable[str]]) -> set[str]:
    """Return *start* and everything that *ways* lead to from there."""
    found, waiting = {start}, [start]
    while waiting:
        for target in ways.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def _turned(ways: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    turned: dict[str, list[str]] = {}
    for source, targets in ways.items():
        for target in targets:
            turned.setdefault(target, []).append(source)
    return turned


def unreachable_step(handbook: Handbook) -> Iterator[Diagnostic]:
    """每个步骤都能从起点走到。

    反例：

        :::{duty} late-entry
        :bearer: 编辑
        :flow: sample-flow
        :step: 补录
        :next: end
        :basis: 新增

        编辑应当完成补录。
        :::

    正例（义务，编辑）：编辑应当补录稿件的来源。
    """
    for graph in _graphs(handbook):
        if graph.entry.start not in graph.steps:
            continue
        found = reachable(graph.entry.start, graph.ways)
        for key, (provision, step) in graph.steps.items():
            if key not in found:
                message = f"步骤{quote(step.name)}从流程 {graph.entry.id} 的起点走不到。"
                hint = f"在前一步的去向里写 {key}，或者改正这一步的选项 :flow:。"
                yield Diagnostic("unreachable-step", provision.place, message, hint)


def dead_end(handbook: Handbook) -> Iterator[Diagnostic]:
    """从每个步骤出发都能走到流程结束。

    反例：

        :::{duty} check
        :bearer: 审核员
        :flow: sample-flow
        :step: 抽查
        :next: recheck
        :basis: 新增

        审核员应当完成抽查，并再行核对。
        :::

        :::{duty} recheck
        :bearer: 审核员
        :flow: sample-flow
        :step: 核对
        :next: check
        :basis: 新增

        审核员应当核对抽查结果。
        :::

    正例（义务，审核员，flow: sample-flow，step: 抽查，next: end）：审核员应当完成抽查。
    """
    for graph in _graphs(handbook):
        finishing = reachable(END, _turned(graph.ways))
        for key, (provision, step) in graph.steps.items():
            if key not in finishing:
                message = f"从步骤{quote(step.name)}走不到流程结束。"
                hint = "给其中一步写上通向 end 的去向，例如：:next: end"
                yield Diagnostic("dead-end", provision.place, message, hint)


def return_goes_back(handbook: Handbook) -> Iterator[Diagnostic]:
    """退回只能退到前面的步骤。

    反例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: end）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑。
    正例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑。
    """
    for graph in _graphs(handbook):
        upstream = _turned(graph.forward)
        for key, (provision, step) in graph.steps.items():
            targets = [way.target for way in step.exits if isinstance(way, Return)]
            earlier = reachable(key, upstream) - {key} if targets else set()
            for target in targets:
                if target not in earlier:
                    message = f"步骤{quote(step.name)}退回到{quote(target)}，那不是它前面的步骤。"
                    hint = "return 写这个流程里排在它前面的步骤；终止办理的，用 reject 写 end。"
                    yield Diagnostic("return-goes-back", provision.place, message, hint)
