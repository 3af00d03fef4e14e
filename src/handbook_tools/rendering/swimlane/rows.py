"""The rows of a diagram: every step a box, every decision a diamond below it, the end last.

One shape a row. A horizontal line between two rows, or beside the only shape of a row, can
therefore never cross a shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from handbook_tools.model.flow import Flow, FlowNode
from handbook_tools.model.step import END, Case, Exit, Next, Pass, Reject, Return
from handbook_tools.rendering.steps import END_NAME
from handbook_tools.rendering.swimlane.diagram import ShapeKind
from handbook_tools.rendering.text_metrics import balance_lines, wrap_text

FONT: Final = 13.0
SMALL: Final = 11.0
STEP_WIDTH: Final = 84.0
GATE_WIDTH: Final = 84.0
END_WIDTH: Final = 64.0
LINE_HEIGHT: Final = 16.0
OTHERWISE: Final = "其他"
_MOST_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One shape before it has a place: ``lane`` counts from 0."""

    kind: ShapeKind
    node: str
    lane: int
    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from row to row; ``ahead`` where it is the way straight on."""

    source: int
    target: int
    label: str
    back: bool
    ahead: bool


def _step_row(node: FlowNode, lane: int) -> Row:
    lines = wrap_text(node.name, STEP_WIDTH - 12, FONT)
    return Row(ShapeKind.STEP, node.id, lane, lines, STEP_WIDTH, LINE_HEIGHT * len(lines) + 18)


def _gate_height(characters: int, lines: int) -> float:
    """Return the height at which a diamond holds so many characters in so many lines."""
    longest = ceil(characters / lines) * SMALL
    free = 1 - longest / GATE_WIDTH
    return 13 * lines / free if free > 0 else float("inf")


def _gate_row(text: str, node: FlowNode, lane: int) -> Row:
    count = min(range(1, _MOST_LINES + 1), key=lambda lines: _gate_height(len(text), lines))
    height = min(max(40.0, _gate_height(len(text), count) + 6), 120.0)
    return Row(ShapeKind.GATE, node.id, lane, balance_lines(text, count), GATE_WIDTH, height)


def _decisions(node: FlowNode) -> list[tuple[str, list[Exit]]]:
    """Return the diamonds below a step: the text of each with the exits that leave it."""
    cases = [way for way in node.exits if isinstance(way, Case)]
    if cases:
        asked = [way for way in cases if way.condition != OTHERWISE]
        rest: list[Exit] = [way for way in cases if way.condition == OTHERWISE]
        found: list[tuple[str, list[Exit]]] = [(f"{way.condition}？", [way]) for way in asked]
        if found:
            found[-1][1].extend(rest)
        return found
    return [("通过？", list(node.exits))] if any(not isinstance(way, Next) for way in node.exits) else []


_LABELS: Final = {Pass: "通过", Return: "退回", Reject: "不予", Next: ""}


def _label(way: Exit) -> str:
    if isinstance(way, Case):
        return "否" if way.condition == OTHERWISE else "是"
    return _LABELS[type(way)]


@dataclass(slots=True)
class _RowBuilder:
    flow: Flow
    rows: list[Row]
    links: list[Link]
    leaving: list[tuple[int, Exit]]

    def add(self, node: FlowNode) -> None:
        lane = self.flow.lanes.index(node.lane)
        self.rows.append(_step_row(node, lane))
        for position, (text, exits) in enumerate(_decisions(node)):
            above = len(self.rows) - 1
            self.links.append(Link(above, above + 1, "否" if position else "", back=False, ahead=True))
            self.rows.append(_gate_row(text, node, lane))
            self.leaving += [(above + 1, way) for way in exits]
        if not _decisions(node):
            self.leaving += [(len(self.rows) - 1, way) for way in node.exits]

    def add_end(self) -> None:
        ending = [row for row, way in self.leaving if way.target == END]
        if ending:
            lane = self.rows[max(ending)].lane
            self.rows.append(Row(ShapeKind.END, "", lane, (END_NAME,), END_WIDTH, 30.0))

    def connect(self) -> None:
        first: dict[str, int] = {END: len(self.rows) - 1}
        for index, row in enumerate(self.rows):
            if row.node:
                first.setdefault(row.node, index)
        for source, way in self.leaving:
            if way.target in first:
                ahead = isinstance(way, Next | Pass) or _label(way) == "否"
                back = isinstance(way, Return | Reject)
                self.links.append(Link(source, first[way.target], _label(way), back, ahead))


def plan_rows(flow: Flow) -> tuple[tuple[Row, ...], tuple[Link, ...]]:
    """Return the rows of *flow* and the links between them; an exit to nowhere is left out."""
    builder = _RowBuilder(flow, [], [], [])
    for node in flow.nodes:
        builder.add(node)
    builder.add_end()
    builder.connect()
    return tuple(builder.rows), tuple(builder.links)
