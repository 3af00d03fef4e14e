"""The file of an instrument: YAML to an instrument and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

import yaml

from handbook_tools.amendments import faults
from handbook_tools.amendments.instrument import NUMBER, Enactment, Instrument, Mode, Weight
from handbook_tools.amendments.operations import KINDS, NAMES, Operation, Value
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.sources import Source
from handbook_tools.strict_yaml import FieldReader, YamlList, YamlMapping, YamlNode, YamlText, read_yaml

SCHEMA: Final = "docs/public/schema/instrument.schema.json"
MARK: Final = (
    "# 各项操作由 handbook amend draft 根据条文生成；其余字段和各项的 reason 由管理员填写，再次生成时保留。\n"
    f"# yaml-language-server: $schema=../../{SCHEMA}\n"
)
EXAMPLES: Final = {
    "number": "number: 2027-1",
    "title": "title: 关于修改《内容审核与发布管理制度》的决定",
    "mode": "mode: 修正",
    "base": "base: 第1版",
    "adopted_by": "adopted_by: 主管部门",
    "adopted_on": "adopted_on: 2027-01-15",
    "effective": "effective: 2027-02-01",
    "materiality": "materiality: 实质",
    "overrule": "overrule: 只改正错字，指纹变化由换行引起。",
    "consultations": "consultations: [hours-2027]",
    "operations": "operations: （由 handbook amend draft 写入）",
}
OPERATION_EXAMPLES: Final = {
    "operation": "operation: replace-article",
    "target": "target: publication/three-reviews",
    "chapter": "chapter: 2",
    "after": "after: publication/three-reviews",
    "number": "number: 第九条",
    "text": "text: |（条文的 Markdown）",
    "values": "values: （登记册条目的各字段）",
    "reason": "reason: 法定时限缩短。",
}


class InstrumentReading(NamedTuple):
    """An instrument as read, `None` where it cannot be used, and what is wrong with its file."""

    instrument: Instrument | None
    diagnostics: tuple[Diagnostic, ...]


def read_instrument(source: Source) -> InstrumentReading:
    """Read the instrument in *source*; never raises for bad input."""
    if not source.text:
        return InstrumentReading(None, source.diagnostics)
    node, found = read_yaml(source.text, Place(source.path))
    if not isinstance(node, YamlMapping):
        wrong = found or [faults.instrument_empty(Place(source.path))]
        return InstrumentReading(None, (*source.diagnostics, *wrong))
    reader = _InstrumentReader(FieldReader(node, "修改决定", EXAMPLES), PurePosixPath(source.path).stem)
    instrument = reader.read(node.place)
    found += reader.fields.diagnostics
    return InstrumentReading(None if found else instrument, (*source.diagnostics, *found))


@dataclass(slots=True)
class _InstrumentReader:
    fields: FieldReader
    stem: str
    keys: dict[tuple[str, str], Place] = field(default_factory=dict)

    def read(self, place: Place) -> Instrument | None:
        given = self.fields
        given.note_unknown()
        number, title = given.text("number"), given.text("title")
        mode, weight = given.choice("mode", Mode), given.choice("materiality", Weight)
        if number and (number != self.stem or not NUMBER.fullmatch(number)):
            given.diagnostics.append(faults.instrument_number(given.place_of("number"), number, self.stem))
        enactments = tuple(filter(None, map(self._enactment, given.mappings("operations"))))
        if mode is None or weight is None:
            return None
        return Instrument(
            number=number,
            title=title,
            mode=mode,
            weight=weight,
            enactments=enactments,
            place=place,
            base=given.optional_text("base"),
            adopted_by=given.optional_text("adopted_by"),
            adopted_on=given.optional_date("adopted_on"),
            effective=given.optional_date("effective"),
            overrule=given.optional_text("overrule"),
            consultations=given.texts("consultations"),
        )

    def _enactment(self, mapping: YamlMapping) -> Enactment | None:
        given = self.fields.inside(mapping, "操作", OPERATION_EXAMPLES)
        given.note_unknown()
        name, target = given.text("operation"), given.text("target")
        if name and name not in KINDS:
            given.diagnostics.append(faults.operation_unknown(given.place_of("operation"), name, KINDS))
        if not target or name not in KINDS:
            return None
        first = self.keys.setdefault((name, target), mapping.place)
        if first is not mapping.place:
            given.diagnostics.append(faults.operation_repeated(mapping.place, target, first))
        operation = KINDS[name](**{each: _given(given, each) for each in _names(KINDS[name])})
        return Enactment(operation, mapping.place, given.optional_text("reason"))


def _names(kind: type[Operation]) -> Iterator[str]:
    return (each.name for each in fields(kind))


def _given(given: FieldReader, name: str) -> Any:  # a field of any operation
    node = given.find(name)
    if name == "after" and node is None:
        return ""
    if name == "values" and isinstance(node, YamlMapping):
        return _plain(node)
    if name == "text" and isinstance(node, YamlText):
        return node.text
    return given.text(name)


def _plain(node: YamlNode) -> Any:  # a value of any shape
    match node:
        case YamlText(text):
            return text
        case YamlList(values):
            return [_plain(each) for each in values]
        case YamlMapping(entries):
            return {key.text: _plain(value) for key, value in entries}


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a literal block and indents the members of a list."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


def render_instrument(instrument: Instrument) -> str:
    """Return the text of the file of *instrument*."""
    content = {**_head(instrument), "operations": [_written(each) for each in instrument.enactments]}
    written: str = yaml.dump(
        content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**9
    )
    return MARK + written


def _head(instrument: Instrument) -> Mapping[str, Value]:
    given: dict[str, Value] = {
        "number": instrument.number,
        "title": instrument.title,
        "mode": instrument.mode.value,
        "base": instrument.base,
        "adopted_by": instrument.adopted_by,
        "adopted_on": str(instrument.adopted_on or ""),
        "effective": str(instrument.effective or ""),
        "materiality": instrument.weight.value,
        "overrule": instrument.overrule,
        "consultations": list(instrument.consultations),
    }
    return {name: value for name, value in given.items() if value}


def _written(enactment: Enactment) -> dict[str, Value]:
    operation = enactment.operation
    given = {each: getattr(operation, each) for each in _names(type(operation))}
    filled = {name: value for name, value in given.items() if value or name == "values"}
    reason = {"reason": enactment.reason} if enactment.reason else {}
    return {"operation": NAMES[type(operation)], **filled, **reason}
