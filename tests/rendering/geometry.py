"""The laws of a swimlane diagram: each yields the ways in which a diagram breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from handbook_tools.rendering.swimlane.diagram import Box, Diagram, Line, Shape, ShapeKind
from handbook_tools.rendering.swimlane.rows import FONT, LINE_HEIGHT, SMALL, SMALL_LINE
from handbook_tools.rendering.text_metrics import text_width

TOUCH = 0.5
NEAREST = 4.0


def segments(line: Line) -> list[Box]:
    """Return the segments of a line as boxes without width or without height."""
    return [
        Box((x0 + x1) / 2, (y0 + y1) / 2, abs(x1 - x0), abs(y1 - y0))
        for (x0, y0), (x1, y1) in pairwise(line.points)
    ]


def shrink(box: Box, by: float) -> Box:
    return Box(box.x, box.y, max(0.0, box.width - 2 * by), max(0.0, box.height - 2 * by))


def intrudes(box: Box, shape: Shape) -> bool:
    """Tell whether a box (or a segment) lies inside the outline of a shape, which is convex."""
    if not box.overlaps(shape.box):
        return False
    nearest_y = min(max(shape.box.y, box.top), box.bottom)
    half = shape.half_width_at(nearest_y - shape.box.y) - TOUCH
    return box.left < shape.box.x + half and box.right > shape.box.x - half


def cross(one: Box, other: Box) -> bool:
    """Tell whether a horizontal and a vertical segment cross."""
    if (one.width == 0) == (other.width == 0):
        return False
    return one.overlaps(Box(other.x, other.y, other.width or TOUCH, other.height or TOUCH))


def crowd(one: Box, other: Box) -> bool:
    """Tell whether two parallel segments run side by side nearer than lines may."""
    if one.width == other.width == 0:
        return (
            abs(one.x - other.x) < NEAREST and min(one.bottom, other.bottom) - max(one.top, other.top) > TOUCH
        )
    if one.height == other.height == 0:
        return (
            abs(one.y - other.y) < NEAREST and min(one.right, other.right) - max(one.left, other.left) > TOUCH
        )
    return False


def text_lines(shape: Shape) -> Iterator[tuple[str, Box]]:
    """Yield every line of a shape's text with the box it fills."""
    gate = shape.kind is ShapeKind.GATE
    size, height = (SMALL, SMALL_LINE) if gate else (FONT, LINE_HEIGHT)
    y = shape.box.y - (height * len(shape.lines) + SMALL_LINE * len(shape.note)) / 2
    for text in shape.lines:
        yield text, Box(shape.box.x, y + height / 2, text_width(text, size), size)
        y += height
    for text in shape.note:
        yield text, Box(shape.box.x, y + SMALL_LINE / 2, text_width(text, SMALL), SMALL)
        y += SMALL_LINE


def broken_by_shapes(diagram: Diagram) -> Iterator[str]:
    for one, other in combinations(diagram.shapes, 2):
        if one.box.overlaps(other.box):
            yield f"{one.lines} and {other.lines} overlap"
    for shape in diagram.shapes:
        if not any(lane.left < shape.box.left and shape.box.right < lane.right for lane in diagram.lanes):
            yield f"{shape.lines} lies in no lane"
        for text, box in text_lines(shape):
            half = min(shape.half_width_at(edge - shape.box.y) for edge in (box.top, box.bottom))
            if box.width / 2 > half + TOUCH or box.top < shape.box.top or box.bottom > shape.box.bottom:
                yield f"{text} leaves its shape"


def broken_by_lines(diagram: Diagram) -> Iterator[str]:
    for line in diagram.lines:
        for segment in segments(line):
            if segment.width and segment.height:
                yield f"{line.points} is slanted"
            yield from (f"{line.points} crosses {s.lines}" for s in diagram.shapes if intrudes(segment, s))
    for one, other in combinations(diagram.lines, 2):
        if {one.points[0], one.points[-1]} & {other.points[0], other.points[-1]}:
            yield f"{one.points} and {other.points} share a port"
        for segment in segments(one):
            if any(crowd(segment, each) for each in segments(other)):
                yield f"{one.points} and {other.points} share a stretch"


def broken_by_labels(diagram: Diagram) -> Iterator[str]:
    labels = [line.label for line in diagram.lines if line.label]
    for one, other in combinations(labels, 2):
        if one.box.overlaps(other.box):
            yield f"{one.lines} and {other.lines} overlap"
    for label in labels:
        yield from (f"{label.lines} covers {s.lines}" for s in diagram.shapes if intrudes(label.box, s))
        for line in diagram.lines:
            if any(shrink(label.box, TOUCH).overlaps(segment) for segment in segments(line)):
                yield f"{label.lines} covers {line.points}"


def broken_by_frame(diagram: Diagram) -> Iterator[str]:
    whole = Box(diagram.width / 2, diagram.height / 2, diagram.width, diagram.height)
    drawn = [shape.box for shape in diagram.shapes]
    drawn += [segment for line in diagram.lines for segment in segments(line)]
    drawn += [line.label.box for line in diagram.lines if line.label]
    for box in drawn:
        if box.left < whole.left or box.right > whole.right or box.bottom > whole.bottom:
            yield f"{box} leaves the picture"
        if box.top < diagram.head_height:
            yield f"{box} reaches into the heads"
    for lane in diagram.lanes:
        for text in lane.lines:
            if text_width(text, FONT) / 2 > min(lane.x - lane.left, lane.right - lane.x) + TOUCH:
                yield f"{text} leaves its lane"


def broken_laws(diagram: Diagram) -> list[str]:
    """Return every way in which a diagram breaks a law."""
    laws = (broken_by_shapes, broken_by_lines, broken_by_labels, broken_by_frame)
    return [found for law in laws for found in law(diagram)]


def count_crossings(lines: list[Line]) -> int:
    """Return how often lines cross one another."""
    return sum(
        cross(s, t) for one, other in combinations(lines, 2) for s in segments(one) for t in segments(other)
    )
