"""A field reader that reads nothing and notes what is asked of it: the JSON Schema of what it would read.

A schema is thus derived from the very function that reads a file, and cannot say anything else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, TypeVar

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.identifiers import IDENTIFIER, LENGTH_LIMIT
from handbook_tools.strict_yaml.fields import DATE, FieldReader
from handbook_tools.strict_yaml.nodes import YamlMapping

Schema = dict[str, Any]
_Choice = TypeVar("_Choice", bound=StrEnum)

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SCALAR: Final = ("string", "number", "boolean")
"""What other readers of YAML make of a text that stands without quotes."""
_NOWHERE: Final = YamlMapping((), Place(""))


def text_schema() -> Schema:
    """Return the schema of a text that must not be empty."""
    return {"type": list(SCALAR), "pattern": r"\S"}


def whole_match(pattern: str) -> str:
    """Return *pattern* so that it must match all of a text."""
    return f"^(?:{pattern})$"


def identifier_schema(pattern: str = IDENTIFIER.pattern) -> Schema:
    """Return the schema of an id."""
    return {"type": "string", "maxLength": LENGTH_LIMIT, "pattern": whole_match(pattern)}


@dataclass(slots=True)
class FieldRecorder(FieldReader):
    """Notes the fields that a reading function asks for, each with its schema."""

    properties: dict[str, Schema] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    alternatives: list[Schema] = field(default_factory=list)

    def schema(self) -> Schema:
        """Return the schema of the mapping, complete when the reading function has returned."""
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": self.properties,
            "required": self.required,
            **({"anyOf": self.alternatives} if self.alternatives else {}),
        }

    def _note(self, name: str, schema: Schema, *, required: bool = False) -> None:
        self.properties[name] = {"description": f"例如：{self.examples[name]}", **schema}
        if required:
            self.required.append(name)

    def text(self, name: str) -> str:
        """Note a required text."""
        self._note(name, text_schema(), required=True)
        return ""

    def optional_text(self, name: str) -> str:
        """Note a text that may be left out."""
        self._note(name, {"type": [*SCALAR, "null"]})
        return ""

    def need_one(self, *names: str) -> None:
        """Note that one of several fields is required."""
        self.alternatives = [{"required": [name]} for name in names]

    def identifier(self, name: str) -> str:
        """Note a required id."""
        self._note(name, identifier_schema(), required=True)
        return ""

    def integer(self, name: str, default: int = 0) -> int:
        """Note an optional whole number."""
        self._note(name, {"type": "integer"})
        return default

    def date(self, name: str) -> dt.date | None:
        """Note a required date."""
        self.optional_date(name)
        self.required.append(name)
        return None

    def optional_date(self, name: str) -> dt.date | None:
        """Note a date that may be left out."""
        self._note(name, {"type": "string", "format": "date", "pattern": whole_match(DATE.pattern)})
        return None

    def choice(self, name: str, choices: type[_Choice]) -> _Choice | None:
        """Note a required member of an enumeration."""
        self._note(name, {"enum": [member.value for member in choices]}, required=True)
        return None

    def optional_choice(self, name: str, default: _Choice) -> _Choice:
        """Note a member of an enumeration that may be left out."""
        self._note(name, {"enum": [member.value for member in type(default)]})
        return default

    def texts(self, name: str) -> tuple[str, ...]:
        """Note an optional list of texts."""
        self._note(name, {"type": "array", "items": text_schema()})
        return ()

    def optional_pairs(self, name: str, names: re.Pattern[str]) -> Iterator[tuple[str, str]]:
        """Note a mapping of texts that may be left out."""
        pattern = {"pattern": whole_match(names.pattern)}
        self._note(name, {"type": "object", "propertyNames": pattern, "additionalProperties": text_schema()})
        return iter(())

    def choices(self, name: str, choices: type[_Choice]) -> tuple[_Choice, ...]:
        """Note an optional list of members of an enumeration."""
        members = {"enum": [member.value for member in choices]}
        self._note(name, {"type": "array", "items": members})
        return ()

    def mappings(self, name: str) -> Iterator[YamlMapping]:
        """Note a required list of mappings, of which the reading function gets one to read."""
        self._note(name, {"type": "array", "items": {}}, required=True)
        yield _NOWHERE

    def optional_mappings(self, name: str) -> Iterator[YamlMapping]:
        """Note a list of mappings that may be left out."""
        self._note(name, {"type": "array", "items": {}})
        yield _NOWHERE

    def inside(self, mapping: YamlMapping, what: str, examples: dict[str, str]) -> FieldRecorder:
        """Return the recorder of a mapping in the list that was asked for last."""
        inner = FieldRecorder(mapping, what, examples)
        self.properties[next(reversed(self.properties))]["items"] = inner.schema()
        return inner
