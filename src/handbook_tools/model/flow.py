"""An approval flow whole: its steps in order, each resolved to its lane and label."""

from __future__ import annotations

from dataclasses import dataclass

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import full_label
from handbook_tools.model.policy import Provision
from handbook_tools.model.prose import provision_text
from handbook_tools.model.step import Exit


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A step in its flow, resolved: the provision that lays it down, its lane and its label.

    ``lane`` is the name of the bearer. ``citation`` is the label of the provision (第八条第二款).
    """

    id: str
    name: str
    lane: str
    exits: tuple[Exit, ...]
    citation: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow whole: nodes in reading order, the first of them the start; lanes in order of appearance."""

    id: str
    title: str
    nodes: tuple[FlowNode, ...]

    @property
    def lanes(self) -> tuple[str, ...]:
        """The bearers in the order in which the steps name them first."""
        return tuple(dict.fromkeys(node.lane for node in self.nodes))


def _resolve_node(provision: Provision, handbook: Handbook) -> FlowNode | None:
    target = handbook.find_target(provision.id)
    if provision.step is None or target is None:
        return None
    return FlowNode(
        id=provision.id,
        name=provision.step.name,
        lane=provision.bearer,
        exits=provision.step.exits,
        citation=full_label(target),
        wording=provision_text(provision, handbook),
    )


def find_flow(identifier: str, handbook: Handbook) -> Flow | None:
    """Return a flow with its nodes resolved, the start first, the rest in reading order."""
    entry = handbook.find_flow(identifier)
    if entry is None:
        return None
    steps = (p for p in handbook.provisions if p.step is not None and p.step.flow == identifier)
    nodes = [node for p in steps if (node := _resolve_node(p, handbook))]
    nodes.sort(key=lambda node: node.id != entry.start)
    return Flow(entry.id, entry.title, tuple(nodes))
