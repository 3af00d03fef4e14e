"""The options of a provision directive: the lines `:name: value` under its opening line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from handbook_tools.markdown import faults
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.identifiers import is_reference, join_id
from handbook_tools.model.policy import Running
from handbook_tools.model.step import END, Case, Exit, Next, Pass, Reject, Return, Step

TEXT_OPTIONS: Final = (
    "bearer",
    "basis",
    "deadline",
    "reason",
    "question",
    "evidence",
    "decides-by",
    "discretion",
    "running",
)
DATE_OPTIONS: Final = ("effective", "repealed", "applies-from")
STEP_OPTIONS: Final = ("flow", "step", "next", "pass", "return", "reject", "case")
FLAGS: Final = ("continues",)
OPTIONS: Final = (*TEXT_OPTIONS, *DATE_OPTIONS, *STEP_OPTIONS, *FLAGS)

_NOT_IN_STATEMENTS: Final = ("bearer", "deadline", "question", "evidence", "discretion")
_OPTION: Final = re.compile(r":(?P<name>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*))?")
_CASE: Final = re.compile(r"(?P<condition>.+?)\s*(?:→|->)\s*(?P<target>\S+)")
_SIMPLE_EXITS: Final[dict[str, Callable[[str], Exit]]] = {
    "next": Next,
    "pass": Pass,
    "return": Return,
    "reject": Reject,
}

_EXAMPLES: Final = {
    "bearer": ":bearer: 审核员",
    "basis": ":basis: S2-16a（来源事实的编号；来源里没有的写 新增）",
    "reason": ":reason: 说明适用范围，无须任何人作出行为。",
    "flow": ":flow: publication",
    "step": ":step: 初审",
    "exit": ":next: second-review，或者 :pass: 与 :return: 两行，或者 :case: 一行；流程到此为止写 :next: end",
}


@dataclass(frozen=True, slots=True)
class Options:
    """Option values by name, and how many lines below the directive's *place* each of them stands."""

    opening: str
    place: Place
    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Return the value of an option, empty where it is not given."""
        return self.values.get(name, "")

    def place_of(self, name: str) -> Place:
        """Return the place of an option's line, the directive's where it is not given."""
        return self.place.below(self.lines.get(name, 0))


def split_body(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split a directive's lines into option lines and body: options end at the first other line."""
    for index, line in enumerate(lines):
        if not line.startswith((":", "：")) or line.startswith(":::"):
            return lines[:index], lines[index:]
    return lines, []


def read_options(lines: list[str], opening: str, place: Place) -> tuple[Options, list[Diagnostic]]:
    """Read option *lines*, the first of which stands one line below *place*."""
    options = Options(opening, place)
    found: list[Diagnostic] = []
    for offset, line in enumerate(lines, start=1):
        found += _read_option(line, offset, options)
    return options, found


def _read_option(line: str, offset: int, options: Options) -> Iterator[Diagnostic]:
    parts = _OPTION.fullmatch(line.rstrip())
    name = parts["name"] if parts else ""
    value = ((parts["value"] or "") if parts else "").strip()
    if parts is None or (not value and name in OPTIONS and name not in FLAGS):
        yield faults.malformed_option(options.place.below(offset), line)
    elif name not in OPTIONS:
        yield faults.unknown_option(options.place.below(offset), name, OPTIONS)
    elif name in options.values:
        yield faults.duplicate_option(options.place.below(offset), name)
    else:
        options.values[name] = value
        options.lines[name] = offset


def check_options(options: Options, kind: str) -> Iterator[Diagnostic]:
    """Yield what is missing or misplaced among the options of a provision of this kind."""
    required = ("reason", "basis") if kind == "statement" else ("bearer", "basis")
    forbidden = _NOT_IN_STATEMENTS if kind == "statement" else ()
    for name in required:
        if name not in options.values:
            yield faults.option_missing(options.place, name, options.opening, _EXAMPLES[name])
    for name in forbidden:
        if name in options.values:
            reason = "删去这一行：说明不约束任何人。"
            yield faults.option_misplaced(options.place_of(name), name, options.opening, reason)
    yield from _check_step_options(options, kind)


def _check_step_options(options: Options, kind: str) -> Iterator[Diagnostic]:
    given: list[str] = [name for name in STEP_OPTIONS if name in options.values]
    if not given:
        return
    if kind != "duty":
        reason = "流程步骤只能由义务（duty）设定。"
        yield faults.option_misplaced(options.place_of(given[0]), given[0], options.opening, reason)
        return
    for name in ("flow", "step"):
        if name not in options.values:
            yield faults.option_missing(options.place, name, options.opening, _EXAMPLES[name])
    yield from _check_exit_options(options, given)


def _check_exit_options(options: Options, given: list[str]) -> Iterator[Diagnostic]:
    exits = [name for name in given if name not in {"flow", "step"}]
    if not exits:
        yield faults.option_missing(options.place, "next", options.opening, _EXAMPLES["exit"])
    elif ("next" in exits or "case" in exits) and len(exits) > 1:
        reason = "next、case 和 pass／return／reject 三种写法只能选一种。"
        yield faults.option_misplaced(options.place_of(exits[-1]), exits[-1], options.opening, reason)


def read_dates(options: Options) -> tuple[dict[str, dt.date], list[Diagnostic]]:
    """Return the dates that are given, by the name of the field, and what is wrong with the others."""
    dates, found = dict[str, dt.date](), list[Diagnostic]()
    for name in DATE_OPTIONS:
        if value := options.get(name):
            try:
                dates[name.replace("-", "_")] = dt.date.fromisoformat(value)
            except ValueError:
                found.append(faults.malformed_date(options.place_of(name), name, value))
    return dates, found


def read_running(options: Options) -> tuple[Running | None, list[Diagnostic]]:
    """Return under which rule matters under way end, `None` where nothing is said of them."""
    value = options.get("running")
    if value in set(Running) or not value:
        return (Running(value) if value else None), []
    return None, [faults.malformed_running(options.place_of("running"), value)]


def read_step(options: Options, policy: str) -> tuple[Step | None, list[Diagnostic]]:
    """Return the flow step that *options* lay down, `None` where they lay down none."""
    if "flow" not in options.values:
        return None, []
    found: list[Diagnostic] = []
    exits: list[Exit] = []
    for name, make in _SIMPLE_EXITS.items():
        target = options.get(name)
        if target and is_reference(target):
            exits.append(make(_full_target(policy, target)))
        elif target:
            found.append(faults.malformed_exit(options.place_of(name), target))
    for part in filter(None, re.split("[;；]", options.get("case"))):
        case = _CASE.fullmatch(part.strip())
        if case and is_reference(case["target"]):
            exits.append(Case(case["condition"], _full_target(policy, case["target"])))
        else:
            found.append(faults.malformed_exit(options.place_of("case"), part.strip()))
    return Step(options.get("flow"), options.get("step"), tuple(exits)), found


def _full_target(policy: str, target: str) -> str:
    return END if target == END else join_id(policy, target)
