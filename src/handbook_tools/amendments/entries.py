"""Entries of registers to plain values and back: what an instrument writes of an entry, without its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from handbook_tools.amendments.operations import Value
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.registers import REMARKS, Registers

REGISTERS: Final = tuple(each.name for each in fields(Registers))
"""The registers by the names under which `Registers` holds them."""
NOWHERE: Final = Place("")
_NOT_WRITTEN: Final = {"id", "place"}


@cache
def entry_type(register: str) -> type[Any]:
    """Return the type of the entries of a register."""
    found: type[Any] = get_args(get_type_hints(Registers)[register])[0]
    return found


def binding(entry: Any) -> Any:  # an entry of any register
    """Return *entry* without what only explains: that may change without an instrument."""
    remarks = {each.name: _default(each) for each in fields(entry) if each.name in REMARKS}
    return replace(entry, **remarks) if remarks else entry


def encode_entry(entry: Any) -> dict[str, Value]:  # an entry of any register
    """Return the fields of an entry that are not as they are by default, as YAML writes them."""
    written = (each for each in fields(entry) if each.name not in _NOT_WRITTEN)
    return {
        each.name: _encode(getattr(entry, each.name))
        for each in written
        if getattr(entry, each.name) != _default(each)
    }


def _default(field: Field[Any]) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _encode(value: Any) -> Value:  # a field of any entry
    if isinstance(value, tuple):
        return [_encode(each) for each in value]
    if is_dataclass(value):
        return encode_entry(value)
    return str(value.value) if isinstance(value, Enum) else str(value)


def decode_entry(register: str, identifier: str, values: Mapping[str, Value]) -> Any:
    """Return the entry of *register* that *values* describe.

    Raises:
        ValueError: a field is unknown, is missing, or has a value of another type.
    """
    kind = entry_type(register)
    return kind(id=identifier, place=NOWHERE, **_decode_fields(kind, values))


def _decode_fields(kind: type[Any], values: Mapping[str, Value]) -> dict[str, Any]:
    hints, known = get_type_hints(kind), {each.name: each for each in fields(kind)}
    if unknown := [name for name in values if name not in known or name in _NOT_WRITTEN]:
        raise ValueError(f"没有字段 {'、'.join(unknown)}")
    for name, each in known.items():
        if name not in values and name not in _NOT_WRITTEN and _default(each) is MISSING:
            raise ValueError(f"缺少字段 {name}")
    return {name: _decode(hints[name], value, name) for name, value in values.items()}


def _decode(hint: Any, value: Value, name: str) -> Any:  # a type and what it holds
    if get_origin(hint) is UnionType:
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple and isinstance(value, list | tuple):
        return tuple(_decode(get_args(hint)[0], each, name) for each in value)
    if is_dataclass(hint) and isinstance(hint, type) and isinstance(value, Mapping):
        places = {each.name: NOWHERE for each in fields(hint) if each.name == "place"}
        return hint(**places, **_decode_fields(hint, value))
    if not isinstance(value, str) or is_dataclass(hint) or get_origin(hint) is tuple:
        raise ValueError(f"字段 {name} 的写法不对")
    return dt.date.fromisoformat(value) if hint is dt.date else hint(value)
