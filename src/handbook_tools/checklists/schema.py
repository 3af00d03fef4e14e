"""The JSON Schema of a checklist file, derived from the values that it is written from."""

from __future__ import annotations

from typing import Final

from handbook_tools.checklists.states import FIELD_TITLES
from handbook_tools.checklists.yaml_file import HEAD_FIELDS, ITEM_FIELDS, OPTIONAL_FIELDS
from handbook_tools.model.fingerprint import DIGITS, SCHEME
from handbook_tools.model.identifiers import IDENTIFIER
from handbook_tools.model.policy import Kind
from handbook_tools.strict_yaml.recording import DIALECT, Schema, identifier_schema, text_schema, whole_match

_SPECIAL: Final[dict[str, Schema]] = {
    "kind": {"enum": [kind.value for kind in Kind]},
    "fingerprint": {"type": "string", "pattern": whole_match(f"{SCHEME}:[0-9a-f]{{{DIGITS}}}")},
}
_FULL_ID: Final[Schema] = {
    "type": "string",
    "pattern": whole_match(f"{IDENTIFIER.pattern}/{IDENTIFIER.pattern}"),
}


def _field(name: str) -> Schema:
    return {"description": FIELD_TITLES.get(name, name), **_SPECIAL.get(name, text_schema())}


def _mapping(properties: dict[str, Schema]) -> Schema:
    required = [name for name in properties if name not in OPTIONAL_FIELDS]
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}


def checklist_schema() -> Schema:
    """Return the schema of a checklist file."""
    item = {name: _field(name) for name in ITEM_FIELDS} | {"id": _FULL_ID}
    head = {name: _field(name) for name in HEAD_FIELDS} | {"id": identifier_schema()}
    items: Schema = {"type": "array", "items": _mapping(item)}
    said = "由 handbook checklists write 根据制度条文生成。"
    return {
        "$schema": DIALECT,
        "title": "检查清单",
        "description": said,
        **_mapping({**head, "items": items}),
    }
