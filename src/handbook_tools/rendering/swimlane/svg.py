"""The diagram as inline SVG: colours from the site's variables, every step a link to its provision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import pairwise
from math import hypot
from typing import Final

from handbook_tools.model.flow import Flow
from handbook_tools.rendering.steps import describe_flow
from handbook_tools.rendering.swimlane.diagram import Diagram, Label, Lane, Line, Point, Shape, ShapeKind
from handbook_tools.rendering.swimlane.placement import place_flow
from handbook_tools.rendering.swimlane.rows import FONT, LINE_HEIGHT, SMALL, SMALL_LINE

STYLE: Final = """\
.swimlane{font-family:var(--pst-font-family-base,system-ui,"Noto Sans CJK SC",sans-serif);\
--soft:var(--pst-color-text-muted,#59636e);\
--ink:var(--pst-color-text-base,#1f2328);--paper:var(--pst-color-background,#fff);\
--band:var(--pst-color-surface,#f3f4f5);--rule:var(--pst-color-border,#c9cdd2);\
--step:var(--handbook-duty,#0b5cad);--gate:var(--handbook-gate,#8a5300);\
--back:var(--handbook-prohibition,#b3261e)}
.swimlane text{fill:var(--ink);text-anchor:middle;font-size:13px}
.swimlane .lane{fill:var(--paper);stroke:var(--rule)}
.swimlane .lane.odd{fill:var(--band)}
.swimlane .lane.own{fill:var(--paper);stroke:var(--step);stroke-width:3}
.swimlane .head{font-weight:700}
.swimlane .head.own{text-decoration:underline}
.swimlane .own .step,.swimlane .own .gate{stroke-width:3}
.swimlane .step,.swimlane .end{fill:var(--paper);stroke:var(--step);stroke-width:1.5}
.swimlane .end{stroke:var(--ink)}
.swimlane .gate{fill:var(--paper);stroke:var(--gate);stroke-width:1.5}
.swimlane .small{font-size:11px}
.swimlane .note{font-size:11px;fill:var(--soft)}
.swimlane .line{fill:none;stroke:var(--ink);stroke-width:1.3}
.swimlane .line.back{stroke:var(--back);stroke-dasharray:5 3}
.swimlane .tip{fill:var(--ink)}
.swimlane .tip.back{fill:var(--back)}
.swimlane .label{font-size:11px}
.swimlane .label.back{fill:var(--back)}
.swimlane a:hover .step,.swimlane a:focus .step,\
.swimlane a:hover .gate,.swimlane a:focus .gate{stroke-width:3}
@media print{.swimlane{\
--ink:#000;--soft:#000;--paper:#fff;--band:#f3f3f3;--rule:#999;--step:#000;--gate:#000;--back:#000}}
"""
_BASELINE: Final = 0.35
_TIP: Final = 7.0


def _text(written: str) -> str:
    return escape(written, quote=False)


def _attribute(value: str) -> str:
    return f'"{escape(value)}"'


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _texts(lines: tuple[str, ...], centre: Point, size: float, classes: str = "") -> Iterator[str]:
    spacing = LINE_HEIGHT if size == FONT else SMALL_LINE
    x, y = centre
    top = y - spacing * (len(lines) - 1) / 2 + size * _BASELINE
    attribute = f' class="{classes}"' if classes else ""
    for index, line in enumerate(lines):
        height = _number(top + index * spacing)
        yield f'<text{attribute} x="{_number(x)}" y="{height}">{_text(line)}</text>'


def _lane(lane: Lane, index: int, diagram: Diagram, *, own: bool) -> Iterator[str]:
    odd = " own" if own else " odd" if index % 2 else ""
    left, width = _number(lane.left), _number(lane.right - lane.left)
    yield f'<rect class="lane{odd}" x="{left}" y="1" width="{width}" height="{_number(diagram.height - 2)}"/>'
    yield from _texts(lane.lines, (lane.x, diagram.head_height / 2 + 2), FONT, "head own" if own else "head")


def _tip(points: tuple[Point, ...], classes: str) -> str:
    (x0, y0), (x, y) = points[-2:]
    length = hypot(x - x0, y - y0) or 1.0
    dx, dy = (x - x0) / length, (y - y0) / length
    back_x, back_y = x - dx * _TIP, y - dy * _TIP
    corners = ((x, y), (back_x - dy * 3.5, back_y + dx * 3.5), (back_x + dy * 3.5, back_y - dx * 3.5))
    return (
        f'<polygon class="{classes}" points="{" ".join(f"{_number(a)},{_number(b)}" for a, b in corners)}"/>'
    )


def _line(line: Line) -> Iterator[str]:
    back = " back" if line.back else ""
    first, *rest = line.points
    path = f"M{_number(first[0])} {_number(first[1])}"
    for before, here in pairwise((first, *rest)):
        path += f"H{_number(here[0])}" if here[1] == before[1] else f"V{_number(here[1])}"
    yield f'<path class="line{back}" d="{path}"/>'
    yield _tip(line.points, f"tip{back}")


def _label(label: Label, *, back: bool) -> Iterator[str]:
    centre = (label.box.x, label.box.y)
    yield from _texts(label.lines, centre, SMALL, "label back" if back else "label")


def _outline(shape: Shape) -> str:
    box = shape.box
    if shape.kind is ShapeKind.GATE:
        left, right = box.left + shape.inset, box.right - shape.inset
        upper = ((box.left, box.y), (left, box.top), (right, box.top), (box.right, box.y))
        corners = dict.fromkeys((*upper, (right, box.bottom), (left, box.bottom)))
        points = " ".join(f"{_number(a)},{_number(b)}" for a, b in corners)
        return f'<polygon class="gate" points="{points}"/>'
    radius = 6 if shape.kind is ShapeKind.STEP else box.height / 2
    return (
        f'<rect class="{shape.kind.value}" x="{_number(box.left)}" y="{_number(box.top)}" '
        f'width="{_number(box.width)}" height="{_number(box.height)}" rx="{_number(radius)}"/>'
    )


def _inscription(shape: Shape) -> Iterator[str]:
    box = shape.box
    if shape.kind is ShapeKind.GATE:
        yield from _texts(shape.lines, (box.x, box.y), SMALL, "small")
        return
    above, below = LINE_HEIGHT * len(shape.lines), SMALL_LINE * len(shape.note)
    yield from _texts(shape.lines, (box.x, box.y - below / 2), FONT)
    yield from _texts(shape.note, (box.x, box.y + above / 2), SMALL, "note")


def _shape(shape: Shape, flow: Flow, hrefs: Mapping[str, str], own: str) -> Iterator[str]:
    gate = shape.kind is ShapeKind.GATE
    node = next((each for each in flow.nodes if each.id == shape.node), None)
    stress = ' class="own"' if own and node is not None and node.lane == own else ""
    href = hrefs.get(shape.node, "")
    # a diamond repeats the link of its step: reachable by pointer, not a second stop for the keyboard
    stop = ' tabindex="-1"' if gate else ""
    yield f"<a href={_attribute(href)}{stop}{stress}>" if href else f"<g{stress}>"
    if node is not None:
        text = "".join(shape.lines) if gate else node.name
        yield f"<title>{_text(f'{text}（{node.lane}，{node.citation}）')}</title>"
    yield _outline(shape)
    yield from _inscription(shape)
    yield "</a>" if href else "</g>"


def _start(diagram: Diagram) -> Iterator[str]:
    if diagram.start is None:
        return
    x, y = diagram.start
    yield f'<circle class="tip" cx="{_number(x)}" cy="{_number(y)}" r="5"/>'
    yield from _line(Line(((x, y + 5), (x, diagram.shapes[0].box.top)), back=False))


def render_swimlane(flow: Flow, hrefs: Mapping[str, str], own: str = "") -> str:
    """Return *flow* as one ``<svg>`` element; *hrefs* gives the address of a step by its id.

    The lane and the steps of the role named *own* are drawn with thick lines.
    """
    diagram = place_flow(flow)
    name = f"swimlane-{flow.id}"
    size = f'width="{_number(diagram.width)}" height="{_number(diagram.height)}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="swimlane" role="group" {size} '
        f'viewBox="0 0 {_number(diagram.width)} {_number(diagram.height)}" '
        f"aria-labelledby={_attribute(name + '-title')} aria-describedby={_attribute(name + '-desc')}>",
        f"<title id={_attribute(name + '-title')}>{_text(flow.title)}</title>",
        f"<desc id={_attribute(name + '-desc')}>{_text(describe_flow(flow))}</desc>",
        f"<style>{STYLE}</style>",
    ]
    # the lane of one's own last, so that no other lies over its border
    for index, lane in sorted(enumerate(diagram.lanes), key=lambda each: each[1].name == own):
        parts += _lane(lane, index, diagram, own=lane.name == own)
    parts += _start(diagram)
    for line in diagram.lines:
        parts += _line(line)
    for shape in diagram.shapes:
        parts += _shape(shape, flow, hrefs, own)
    for line in diagram.lines:
        parts += _label(line.label, back=line.back) if line.label else ()
    parts.append("</svg>")
    return "\n".join(parts) + "\n"
