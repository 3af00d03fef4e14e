"""The signature sheet: what a checklist shows beside its items when it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from docutils import nodes

from handbook_tools.checklists import Checklist
from handbook_tools.editions.chain import FOLDER, read_ledger
from handbook_tools.model.fingerprint import digest_fields
from handbook_tools.sphinx_ext.views.context import ViewContext, paragraph

BLANK: Final = "＿" * 8
"""Where somebody writes by hand."""


def edition_name(context: ViewContext) -> str:
    """Return the name of the edition released last, empty before the first."""
    root = Path(context.env.srcdir).parent
    numbers = read_ledger(root / FOLDER, root)
    return f"第{max(numbers)}版" if numbers else ""


def list_fingerprint(checklist: Checklist) -> str:
    """Return the fingerprint of the whole list: of its items in their order."""
    return digest_fields(tuple(text for item in checklist.items for text in (item.key, item.fingerprint)))


def sheet_head(checklist: Checklist, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield who confirms which wording; the name and the role are filled in where the page knows them."""
    yield _line((("姓名", "person"), ("岗位", "role"), ("日期", "date")))
    edition = edition_name(context) or "尚未发布"
    yield paragraph(f"版本：{edition}　清单指纹：{list_fingerprint(checklist)}", classes=["sheet"])


def signatures() -> Iterator[nodes.Node]:
    """Yield the lines to sign, which stay together on one page."""
    lines = (
        paragraph("以上各项本人已逐项核对。", classes=["sheet"]),
        _line((("本人签名", "signature"), ("日期", "date"))),
        _line((("核验人签名", "signature"), ("日期", "date"))),
    )
    yield nodes.container("", *lines, classes=["sheet-signatures"])


def _line(fields: Iterable[tuple[str, str]]) -> nodes.paragraph:
    parts: list[str | nodes.Node] = []
    for title, name in fields:
        parts += [f"{title}：", nodes.inline("", BLANK, classes=["sheet-blank", f"sheet-{name}"]), "　"]
    return paragraph(*parts[:-1], classes=["sheet"])
