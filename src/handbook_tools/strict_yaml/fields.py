"""Typed fields of a mapping: text, number, date, choice, list, each refused with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, TypeVar

from handbook_tools.model.diagnostics import Diagnostic, Place, quote
from handbook_tools.model.faults import Fault
from handbook_tools.model.identifiers import is_identifier
from handbook_tools.strict_yaml.nodes import YamlList, YamlMapping, YamlNode, YamlText

ID_HINT: Final = "编号以小写英文字母开头，只用小写字母、数字和连字符，例如：first-review"
_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_Choice = TypeVar("_Choice", bound=StrEnum)

FAULTS: Final = (
    Fault("field-unknown", "写了没有的字段。\n\n反例：tilte: 初审时限\n正例：title: 初审时限"),
    Fault("field-missing", "缺少必需的字段，或者字段没有内容。\n\n反例：title:\n正例：title: 初审时限"),
    Fault(
        "field-type",
        "字段内容的类型不对。\n\n反例：aliases: 主笔；since: 2026年12月1日；holder: 人员\n"
        "正例：aliases: [主笔]；since: 2026-12-01；holder: 岗位",
    ),
    Fault("field-id", "编号的写法不对。\n\n反例：First_Review\n正例：first-review"),
)


def _kind_of(node: YamlNode) -> str:
    match node:
        case YamlText():
            return "文字"
        case YamlList():
            return "列表"
        case YamlMapping():
            return "带名称的一组内容"


def wrong_type(node: YamlNode, name: str, wanted: str, example: str) -> Diagnostic:
    """Return the finding that a field is not of the wanted type."""
    shown = quote(node.text) if isinstance(node, YamlText) else _kind_of(node)
    return Diagnostic("field-type", node.place, f"{name} 应为{wanted}，写的是{shown}。", f"写作 {example}")


def missing(place: Place, what: str, name: str, example: str) -> Diagnostic:
    """Return the finding that a field is missing or empty."""
    return Diagnostic("field-missing", place, f"{what}缺少 {name}。", f"加一行：{example}")


def malformed_key(key: YamlText, hint: str = ID_HINT) -> Diagnostic:
    """Return the finding that a key cannot be an id; *hint* says how an id is written there."""
    return Diagnostic("field-id", key.place, f"编号{quote(key.text)}的写法不对。", hint)


@dataclass(slots=True)
class FieldReader:
    """Reads the fields of one mapping; findings gather in ``diagnostics``.

    ``what`` names the mapping in messages, ``examples`` gives for every known field a correct line.
    """

    mapping: YamlMapping
    what: str
    examples: dict[str, str]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def note_unknown(self) -> None:
        """Report every field that the examples do not name."""
        for key, _ in self.mapping.entries:
            if key.text not in self.examples:
                close = get_close_matches(key.text, self.examples, n=1)
                known = "、".join(self.examples)
                hint = f"您要写的可能是 {close[0]}。" if close else f"可以写：{known}。"
                message = f"{self.what}没有{quote(key.text)}这个字段。"
                self.diagnostics.append(Diagnostic("field-unknown", key.place, message, hint))

    def inside(self, mapping: YamlMapping, what: str, examples: dict[str, str]) -> FieldReader:
        """Return the reader of a mapping inside this one; both gather findings in one list."""
        return FieldReader(mapping, what, examples, self.diagnostics)

    def find(self, name: str) -> YamlNode | None:
        """Return the value of a field."""
        return next((value for key, value in self.mapping.entries if key.text == name), None)

    def place_of(self, name: str) -> Place:
        """Return the place of a field's value, the mapping's where it is not given."""
        found = self.find(name)
        return found.place if found else self.mapping.place

    def _required(self, name: str) -> YamlNode | None:
        node = self.find(name)
        if node is None or (isinstance(node, YamlText) and not node.text.strip()):
            place = node.place if node else self.mapping.place
            self.diagnostics.append(missing(place, self.what, name, self.examples[name]))
            return None
        return node

    def _refuse(self, node: YamlNode, name: str, wanted: str) -> None:
        self.diagnostics.append(wrong_type(node, name, wanted, self.examples[name]))

    def _as_text(self, node: YamlNode | None, name: str) -> str:
        if node is None:
            return ""
        if isinstance(node, YamlText):
            return node.text.strip()
        self._refuse(node, name, "文字")
        return ""

    def text(self, name: str) -> str:
        """Return a required text; empty where it is missing or of another type."""
        return self._as_text(self._required(name), name)

    def optional_text(self, name: str) -> str:
        """Return a text that may be left out."""
        return self._as_text(self.find(name), name)

    def need_one(self, *names: str) -> None:
        """Report where none of several fields is given."""
        if not any(map(self.find, names)):
            example = self.examples[names[0]]
            self.diagnostics.append(missing(self.mapping.place, self.what, " 或者 ".join(names), example))

    def identifier(self, name: str) -> str:
        """Return a required text that is a well-formed id."""
        node = self._required(name)
        text = self._as_text(node, name)
        if node is not None and text and not is_identifier(text):
            self.diagnostics.append(malformed_key(YamlText(text, node.place)))
            return ""
        return text

    def integer(self, name: str, default: int = 0) -> int:
        """Return an optional whole number."""
        node = self.find(name)
        if node is None:
            return default
        if isinstance(node, YamlText) and _INTEGER.fullmatch(node.text):
            return int(node.text)
        self._refuse(node, name, "整数")
        return default

    def optional_date(self, name: str) -> dt.date | None:
        """Return a date written as ``2026-12-01``, `None` where it is left out or wrong."""
        node = self.find(name)
        return None if node is None else self._as_date(node, name)

    def date(self, name: str) -> dt.date | None:
        """Return a required date, `None` where it is missing or wrong."""
        node = self._required(name)
        return None if node is None else self._as_date(node, name)

    def _as_date(self, node: YamlNode, name: str) -> dt.date | None:
        try:
            written = DATE.fullmatch(node.text) if isinstance(node, YamlText) else None
            return dt.date.fromisoformat(written[0] if written else "")
        except ValueError:
            self._refuse(node, name, "日期（年-月-日）")
            return None

    def choice(self, name: str, choices: type[_Choice]) -> _Choice | None:
        """Return the required member of an enumeration that is written by its value."""
        node = self._required(name)
        if node is None:
            return None
        if isinstance(node, YamlText) and node.text in {member.value for member in choices}:
            return choices(node.text)
        self._refuse(node, name, "、".join(member.value for member in choices) + "之一")
        return None

    def optional_choice(self, name: str, default: _Choice) -> _Choice:
        """Return a member of the enumeration that *default* belongs to; it may be left out."""
        if self.find(name) is None:
            return default
        return self.choice(name, type(default)) or default

    def texts(self, name: str) -> tuple[str, ...]:
        """Return an optional list of texts."""
        node = self.find(name)
        return () if node is None else tuple(self._texts_of(node, name))

    def _texts_of(self, node: YamlNode, name: str) -> Iterator[str]:
        if not isinstance(node, YamlList):
            self._refuse(node, name, "列表")
            return
        for value in node.values:
            if isinstance(value, YamlText) and value.text.strip():
                yield value.text.strip()
            else:
                self._refuse(value, name, "文字的列表")

    def optional_pairs(self, name: str, names: re.Pattern[str]) -> Iterable[tuple[str, str]]:
        """Yield the names and the texts of a mapping that may be left out; each name is one of *names*."""
        node = self.find(name)
        if node is not None and not isinstance(node, YamlMapping):
            self._refuse(node, name, "带名称的一组文字")
        for key, value in node.entries if isinstance(node, YamlMapping) else ():
            text = value.text.strip() if isinstance(value, YamlText) else ""
            if text and names.fullmatch(key.text):
                yield key.text, text
            else:
                self._refuse(value if names.fullmatch(key.text) else key, name, "带名称的一组文字")

    def choices(self, name: str, choices: type[_Choice]) -> tuple[_Choice, ...]:
        """Return an optional list of members of an enumeration."""
        known = {member.value: member for member in choices}
        written = self.texts(name)
        for text in written:
            if text not in known:
                node = YamlText(text, self.place_of(name))
                self._refuse(node, name, "、".join(known) + "的列表")
        return tuple(known[text] for text in written if text in known)

    def mappings(self, name: str) -> Iterable[YamlMapping]:
        """Yield the members of a required list of mappings."""
        return self._mappings_of(self._required(name), name)

    def optional_mappings(self, name: str) -> Iterable[YamlMapping]:
        """Yield the members of a list of mappings that may be left out."""
        return self._mappings_of(self.find(name), name)

    def _mappings_of(self, node: YamlNode | None, name: str) -> Iterator[YamlMapping]:
        if node is not None and not isinstance(node, YamlList):
            self._refuse(node, name, "列表")
        for value in node.values if isinstance(node, YamlList) else ():
            if isinstance(value, YamlMapping):
                yield value
            else:
                self._refuse(value, name, "带名称的一组内容的列表")
