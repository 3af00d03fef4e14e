"""``handbook compare``: two texts without ids, such as two versions of a law, article by article."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from handbook_tools.cli.arguments import Commands, add_command
from handbook_tools.cli.output import EXIT_CLEAN, CommandError
from handbook_tools.redlines.documents import DocumentRow, Fate, compare_documents
from handbook_tools.redlines.plain_articles import PlainArticle, parse_plain_articles
from handbook_tools.rendering.redlines import escape_markdown, render_redline_markdown, render_redline_text
from handbook_tools.sources import SIZE_LIMIT, decode_source

_UNSURE: Final = "（对应关系请人工核对）"


def add_to(commands: Commands) -> None:
    """Add the command ``compare``."""
    parser = add_command(
        commands, "compare", "逐条比较两份没有编号标识的文本，例如同一部法律的两个版本。", run
    )
    parser.add_argument("old", metavar="旧文本", type=Path, help="旧版本的文本文件，各条以“第一条”开头。")
    parser.add_argument("new", metavar="新文本", type=Path, help="新版本的文本文件。")
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        metavar="格式",
        help="输出的格式：text 供人阅读（默认），markdown 输出新旧条文对照表。",
    )
    parser.add_argument("--all", action="store_true", help="没有修改的条文也列出来。")


def run(arguments: Namespace) -> int:
    """Print which articles became which, with the redline of each."""
    rows = compare_documents(_articles(arguments.old), _articles(arguments.new))
    shown = [row for row in rows if arguments.all or row.fate is not Fate.KEPT or row.moved]
    print("\n".join(FORMATS[arguments.format](shown, summary_line(rows))))
    return EXIT_CLEAN


def _articles(path: Path) -> tuple[PlainArticle, ...]:
    with path.open("rb") as file:
        source = decode_source(file.read(SIZE_LIMIT + 1), str(path))
    if source.diagnostics:
        raise CommandError("\n".join(map(str, source.diagnostics)))
    try:
        return parse_plain_articles(source.text)
    except ValueError as error:
        raise CommandError(f"{path}：{error}") from error


def summary_line(rows: tuple[DocumentRow, ...]) -> str:
    """Return how many articles met which fate."""
    fates = Counter(row.fate for row in rows)
    counts = [f"{fate.value} {fates[fate]} 处" for fate in Fate if fates[fate]]
    moved = sum(row.moved for row in rows)
    renumbered = sum(row.renumbered for row in rows)
    unsure = sum(not row.sure for row in rows)
    counts += [f"其中移动 {moved} 处"] if moved else []
    counts += [f"条号改变 {renumbered} 处"] if renumbered else []
    return "，".join(counts) + (f"；有 {unsure} 处的对应关系需要人工核对。" if unsure else "。")


def _labels(row: DocumentRow) -> str:
    old, new = ("、".join(article.label for article in side) for side in (row.old, row.new))
    return f"{old} → {new}" if old and new else old or new


def _fate(row: DocumentRow) -> str:
    verbs = [row.fate.value] + (["移动"] if row.moved else [])
    return "、".join(verbs) + ("" if row.sure else _UNSURE)


def _text_lines(rows: list[DocumentRow], summary: str) -> Iterator[str]:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for row in rows:
        yield f"{_labels(row)}　{_fate(row)}"
        yield from (f"    {line}" for line in render_redline_text(row.redline, colour=colour).split("\n"))
        yield ""
    yield summary


def _markdown_lines(rows: list[DocumentRow], summary: str) -> Iterator[str]:
    yield from ("| 旧条号 | 新条号 | 变化 | 条文 |", "| --- | --- | --- | --- |")
    for row in rows:
        sides = ("、".join(article.label for article in side) or "—" for side in (row.old, row.new))
        cells = (*map(escape_markdown, sides), _fate(row), render_redline_markdown(row.redline))
        yield f"| {' | '.join(cells)} |"
    yield from ("", summary)


FORMATS: Final[Mapping[str, Callable[[list[DocumentRow], str], Iterator[str]]]] = {
    "text": _text_lines,
    "markdown": _markdown_lines,
}
