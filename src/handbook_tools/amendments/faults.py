"""What can be wrong with an instrument or a record: one function a fault, its docstring the manual."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from handbook_tools.model.diagnostics import Diagnostic, Place, quote
from handbook_tools.model.faults import describe_faults


def instrument_empty(place: Place) -> Diagnostic:
    """修改决定文件里没有字段。

    反例：2027-1.yml 里只有一句话。
    正例：先写 number、title、mode、materiality，再写 operations。
    """
    return Diagnostic(
        "instrument-empty", place, "文件里没有修改决定的字段。", "运行 handbook amend draft 生成这个文件。"
    )


def instrument_number(place: Place, found: str, stem: str) -> Diagnostic:
    """修改决定的编号写错，或者与文件名不一致。

    反例：文件名为 2027-1.yml，里面写着 number: 2027-2。
    正例：文件名为 2027-1.yml，里面写着 number: 2027-1。
    """
    message = f"编号{quote(found)}写错，或者与文件名{quote(stem + '.yml')}不一致。"
    return Diagnostic(
        "instrument-number", place, message, "编号写作年份-序号，例如 2027-1；文件名为 2027-1.yml。"
    )


def operation_unknown(place: Place, found: str, known: Iterable[str]) -> Diagnostic:
    """修改决定里写了没有的操作。

    反例：operation: replace-artcle
    正例：operation: replace-article
    """
    names = tuple(known)
    close = get_close_matches(found, names, n=1)
    hint = f"您要写的可能是 {close[0]}。" if close else f"可以写：{'、'.join(names)}。"
    return Diagnostic("operation-unknown", place, f"没有{quote(found)}这种操作。", hint)


def operation_repeated(place: Place, target: str, first: Place) -> Diagnostic:
    """同一个操作对同一处写了两次。

    反例：两项 operation: replace-article 都写 target: publication/scope。
    正例：只留一项，text 写最后的条文。
    """
    message = f"{quote(target)}的同一个操作写了两次，前一次在 {first}。"
    return Diagnostic("operation-repeated", place, message, "删去一项；运行 handbook amend draft 重新生成。")


def consultation_empty(place: Place) -> Diagnostic:
    """征求意见记录里没有字段。

    反例：hours-2027.yml 里只有一句话。
    正例：先写 id、announced、discussed_on、discussed_by、negotiated_with、attended，再写 clauses。
    """
    hint = "逐行写 id、announced、discussed_on、discussed_by、negotiated_with、attended、clauses。"
    return Diagnostic("consultation-empty", place, "文件里没有征求意见记录的字段。", hint)


def consultation_id(place: Place, found: str, stem: str) -> Diagnostic:
    """征求意见记录的编号与文件名不一致。

    反例：文件名为 hours-2027.yml，里面写着 id: hours。
    正例：文件名为 hours-2027.yml，里面写着 id: hours-2027。
    """
    message = f"编号{quote(found)}与文件名{quote(stem + '.yml')}不一致。"
    return Diagnostic("consultation-id", place, message, f"写作 id: {stem}，或者改文件名。")


def consultation_dates(place: Place, reason: str) -> Diagnostic:
    """征求意见的日期前后颠倒。

    反例：announced: 2026-12-15，discussed_on: 2026-12-15。
    正例：announced: 2026-12-01，discussed_on: 2026-12-15，published: 2027-01-20。
    """
    hint = "先公布草案（announced），至少一天后讨论（discussed_on），再公示结果（published）。"
    return Diagnostic("consultation-dates", place, f"日期前后颠倒：{reason}。", hint)


def consultation_nobody(place: Place) -> Diagnostic:
    """征求意见记录没有写参加人数。

    反例：attended: 0
    正例：attended: 42
    """
    return Diagnostic("consultation-nobody", place, "没有人参加讨论。", "写明参加人数，例如：attended: 42")


def consultation_clause(place: Place, found: str) -> Diagnostic:
    """征求意见记录里条文的编号写错。

    反例：clause: 第四条
    正例：clause: worktime/standard-hours
    """
    hint = "写规定或者条文的完整编号，例如：clause: worktime/standard-hours"
    return Diagnostic("consultation-clause", place, f"编号{quote(found)}的写法不对。", hint)


def consultation_unknown(place: Place, found: str) -> Diagnostic:
    """修改决定写明的征求意见记录不存在。

    反例：consultations: [hours]，editions/consultations 里没有 hours.yml。
    正例：consultations: [hours-2027]，记录在 editions/consultations/hours-2027.yml。
    """
    hint = f"新建 editions/consultations/{found}.yml，或者改正编号。"
    return Diagnostic("consultation-unknown", place, f"没有征求意见记录{quote(found)}。", hint)


def consultation_missing(place: Place, citation: str, clause: str, matters: str) -> Diagnostic:
    """涉及职工切身利益的规定作了实质修改，没有征求意见的记录。

    反例：修改了每日工作时间，修改决定没有写 consultations。
    正例：consultations: [hours-2027]，记录的 clauses 里有 worktime/standard-hours 和对意见的答复。
    """
    message = f"{citation}（{clause}）涉及{matters}，作了实质修改，没有征求职工意见的记录。"
    hint = f"依照《劳动合同法》第四条讨论协商；记录的 clauses 里写 clause: {clause}，编号写进 consultations。"
    return Diagnostic("consultation-missing", place, message, hint)


def consultation_late(place: Place, found: str) -> Diagnostic:
    """征求意见晚于通过修改决定。

    反例：adopted_on: 2027-01-05，记录写着 discussed_on: 2027-01-10。
    正例：adopted_on: 2027-01-15，记录写着 discussed_on: 2027-01-10。
    """
    hint = "先征求意见，再通过修改决定；核对 adopted_on 和记录的 discussed_on。"
    return Diagnostic("consultation-late", place, f"征求意见（{found}）晚于通过修改决定。", hint)


def operation_misfit(place: Place, target: str, reason: str) -> Diagnostic:
    """修改决定的操作用不到它所修改的版本上。

    反例：delete-article 写 target: publication/nowhere，上一版本没有这一条。
    正例：target 写上一版本已有的编号；新增的条文用 insert-article。
    """
    message = f"对{quote(target)}的操作不能执行：{reason}。"
    return Diagnostic("operation-misfit", place, message, "运行 handbook amend draft 重新生成各项操作。")


def change_uncovered(place: Place, what: str, provisions: str) -> Diagnostic:
    """现在的文本改了，没有修改决定规定这处修改。

    反例：直接把“3个工作日”改成“5个工作日”，没有修改决定。
    正例：改完运行 handbook amend draft，把修改写进 editions/instruments 里的修改决定。
    """
    named = f"（{provisions}）" if provisions else ""
    hint = "运行 handbook amend draft 起草修改决定；不该改的，把文字改回原样。"
    return Diagnostic("change-uncovered", place, f"{what}{named}改了，没有修改决定规定这处修改。", hint)


def instrument_differs(place: Place, what: str, provisions: str) -> Diagnostic:
    """修改决定所写的与现在的文本不一致。

    反例：修改决定写“5个工作日”，条文写“7个工作日”。
    正例：两处一致；改了条文之后重新运行 handbook amend draft。
    """
    named = f"（{provisions}）" if provisions else ""
    message = f"修改决定对{what}所写的与现在的文本不一致{named}。"
    hint = "以条文为准的，运行 handbook amend draft；以修改决定为准的，改条文。"
    return Diagnostic("instrument-differs", place, message, hint)


def instrument_renumbers(place: Place, what: str, number: str, change: str) -> Diagnostic:
    """修正改变了已有条文的条号，或者拿掉了条文。

    反例：mode: 修正，增加的一条作为第八条，原第八条顺延为第九条。
    正例：mode: 修正，增加的一条作为第七条之一；废止的条文保留条号；需要重排条号的，mode: 修订。
    """
    message = f"修正不能改变条号：{what}（原{number}）{change}。"
    hint = "增加的条文写作“第X条之一”；废止的条文保留条号；确需重排条号的，改写 mode: 修订。"
    return Diagnostic("instrument-renumbers", place, message, hint)


def instrument_deletes_policy(place: Place, title: str, identifier: str) -> Diagnostic:
    """修正删去了整部制度，没有留下说明。

    反例：mode: 修正，operation: delete-policy，target: leave。
    正例：mode: 修正，operation: repeal-policy，target: leave；文件里只留制度信息、标题和一句说明。
    """
    message = f"修正不能删去整部《{title}》（{identifier}）。"
    hint = (
        "废止一部制度，在文件开头写 repealed 和日期，正文只留一句说明，"
        "再运行 handbook amend draft；连文件一并删去的，改写 mode: 修订。"
    )
    return Diagnostic("instrument-deletes-policy", place, message, hint)


def instrument_weight(place: Place, declared: str, computed: str, reasons: str) -> Diagnostic:
    """修改决定声明的轻重与计算的不一致，又没有写理由。

    反例：把“3个工作日”改成“5个工作日”，写着 materiality: 编辑性。
    正例：materiality: 实质；或者写明 overrule: 只改正错字，义务没有变化。
    """
    message = f"声明为{declared}修改，计算结果是{computed}修改{reasons}。"
    hint = f"改写 materiality: {computed}；人工判定不同的，在 overrule 里写明理由。"
    return Diagnostic("instrument-weight", place, message, hint)


def instrument_dates(place: Place, effective: str) -> Diagnostic:
    """修改决定的施行日期早于通过日期。

    反例：adopted_on: 2027-02-10，effective: 2027-02-01。
    正例：adopted_on: 2027-01-15，effective: 2027-02-01。
    """
    message = f"施行日期{quote(effective)}早于通过日期。"
    return Diagnostic("instrument-dates", place, message, "核对两个日期；施行日期不早于通过日期。")


FAULTS: Final = describe_faults(
    instrument_empty,
    instrument_number,
    instrument_dates,
    instrument_weight,
    instrument_renumbers,
    instrument_deletes_policy,
    instrument_differs,
    change_uncovered,
    operation_unknown,
    operation_repeated,
    operation_misfit,
    consultation_empty,
    consultation_id,
    consultation_dates,
    consultation_nobody,
    consultation_clause,
    consultation_unknown,
    consultation_missing,
    consultation_late,
)
