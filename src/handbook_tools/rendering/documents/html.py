"""A document as one HTML page that needs no other file, with everything in it escaped."""

from __future__ import annotations

from html import escape
from typing import Final, assert_never

from handbook_tools.model.redline import Redline
from handbook_tools.rendering.documents.blocks import Block, Changed, Document, Heading, Line, Table
from handbook_tools.rendering.redlines import render_redline_html

_STYLE: Final = """\
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { max-width: 48em; margin: 2em auto; padding: 0 1em; line-height: 1.8;
  font-family: FangSong, STFangsong, "Noto Serif SC", serif; color: #111; background: #fff; }
h1, h2, .centred { text-align: center; text-indent: 0; }
h1 { font-family: SimSun, "Noto Serif SC", serif; font-size: 1.6em; }
h2 { font-family: SimHei, "Noto Sans SC", sans-serif; font-size: 1.1em; text-align: start; }
p { text-indent: 2em; margin: 0.2em 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #555; padding: 0.4em; text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; }
ins { font-weight: bold; text-decoration: underline; }
del { text-decoration: line-through; }
"""


def render_document_html(document: Document) -> str:
    """Return *document* as an HTML page."""
    title = escape(document.title)
    blocks = "\n".join(map(_block, document.blocks))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{blocks}\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Line(text, centred):
            opening = '<p class="centred">' if centred else "<p>"
            return "\n".join(f"{opening}{escape(line)}</p>" for line in text.split("\n"))
        case Changed(redline):
            return f"<p>{render_redline_html(redline)}</p>"
        case Table(headings, rows):
            head = "".join(f'<th scope="col">{escape(each)}</th>' for each in headings)
            body = "\n".join(map(_row, rows))
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        case _:
            assert_never(block)


def _row(cells: tuple[Redline, ...]) -> str:
    return f"<tr>{''.join(f'<td>{render_redline_html(cell)}</td>' for cell in cells)}</tr>"
