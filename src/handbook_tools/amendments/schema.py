"""The JSON Schemas of instruments and consultation records, derived from what reads them."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from handbook_tools.amendments.consultations import CLAUSE_EXAMPLES, Counterpart, Forum
from handbook_tools.amendments.consultations import EXAMPLES as CONSULTATION_EXAMPLES
from handbook_tools.amendments.instrument import NUMBER, Mode, Weight
from handbook_tools.amendments.instrument_file import EXAMPLES, OPERATION_EXAMPLES
from handbook_tools.amendments.operations import KINDS, Operation
from handbook_tools.model.identifiers import IDENTIFIER
from handbook_tools.strict_yaml.recording import DIALECT, Schema, identifier_schema, text_schema, whole_match

_DATE: Final[Schema] = {"type": "string", "format": "date"}
_FULL_ID: Final[Schema] = {
    "type": "string",
    "pattern": whole_match(f"{IDENTIFIER.pattern}/{IDENTIFIER.pattern}"),
}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_OPTIONAL: Final = {
    *("base", "adopted_by", "adopted_on", "effective", "overrule", "consultations"),
    *("after", "reason", "published", "record", "comments", "answer"),
}
_SPECIAL: Final[dict[str, Schema]] = {
    "number": {"type": "string", "pattern": whole_match(NUMBER.pattern)},
    "mode": {"enum": [each.value for each in Mode]},
    "materiality": {"enum": [each.value for each in Weight]},
    "base": {"type": ["string", "integer"]},
    "adopted_on": _DATE,
    "effective": _DATE,
    "consultations": {"type": "array", "items": identifier_schema()},
    "id": identifier_schema(),
    "announced": _DATE,
    "discussed_on": _DATE,
    "published": _DATE,
    "discussed_by": {"enum": [each.value for each in Forum]},
    "negotiated_with": {"enum": [each.value for each in Counterpart]},
    "attended": {"type": "integer", "minimum": 1},
    "clause": _FULL_ID,
    "comments": _COUNT,
}
_OF_OPERATIONS: Final[dict[str, Schema]] = {
    "values": {"type": "object"},
    "chapter": {"type": ["string", "integer"]},
}


def _mapping(properties: dict[str, Schema]) -> Schema:
    required = [name for name in properties if name not in _OPTIONAL]
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}


def _fields(examples: dict[str, str], special: dict[str, Schema]) -> dict[str, Schema]:
    return {
        name: {"description": f"例：{example}", **special.get(name, text_schema())}
        for name, example in examples.items()
    }


def _operation(name: str, kind: type[Operation]) -> Schema:
    known = _fields(OPERATION_EXAMPLES, _OF_OPERATIONS)
    given = {each.name: known[each.name] for each in fields(kind)}
    return _mapping({"operation": {"const": name}, **given, "reason": known["reason"]})


def instrument_schema() -> Schema:
    """Return the schema of an instrument's file."""
    operations = [_operation(name, kind) for name, kind in KINDS.items()]
    head = _fields(EXAMPLES, _SPECIAL)
    head["operations"] = {"type": "array", "items": {"oneOf": operations}}
    said = "由 handbook amend draft 起草，由管理员填写。"
    return {"$schema": DIALECT, "title": "修改决定", "description": said, **_mapping(head)}


def consultation_schema() -> Schema:
    """Return the schema of the file of a consultation record."""
    head = _fields(CONSULTATION_EXAMPLES, _SPECIAL)
    clause = _mapping(_fields(CLAUSE_EXAMPLES, _SPECIAL))
    head["clauses"] = {"type": "array", "items": clause}
    said = "依照《劳动合同法》第四条征求职工意见的记录。"
    return {"$schema": DIALECT, "title": "征求意见记录", "description": said, **_mapping(head)}
