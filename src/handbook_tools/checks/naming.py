"""Names of parameters: what the register calls a quantity agrees with the sentences that use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.written import computed, excerpt, place_of, written, written_whole
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Kind, Provision
from handbook_tools.model.registers import Parameter
from handbook_tools.model.wording import ParameterUse, Text, Wording, walk_inlines, walk_items

_GENERAL: Final = re.compile(
    "时限|期限|期间|时间|间隔|上限|下限|最[长短多少高低大小]|提前|数额|次数|比例|人数|[的和与、（）]"
)
"""Words of a title that do not tell what the quantity is of."""
_PERIOD: Final = re.compile("每(?:日|周|月|季度|年)")
_CEILING: Final = re.compile("最[长多高大]|上限|允许")
_FLOOR: Final = re.compile("最[短少低小]|下限")
_MEASURED: Final = "(?:[^，。；]{0,10}的)?$"
"""What may stand between the comparison and its value: 低于本人小时工资的……"""
_MORE: Final = re.compile(f"(?:不少于|不低于|至少){_MEASURED}")
_LESS: Final = re.compile(f"(?:不超过|不多于|不高于|至多){_MEASURED}")
_PLAIN: Final = "(?<!没有)(?<!不得)(?<!不)"
_BEYOND: Final = re.compile(f"{_PLAIN}超过{_MEASURED}")
_BELOW: Final = re.compile(f"{_PLAIN}(?:少于|低于){_MEASURED}")
_START: Final = re.compile("开始|起始")
_END: Final = re.compile("结束|截止|终止")
_ENDS: Final = re.compile("[，；。]|$")


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters in *text*, general words aside."""
    parts = _specific(text).split("\n")
    return {part[i : i + 2] for part in parts for i in range(len(part) - 1)}


def _specific(text: str) -> str:
    """Return *text* with a line break in place of every general word."""
    return _GENERAL.sub("\n", text)


def _uses(handbook: Handbook) -> Iterator[tuple[Article, Provision, Parameter]]:
    """Yield every parameter that a provision uses, once a provision."""
    for policy in handbook.policies:
        for article in policy.articles:
            for provision in article.provisions:
                inlines = walk_inlines(provision.wording, provision.items)
                used = dict.fromkeys(each.parameter for each in inlines if isinstance(each, ParameterUse))
                found = (handbook.find_parameter(identifier) for identifier in used)
                yield from ((article, provision, parameter) for parameter in found if parameter)


def parameter_fits(handbook: Handbook) -> Iterator[Diagnostic]:
    """参数的名称与用到它的那句话（或者那一条的标题）至少有一个词相同。

    一个词也不相同的，多半是引用错了参数，或者两件事共用了一个数额。“时限”“最长”这样的词不算。

    反例：

        :::{duty} example
        :bearer: 主编
        :deadline: review-time
        :basis: 新增

        主编应当在{param}`review-time`内发出请柬。
        :::

    正例（义务，审核员，deadline: review-time）：审核员应当在{param}`review-time`内完成初审。
    """
    for article, provision, parameter in _uses(handbook):
        step = provision.step.name if provision.step else ""
        pairs = _pairs(parameter.title)
        around = _specific("\n".join((written_whole(provision), article.title, step)))
        if pairs and not any(pair in around for pair in pairs):
            sentence = excerpt(written(provision.wording))
            message = f"参数 {parameter.id}（{parameter.title}）与这句话没有一个词相同：{sentence}。"
            hint = (
                "核对引用的是不是这个参数；两件事共用一个数额的，另登记一个；"
                f"确是这个数额的，在 {parameter.place} 改名称，写明用在哪里。"
            )
            yield Diagnostic("parameter-fits", place_of(provision), message, hint)


def _clauses(wording: Wording) -> Iterator[tuple[str, ParameterUse, str]]:
    """Yield every parameter of a wording with the text directly before and after it."""
    around = (Text(""), *wording, Text(""))
    for before, inline, after in zip(around, around[1:], around[2:], strict=False):
        if isinstance(inline, ParameterUse):
            left = before.text if isinstance(before, Text) else ""
            yield left, inline, after.text if isinstance(after, Text) else ""


def _in_place(provision: Provision) -> Iterator[tuple[str, ParameterUse, str]]:
    if computed(provision):
        for wording in (provision.wording, *(item.wording for item in walk_items(provision.items))):
            yield from _clauses(wording)


def period_agrees(handbook: Handbook) -> Iterator[Diagnostic]:
    """名称里写“每日”“每周”“每月”的参数，句子里也写同样的周期。

    反例：

        :::{duty} example
        :bearer: 编辑
        :basis: 新增

        编辑应当每月撰写稿件{param}`daily-drafts`。
        :::

        # parameters.yml
        daily-drafts: {title: 每日撰写稿件的数量, value: 2, unit: 件,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}

    正例：

        :::{duty} example
        :bearer: 编辑
        :basis: 新增

        编辑应当每日撰写稿件{param}`daily-drafts`。
        :::

        # parameters.yml
        daily-drafts: {title: 每日撰写稿件的数量, value: 2, unit: 件,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}
    """
    for provision in handbook.provisions:
        for left, use, _ in _in_place(provision):
            parameter = handbook.find_parameter(use.parameter)
            period = _PERIOD.search(parameter.title) if parameter and parameter.unit else None
            if parameter and period and period[0] not in left:
                message = (
                    f"参数 {parameter.id}（{parameter.title}）前面没有写{quote(period[0])}：{quote(left)}。"
                )
                hint = f"写作“{period[0]}……{{param}}`{parameter.id}`”；周期不同的，另登记一个参数。"
                yield Diagnostic("period-agrees", place_of(provision), message, hint)


def range_ends(handbook: Handbook) -> Iterator[Diagnostic]:
    """“从甲至乙”的两头不颠倒：名称里写“开始”的参数在“至”的前面，写“结束”的在后面。

    反例：

        :::{statement} example
        :reason: 说明值班的时间，不要求任何人行动。
        :basis: 新增

        值班时间为{param}`watch-end`至{param}`watch-start`。
        :::

        # parameters.yml
        watch-start: {title: 值班开始时间, value: "8:00", unit: "", since: 2026-12-01, origin: 本单位决定,
          decided_by: 主管部门}
        watch-end: {title: 值班结束时间, value: "20:00", unit: "", since: 2026-12-01, origin: 本单位决定,
          decided_by: 主管部门}

    正例：

        :::{statement} example
        :reason: 说明值班的时间，不要求任何人行动。
        :basis: 新增

        值班时间为{param}`watch-start`至{param}`watch-end`。
        :::

        # parameters.yml
        watch-start: {title: 值班开始时间, value: "8:00", unit: "", since: 2026-12-01, origin: 本单位决定,
          decided_by: 主管部门}
        watch-end: {title: 值班结束时间, value: "20:00", unit: "", since: 2026-12-01, origin: 本单位决定,
          decided_by: 主管部门}
    """
    for provision in handbook.provisions:
        for left, use, right in _in_place(provision):
            parameter = handbook.find_parameter(use.parameter)
            title = parameter.title if parameter else ""
            wrong = _END.search(title) if right == "至" else _START.search(title) if left == "至" else None
            if wrong:
                where = "前面" if right == "至" else "后面"
                message = f"“至”的{where}用了参数 {use.parameter}（{title}），两头颠倒了。"
                hint = "写作“开始的时间至结束的时间”；参数的名称写错的，改正登记册。"
                yield Diagnostic("range-ends", place_of(provision), message, hint)


def _wrong_direction(title: str, left: str, right: str, kind: Kind) -> bool:
    """Tell whether a sentence asks for more than a ceiling, or for less than a floor."""
    plain = kind is not Kind.PROHIBITION and _ENDS.match(right) is not None
    if _CEILING.search(title):
        return bool(_MORE.search(left)) or (plain and bool(_BEYOND.search(left)))
    if _FLOOR.search(title):
        return bool(_LESS.search(left)) or (plain and bool(_BELOW.search(left)))
    return False


def bound_direction(handbook: Handbook) -> Iterator[Diagnostic]:
    """名称里写“最长”“上限”的参数不能要求超过，写“最少”“下限”的不能要求少于。

    反例：

        :::{duty} example
        :bearer: 编辑
        :basis: 新增

        编辑应当使稿件的篇幅超过{param}`draft-limit`。
        :::

        # parameters.yml
        draft-limit: {title: 稿件篇幅的上限, value: 2000, unit: 字,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}

    正例：

        :::{duty} example
        :bearer: 编辑
        :basis: 新增

        编辑应当使稿件的篇幅不超过{param}`draft-limit`。
        :::

        # parameters.yml
        draft-limit: {title: 稿件篇幅的上限, value: 2000, unit: 字,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}
    """
    for provision in handbook.provisions:
        for left, use, right in _in_place(provision):
            parameter = handbook.find_parameter(use.parameter)
            if parameter and _wrong_direction(parameter.title, left, right, provision.kind):
                message = f"参数 {parameter.id} 是{quote(parameter.title)}，句子的方向相反：{quote(left)}。"
                hint = "上限写“不超过”，下限写“不少于”或者“不低于”；参数的名称写错的，改正登记册。"
                yield Diagnostic("bound-direction", place_of(provision), message, hint)
