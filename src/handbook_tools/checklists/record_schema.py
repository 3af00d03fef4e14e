"""The JSON Schema of a completion record, derived from what its reader holds it to."""

from __future__ import annotations

from typing import Final

from handbook_tools.checklists.records import (
    FINGERPRINT,
    FORMAT,
    HEAD_LENGTHS,
    ITEM_LENGTHS,
    ITEM_LIMIT,
    TIME,
)
from handbook_tools.strict_yaml.recording import DIALECT, Schema, whole_match

_DESCRIPTIONS: Final = {
    "person": "填写的姓名，可以为空。",
    "role": "填写的岗位，可以为空。",
    "list": "清单的编号。",
    "title": "清单的名称。",
    "edition": "导出时网站显示的版本，可以为空。",
    "fingerprint": "指纹。",
    "id": "规定的编号。",
    "section": "事项所在的部分，没有分部分的为空。",
    "wording": "勾选时显示的文字。",
    "time": "勾选的时间。",
}
_PATTERNS: Final = {"fingerprint": FINGERPRINT, "time": TIME}


def _text(name: str, longest: int) -> Schema:
    found: Schema = {"description": _DESCRIPTIONS[name], "type": "string", "maxLength": longest}
    return found | ({"pattern": whole_match(_PATTERNS[name])} if name in _PATTERNS else {})


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": list(properties),
    }


def record_schema() -> Schema:
    """Return the schema of a completion record."""
    item = _object({name: _text(name, longest) for name, longest in ITEM_LENGTHS.items()})
    head = {name: _text(name, longest) for name, longest in HEAD_LENGTHS.items()}
    items: Schema = {"type": "array", "maxItems": ITEM_LIMIT, "items": item}
    return {
        "$schema": DIALECT,
        "title": "完成记录",
        "description": "由清单页面的“导出完成记录”写出。",
        **_object({"format": {"description": "格式的版本。", "const": FORMAT}, **head, "items": items}),
    }
