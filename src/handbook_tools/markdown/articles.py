"""The blocks under an article's heading to its paragraphs 款."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from handbook_tools.markdown import faults
from handbook_tools.markdown.inlines import InlineReader
from handbook_tools.markdown.provisions import BodyReader, IdRegister, read_provision
from handbook_tools.markdown.syntax import (
    PROVISION_DIRECTIVES,
    VIEW_DIRECTIVES,
    first_line,
    split_directive,
    visible_text,
)
from handbook_tools.model.diagnostics import Diagnostic, Place
from handbook_tools.model.policy import Kind, Paragraph, PlainText, Provision
from handbook_tools.model.wording import Text

_KNOWN: Final = (*PROVISION_DIRECTIVES, *VIEW_DIRECTIVES)
_IGNORED: Final = frozenset({"myst_line_comment"})
_LEAVES: Final = frozenset({"inline", "fence", "code_block", "html_block"})
"""Where the words of any block stand, whatever it is; only a preamble may hold all of them."""


@dataclass(slots=True)
class ArticleReader:
    """Reads the blocks of articles of one policy; findings gather in ``diagnostics``.

    ``start`` is the place of line 0, ``lines`` are the lines of the file.
    """

    ids: IdRegister
    start: Place
    lines: list[str]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def read_paragraphs(self, nodes: list[SyntaxTreeNode]) -> tuple[Paragraph, ...]:
        """Return the paragraphs that *nodes* make, numbered from 1."""
        contents: list[list[Provision] | list[PlainText]] = []
        for node in nodes:
            if node.type == "colon_fence":
                self._read_directive(node, contents)
            elif node.type == "paragraph":
                contents.append([self._read_text(node)])
            elif node.type == "ordered_list" and contents and isinstance(contents[-1][-1], PlainText):
                contents[-1] = [self._with_items(contents[-1][-1], node)]
            elif node.type not in _IGNORED:
                self._note_unsupported(node)
        return tuple(_paragraph(number, content) for number, content in enumerate(contents, start=1))

    def read_preamble(self, nodes: list[SyntaxTreeNode]) -> tuple[PlainText, ...]:
        """Return the texts of the blocks outside every article; views may stand there, provisions not."""
        for node in nodes:
            if node.type == "colon_fence":
                found = split_directive(node.info)
                if found and found[0] in PROVISION_DIRECTIVES:
                    place = self._place(node)
                    self.diagnostics.append(
                        faults.unknown_directive(place, f"{found[0]}（在条文之外）", VIEW_DIRECTIVES)
                    )
                else:
                    self._check_directive(node)
            elif node.type == "heading":
                self._note_unsupported(node)
        leaves = (leaf for node in nodes for leaf in node.walk() if leaf.type in _LEAVES)
        return tuple(PlainText((Text(visible_text(leaf)),), self._place(leaf)) for leaf in leaves)

    def _place(self, node: SyntaxTreeNode) -> Place:
        return self.start.below(first_line(node))

    def _check_directive(self, node: SyntaxTreeNode) -> tuple[str, str] | None:
        place = self._place(node)
        if not self._is_closed(node):
            self.diagnostics.append(faults.unclosed_fence(place, node.markup + node.info))
        directive = split_directive(node.info)
        if directive is None or directive[0] not in _KNOWN:
            name = directive[0] if directive else node.info.strip().split(" ")[0]
            self.diagnostics.append(faults.unknown_directive(place, name, _KNOWN))
            return None
        return directive

    def _is_closed(self, node: SyntaxTreeNode) -> bool:
        first, end = node.map or (0, 0)
        last = self.lines[min(end, len(self.lines)) - 1].strip()
        closed = end - first > 1 and set(last) == {":"} and len(last) >= len(node.markup)
        return closed and "\n:::{" not in f"\n{node.content}"

    def _read_directive(
        self, node: SyntaxTreeNode, contents: list[list[Provision] | list[PlainText]]
    ) -> None:
        directive = self._check_directive(node)
        if directive is None or directive[0] not in PROVISION_DIRECTIVES:
            return
        kind, local = Kind(directive[0]), directive[1]
        reading = read_provision(kind, local, node.content, self._place(node), self.ids)
        self.diagnostics += reading.diagnostics
        if reading.provision is None:
            return
        before = contents[-1] if contents else []
        if reading.continues and before and isinstance(before[-1], Provision):
            contents[-1] = [*(p for p in before if isinstance(p, Provision)), reading.provision]
            return
        if reading.continues:
            self.diagnostics.append(faults.misplaced_flag(self._place(node), f":::{node.info}"))
        contents.append([reading.provision])

    def _reader(self) -> BodyReader:
        return BodyReader(self.ids, InlineReader(self.ids.policy, self.start))

    def _read_text(self, node: SyntaxTreeNode) -> PlainText:
        reader = self._reader()
        text = PlainText(reader.read_wording(node), self._place(node))
        self.diagnostics += reader.finish()
        return text

    def _with_items(self, text: PlainText, node: SyntaxTreeNode) -> PlainText:
        reader = self._reader()
        items = reader.read_items(node)
        self.diagnostics += reader.finish()
        return PlainText(text.wording, text.place, items)

    def _note_unsupported(self, node: SyntaxTreeNode) -> None:
        reader = self._reader()
        reader.note_unsupported(node)
        self.diagnostics += reader.finish()


def _paragraph(number: int, content: list[Provision] | list[PlainText]) -> Paragraph:
    provisions = tuple(part for part in content if isinstance(part, Provision))
    texts = tuple(part for part in content if isinstance(part, PlainText))
    return Paragraph(number, provisions, texts)
