"""Equivalent mutants: changes that change nothing, each registered with a written reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from handbook_tools.model.diagnostics import Diagnostic, Place, quote
from handbook_tools.mutation.mutant import Mutant
from handbook_tools.sources import Source
from handbook_tools.strict_yaml import FieldReader, YamlMapping, read_yaml

FILE: Final = "docs/registers/equivalent-mutants.yml"
SHORTEST_REASON: Final = 6
_EXAMPLES: Final = {
    "operator": "operator: unit-swapped",
    "subject": "subject: publication/planning",
    "after": "after: 改过以后的句子，供人核对",
    "reason": "reason: 为什么这样改意思不变",
}


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant that means the same as the original, and why; the other fields tell people which it is."""

    id: str
    operator: str
    subject: str
    after: str
    reason: str
    place: Place


class EquivalentsReading(NamedTuple):
    """The registered equivalent mutants by id, and what is wrong with their file."""

    entries: Mapping[str, Equivalent]
    diagnostics: tuple[Diagnostic, ...] = ()


def read_equivalents(source: Source | None) -> EquivalentsReading:
    """Read the register of equivalent mutants, which a handbook need not have; never raises for bad input."""
    if source is None:
        return EquivalentsReading({})
    node, found = read_yaml(source.text, Place(source.path))
    diagnostics = [*source.diagnostics, *found]
    if node is not None and not isinstance(node, YamlMapping):
        hint = "每个条目先写变异体的编号和冒号，再逐行缩进写 operator、subject、after、reason。"
        diagnostics.append(Diagnostic("field-type", Place(source.path), "登记册应为带名称的一组内容。", hint))
    entries = {}
    for key, value in node.entries if isinstance(node, YamlMapping) else ():
        if not isinstance(value, YamlMapping):
            hint = "先写变异体的编号和冒号，再逐行缩进写 operator、subject、after、reason。"
            diagnostics.append(Diagnostic("field-type", key.place, f"条目{quote(key.text)}没有内容。", hint))
            continue
        fields = FieldReader(value, f"条目{quote(key.text)}", _EXAMPLES, diagnostics)
        fields.note_unknown()
        texts = {name: fields.text(name) for name in _EXAMPLES}
        entries[key.text] = Equivalent(id=key.text, place=key.place, **texts)
    diagnostics += [each for entry in entries.values() for each in _reason_missing(entry)]
    return EquivalentsReading(entries, tuple(diagnostics))


def _reason_missing(entry: Equivalent) -> Iterator[Diagnostic]:
    if len(entry.reason) < SHORTEST_REASON:
        message = f"变异体 {entry.id} 的理由{quote(entry.reason)}没有说明为什么意思不变。"
        hint = "写一句话，例如：reason: 两个说法指同一天。"
        yield Diagnostic("equivalent-reason", entry.place, message, hint)


def find_stale(entries: Mapping[str, Equivalent], mutants: Iterable[Mutant]) -> Iterator[Diagnostic]:
    """Yield the entries that no mutant answers to any more: their sentence has changed since."""
    known = {mutant.id for mutant in mutants}
    for entry in entries.values():
        if entry.id not in known:
            message = f"变异体 {entry.id}（{entry.operator}，{entry.subject}）已经没有了。"
            hint = "条文改过了：删去这个条目；仍然等价的，按新的编号重新登记。"
            yield Diagnostic("equivalent-stale", entry.place, message, hint)
