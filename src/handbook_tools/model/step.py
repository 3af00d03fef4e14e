"""A step of an approval flow: what one provision contributes, with its exits."""

from __future__ import annotations

from dataclasses import dataclass

END = "end"
"""The target of an exit that ends the flow."""


@dataclass(frozen=True, slots=True)
class Next:
    """The only way on from a step that decides nothing."""

    target: str


@dataclass(frozen=True, slots=True)
class Pass:
    """The way on from a gate where the decision is positive."""

    target: str


@dataclass(frozen=True, slots=True)
class Return:
    """The way back from a gate to an earlier step."""

    target: str


@dataclass(frozen=True, slots=True)
class Reject:
    """The way out of a gate where the matter is refused for good; usually to `END`."""

    target: str


@dataclass(frozen=True, slots=True)
class Case:
    """One branch of a step that sorts: taken when ``condition`` holds (其他 for all the rest)."""

    condition: str
    target: str


Exit = Next | Pass | Return | Reject | Case


@dataclass(frozen=True, slots=True)
class Step:
    """What a provision contributes to a flow: its short name in the diagram and its exits.

    Targets are full provision ids or `END`.
    """

    flow: str
    name: str
    exits: tuple[Exit, ...]
