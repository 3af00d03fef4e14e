"""Values: one quantity has one value, wherever a sentence or the register speaks of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, compress
from typing import Final

from handbook_tools.checks.written import (
    POLICIES_REMEMBERED,
    REMEMBERED,
    computed,
    excerpt,
    written,
    written_whole,
)
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Policy, Provision
from handbook_tools.model.quantities import find_difference
from handbook_tools.model.registers import Parameter
from handbook_tools.model.remembering import remembered
from handbook_tools.model.wording import Inline, ParameterUse, Text, Wording, walk_inlines, walk_items

_TITLE_ENDS: Final = re.compile("(?:时限|期限|期间|时间|间隔|上限|数额|次数|比例|期)$")
_OF: Final = re.compile("的")
_RELATIONS: Final[Mapping[str, Callable[[Decimal], bool]]] = {
    **dict.fromkeys(("不短于", "不少于", "不低于"), lambda excess: excess >= 0),
    **dict.fromkeys(("不长于", "不多于", "不高于", "不超过"), lambda excess: excess <= 0),
    **dict.fromkeys(("短于", "少于", "低于"), lambda excess: excess < 0),
    **dict.fromkeys(("长于", "多于", "高于", "超过"), lambda excess: excess > 0),
    "等于": lambda excess: excess == 0,
}
"""What a note may say of another parameter; the negated words stand before those that they contain."""
_RELATION: Final = re.compile("|".join(_RELATIONS))


_REACHED: Final = re.compile("(?:达到|超过|已?满)$")
_NOT_REACHED: Final = re.compile("(?:没有达到|未达到|没有超过|未超过|不超过|不满|未满|不足|低于)$")
_UPWARDS: Final = re.compile("以上|及以上")
_HINT: Final = "同一件事只留一处，用同一个参数；确是两件事的，把不同的情形写进句子。"


def _shape(wording: Wording) -> tuple[object, ...]:
    """Return a wording with every parameter left out: what two sentences share that differ in a value."""
    return tuple(_without_value(inline) for inline in wording)


def _without_value(inline: Inline) -> object:
    match inline:
        case ParameterUse():
            return ParameterUse
        case Text(text):
            return text.rstrip("；。")
        case _:
            return inline


def _values(inlines: Wording, handbook: Handbook) -> tuple[str, ...]:
    used = [inline.parameter for inline in inlines if isinstance(inline, ParameterUse)]
    return tuple(str(handbook.find_parameter(each) or each) for each in used)


@remembered(REMEMBERED)
def _passage_shape(provision: Provision) -> str:
    return repr((provision.kind, _shape(tuple(walk_inlines(provision.wording, provision.items)))))


def _two_values(provision: Provision, handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Yield an item that says of another what differs only in the value, with both values."""
    first: dict[tuple[object, ...], tuple[str, ...]] = {}
    for item in provision.items:
        values = _values(item.wording, handbook)
        earlier = first.setdefault(_shape(item.wording), values) if values else values
        if earlier != values:
            yield written(item.wording), f"{'、'.join(earlier)}和{'、'.join(values)}"


@remembered(POLICIES_REMEMBERED)
def _with_values(policy: Policy) -> tuple[Provision, ...]:
    """Return the provisions of *policy* that use a parameter."""
    uses = (any(isinstance(each, ParameterUse) for each in computed(one)) for one in policy.provisions)
    return tuple(compress(policy.provisions, uses))


def one_value_a_sentence(handbook: Handbook) -> Iterator[Diagnostic]:
    """两处的话只有数额不同，就是一件事有了两个数额。

    反例：

        :::{duty} check-source
        :bearer: 审核员
        :deadline: review-time
        :basis: 新增

        审核员应当在{param}`review-time`内核对稿件的来源。
        :::

        :::{duty} check-again
        :bearer: 审核员
        :deadline: other-time
        :basis: 新增

        审核员应当在{param}`other-time`内核对稿件的来源。
        :::

        # parameters.yml
        other-time: {title: 复核用时, value: 2, unit: 日,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}

    正例（义务，审核员，deadline: review-time）：审核员应当在{param}`review-time`内完成初审。
    """
    first: dict[str, Provision] = {}
    for provision in chain.from_iterable(map(_with_values, handbook.policies)):
        for text, both in _two_values(provision, handbook):
            message = f"两项只有数额不同（{both}）：{excerpt(text)}。"
            yield Diagnostic("one-value-a-sentence", provision.wording_place, message, _HINT)
        earlier = first.setdefault(_passage_shape(provision), provision)
        if earlier is provision:
            continue
        known, values = (_values(computed(each), handbook) for each in (earlier, provision))
        if known != values:
            both = f"{'、'.join(known)}和{'、'.join(values)}"
            message = f"与 {earlier.place} 只有数额不同（{both}）：{excerpt(written_whole(provision))}。"
            yield Diagnostic("one-value-a-sentence", provision.wording_place, message, _HINT)


def _thresholds(wording: Wording) -> Iterator[tuple[str, bool]]:
    """Yield each parameter that a wording sets as a threshold, and whether it speaks of reaching it."""
    around = (Text(""), *wording, Text(""))
    for before, inline, after in zip(around, around[1:], around[2:], strict=False):
        if not isinstance(inline, ParameterUse):
            continue
        left = before.text if isinstance(before, Text) else ""
        right = after.text if isinstance(after, Text) else ""
        if _NOT_REACHED.search(left):
            yield inline.parameter, False
        elif _REACHED.search(left) or _UPWARDS.match(right):
            yield inline.parameter, True


def threshold_agrees(handbook: Handbook) -> Iterator[Diagnostic]:
    """一项写“达到”某数额、另一项写“没有达到”的，两处用同一个参数，中间不留空档，也不重叠。

    只比较同一条规定里单位相同的数额。

    反例：

        :::{statement} example
        :reason: 只界定用语，不要求任何人行动。
        :basis: 新增

        初审的延误分为下列等级：

        1. 严重延误，即延误达到{param}`long-delay`；
        2. 一般延误，即延误没有达到{param}`review-time`。
        :::

        # parameters.yml
        long-delay: {title: 严重延误的时间, value: 3, unit: 个工作日,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}

    正例：

        :::{statement} example
        :reason: 只界定用语，不要求任何人行动。
        :basis: 新增

        初审的延误分为下列等级：

        1. 严重延误，即延误达到{param}`review-time`；
        2. 一般延误，即延误没有达到{param}`review-time`。
        :::
    """
    for provision in handbook.provisions:
        if len(provision.items) > 1:
            yield from _split_thresholds(provision, handbook)


def _split_thresholds(provision: Provision, handbook: Handbook) -> Iterator[Diagnostic]:
    said = {found for item in walk_items(provision.items) for found in _thresholds(item.wording)}
    by_unit: dict[str, dict[bool, set[str]]] = {}
    for identifier, reached in said:
        parameter = handbook.find_parameter(identifier)
        if parameter:
            by_unit.setdefault(parameter.unit, {True: set(), False: set()})[reached].add(identifier)
    for sides in by_unit.values():
        alone = sorted(sides[False] - sides[True])
        if alone and sides[True]:
            reached_ones = "、".join(sorted(sides[True]))
            message = (
                f"一处以 {alone[0]} 为界，另一处以 {reached_ones} 为界：{excerpt(written_whole(provision))}。"
            )
            hint = f"“达到”和“没有达到”写同一个参数，例如都写 {{param}}`{alone[0]}`。"
            yield Diagnostic("threshold-agrees", provision.wording_place, message, hint)


def _essence(title: str) -> str:
    """Return a title without the words that do not tell two parameters apart: 初审的时限, 初审期限."""
    return _OF.sub("", _TITLE_ENDS.sub("", title))


def parameter_once(handbook: Handbook) -> Iterator[Diagnostic]:
    """同一个数额只登记一个参数：两个参数的名称不能只差“时限”“期限”“的”这样的词。

    反例：

        # parameters.yml
        first-time: {title: 初审的期限, value: 2, unit: 日,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}

    正例（义务，审核员，deadline: review-time）：审核员应当在{param}`review-time`内完成初审。
    """
    first: dict[str, Parameter] = {}
    for parameter in handbook.registers.parameters:
        earlier = first.setdefault(_essence(parameter.title), parameter)
        if earlier is not parameter:
            titles = f"{parameter.id}（{parameter.title}）与 {earlier.id}（{earlier.title}）"
            message = f"参数 {titles}说的是同一个数额。"
            hint = f"条文里都改用 {earlier.id}，从登记册删去这一个；确是两件事的，名称里写明各是什么。"
            yield Diagnostic("parameter-once", parameter.place, message, hint)


def _named_at(text: str, start: int, titles: list[str]) -> Iterator[str]:
    """Yield the titles that stand in *text* from *start* on, one after the other."""
    while title := next((each for each in titles if text.startswith(each, start)), ""):
        yield title
        start += len(title)
        if not text.startswith(("、", "和"), start):
            return
        start += 1


def _compared(handbook: Handbook) -> Iterator[tuple[Parameter, str, Parameter]]:
    """Yield what the notes of parameters say of each other: which one, the relation, to which other."""
    known = {parameter.title: parameter for parameter in handbook.registers.parameters}
    titles = sorted(known, key=len, reverse=True)
    for parameter in known.values():
        for said in _RELATION.finditer(parameter.note):
            named = _named_at(parameter.note, said.end(), titles)
            yield from ((parameter, said[0], known[each]) for each in named)


def value_order(handbook: Handbook) -> Iterator[Diagnostic]:
    """参数的备注写“短于某参数”“不超过某参数”的，数额要真的如此。

    备注里写另一个参数的名称；可以写短于、长于、少于、多于、低于、高于、超过、等于，前三对前面可以加“不”。
    五个工作日按一周计算。

    反例：

        # parameters.yml
        urgent-time: {title: 加急用时, value: 2, unit: 个工作日, note: 短于初审时限。,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}

    正例（义务，审核员，deadline: review-time）：审核员应当在{param}`review-time`内完成初审。
    """
    for parameter, relation, other in _compared(handbook):
        excess = find_difference(parameter, other)
        if excess is not None and not _RELATIONS[relation](excess):
            values = f"登记的是{parameter}和{other}"
            message = f"参数 {parameter.id} 的备注说{relation}{quote(other.title)}，{values}。"
            hint = f"改正其中一个数额，或者改正备注；另一个登记在 {other.place}。"
            yield Diagnostic("value-order", parameter.place, message, hint)
