"""The values of the model as JSON, and back: one rule for every dataclass, derived from its annotations.

A dataclass is an object of its fields, places and fields with their default left out. An enumeration is its
value, a date is ISO 8601, a tuple an array. Of a union of dataclasses, a member is an object that begins
with ``is``, the member's name; `Text` without emphasis, by far the most frequent, is a bare string.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from handbook_tools.model.diagnostics import Place, quote
from handbook_tools.model.step import Exit
from handbook_tools.model.wording import Inline, Text

Json = Any
_T = TypeVar("_T")
_Read = Callable[[Json, Place], Any]

MEMBER: Final = "is"
"""The key that names the member of a union."""
_SCALARS: Final = (str, int, bool)
_JSON_NAMES: Final = {str: "字符串", int: "整数", bool: "true 或者 false"}
_PLACES: Final = frozenset({"place", "wording_place"})
_MEMBERS: Final = frozenset((*get_args(Inline), *get_args(Exit)))


class FormError(ValueError):
    """A JSON value does not have the form of what it should be; the text says in Chinese what is wrong."""


def write_value(value: object) -> Json:
    """Return *value*, of the model, as JSON."""
    return _write(value, tagged=False)


def _write(value: object, *, tagged: bool) -> Json:
    if type(value) is Text and not value.strong:
        return value.text
    if is_dataclass(value) and not isinstance(value, type):
        return _write_fields(value, tagged=tagged)
    if isinstance(value, tuple):
        return [_write(each, tagged=True) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, dt.date) else value


def _write_fields(value: Any, *, tagged: bool) -> Json:
    written = {MEMBER: type(value).__name__} if tagged and type(value) in _MEMBERS else {}
    for each in fields(value):
        content = getattr(value, each.name)
        if _is_stored(each) and content != each.default:
            written[each.name] = _write(content, tagged=False)
    return written


def _is_stored(field: Field[Any]) -> bool:
    return field.init and field.name not in _PLACES


def read_value(kind: type[_T], content: Json, place: Place) -> _T:
    """Return the value of class *kind* that *content* is; every place in it is *place*.

    Raises:
        FormError: *content* lacks a field, has one too many, or one of another type.
    """
    read: _Read = _reader(kind)  # type: ignore[arg-type]  # a class is hashable
    value: _T = read(content, place)
    return value


@lru_cache(maxsize=256)
def _reader(kind: Any) -> _Read:
    """Return the function that reads what is annotated as *kind*."""
    if get_origin(kind) in {Union, UnionType}:
        return _union_reader(get_args(kind))
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind)[0])
    if kind in _SCALARS:
        return _scalar_reader(kind)
    if kind is dt.date:
        return _read_date
    if is_dataclass(kind):
        return _fields_reader(kind)
    return _enum_reader(kind)


def _scalar_reader(kind: type) -> _Read:
    def read(content: Json, _place: Place) -> Any:
        if type(content) is not kind:
            raise FormError(f"应为 {_JSON_NAMES[kind]}，写的是 {_shown(content)}")
        return content

    return read


def _read_date(content: Json, _place: Place) -> dt.date:
    try:
        return dt.date.fromisoformat(content)
    except (TypeError, ValueError):
        raise FormError(f"应为日期（例如 2026-12-01），写的是 {_shown(content)}") from None


def _enum_reader(kind: Any) -> _Read:
    values = {each.value: each for each in kind}

    def read(content: Json, _place: Place) -> Any:
        if not isinstance(content, str) or content not in values:
            raise FormError(f"应为 {'、'.join(values)} 之一，写的是 {_shown(content)}")
        return values[content]

    return read


def _tuple_reader(element: Any) -> _Read:
    read_element = _reader(element)

    def read(content: Json, place: Place) -> Any:
        if not isinstance(content, list):
            raise FormError(f"应为数组，写的是 {_shown(content)}")
        return tuple([read_element(each, place) for each in content])

    return read


def _union_reader(kinds: tuple[Any, ...]) -> _Read:
    if NoneType in kinds:
        return _optional_reader(next(kind for kind in kinds if kind is not NoneType))
    members = {kind.__name__: _fields_reader(kind, tagged=True) for kind in kinds}

    def read(content: Json, place: Place) -> Any:
        if type(content) is str and Text in kinds:
            return Text(content)
        name = content.get(MEMBER) if isinstance(content, dict) else None
        if not isinstance(name, str) or name not in members:
            raise FormError(f"应写明 {MEMBER}，为 {'、'.join(members)} 之一，写的是 {_shown(content)}")
        return members[name](content, place)

    return read


def _optional_reader(kind: Any) -> _Read:
    read_given = _reader(kind)
    return lambda content, place: None if content is None else read_given(content, place)


def _fields_reader(kind: Any, *, tagged: bool = False) -> _Read:
    hints = get_type_hints(kind)
    stored = [each for each in fields(kind) if _is_stored(each)]
    readers: dict[str, _Read] = {}
    places = [each.name for each in fields(kind) if each.name in _PLACES]
    required = {each.name for each in stored if each.default is MISSING}
    known = {each.name for each in stored} | ({MEMBER} if tagged else set())

    def read(content: Json, place: Place) -> Any:
        if not isinstance(content, dict) or not required <= content.keys() <= known:
            raise _field_fault(content, required, known)
        if not readers:  # made late: an item holds items
            readers.update({each.name: _reader(hints[each.name]) for each in stored})
        given, name = dict.fromkeys(places, place), ""
        try:
            for name, each in content.items():
                if name != MEMBER:
                    given[name] = readers[name](each, place)
        except FormError as error:
            raise FormError(f"字段 {name} {error}") from error
        return kind(**given)

    return read


def _field_fault(content: Json, required: set[str], known: set[str]) -> FormError:
    if not isinstance(content, dict):
        return FormError(f"应为对象，写的是 {_shown(content)}")
    if missing := sorted(required - content.keys()):
        return FormError(f"缺少字段 {'、'.join(missing)}")
    return FormError(f"多出字段 {'、'.join(sorted(content.keys() - known))}")


def _shown(content: Json) -> str:
    return quote(repr(content))
