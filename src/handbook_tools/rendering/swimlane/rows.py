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
from handbook_tools.rendering.steps import END_NAME, exit_label
from handbook_tools.rendering.swimlane.diagram import ShapeKind
from handbook_tools.rendering.text_metrics import balance_lines, text_width, wrap_text

FONT: Final = 13.0
SMALL: Final = 11.0
LINE_HEIGHT: Final = 16.0
SMALL_LINE: Final = 13.0
STEP_WIDTH: Final = 64.0
GATE_WIDTH: Final = 68.0
END_WIDTH: Final = 64.0
OTHERWISE: Final = "其他"
_TALLEST_DIAMOND: Final = 88.0
_CUT: Final = 8.0


@dataclass(frozen=True, slots=True)
class Row:
    """One shape before it has a place: ``lane`` counts from 0."""

    kind: ShapeKind
    node: str
    lane: int
    lines: tuple[str, ...]
    width: float
    height: float
    note: tuple[str, ...] = ()
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from row to row; ``back`` is drawn dashed, ``ahead`` is the way straight on."""

    source: int
    target: int
    label: str
    back: bool
    ahead: bool


def _step_row(node: FlowNode, lane: int) -> Row:
    lines = wrap_text(node.name, STEP_WIDTH - 10, FONT)
    note = wrap_text(node.lane, STEP_WIDTH - 8, SMALL) if node.lane else ()
    height = LINE_HEIGHT * len(lines) + SMALL_LINE * len(note) + 10
    return Row(ShapeKind.STEP, node.id, lane, lines, STEP_WIDTH, height, note)


def _diamond_height(lines: tuple[str, ...]) -> float:
    """Return the height at which a diamond holds these lines."""
    free = 1 - (max(text_width(line, SMALL) for line in lines) + 3) / GATE_WIDTH
    return SMALL_LINE * len(lines) / free if free > 0 else float("inf")


def _gate_row(text: str, node: FlowNode, lane: int) -> Row:
    """Return a diamond, or where that grew too tall a hexagon, which holds more text."""
    choices = [balance_lines(text, count) for count in range(1, 4)]
    lines = min(choices, key=_diamond_height)
    height, inset = max(40.0, _diamond_height(lines)), GATE_WIDTH / 2
    if height > _TALLEST_DIAMOND:
        lines, inset = wrap_text(text, GATE_WIDTH - 2 * _CUT, SMALL), _CUT
        height = SMALL_LINE * len(lines) + 12
    return Row(ShapeKind.GATE, node.id, lane, lines, GATE_WIDTH, ceil(height / 2) * 2.0, inset=inset)


def _decisions(node: FlowNode) -> list[tuple[str, list[Exit]]]:
    """Return the diamonds below a step: the text of each with the exits that leave it."""
    asked = [way for way in node.exits if isinstance(way, Case) and way.condition != OTHERWISE]
    rest = [way for way in node.exits if way not in asked]
    if asked:
        found: list[tuple[str, list[Exit]]] = [(f"{way.condition}？", [way]) for way in asked]
        found[-1][1].extend(rest)
        return found
    return [("通过？", rest)] if any(not isinstance(way, Next | Case) for way in rest) else []


def _label(way: Exit) -> str:
    if isinstance(way, Case):
        return "否" if way.condition == OTHERWISE else "是"
    return exit_label(way)


@dataclass(slots=True)
class _RowBuilder:
    flow: Flow
    rows: list[Row]
    links: list[Link]
    leaving: list[tuple[int, Exit]]

    def add(self, node: FlowNode) -> None:
        lane = self.flow.lanes.index(node.lane)
        self.rows.append(_step_row(node, lane))
        decisions = _decisions(node)
        for position, (text, exits) in enumerate(decisions):
            above = len(self.rows) - 1
            self.links.append(Link(above, above + 1, "否" if position else "", back=False, ahead=True))
            self.rows.append(_gate_row(text, node, lane))
            self.leaving += [(above + 1, way) for way in exits]
        if not decisions:
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
                target, label = first[way.target], _label(way)
                ahead = isinstance(way, Next | Pass) or label == "否"
                back = isinstance(way, Return | Reject)
                self.links.append(Link(source, target, label, back, ahead))


def plan_rows(flow: Flow) -> tuple[tuple[Row, ...], tuple[Link, ...]]:
    """Return the rows of *flow* and the links between them; an exit to nowhere is left out."""
    builder = _RowBuilder(flow, [], [], [])
    for node in flow.nodes:
        builder.add(node)
    builder.add_end()
    builder.connect()
    return tuple(builder.rows), tuple(builder.links)
