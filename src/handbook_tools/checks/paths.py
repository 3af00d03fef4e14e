"""Paths: every step of a flow can be reached, can reach the end, and is returned to from below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from handbook_tools.checks.written import excerpt, written_whole
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision
from handbook_tools.model.registers import FlowEntry
from handbook_tools.model.step import END, Case, Next, Pass, Reject, Return, Step

_AGAIN: Final = re.compile(r"重新|再|退回|返回|回到|继续")


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
    for provision, step in handbook.steps:
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


def rejection_leads_out(handbook: Handbook) -> Iterator[Diagnostic]:
    """驳回是不再办理，不能回到前面的步骤：回到前面的是退回。

    反例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake，reject: intake）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑，来源不明的不予同意。
    正例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake，reject: end）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑，来源不明的不予同意。
    """
    for graph in _graphs(handbook):
        upstream = _turned(graph.forward)
        for key, (provision, step) in graph.steps.items():
            targets = [way.target for way in step.exits if isinstance(way, Reject)]
            for target in targets:
                if target in reachable(key, upstream):
                    message = f"步骤{quote(step.name)}驳回到{quote(target)}，那是它前面的步骤。"
                    hint = "不再办理的写 :reject: end；让前面的步骤重做的，写 :return:。"
                    yield Diagnostic("rejection-leads-out", provision.place, message, hint)


def _loops(graph: FlowGraph) -> Iterator[tuple[Provision, str]]:
    """Yield every step that leads on, without a condition, to one that the flow must have come through."""
    order = {key: number for number, key in enumerate(graph.steps)}
    for key, (provision, step) in graph.steps.items():
        for target in (way.target for way in step.exits if isinstance(way, Next | Pass)):
            if target in order and order[target] <= order[key]:
                around = {source: ways for source, ways in graph.ways.items() if source != target}
                if target == graph.entry.start or key not in reachable(graph.entry.start, around):
                    yield provision, graph.steps[target][1].name


def loop_in_words(handbook: Handbook) -> Iterator[Diagnostic]:
    """去向直接回到前面的步骤，句子里要写明是重新办理。

    分情形的去向不在此列，情形本身已经写明。

    反例（义务，审核员，flow: sample-flow，step: 抽查，next: intake）：审核员应当完成抽查，并交编辑登记。
    正例（义务，审核员，flow: sample-flow，step: 抽查，next: end）：审核员应当完成抽查，并登记结果。
    """
    for graph in _graphs(handbook):
        for provision, name in _loops(graph):
            text = written_whole(provision)
            if not _AGAIN.search(text):
                message = f"去向又回到前面的步骤{quote(name)}，句子里没有写重新办理：{excerpt(text)}。"
                hint = f"写作“……重新{name}”；不应回到前面的，改正去向，流程到此为止的写 end。"
                yield Diagnostic("loop-in-words", provision.wording_place, message, hint)
