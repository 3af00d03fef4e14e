"""YAML as data: a strict subset read to texts, lists and mappings, every value with its place.

Block and flow collections and scalars of YAML 1.2 are taken; a scalar stays the text that was written
(`no` and ``12:30`` are text). Anchors, aliases, tags, merge keys, duplicate keys, a second document and
excessive depth or size are faults: nothing in a file is executed, expanded or silently lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from handbook_tools.model.diagnostics import Diagnostic, Place, quote
from handbook_tools.model.faults import Fault

DEPTH_LIMIT: Final = 20
VALUE_LIMIT: Final = 200_000

_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlText:
    """A scalar as written; ``plain`` where it stands without quotes."""

    text: str
    place: Place
    plain: bool = True


@dataclass(frozen=True, slots=True)
class YamlList:
    """A sequence of values."""

    values: tuple[YamlNode, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """A mapping; its entries keep the order of the file and the keys are distinct."""

    entries: tuple[tuple[YamlText, YamlNode], ...]
    place: Place


YamlNode = YamlText | YamlList | YamlMapping

_COLON_TRAP: Final = re.compile(r"[\s-]*[\w-]+(：|:(?=[^\s/]))")
_PROBLEMS: Final = (
    ("cannot start any token", "有不能放在开头的符号", '给这个值加上英文引号，例如：title: "@账号"'),
    (
        "mapping values are not allowed",
        "多了一个半角冒号，或者缩进不齐",
        "内容里的冒号写全角“：”，各行左边对齐。",
    ),
    ("could not find expected ':'", "少了冒号", "写作 名称: 内容，冒号用半角，后面空一格。"),
    ("unexpected end of stream", "引号没有结束", "补上后一个英文引号。"),
    ("found unexpected end", "引号没有结束", "补上后一个英文引号。"),
    ("expected ',' or ']'", "方括号没有结束", "补上右方括号 ]，各项之间写半角逗号。"),
    ("expected ',' or '}'", "花括号没有结束", "补上右花括号 }，各项之间写半角逗号。"),
    (
        "did not find expected key",
        "缩进不齐，或者引号后面还有字",
        "同一组的各行左边对齐；引号要包住整个内容。",
    ),
    ("expected <block end>", "缩进不齐，或者引号后面还有字", "同一组的各行左边对齐；引号要包住整个内容。"),
    ("<document start>", "缩进不齐", "从第一行起，同一组的各行左边对齐，顶层不缩进。"),
    ("expected '-' indicator", "列表里混进了别的内容", "列表的每一行都以 - 开头，后面空一格。"),
    ("sequence entries are not allowed", "列表没有另起一行", "在冒号后换行，每项一行，写作 - 内容。"),
    ("unknown escape character", "双引号里的反斜线有误", "改用英文单引号，例如：title: 'a\\b'"),
    ("node content", "缺少内容，或者多了括号", "删去多余的括号，或者补上内容。"),
)
_TAB_INDENT: Final = re.compile(r" *\t")
_TAB: Final = ("缩进里有制表符", "缩进只用空格：删去制表符，换成两个空格。")


def find_colon_trap(line: str, place: Place) -> Diagnostic | None:
    """Return the finding that *line* has a full-width colon after its name, or no space after the colon."""
    trap = _COLON_TRAP.match(line)
    if trap is None:
        return None
    fault = "名称后面写了全角冒号" if trap[1] == "：" else "冒号后面没有空格"
    hint = "冒号用半角，后面空一格，例如：name: 审核员"
    return Diagnostic("yaml-syntax", place, f"{fault}：{quote(line)}。", hint)


def _syntax_at(start: Place, lines: list[str], line: int, problem: str) -> Diagnostic:
    """Return the finding of *problem* at the 0-based *line*, by its cause where a line shows it."""
    near = [number for number in (line, line - 1) if 0 <= number < len(lines)]
    traps = (find_colon_trap(lines[number], start.below(number)) for number in near)
    found = next(filter(None, traps), None)
    if found is not None:
        return found
    if near and _TAB_INDENT.match(lines[near[0]]):
        return _syntax_as(start.below(line), *_TAB)
    return _syntax(start.below(line), problem, lines[line].strip() if line < len(lines) else "")


def _syntax_as(place: Place, title: str, hint: str) -> Diagnostic:
    return Diagnostic("yaml-syntax", place, f"YAML 写法有误：{title}。", hint)


def _syntax(place: Place, problem: str, written: str = "") -> Diagnostic:
    for fragment, title, hint in _PROBLEMS:
        if fragment in problem:
            return _syntax_as(place, title, hint)
    hint = "核对这一行和上一行：左边对齐、冒号用半角且后面空一格、引号成对。"
    return _syntax_as(place, f"读不懂{quote(written or problem)}", hint)


def _duplicate(place: Place, key: str, first: Place) -> Diagnostic:
    message = f"{quote(key)}写了两次，前一次在 {first}。"
    return Diagnostic("yaml-duplicate-key", place, message, "合并成一处，删去另一处。")


def _forbidden(place: Place, found: str) -> Diagnostic:
    hint = "直接写出内容：不用锚点（&）、别名（*）、标签（!）、合并键（<<），一个文件只写一份内容。"
    return Diagnostic("yaml-forbidden", place, f"这里不能用{found}。", hint)


def _too_large(place: Place, what: str) -> Diagnostic:
    return Diagnostic("yaml-too-large", place, f"YAML 的{what}超过限度。", "删减内容，或者拆成几个条目。")


FAULTS: Final = (
    Fault(
        "yaml-syntax",
        "YAML 写法有误。\n\n反例：name:审核员；缩进用了制表符；引号只写了一半。\n正例：name: 审核员",
    ),
    Fault(
        "yaml-duplicate-key",
        "同一个名称写了两次，后一次会悄悄盖掉前一次。\n\n"
        "反例：一个条目里有两行 name: ……。\n正例：只留一行 name: 审核员",
    ),
    Fault(
        "yaml-forbidden",
        "用了锚点、别名、标签、合并键或者多份内容。\n\n反例：name: &a 审核员\n正例：name: 审核员",
    ),
    Fault("yaml-too-large", "YAML 嵌套太深或者内容太多。\n\n反例：二十层以上的嵌套。\n正例：两三层即可。"),
)


class _Stop(Exception):  # noqa: N818 - not an error: carries the finding that ends the reading
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


@dataclass(slots=True)
class _Builder:
    start: Place
    events: Iterator[Any]
    diagnostics: list[Diagnostic]
    values: int = 0

    def place(self, event: Any) -> Place:
        return self.start.below(event.start_mark.line)

    def build(self, event: Any, depth: int = 0) -> YamlNode:
        self.values += 1
        place = self.place(event)
        if depth > DEPTH_LIMIT or self.values > VALUE_LIMIT:
            raise _Stop(_too_large(place, "嵌套层数" if depth > DEPTH_LIMIT else "内容数量"))
        if isinstance(event, yaml.AliasEvent):
            raise _Stop(_forbidden(place, f"别名{quote('*' + str(event.anchor))}"))
        if event.anchor is not None:
            raise _Stop(_forbidden(place, f"锚点{quote('&' + str(event.anchor))}"))
        if event.tag is not None:
            raise _Stop(_forbidden(place, f"标签{quote(str(event.tag))}"))
        if isinstance(event, yaml.ScalarEvent):
            return YamlText(event.value, place, plain=not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return YamlList(tuple(self._values(yaml.SequenceEndEvent, depth)), place)
        return self._mapping(place, depth)

    def _values(self, end: type[yaml.Event], depth: int) -> Iterator[YamlNode]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield self.build(event, depth + 1)

    def _mapping(self, place: Place, depth: int) -> YamlMapping:
        flat = list(self._values(yaml.MappingEndEvent, depth))
        entries: dict[str, tuple[YamlText, YamlNode]] = {}
        for key, value in zip(flat[::2], flat[1::2], strict=True):
            if not isinstance(key, YamlText) or (key.plain and key.text == "<<"):
                raise _Stop(_forbidden(key.place, "合并键或者复合的名称"))
            if key.text in entries:
                first = entries[key.text][0].place
                self.diagnostics.append(_duplicate(key.place, key.text, first))
            else:
                entries[key.text] = (key, value)
        return YamlMapping(tuple(entries.values()), place)

    def document(self) -> YamlNode | None:
        root: YamlNode | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise _Stop(_forbidden(self.place(event), "第二份内容（---）"))
            if isinstance(event, yaml.NodeEvent):
                root = self.build(event)
        return root


def _line_of(error: yaml.MarkedYAMLError, lines: list[str]) -> int:
    """Return the 0-based line of *error*: where it began, if the parser saw it only at the file's end."""
    mark = error.problem_mark or error.context_mark
    if mark is not None and not any(line.strip() for line in lines[mark.line :]):
        mark = error.context_mark or mark
    return mark.line if mark else 0


def read_yaml(text: str, start: Place) -> tuple[YamlNode | None, list[Diagnostic]]:
    """Read YAML *text* whose first line stands at *start*; never raises for bad input.

    Returns the value, `None` where it cannot be read or is empty, and what is wrong with it.
    """
    diagnostics: list[Diagnostic] = []
    builder = _Builder(start, yaml.parse(text, Loader=_Loader), diagnostics)
    try:
        return builder.document(), diagnostics
    except _Stop as stop:
        return None, [*diagnostics, stop.diagnostic]
    except yaml.MarkedYAMLError as error:
        lines = text.split("\n")
        return None, [*diagnostics, _syntax_at(start, lines, _line_of(error, lines), error.problem or "")]
    except yaml.YAMLError as error:
        return None, [*diagnostics, _syntax(start, str(error))]
