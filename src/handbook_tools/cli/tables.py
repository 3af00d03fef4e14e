"""Tables in a terminal: columns aligned by display width, the first to the left, figures to the right."""

from __future__ import annotations

from collections.abc import Sequence

from handbook_tools.cli.wrapping import display_width


def _padded(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - display_width(cell))
    return space + cell if right else cell + space


def render_table(rows: Sequence[Sequence[str]], *, words_last: bool = False) -> str:
    """Return *rows*, the headings first, as lines; with *words_last* the last column holds words too."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    figures = range(1, len(widths) - words_last)
    lines = (
        "  ".join(
            _padded(cell, width, right=index in figures)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
