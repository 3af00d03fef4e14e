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


FAULTS: Final = describe_faults(instrument_empty, instrument_number, operation_unknown, operation_repeated)
