"""The geometry of swimlane diagrams: nothing overlaps, nothing crosses a shape, nothing is lost."""

from __future__ import annotations

import os
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.model.flow import Flow, FlowNode
from handbook_tools.model.step import END, Case, Next, Pass, Reject, Return
from handbook_tools.rendering import render_swimlane
from handbook_tools.rendering.swimlane import place_flow
from handbook_tools.rendering.swimlane.diagram import Box, Diagram, Line, Point

from .flows import EMPTY, FLOWS, PUBLICATION, node

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
Segment = tuple[Point, Point]


def segments(line: Line) -> list[Segment]:
    return list(pairwise(line.points))


def as_box(segment: Segment) -> Box:
    (x0, y0), (x1, y1) = segment
    return Box((x0 + x1) / 2, (y0 + y1) / 2, abs(x1 - x0), abs(y1 - y0))


def share_a_stretch(one: Segment, other: Segment) -> bool:
    a, b = as_box(one), as_box(other)
    if a.width == b.width == 0 and abs(a.x - b.x) < 1:
        return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5
    if a.height == b.height == 0 and abs(a.y - b.y) < 1:
        return min(a.right, b.right) - max(a.left, b.left) > 0.5
    return False


def check_geometry(diagram: Diagram) -> None:
    whole = Box(diagram.width / 2, diagram.height / 2, diagram.width, diagram.height)
    boxes = [shape.box for shape in diagram.shapes]
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    labels = [line.label for line in diagram.lines if line.label]
    for label in labels:
        assert not any(label.box.overlaps(box) for box in boxes if not is_diamond(diagram, box))
    for first, second in combinations(labels, 2):
        assert not first.box.overlaps(second.box)
    for line in diagram.lines:
        for (x0, y0), (x1, y1) in segments(line):
            assert x0 == x1 or y0 == y1, "every segment runs along an axis"
            assert not any(crosses(((x0, y0), (x1, y1)), box) for box in boxes)
        for x, y in line.points:
            assert whole.left <= x <= whole.right
            assert whole.top <= y <= whole.bottom
    for one_line, other_line in combinations(diagram.lines, 2):
        for s in segments(one_line):
            assert not any(share_a_stretch(s, t) for t in segments(other_line))


def is_diamond(diagram: Diagram, box: Box) -> bool:
    return next(shape.kind == "gate" for shape in diagram.shapes if shape.box is box)


def crosses(segment: Segment, box: Box) -> bool:
    """A segment may touch an outline (a diamond's lies inside its box) but not run through the middle."""
    inner = Box(box.x, box.y, box.width * 0.45, box.height * 0.45)
    line = as_box(segment)
    return (
        line.left < inner.right
        and line.right > inner.left
        and line.top < inner.bottom
        and line.bottom > inner.top
    )


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_nothing_overlaps(flow: Flow) -> None:
    check_geometry(place_flow(flow))


NAMES = ("甲", "乙", "丙", "丁", "戊", "己", "庚")


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    count = draw(st.integers(1, len(NAMES)))
    targets = st.sampled_from([*NAMES[:count], END, "没有"])
    exits = st.one_of(
        st.tuples(st.builds(Next, targets)),
        st.tuples(st.builds(Pass, targets), st.builds(Return, targets)),
        st.tuples(st.builds(Pass, targets), st.builds(Return, targets), st.builds(Reject, targets)),
        st.tuples(st.builds(Case, st.just("情形一"), targets), st.builds(Case, st.just("其他"), targets)),
        st.tuples(
            st.builds(Case, st.just("重要信息"), targets),
            st.builds(Case, st.just("属于涉密类别的信息"), targets),
            st.builds(Case, st.just("其他"), targets),
        ),
    )
    nodes = tuple(node(name, f"岗位{draw(st.integers(1, 4))}", *draw(exits)) for name in NAMES[:count])
    return Flow("drawn", "随机", nodes)


@settings(max_examples=120, deadline=None)
@given(flows())
def test_nothing_overlaps_in_any_flow(flow: Flow) -> None:
    check_geometry(place_flow(flow))


def test_every_known_exit_is_an_arrow() -> None:
    diagram = place_flow(PUBLICATION)
    gates = sum(1 for shape in diagram.shapes if shape.kind == "gate")
    exits = sum(len(each.exits) for each in PUBLICATION.nodes)
    assert len(diagram.lines) == exits + gates, "an arrow an exit, and one into every diamond"


def test_returns_are_dashed_and_end_at_their_step() -> None:
    diagram = place_flow(PUBLICATION)
    drafting = next(shape.box for shape in diagram.shapes if shape.node == "撰写")
    back = [line for line in diagram.lines if line.back and line.label and line.label.text == "退回"]
    into = [line for line in back if drafting.top <= line.points[-1][1] <= drafting.bottom]
    assert len(back) == 6
    assert len(into) == 5
    assert len({line.points[-1] for line in into}) == 5, "each return has a port of its own"


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_picture_is_the_reviewed_one(flow: Flow) -> None:
    """Run with HANDBOOK_UPDATE_GOLDEN=1 to accept a new picture, then look at it."""
    path = GOLDEN / f"{flow.id}.svg"
    drawn = render_swimlane(flow, {each.id: f"#{each.id}" for each in flow.nodes})
    if os.environ.get("HANDBOOK_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(drawn, "utf-8", newline="\n")
    assert drawn == path.read_text("utf-8")


def test_every_step_is_a_titled_link() -> None:
    root = ET.fromstring(
        render_swimlane(PUBLICATION, {each.id: f"p.html#{each.id}" for each in PUBLICATION.nodes})
    )
    hrefs = [link.get("href") for link in root.iter(f"{SVG}a") if link.get("tabindex") != "-1"]
    assert hrefs == [f"p.html#{each.id}" for each in PUBLICATION.nodes]
    for link in root.iter(f"{SVG}a"):
        assert link.find(f"{SVG}title") is not None
    assert root.get("role") == "group"
    described = root.find(f"{SVG}desc")
    assert described is not None
    assert "终审" in (described.text or "")


def test_an_unknown_address_leaves_no_link() -> None:
    assert "<a " not in render_swimlane(PUBLICATION, {})


def test_names_are_escaped() -> None:
    hostile = FlowNode('<b>"&', '<script>&"', "<i>", (Next(END),), citation="<&>")
    drawn = render_swimlane(Flow("x", "<&>", (hostile,)), {hostile.id: 'javascript:"<'})
    root = ET.fromstring(drawn)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "text", "circle", "path", "polygon", "a", "g")
    }


def test_an_empty_flow_is_an_empty_picture() -> None:
    assert place_flow(EMPTY).shapes == ()
