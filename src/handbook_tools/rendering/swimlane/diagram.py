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
    """A drawn shape: ``node`` is the id of its step, empty for the end."""

    kind: ShapeKind
    node: str
    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside a line."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow along axis-parallel segments; ``back`` where it returns or refuses."""

    points: tuple[Point, ...]
    back: bool
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A column with its head."""

    name: str
    lines: tuple[str, ...]
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
