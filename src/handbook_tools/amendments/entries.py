"""Entries of registers to plain values and back: what an instrument writes of an entry, without its place.

The fields are written as an edition writes them; the id stands in the target of the operation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Final, get_args, get_type_hints

from handbook_tools.amendments.operations import Value
from handbook_tools.editions.values import FormError, read_value, write_value
from handbook_tools.model.registers import Registers
from handbook_tools.model.unplaced import NOWHERE

REGISTERS: Final = tuple(each.name for each in fields(Registers))
"""The registers by the names under which `Registers` holds them."""
_ID: Final = "id"


@cache
def _entry_type(register: str) -> type[Any]:
    found: type[Any] = get_args(get_type_hints(Registers)[register])[0]
    return found


def encode_entry(entry: object) -> dict[str, Value]:
    """Return the fields of an entry that are not as they are by default, as YAML writes them."""
    return {name: value for name, value in write_value(entry).items() if name != _ID}


def decode_entry(register: str, identifier: str, values: Mapping[str, Value]) -> Any:
    """Return the entry of *register* that *values* describe.

    Raises:
        FormError: a field is unknown, is missing, or has a value of another type.
    """
    if _ID in values:
        raise FormError(f"多出字段 {_ID}")
    return read_value(_entry_type(register), {_ID: identifier, **values}, NOWHERE)
