"""Working time: the hours, the timetable and the overtime of a handbook keep to the law and to each other.

The rules look at parameters of these ids, where a handbook has them. Sources: 劳动法 36 and 41 (hours and
overtime), 44 (pay), 国务院关于职工工作时间的规定 3 (eight hours a day, forty a week).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.quantities import find_number
from handbook_tools.model.registers import Parameter

WORKDAYS_A_WEEK: Final = 5


class _Bound(NamedTuple):
    limit: Decimal
    is_ceiling: bool
    source: str


_HOURS: Final = "《国务院关于职工工作时间的规定》第三条"
_OVERTIME: Final = "《中华人民共和国劳动法》第四十一条"
_PAY: Final = "《中华人民共和国劳动法》第四十四条"
_BOUNDS: Final = {
    "daily-hours": _Bound(Decimal(8), True, _HOURS),
    "weekly-hours": _Bound(Decimal(40), True, _HOURS),
    "overtime-day": _Bound(Decimal(1), True, _OVERTIME),
    "overtime-day-special": _Bound(Decimal(3), True, _OVERTIME),
    "overtime-month": _Bound(Decimal(36), True, _OVERTIME),
    "overtime-rate-weekday": _Bound(Decimal(150), False, _PAY),
    "overtime-rate-restday": _Bound(Decimal(200), False, _PAY),
    "overtime-rate-holiday": _Bound(Decimal(300), False, _PAY),
}
_TIMETABLE: Final = ("day-start", "day-end", "lunch-start", "lunch-end")


def _minutes(parameter: Parameter) -> int | None:
    """Return a time of day (``9:00``) in minutes, `None` where it is not one."""
    hours, colon, minutes = parameter.value.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal()):
        return None
    return int(hours) * 60 + int(minutes)


def statutory_bounds(handbook: Handbook) -> Iterator[Diagnostic]:
    """工时、加班和加班报酬的数额不突破法律的界限。

    每日工时不超过八小时，每周不超过四十小时；每日加班不超过一小时，特殊原因不超过三小时，每月不超过三十六小时；
    加班报酬不低于工资的百分之一百五十（工作日）、二百（休息日）、三百（法定休假日）。

    反例：

        # parameters.yml
        daily-hours: {title: 每日工时, value: 9, unit: 小时,
          since: 2026-12-01, origin: 本单位决定, decided_by: 主管部门}

    正例（正文）：每日工作时间由登记册载明。
    """
    for identifier, bound in _BOUNDS.items():
        parameter = handbook.find_parameter(identifier)
        value = find_number(parameter) if parameter else None
        if parameter is None or value is None:
            continue
        if (value > bound.limit) if bound.is_ceiling else (value < bound.limit):
            word = "超过" if bound.is_ceiling else "低于"
            message = f"参数 {identifier}（{parameter.title}）为{parameter}，{word}了法律的界限。"
            hint = f"{bound.source}的界限是 {bound.limit}{parameter.unit}；改正 value。"
            yield Diagnostic("statutory-bounds", parameter.place, message, hint)


def timetable_agrees(handbook: Handbook) -> Iterator[Diagnostic]:
    """作息时间、每日工时和每周工时彼此一致。

    下班减上班、再减午休，等于每日工时；每周工时等于五个每日工时。

    反例：

        # parameters.yml
        daily-hours: {title: 每日工时, value: 8, unit: 小时,
          since: 2026-12-01, origin: 法律, decided_by: 主管部门}
        weekly-hours: {title: 每周工时, value: 36, unit: 小时,
          since: 2026-12-01, origin: 法律, decided_by: 主管部门}

    正例（正文）：每日工作时间由登记册载明。
    """
    daily, weekly = handbook.find_parameter("daily-hours"), handbook.find_parameter("weekly-hours")
    hours = find_number(daily) if daily else None
    week = find_number(weekly) if weekly else None
    if weekly and hours is not None and week is not None and week != hours * WORKDAYS_A_WEEK:
        message = f"每周工时为{weekly}，{WORKDAYS_A_WEEK} 个每日工时合计 {hours * WORKDAYS_A_WEEK}。"
        yield _disagrees(weekly, message)
    at_work = _minutes_at_work(handbook)
    if daily and hours is not None and at_work is not None and at_work != hours * 60:
        message = f"每日工时为{daily}，按作息时间算是 {at_work} 分钟。"
        yield _disagrees(daily, message)


def _minutes_at_work(handbook: Handbook) -> int | None:
    found = [handbook.find_parameter(identifier) for identifier in _TIMETABLE]
    times = [_minutes(parameter) for parameter in found if parameter]
    if len(times) < len(found) or None in times:
        return None
    start, end, lunch_start, lunch_end = (minutes or 0 for minutes in times)
    return end - start - (lunch_end - lunch_start)


def _disagrees(parameter: Parameter, message: str) -> Diagnostic:
    hint = "核对作息时间、每日工时和每周工时，改正其中写错的一项。"
    return Diagnostic("timetable-agrees", parameter.place, message, hint)
