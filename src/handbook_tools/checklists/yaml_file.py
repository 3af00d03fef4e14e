"""A checklist file: YAML that is the same byte for byte wherever it is generated."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from textwrap import indent
from typing import Any, Final

import yaml

from handbook_tools.checklists.checklist import Checklist, ChecklistItem, item_key
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.sources import Source
from handbook_tools.strict_yaml import FieldReader, YamlMapping, read_yaml

MARK: Final = "# 本文件由 handbook checklists write 根据制度条文生成，请勿手工修改。"
_SCHEMA: Final = "docs/public/schema/checklist.schema.json"
_MODELINE: Final = f"# yaml-language-server: $schema=../{_SCHEMA}"
"""Tells editors how to complete and to validate the file; the path is relative to the checklists' folder."""
HEAD_FIELDS: Final = ("id", "title", "audience", "occasion")
ITEM_FIELDS: Final = tuple(each.name for each in fields(ChecklistItem))
_ITEM_MARK: Final = "  - "
_ITEM_MARGIN: Final = "    "
ITEM_START: Final = f"{_ITEM_MARK}{ITEM_FIELDS[0]}: "
"""What a line begins with where an item begins; no line inside an item does, being further in."""
OPTIONAL_FIELDS: Final = ("section", "bearer", "deadline", "evidence")
_UNLIMITED: Final = 1_000_000_000

_HEAD_EXAMPLES: Final = {
    "id": "id: self-check",
    "title": "title: 发布前自查",
    "audience": "audience: 编辑",
    "occasion": "occasion: 稿件提交审核之前",
    "items": "items: （各事项）",
}
_ITEM_EXAMPLES: Final = {name: f"{name}: …（由 handbook checklists write 写入）" for name in ITEM_FIELDS}

_CHINESE: Final = r"0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff，。；：、？！“”《》（）〔〕/"
_PLAIN: Final = re.compile(
    rf"(?=.*[\u4e00-\u9fff])[{_CHINESE}]+|[a-z][a-z0-9-]*/[a-z][a-z0-9-]*|[a-z]+\d:[0-9a-f]+"
    "|duty|prohibition|permission|statement"
)
"""Texts that YAML takes as they are: Chinese sentences, full ids, fingerprints, kinds."""
_LINES: Final = re.compile(rf"[{_CHINESE}]+(?:\n *(?:\d+\. )?[{_CHINESE}]+)+")
"""Such sentences, several lines of them, as the items of a provision follow its sentence."""


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as a literal block and indents the members of a list."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


_values_of: Final[Callable[[ChecklistItem], tuple[str, ...]]] = attrgetter(*ITEM_FIELDS)


def item_fields(item: ChecklistItem) -> dict[str, str]:
    """Return the fields of an item that its file holds: all but those that are empty."""
    values = zip(ITEM_FIELDS, _values_of(item), strict=True)
    return {name: value for name, value in values if value or name not in OPTIONAL_FIELDS}


def head_fields(checklist: Checklist) -> dict[str, str]:
    """Return the fields at the head of a checklist's file."""
    return {name: getattr(checklist, name) for name in HEAD_FIELDS}


def _dump(content: dict[str, Any]) -> str:
    written: str = yaml.dump(
        content,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=_UNLIMITED,
    )
    return written


def render_field(name: str, text: str, margin: str = "") -> str:
    """Return a field as YAML behind a *margin*; what needs no quotes is written without asking PyYAML."""
    if _PLAIN.fullmatch(text):
        return f"{margin}{name}: {text}\n"
    if _LINES.fullmatch(text):
        lines = text.replace("\n", f"\n{margin}  ")
        return f"{margin}{name}: |-\n{margin}  {lines}\n"
    return indent(_dump({name: text}), margin)


def _render_fields(values: dict[str, str], margin: str = "") -> str:
    return "".join([render_field(name, text, margin) for name, text in values.items()])


def _render_item(item: ChecklistItem) -> str:
    return _ITEM_MARK + _render_fields(item_fields(item), _ITEM_MARGIN)[len(_ITEM_MARGIN) :]


def render_checklist_file(checklist: Checklist) -> str:
    """Return the text of the file of *checklist*."""
    head = f"{MARK}\n{_MODELINE}\n{_render_fields(head_fields(checklist))}"
    items = "".join([_render_item(item) for item in checklist.items])
    return f"{head}items:\n{items}" if items else f"{head}items: []\n"


@dataclass(frozen=True, slots=True)
class FileItem:
    """An item as its file has it: fields by name, and its place."""

    fields: dict[str, str]
    place: Place

    @property
    def id(self) -> str:
        """The full id of the provision or of its 项, as the file has it."""
        return self.fields.get("id", "")

    @property
    def key(self) -> str:
        """What tells the item from all others of its file."""
        return item_key(self.fields.get("section", ""), self.id)


@dataclass(frozen=True, slots=True)
class ChecklistFile:
    """A checklist file as read; whatever could not be read is left out and reported."""

    head: dict[str, str]
    items: tuple[FileItem, ...]
    place: Place
    diagnostics: tuple[Diagnostic, ...]


def read_checklist_file(source: Source) -> ChecklistFile:
    """Read a checklist file; never raises for bad input."""
    place = Place(source.path)
    node, found = read_yaml(source.text, place)
    if not isinstance(node, YamlMapping):
        if not source.diagnostics and not found:
            hint = "运行 handbook checklists write 重新生成。"
            found = [Diagnostic("field-type", place, "检查清单应为带名称的一组内容。", hint)]
        return ChecklistFile({}, (), place, (*source.diagnostics, *found))
    reader = FieldReader(node, "检查清单", _HEAD_EXAMPLES)
    reader.note_unknown()
    head = {name: reader.text(name) for name in HEAD_FIELDS}
    items = tuple(_read_item(mapping, reader) for mapping in reader.mappings("items"))
    return ChecklistFile(head, items, place, (*source.diagnostics, *found, *reader.diagnostics))


def _read_item(mapping: YamlMapping, outer: FieldReader) -> FileItem:
    reader = outer.inside(mapping, "事项", _ITEM_EXAMPLES)
    reader.note_unknown()
    given = {key.text for key, _ in mapping.entries}
    names = [name for name in ITEM_FIELDS if name in given or name not in OPTIONAL_FIELDS]
    return FileItem({name: reader.text(name) for name in names}, mapping.place)
