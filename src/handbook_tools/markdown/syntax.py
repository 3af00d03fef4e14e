"""The Markdown dialect of the handbook: MyST as the site sets it up, parsed to a syntax tree."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from weakref import ReferenceType, ref

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from handbook_tools.markdown.plain_blocks import scan_blocks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

EXTENSIONS: Final = ("attrs_block", "attrs_inline", "colon_fence")
"""The MyST extensions that articles rely on; the site enables the same ones."""

PROVISION_DIRECTIVES: Final = ("duty", "prohibition", "permission", "statement")
VIEW_DIRECTIVES: Final = (
    "approval-flow",
    "checklist",
    "checklist-cards",
    "coverage",
    "duty-matrix",
    "edition-history",
    "flow-cards",
    "latest-edition",
    "law-register",
    "parameter-ledger",
    "platform-register",
    "policy-list",
    "provenance",
    "provenance-by-provision",
    "role-cards",
    "role-duties",
    "role-index",
    "separation-matrix",
)
"""Directives that show the handbook and lay nothing down; a policy may contain them anywhere."""

BODIES_REMEMBERED: Final = 512

_TAG: Final = re.compile(r"<[^>]*>")
_DIRECTIVE: Final = re.compile(r"\{(?P<name>[^}]*)\}\s*(?P<argument>.*)", re.DOTALL)


@cache
def _parser() -> MarkdownIt:
    # a handbook that is written plainly needs no parser, nor what the parser takes to load
    from markdown_it.renderer import RendererHTML  # noqa: PLC0415
    from myst_parser.config.main import MdParserConfig  # noqa: PLC0415
    from myst_parser.parsers.mdit import create_md_parser  # noqa: PLC0415

    parser = create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)
    return parser.disable("wordcount")  # counts words and leaves the tokens as they are


class _Tree(SyntaxTreeNode):
    """A syntax tree that is gone when nobody holds it: its nodes refer to their parents weakly.

    Trees that wait for the garbage collector cost a check more than a tenth of its time.
    """

    _above: ReferenceType[_Tree] | None = None

    @property
    def parent(self) -> _Tree | None:
        """The node that this one is a child of, as long as that is held."""
        return self._above() if self._above is not None else None

    @parent.setter
    def parent(self, node: _Tree | None) -> None:
        self._above = ref(node) if node is not None else None


def parse_tokens(text: str) -> list[Token]:
    """Return the tokens of *text*, as the parser gives them."""
    scanned = scan_blocks(text)
    return _parser().parse(text) if scanned is None else scanned


def parse_blocks(text: str) -> list[SyntaxTreeNode]:
    """Return the top-level blocks of *text*; their ``map`` counts lines from 0."""
    return list(_Tree(parse_tokens(text)).children)


@lru_cache(maxsize=BODIES_REMEMBERED)
def parse_body(text: str) -> tuple[SyntaxTreeNode, ...]:
    """Return the blocks of a provision; those read last are remembered, for policies read again and again."""
    return tuple(parse_blocks(text))


def first_line(node: SyntaxTreeNode) -> int:
    """Return the 0-based line at which a block starts (its nearest mapped ancestor's for an inline)."""
    found: SyntaxTreeNode | None = node
    while found is not None and found.map is None:
        found = found.parent
    return found.map[0] if found is not None and found.map else 0


def visible_text(leaf: SyntaxTreeNode) -> str:
    """Return the words that a reader sees of a block, without markup and line breaks."""
    if leaf.type == "inline":
        parts = [each.content for each in leaf.walk() if each is not leaf and each.type != "html_inline"]
        return "".join(parts)
    return _TAG.sub("", leaf.content).replace("\n", "")


def is_heading(node: SyntaxTreeNode, level: int) -> bool:
    """Tell whether *node* is a heading of this level."""
    return node.type == "heading" and node.tag == f"h{level}"


def split_directive(info: str) -> tuple[str, str] | None:
    """Return the name and the argument of a directive's opening line, `None` where it is not one."""
    found = _DIRECTIVE.fullmatch(info.strip())
    return (found["name"].strip(), found["argument"].strip()) if found else None


def split_before(
    nodes: list[SyntaxTreeNode], level: int
) -> tuple[list[SyntaxTreeNode], list[list[SyntaxTreeNode]]]:
    """Split *nodes* before every heading of *level*: what stands ahead of the first, then the groups."""
    starts = [index for index, node in enumerate(nodes) if is_heading(node, level)]
    ends = [*starts, len(nodes)][1:]
    groups = [nodes[start:end] for start, end in zip(starts, ends, strict=True)]
    return (nodes[: starts[0]] if starts else nodes), groups
