from __future__ import annotations

import io
import re
import sys
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.model.redline import Inserted, Kept, Redline, Removed
from handbook_tools.redlines import redline_wording
from handbook_tools.rendering.documents import (
    Document,
    render_document_html,
    render_document_markdown,
    render_document_word,
)
from handbook_tools.rendering.documents.blocks import (
    Changed,
    Heading,
    Line,
    Table,
    new_side,
    old_side,
    plain,
)
from handbook_tools.rendering.documents.word import WordMissingError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REDLINE: Redline = (Kept("时限为"), Removed("1"), Inserted("3"), Kept("个工作日。"))
HOSTILE = "<script>alert(1)</script>|*甲*@all"
DOCUMENT = Document(
    "修改对照表",
    (
        Heading("一、总则"),
        Line("（2027年1月15日通过）", centred=True),
        Line(f"{HOSTILE}\n第二行"),
        Changed(REDLINE),
        Table(("修改前", "修改后"), ((old_side(REDLINE), new_side(REDLINE)), (plain(HOSTILE), plain("")))),
    ),
)


def word_xml(document: Document, part: str = "document") -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(render_document_word(document))) as package:
        return ElementTree.fromstring(package.read(f"word/{part}.xml"))


def texts_after(document: ElementTree.Element, dropped: str) -> list[str]:
    """Return the paragraphs that remain when the changes of one kind are *dropped* and the others kept."""
    found = []
    for paragraph in document.iter(f"{W}p"):
        pieces = []
        for child in paragraph:
            if child.tag != f"{W}{dropped}":
                pieces += [each.text or "" for each in child.iter() if each.tag in {f"{W}t", f"{W}delText"}]
        found.append("".join(pieces))
    return found


def test_accepting_all_in_word_gives_the_new_text_and_rejecting_all_the_old_one() -> None:
    document = word_xml(DOCUMENT)
    assert "时限为3个工作日。" in texts_after(document, "del")
    assert "时限为1个工作日。" in texts_after(document, "ins")
    assert len(list(document.iter(f"{W}ins"))) == len(list(document.iter(f"{W}del"))) == 1


LINES = st.text(st.characters(codec="utf-8", categories=["L", "P", "N", "S"]), min_size=1, max_size=30)


@given(LINES, LINES)
@settings(deadline=None, max_examples=15)
def test_word_holds_both_wordings_of_any_change(old: str, new: str) -> None:
    document = word_xml(Document("甲", (Changed(redline_wording(old, new)),)))
    assert texts_after(document, "del")[-1] == new
    assert texts_after(document, "ins")[-1] == old


def test_the_page_in_word_is_that_of_the_national_standard() -> None:
    document = word_xml(DOCUMENT)
    (size,) = document.iter(f"{W}pgSz")
    (margins,) = document.iter(f"{W}pgMar")
    (grid,) = document.iter(f"{W}docGrid")
    width, height = (int(size.attrib[f"{W}{side}"]) for side in ("w", "h"))
    assert (round(width / 56.7), round(height / 56.7)) == (210, 297)
    found = [round(int(margins.attrib[f"{W}{each}"]) / 56.7) for each in ("top", "bottom", "left", "right")]
    assert found == [37, 35, 28, 26]
    lines = 225 / 25.4 * 1440 / int(grid.attrib[f"{W}linePitch"])
    (normal,) = (
        style
        for style in word_xml(DOCUMENT, "styles").iter(f"{W}style")
        if style.attrib[f"{W}styleId"] == "Normal"
    )
    order = [each.tag.removeprefix(W) for each in next(normal.iter(f"{W}rPr"))]
    assert order.index("rFonts") < order.index("spacing") < order.index("sz")
    (spacing,) = next(normal.iter(f"{W}rPr")).iter(f"{W}spacing")
    characters = 156 / 25.4 * 72 / (16 + int(spacing.attrib[f"{W}val"]) / 20)
    assert (int(lines), int(characters)) == (22, 28)
    fonts = {each.attrib.get(f"{W}eastAsia") for each in document.iter(f"{W}rFonts")}
    assert {"仿宋", "黑体", "宋体"} <= fonts


def test_every_page_in_word_is_numbered_between_dashes() -> None:
    footer = word_xml(DOCUMENT, "footer1")
    assert [each.attrib[f"{W}instr"] for each in footer.iter(f"{W}fldSimple")] == ["PAGE"]
    assert "".join(each.text or "" for each in footer.iter(f"{W}t")) == "— 1 —"


def test_the_space_behind_the_number_of_an_article_is_kept() -> None:
    document = word_xml(Document("甲", (Line("第三条　编辑应当\x07核对。"),)))
    assert "第三条　编辑应当核对。" in [each.text for each in document.iter(f"{W}t")]


def test_a_table_in_word_shows_changes_without_colour() -> None:
    document = word_xml(DOCUMENT)
    (table,) = document.iter(f"{W}tbl")
    shown = {
        "".join(text.text or "" for text in run.iter(f"{W}t")): {
            each.tag.removeprefix(W) for each in run.iter()
        }
        for run in table.iter(f"{W}r")
    }
    assert {"b", "u"} <= shown["3"]
    assert "strike" in shown["1"]
    assert list(table.iter(f"{W}tblHeader"))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_needs_no_other_file_and_shows_hostile_text_as_it_is() -> None:
    page = render_document_html(DOCUMENT)
    parser = _Tags()
    parser.feed(page)
    assert HOSTILE in parser.text
    assert not {"script", "link", "img"} & set(parser.tags)
    assert "http" not in page
    assert "<td>时限为<del>1</del>个工作日。</td><td>时限为<ins>3</ins>个工作日。</td>" in page


def test_markdown_keeps_its_tables_whole() -> None:
    shown = render_document_markdown(DOCUMENT)
    assert shown.startswith("# 修改对照表\n\n## 一、总则\n")
    rows = [line for line in shown.split("\n") if line.startswith("|")]
    assert rows[2].replace(" ", "") == "|时限为~~1~~个工作日。|时限为**3**个工作日。|"
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [3, 3, 3, 3]
    assert "<script>" not in shown


def test_without_the_library_word_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(WordMissingError, match=r"handbook-tools\[word\]"):
        render_document_word(DOCUMENT)
