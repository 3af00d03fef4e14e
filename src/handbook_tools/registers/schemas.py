"""The JSON Schemas of the register files, derived from the functions that read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.identifiers import FACT, IDENTIFIER, SOURCE
from handbook_tools.registers import readers
from handbook_tools.strict_yaml import FieldReader, YamlMapping
from handbook_tools.strict_yaml.recording import DIALECT, FieldRecorder, Schema, identifier_schema


class _Register(NamedTuple):
    """How the entries of a register are read: the function, its examples, the form of the ids."""

    read: Callable[[str, Place, FieldReader], object]
    examples: dict[str, str]
    ids: str = IDENTIFIER.pattern


_REGISTERS: Final = {
    "roles": _Register(readers.read_role, readers.ROLE),
    "parameters": _Register(readers.read_parameter, readers.PARAMETER),
    "platforms": _Register(readers.read_platform, readers.PLATFORM),
    "laws": _Register(readers.read_law, readers.LAW),
    "flows": _Register(readers.read_flow, readers.FLOW),
    "checklists": _Register(readers.read_checklist, readers.CHECKLIST),
    "synonyms": _Register(readers.read_synonym, readers.SYNONYM),
    "separations": _Register(readers.read_separation, readers.SEPARATION),
    "waivers": _Register(readers.read_waiver, readers.WAIVER),
    "sources": _Register(readers.read_regulation, readers.SOURCE, SOURCE.pattern),
    "provenance": _Register(readers.read_fact, readers.FACT, FACT.pattern),
}


def _schema(name: str, register: _Register) -> Schema:
    recorder = FieldRecorder(YamlMapping((), Place(name)), name, register.examples)
    register.read("", Place(name), recorder)
    return {
        "$schema": DIALECT,
        "title": f"登记册 {name}",
        "description": "每个条目先写编号，再写它的字段。",
        "type": "object",
        "propertyNames": identifier_schema(register.ids),
        "additionalProperties": recorder.schema(),
    }


def register_schemas() -> Iterator[tuple[str, Schema]]:
    """Yield the name of every kind of register file with its schema."""
    for name, register in _REGISTERS.items():
        yield name, _schema(name, register)
