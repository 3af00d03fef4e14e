"""Documents: one model of what is handed out, written as Markdown, HTML and Word."""

from handbook_tools.rendering.documents.blocks import Document
from handbook_tools.rendering.documents.html import render_document_html
from handbook_tools.rendering.documents.markdown import render_document_markdown
from handbook_tools.rendering.documents.word import WordMissingError, render_document_word

__all__ = [
    "Document",
    "WordMissingError",
    "render_document_html",
    "render_document_markdown",
    "render_document_word",
]
