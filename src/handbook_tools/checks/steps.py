"""Steps: every flow step names a registered flow, leads somewhere and has the exits of its class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.suggestions import suggest
from handbook_tools.checks.written import excerpt, written
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Provision
from handbook_tools.model.step import END, Case, Next, Pass, Reject, Return, Step

REGISTER: Final = "docs/registers/flows.yml"
OTHERWISE: Final = "其他"


def known_flow(handbook: Handbook) -> Iterator[Diagnostic]:
    """步骤所属的流程要已经登记。

    反例（义务，审核员，flow: publish，step: 初审，next: end）：审核员应当完成初审。
    正例（义务，审核员，flow: sample-flow，step: 初审，next: end）：审核员应当完成初审，并送编辑登记。
    """
    for provision, step in handbook.steps:
        if handbook.find_flow(step.flow) is None:
            known = (flow.id for flow in handbook.registers.flows)
            message = f"流程{quote(step.flow)}没有登记。"
            hint = suggest(step.flow, known, REGISTER)
            yield Diagnostic("known-flow", provision.place, message, hint)


def flow_has_steps(handbook: Handbook) -> Iterator[Diagnostic]:
    """登记的流程要有条文设定的步骤。

    反例：

        # flows.yml
        spare-flow: {title: 备用流程, start: sample/intake}

    正例：

        :::{duty} spare-start
        :bearer: 编辑
        :flow: spare-flow
        :step: 归档
        :next: end
        :basis: 新增

        编辑应当完成归档。
        :::

        # flows.yml
        spare-flow: {title: 备用流程, start: sample/spare-start}
    """
    used = {step.flow for _, step in handbook.steps}
    for flow in handbook.registers.flows:
        if flow.id not in used:
            message = f"流程 {flow.id}（{flow.title}）没有任何步骤。"
            hint = f"在条文的义务里写“:flow: {flow.id}”和“:step: 步骤名”；不用的流程从登记册删去。"
            yield Diagnostic("flow-has-steps", flow.place, message, hint)


def flow_start(handbook: Handbook) -> Iterator[Diagnostic]:
    """流程的起点是这个流程自己的一个步骤。

    反例：

        # flows.yml
        sample-flow: {title: 样本流程, start: sample/purpose}

    正例：

        # flows.yml
        sample-flow: {title: 样本流程, start: sample/intake}
    """
    starts: dict[str, list[str]] = {}
    for provision, step in handbook.steps:
        starts.setdefault(step.flow, []).append(provision.id)
    for flow in handbook.registers.flows:
        known = starts.get(flow.id, [])
        if known and flow.start not in known:
            message = f"流程 {flow.id} 的起点{quote(flow.start)}不是它的步骤。"
            hint = f"start 写这个流程第一步的完整编号，例如：{known[0]}"
            yield Diagnostic("flow-start", flow.place, message, hint)


def start_first(handbook: Handbook) -> Iterator[Diagnostic]:
    """流程的起点写在其他各步的前面：读条文的次序就是办事的次序。

    反例：

        :::{duty} example
        :bearer: 审核员
        :flow: sample-flow
        :step: 抽查
        :next: end
        :basis: 新增

        审核员应当完成抽查。
        :::

        # flows.yml
        sample-flow: {title: 样本流程, start: sample/example}

    正例：

        # flows.yml
        sample-flow: {title: 样本流程, start: sample/intake}
    """
    first: dict[str, str] = {}
    known = set()
    for provision, step in handbook.steps:
        first.setdefault(step.flow, provision.id)
        known.add((step.flow, provision.id))
    for flow in handbook.registers.flows:
        if (flow.id, flow.start) in known and first[flow.id] != flow.start:
            message = f"流程 {flow.id} 的起点{quote(flow.start)}前面还有步骤{quote(first[flow.id])}。"
            hint = f"起点是第一步的，写 start: {first[flow.id]}；确实从后面开始的，把起点那一条移到前面。"
            yield Diagnostic("start-first", flow.place, message, hint)


def exit_target(handbook: Handbook) -> Iterator[Diagnostic]:
    """去向是同一流程里的步骤或者 end。

    反例（义务，审核员，flow: sample-flow，step: 抽查，next: purpose）：审核员应当完成抽查。
    正例（义务，审核员，flow: sample-flow，step: 抽查，next: end）：审核员应当完成抽查。
    """
    flows = {provision.id: step.flow for provision, step in handbook.steps}
    for provision, step in handbook.steps:
        for way in step.exits:
            if way.target == END or flows.get(way.target) == step.flow:
                continue
            known = [key for key, flow in flows.items() if flow == step.flow]
            message = f"去向{quote(way.target)}不是流程 {step.flow} 的步骤。"
            yield Diagnostic(
                "exit-target", provision.place, message, suggest(way.target, known, "docs/policies")
            )


def _exit_fault(step: Step) -> str:
    ways = {type(way) for way in step.exits}
    if ways in ({Next}, {Case}, {Pass, Return}, {Pass, Return, Reject}):
        return ""
    if Pass in ways and Return not in ways:
        return "有 pass 没有 return：没有写不通过时退回哪一步"
    if Pass not in ways and ways & {Return, Reject}:
        return "有 return 或者 reject 没有 pass：没有写通过以后到哪一步"
    return "没有写去向" if not ways else "几种去向混在一起"


def exits_complete(handbook: Handbook) -> Iterator[Diagnostic]:
    """审核类的步骤既写通过的去向，也写退回的去向。

    反例（义务，审核员，flow: sample-flow，step: 抽查，pass: end）：审核员应当完成抽查，合格的结束。
    正例（义务，审核员，flow: sample-flow，step: 抽查，pass: end，return: intake）：
        审核员应当完成抽查，合格的结束，不合格的退回编辑。
    """
    for provision, step in handbook.steps:
        fault = _exit_fault(step)
        if fault:
            message = f"步骤{quote(step.name)}{fault}。"
            hint = "直接往下走的写 :next:；要作决定的写 :pass: 和 :return: 两行；分情形的写 :case:。"
            yield Diagnostic("exits-complete", provision.place, message, hint)


def _case_fault(conditions: list[str]) -> str:
    if len(conditions) == 1:
        return "只有一种情形"
    if conditions[-1] != OTHERWISE:
        return f"最后一种情形不是“{OTHERWISE}”"
    repeated = [name for name, count in Counter(conditions).items() if count > 1]
    return f"重复写了{quote(repeated[0])}" if repeated else ""


def case_complete(handbook: Handbook) -> Iterator[Diagnostic]:
    """分情形的步骤至少写两种情形，最后一种是“其他”。

    反例（义务，审核员，flow: sample-flow，step: 分级，case: 重要信息 → end）：
        审核员应当对稿件分级，属于重要信息的结束。
    正例（义务，审核员，flow: sample-flow，step: 分级，case: 重要信息 → intake；其他 → end）：
        审核员应当对稿件分级，属于重要信息的交编辑。
    """
    for provision, step in handbook.steps:
        conditions = [way.condition for way in step.exits if isinstance(way, Case)]
        fault = _case_fault(conditions) if conditions else ""
        if fault:
            message = f"步骤{quote(step.name)}的情形不完整：{fault}。"
            hint = "写作：:case: 重要信息 → leader-approval；其他 → schedule"
            yield Diagnostic("case-complete", provision.place, message, hint)


def step_name_once(handbook: Handbook) -> Iterator[Diagnostic]:
    """同一流程里步骤的名称不重复。

    反例（义务，审核员，flow: sample-flow，step: 收稿，next: end）：审核员应当完成收稿。
    正例（义务，审核员，flow: sample-flow，step: 抽查，next: end）：审核员应当完成抽查。
    """
    first: dict[tuple[str, str], Provision] = {}
    for provision, step in handbook.steps:
        earlier = first.setdefault((step.flow, step.name), provision)
        if earlier is not provision:
            message = f"步骤名称{quote(step.name)}重复，已经用在 {earlier.place}。"
            hint = "换一个说得出区别的名称，例如把第二个“审核”写成“复审”。"
            yield Diagnostic("step-name-once", provision.place, message, hint)


def step_name_in_sentence(handbook: Handbook) -> Iterator[Diagnostic]:
    """步骤的名称要出现在句子里，图和条文才对得上。

    反例（义务，审核员，flow: sample-flow，step: 抽查，next: end）：审核员应当核对稿件的来源。
    正例（义务，审核员，flow: sample-flow，step: 抽查，next: end）：审核员应当抽查稿件的来源。
    """
    for provision, step in handbook.steps:
        sentence = written(provision.wording)
        if step.name not in sentence:
            message = f"句子里没有步骤名称{quote(step.name)}：{excerpt(sentence)}。"
            hint = f"把“{step.name}”写进句子，或者改正选项 :step:。"
            yield Diagnostic("step-name-in-sentence", provision.wording_place, message, hint)
