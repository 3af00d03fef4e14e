"""A swimlane diagram as geometry: shapes, lines and labels in pixels, before any markup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]


class ShapeKind(StrEnum):
    """What a shape stands for: a step, a decision, the end."""

    STEP = "step"
    GATE = "gate"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> float:
        """The x of its left side."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        """The y of its upper side."""
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height / 2

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two rectangles share more than a border."""
        apart = (
            self.right <= other.left
            or other.right <= self.left
            or self.bottom <= other.top
            or other.bottom <= self.top
        )
        return not apart


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn shape: ``node`` is the id of its step, empty for the end; ``note`` small type below the text.

    ``inset`` is how far the corners of a decision lie from its tips: half the width makes a diamond.
    """

    kind: ShapeKind
    node: str
    lines: tuple[str, ...]
    note: tuple[str, ...]
    box: Box
    inset: float = 0.0

    def half_width_at(self, offset: float) -> float:
        """Return the distance from the middle to the outline so far above or below the middle."""
        return self.box.width / 2 - self.inset * min(1.0, abs(offset) / (self.box.height / 2))


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside a line."""

    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow along axis-parallel segments; ``back`` where it returns or refuses."""

    points: tuple[Point, ...]
    back: bool
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A column with its head, which stands above the shapes at ``x``."""

    name: str
    lines: tuple[str, ...]
    x: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Diagram:
    """The whole picture; ``start`` is the centre of the start mark."""

    width: float
    height: float
    head_height: float
    lanes: tuple[Lane, ...]
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
    start: Point | None = None
