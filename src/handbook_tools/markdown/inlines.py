"""Inline Markdown to the wording of a provision: text, emphasis, parameters, laws, references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from handbook_tools.markdown import faults
from handbook_tools.markdown.syntax import first_line
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.identifiers import is_identifier, is_reference, join_id
from handbook_tools.model.wording import Inline, LawCitation, ParameterUse, Reference, Text, Wording

ROLES: Final = ("param", "law", "provision")

_ARTICLE_PART: Final = re.compile(
    r"第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十百]+)?"
    r"(?:第[一二三四五六七八九十百]+款)?(?:第（[一二三四五六七八九十百]+）项)?"
)
_PLAIN: Final = r"0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff，。；：、？！“”《》（）"
_ROLE: Final = rf"\{{(?P<name>[a-z]+)\}}`(?P<content>[ /\-{_PLAIN}]+)`"
_PLAIN_LINE: Final = re.compile(rf"[\u3400-\u4dbf\u4e00-\u9fff“《（](?:[{_PLAIN}]++|{_ROLE})*")
_ROLES_IN_LINE: Final = re.compile(_ROLE)
_LEFTOVERS: Final = re.compile(r"\*\*|\{#[^}]*\}?|[{｛][a-z:_-]+[}｝]|`")


def is_plain_line(line: str) -> bool:
    """Tell whether *line*, standing alone, is a paragraph of words and roles with no other markup.

    It starts with a Chinese character, which opens no block but a paragraph, and holds nothing but
    roles that Markdown could take for markup: the parser, slow for a line, can only say the same.
    """
    return _PLAIN_LINE.fullmatch(line) is not None


@dataclass(slots=True)
class InlineReader:
    """Reads inline nodes of one policy; findings gather in ``diagnostics``.

    ``start`` is the place of line 0 of the parsed text.
    """

    policy: str
    start: Place
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def place(self, node: SyntaxTreeNode) -> Place:
        """Return where *node* stands in its file."""
        return self.start.below(first_line(node))

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> Wording:
        """Return the wording of inline *nodes*, adjoining text joined and line breaks resolved."""
        return _tidy(inline for node in nodes for inline in self._read_node(node, strong=False))

    def _read_node(self, node: SyntaxTreeNode, *, strong: bool) -> Iterator[Inline]:
        if node.type in {"text", "text_special"}:
            self._note_leftovers(node)
            yield Text(node.content, strong)
        elif node.type == "softbreak":
            yield Text("\n", strong)
        elif node.type in {"strong", "em"}:
            for child in node.children:
                yield from self._read_node(child, strong=True)
        elif node.type == "myst_role":
            yield from self._read_role(str(node.meta.get("name", "")), node.content, self.place(node))
        else:
            self.diagnostics.append(faults.unsupported_inline(self.place(node), node.type, _source(node)))
            yield Text(_source(node), strong)

    def _note_leftovers(self, node: SyntaxTreeNode) -> None:
        found = _LEFTOVERS.search(node.content)
        if found and node.type == "text":
            self.diagnostics.append(faults.leftover_markup(self.place(node), found[0], node.content))

    def read_plain_line(self, line: str, place: Place) -> Wording:
        """Return the wording of a line for which `is_plain_line` holds, as `read` would return it."""
        if "{" not in line:
            return (Text(line),)
        parts = _ROLES_IN_LINE.split(line)
        inlines: list[Inline] = []
        for text, name, content in zip(parts[::3], [*parts[1::3], ""], [*parts[2::3], ""], strict=True):
            inlines += [Text(text)] if text else []
            inlines += self._read_role(name, content, place) if name else []
        return _tidy(inlines)

    def _read_role(self, name: str, written: str, place: Place) -> Iterator[Inline]:
        content = written.strip()
        read = {"param": self._parameter, "law": self._law, "provision": self._reference}.get(name)
        if read is None:
            self.diagnostics.append(faults.unknown_role_markup(place, name, ROLES))
            return
        inline = read(content)
        if inline is None:
            self.diagnostics.append(faults.malformed_role(place, name, content))
        else:
            yield inline

    def _parameter(self, content: str) -> Inline | None:
        return ParameterUse(content) if is_identifier(content) else None

    def _law(self, content: str) -> Inline | None:
        law, _, article = content.partition(" ")
        article = article.strip()
        well_formed = is_identifier(law) and (not article or _ARTICLE_PART.fullmatch(article))
        return LawCitation(law, article) if well_formed else None

    def _reference(self, content: str) -> Inline | None:
        return Reference(join_id(self.policy, content)) if is_reference(content) else None


def _source(node: SyntaxTreeNode) -> str:
    if node.content or not node.children:
        return str(node.content)
    return "".join(_source(child) for child in node.children)


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    last: Text | None = None
    for inline in inlines:
        if isinstance(inline, Text) and last is not None and inline.strong == last.strong:
            last = Text(last.text + inline.text, last.strong)
            continue
        if last is not None:
            yield last
        last = inline if isinstance(inline, Text) else None
        if last is None:
            yield inline
    if last is not None:
        yield last


_BREAK_BETWEEN_WORDS: Final = re.compile(r"(?<=[!-~]) *\n *(?=[!-~])")
_BREAK: Final = re.compile(r" *\n *")


def _tidy(inlines: Iterable[Inline]) -> Wording:
    """Join adjoining text; a line break is a space between two Latin words and nothing elsewhere."""
    tidied: list[Inline] = []
    for inline in _joined(inlines):
        if isinstance(inline, Text):
            text = _BREAK.sub("", _BREAK_BETWEEN_WORDS.sub(" ", inline.text))
            if text:
                tidied.append(Text(text, inline.strong))
        else:
            tidied.append(inline)
    return tuple(tidied)
