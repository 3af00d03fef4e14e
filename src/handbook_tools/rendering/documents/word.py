"""A document as a Word file with the page of GB/T 9704: A4, 22 lines of 28 characters, 仿宋 of 16 points.

The fonts are named and not embedded. What changes in a paragraph is a tracked change: who accepts all has
the new text, who rejects all the old one. python-docx is imported only here, and only when asked for.
"""

from __future__ import annotations

import io
from math import floor
from typing import TYPE_CHECKING, Any, Final, assert_never

from handbook_tools.model.redline import Inserted, Redline, Removed
from handbook_tools.rendering.documents.blocks import Block, Changed, Document, Heading, Line, Table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

BODY: Final = "仿宋"
TITLE: Final = "宋体"
HEADING: Final = "黑体"
SIZE: Final = 16
TITLE_SIZE: Final = 22
CELL_SIZE: Final = 12
MARGINS: Final = {"top": 37, "bottom": 35, "left": 28, "right": 26}
LINES: Final = 22
CHARACTERS: Final = 28
_TYPE_AREA: Final = (156, 225)
"""The width and the height that the margins leave, in millimetres."""
_POINTS_A_MILLIMETRE: Final = 72 / 25.4
GRID: Final = {"type": "lines", "linePitch": str(floor(_TYPE_AREA[1] * _POINTS_A_MILLIMETRE / LINES * 20))}
"""The grid of the page: the height of a line in 20ths of a point."""
SPACING: Final = floor((_TYPE_AREA[0] * _POINTS_A_MILLIMETRE / CHARACTERS - SIZE) * 20)
"""What a character takes more than its size, in 20ths of a point.

A grid of characters says the same, but some programs give a character that is wider than its cell two cells.
"""
_WIDTHS: Final = {3: (62, 62, 32)}
"""The widths of the columns in millimetres, by their number: old, new, and room for a reason."""
FOOTER_SIZE: Final = 14
_MISSING: Final = (
    "生成 Word 文件要用到 python-docx，这里没有安装；"
    "运行 pip install 'handbook-tools[word]'，或者改用 --format html。"
)
_AUTHOR: Final = "修改决定"
_EPOCH: Final = "2000-01-01T00:00:00Z"
"""Word asks for a day of each change; the real one would make two files of one instrument differ."""


class WordMissingError(Exception):
    """python-docx is not installed; the text says in Chinese what to do."""


def render_document_word(document: Document) -> bytes:
    """Return *document* as the content of a Word file.

    Raises:
        WordMissingError: python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415  # optional: needed for Word only
    except ImportError as error:
        raise WordMissingError(_MISSING) from error
    writer = _WordWriter(docx.Document())
    writer.set_page(document.title)
    writer.add_title(document.title)
    for block in document.blocks:
        writer.add(block)
    content = io.BytesIO()
    writer.word.save(content)
    return content.getvalue()


class _WordWriter:
    """Adds the blocks of one document to a Word document."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.revisions = 0

    def set_page(self, title: str) -> None:
        from docx.shared import Mm, Pt  # noqa: PLC0415

        section = self.word.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        for side, width in MARGINS.items():
            setattr(section, f"{side}_margin", Mm(width))
        for grid in section._sectPr.xpath("./w:docGrid"):
            section._sectPr.remove(grid)
        section._sectPr.append(_element("docGrid", **GRID))
        style = self.word.styles["Normal"]
        style.font.name, style.font.size = BODY, Pt(SIZE)
        _name_font(style.element.get_or_add_rPr(), BODY)
        spacing = _element("spacing", val=str(SPACING))
        style.element.get_or_add_rPr().insert_element_before(spacing, "w:sz", "w:szCs", "w:lang")
        self._add_page_number(section.footer.paragraphs[0])
        self.word.core_properties.title = title
        self.word.core_properties.author = ""

    def _add_page_number(self, paragraph: Any) -> None:
        """Put the number of the page between dashes at the foot of every page."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._run(paragraph, "— ", TITLE, FOOTER_SIZE)
        number = self._run(paragraph, "1", TITLE, FOOTER_SIZE)._element
        field = _element("fldSimple", instr="PAGE")
        number.addprevious(field)
        field.append(number)
        self._run(paragraph, " —", TITLE, FOOTER_SIZE)

    def add_title(self, title: str) -> None:
        paragraph = self._paragraph(indented=False, centred=True)
        self._run(paragraph, title, TITLE, TITLE_SIZE).bold = True
        self._paragraph(indented=False)  # GB/T 9704 leaves a line below the title

    def add(self, block: Block) -> None:
        match block:
            case Heading(text):
                self._run(self._paragraph(indented=True), text, HEADING)
            case Line(text, centred):
                for line in text.split("\n"):
                    self._run(self._paragraph(indented=not centred, centred=centred), line, BODY)
            case Changed(redline):
                self._add_changed(redline)
            case Table():
                self._add_table(block)
            case _:
                assert_never(block)

    def _paragraph(self, *, indented: bool, centred: bool = False) -> Any:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
        from docx.shared import Pt  # noqa: PLC0415

        paragraph = self.word.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        if indented:
            paragraph.paragraph_format.first_line_indent = Pt(2 * SIZE)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def _run(self, paragraph: Any, text: str, font: str, size: int = SIZE) -> Any:
        from docx.shared import Pt  # noqa: PLC0415

        run = paragraph.add_run(_printable(text))
        run.font.name, run.font.size = font, Pt(size)
        _name_font(run._element.get_or_add_rPr(), font)
        return run

    def _add_changed(self, redline: Redline) -> None:
        paragraph = self._paragraph(indented=True)
        for segment in redline:
            run = self._run(paragraph, segment.text, BODY)._element
            if isinstance(segment, Inserted):
                self._track(run, "ins")
            elif isinstance(segment, Removed):
                self._track(run, "del")
                for text in list(run):
                    if text.tag.endswith("}t"):
                        text.tag = text.tag.removesuffix("}t") + "}delText"

    def _track(self, run: Any, kind: str) -> None:
        """Put *run* into a tracked change of this kind."""
        self.revisions += 1
        change = _element(kind, id=str(self.revisions), author=_AUTHOR, date=_EPOCH)
        run.addprevious(change)
        change.append(run)

    def _add_table(self, block: Table) -> None:
        table = self.word.add_table(rows=0, cols=len(block.headings))
        table.style = "Table Grid"
        head = table.add_row()
        head._tr.get_or_add_trPr().append(_element("tblHeader"))
        for cell, text in zip(head.cells, block.headings, strict=True):
            self._run(cell.paragraphs[0], text, HEADING, CELL_SIZE)
        self._set_widths(table)
        for row in block.rows:
            for cell, redline in zip(table.add_row().cells, row, strict=True):
                self._fill(cell.paragraphs[0], redline)

    def _set_widths(self, table: Any) -> None:
        from docx.shared import Mm  # noqa: PLC0415

        table.autofit = False
        for column, width in zip(table.columns, _WIDTHS.get(len(table.columns), ()), strict=False):
            column.width = Mm(width)

    def _fill(self, paragraph: Any, redline: Redline) -> None:
        for segment in redline:
            run = self._run(paragraph, segment.text, BODY, CELL_SIZE)
            run.bold = isinstance(segment, Inserted) or None
            run.font.underline = isinstance(segment, Inserted) or None
            run.font.strike = isinstance(segment, Removed) or None


def _element(name: str, **attributes: str) -> Any:  # an XML element
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _name_font(properties: Any, font: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _printable(text: str) -> str:
    """Return *text* without the controls that XML cannot hold."""
    return "".join(each for each in text if each.isprintable() or each in "\n\u3000")
