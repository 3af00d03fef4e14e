"""The geometry of swimlane diagrams: nothing overlaps, nothing crosses a shape, nothing is lost."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.model.flow import Flow, FlowNode
from handbook_tools.model.step import END, Case, Next, Pass, Reject, Return
from handbook_tools.rendering.swimlane import place_flow, render_swimlane
from handbook_tools.rendering.swimlane.diagram import Box, Diagram, Line
from handbook_tools.rendering.swimlane.svg import STYLE

from .flows import EMPTY, FLOWS, LOOPS, OPENING, PUBLICATION, node
from .geometry import broken_laws, count_crossings

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
PHONE = 328
"""What a page leaves for a picture on a screen of 360 px."""


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.id)
def test_nothing_overlaps(flow: Flow) -> None:
    assert broken_laws(place_flow(flow)) == []


def _shift_shape(diagram: Diagram, by: float) -> Diagram:
    moved = replace(diagram.shapes[0], box=replace(diagram.shapes[0].box, y=diagram.shapes[0].box.y + by))
    return replace(diagram, shapes=(moved, *diagram.shapes[1:]))


def _shift_label(diagram: Diagram, x: float, y: float) -> Diagram:
    line = next(line for line in diagram.lines if line.label)
    assert line.label is not None
    box = replace(line.label.box, x=line.label.box.x + x, y=line.label.box.y + y)
    moved = replace(line, label=replace(line.label, box=box))
    return replace(diagram, lines=tuple(moved if each is line else each for each in diagram.lines))


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (lambda d: replace(d, shapes=(*d.shapes, d.shapes[0])), "overlap"),
        (lambda d: _shift_shape(d, -60), "reaches into the heads"),
        (lambda d: _shift_label(d, -8, 0), "covers"),
        (lambda d: _shift_label(d, 500, 0), "leaves the picture"),
        (lambda d: replace(d, lines=(*d.lines, d.lines[0])), "share a stretch"),
        (lambda d: replace(d, lines=(*d.lines, Line(((9.0, 99.0), (250.0, 99.0)), back=False))), "crosses"),
        (lambda d: replace(d, shapes=(replace(d.shapes[0], lines=("字" * 9,)),)), "leaves its shape"),
        (lambda d: replace(d, lanes=d.lanes[1:]), "lies in no lane"),
    ],
)
def test_the_laws_notice_a_broken_diagram(broken: object, expected: str) -> None:
    assert callable(broken)
    assert any(expected in found for found in broken_laws(broken(place_flow(OPENING))))


NAMES = ("甲", "乙方复核", "登记并归档", "复核 No. 4", "戊", "己己己己己己己己己", "庚", "辛")
LANES = ("编辑", "平台管理员", "各部门信息员", "新媒体运营与内容安全管理岗", "主编", "总经办")
CONDITIONS = ("重要信息", "属于涉密类别的信息", "涉及重大突发事件或者可能引起社会广泛关注且尚未取得授权")


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    count = draw(st.integers(1, len(NAMES)))
    targets = st.sampled_from([*NAMES[:count], END, "没有"])
    cases = st.builds(Case, st.sampled_from(CONDITIONS), targets)
    exits = st.one_of(
        st.tuples(st.builds(Next, targets)),
        st.tuples(st.builds(Pass, targets), st.builds(Return, targets)),
        st.tuples(st.builds(Pass, targets), st.builds(Return, targets), st.builds(Reject, targets)),
        st.tuples(cases, st.builds(Case, st.just("其他"), targets)),
        st.tuples(cases, cases, st.builds(Case, st.just("其他"), targets)),
        st.tuples(cases, cases, cases),
    )
    lanes = st.sampled_from(LANES)
    return Flow("drawn", "随机", tuple(node(name, draw(lanes), *draw(exits)) for name in NAMES[:count]))


@settings(max_examples=100, deadline=None)
@given(flows())
def test_nothing_overlaps_in_any_flow(flow: Flow) -> None:
    assert broken_laws(place_flow(flow)) == []


def test_every_known_exit_is_an_arrow() -> None:
    diagram = place_flow(PUBLICATION)
    gates = sum(1 for shape in diagram.shapes if shape.kind == "gate")
    exits = sum(len(each.exits) for each in PUBLICATION.nodes)
    assert len(diagram.lines) == exits + gates, "an arrow an exit, and one into every diamond"
    assert sum(1 for shape in diagram.shapes if shape.kind == "end") == 1


def _returns_to(name: str, diagram: Diagram) -> list[Line]:
    box = next(shape.box for shape in diagram.shapes if shape.node == name)
    return [
        line
        for line in diagram.lines
        if line.back
        and box.top < line.points[-1][1] < box.bottom
        and line.points[-1][0] in (box.left, box.right)
    ]


def test_returns_are_dashed_and_do_not_cross_one_another() -> None:
    into = _returns_to("撰写", place_flow(PUBLICATION))
    assert [line.label.lines for line in into if line.label] == [("退回",)] * 5
    assert count_crossings(into) == 0


def test_lines_cross_no_more_than_when_last_looked_at() -> None:
    assert count_crossings(list(place_flow(PUBLICATION).lines)) <= 19
    assert count_crossings(list(place_flow(OPENING).lines)) <= 6


def test_a_free_lane_is_fallen_down_straight() -> None:
    """发现差错？否 passes 更正, which stands in another lane."""
    diagram = place_flow(PUBLICATION)
    filing = next(shape.box for shape in diagram.shapes if shape.node == "归档")
    falls = [line for line in diagram.lines if line.points[-1] == (filing.x, filing.top)]
    assert [len(line.points) for line in falls] == [2]


def test_three_lanes_fit_a_phone_and_nine_stay_below_a_desktop() -> None:
    assert place_flow(OPENING).width <= PHONE
    assert place_flow(PUBLICATION).width <= 800


def test_broken_exits_are_left_out() -> None:
    diagram = place_flow(LOOPS)
    assert len(diagram.lines) == 4, "into the diamond, the self loop, the return, and 丙 to 乙"
    nowhere = Flow(
        "x", "x", (node("甲", "一", Pass("没有"), Return("没有")), node("乙", "", Case("其他", "甲")))
    )
    assert broken_laws(place_flow(nowhere)) == []


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
    links = [link for link in root.iter(f"{SVG}a") if link.get("tabindex") != "-1"]
    assert [link.get("href") for link in links] == [f"p.html#{each.id}" for each in PUBLICATION.nodes]
    titles = [link.findtext(f"{SVG}title") for link in links]
    assert titles == [f"{each.name}（{each.lane}，{each.citation}）" for each in PUBLICATION.nodes]


def test_the_picture_has_a_name_and_a_description() -> None:
    root = ET.fromstring(render_swimlane(PUBLICATION, {}))
    assert root.get("role") == "group"
    by_id = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert all(identifier.startswith("swimlane-publication-") for identifier in by_id if identifier)
    assert by_id[root.get("aria-labelledby")] == PUBLICATION.title
    assert "终审" in (by_id[root.get("aria-describedby")] or "")


def test_a_step_without_an_address_is_no_link() -> None:
    assert "<a " not in render_swimlane(PUBLICATION, {})


def test_colours_come_from_variables_with_a_fallback() -> None:
    screen, _, paper = STYLE.partition("@media print")
    for value in re.findall(r"(?:fill|stroke):([^;}]+)", screen):
        assert value == "none" or re.fullmatch(r"var\(--[a-z]+\)", value)
    assert re.findall(r"--([a-z]+):var\(--(?:pst|handbook)-[a-z-]+,#[0-9a-f]+\)", screen)
    defined = set(re.findall(r"--([a-z]+):", screen))
    assert defined == set(re.findall(r"--([a-z]+):#", paper)), "print redefines every colour"


def test_names_are_escaped() -> None:
    hostile = FlowNode('<b>"&', '<script>&"', "<i>", (Case("<u>&", END),), citation="<&>")
    drawn = render_swimlane(Flow('x"<', "<&>", (hostile,)), {hostile.id: 'x.html?a="&<'})
    root = ET.fromstring(drawn)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "text", "circle", "path", "polygon", "a", "g")
    }
    assert {link.get("href") for link in root.iter(f"{SVG}a")} == {'x.html?a="&<'}


def test_an_empty_flow_is_an_empty_picture() -> None:
    assert place_flow(EMPTY).shapes == ()
    assert ET.fromstring(render_swimlane(EMPTY, {})).get("width") is not None


def test_a_half_drawn_box_touches_no_neighbour() -> None:
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 0, 10, 10))


def test_the_lane_of_a_role_is_stressed_by_lines_and_not_by_colour_alone() -> None:
    lane = PUBLICATION.nodes[0].lane
    picture = render_swimlane(PUBLICATION, {}, lane)
    own = sum(each.lane == lane for each in PUBLICATION.nodes)
    assert picture.count('class="lane own"') == 1
    assert picture.count('<g class="own">') >= own
    assert "stroke-width:3" in STYLE
    assert "text-decoration:underline" in STYLE
    assert 'own"' not in render_swimlane(PUBLICATION, {})


def test_the_lane_of_a_role_is_drawn_over_its_neighbours() -> None:
    picture = render_swimlane(PUBLICATION, {}, PUBLICATION.lanes[0])
    assert picture.rindex('class="lane') == picture.index('class="lane own"')
