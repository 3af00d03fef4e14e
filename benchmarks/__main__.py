"""``python -m benchmarks``: write handbooks of several sizes, measure them, print the tables."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.check import measure_check
from benchmarks.handbooks import ARTICLES, LARGEST, PROVISIONS
from benchmarks.measuring import run_python
from benchmarks.site import measure_site
from benchmarks.tables import (
    CHECK_HEADER,
    SITE_HEADER,
    Row,
    check_rows,
    render_markdown,
    render_text,
    site_rows,
)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="测速：检查、清单和网站。")
    parser.add_argument("--check", metavar="规定数", type=int, nargs="*", default=[200, 1_000, 5_000, 20_000])
    parser.add_argument("--site", metavar="条数", type=int, nargs="*", default=[200, 1_000])
    parser.add_argument("--markdown", action="store_true", help="输出 Markdown 表格。")
    arguments = parser.parse_args()
    for size, each in ((PROVISIONS, arguments.check), (ARTICLES, arguments.site)):
        if wrong := [number for number in each if number % size or not 0 < number <= size * LARGEST]:
            parser.error(f"{wrong[0]} 不行：写 {size} 的倍数，最大 {size * LARGEST}。")
    return arguments


def _measure(arguments: argparse.Namespace, folder: Path) -> list[tuple[Row, list[Row]]]:
    cache = folder / "compiled"
    run_python(["-c", "import handbook_tools.cli, sphinx.cmd.build, sphinx_book_theme"], folder, cache)
    tables: list[tuple[Row, list[Row]]] = []
    if arguments.check:
        checks = [measure_check(n // PROVISIONS, folder / f"check-{n}", cache) for n in arguments.check]
        tables.append((CHECK_HEADER, check_rows(checks)))
    if arguments.site:
        measure_site(1, folder / "warm", cache)
        sites = [measure_site(n // ARTICLES, folder / f"site-{n}", cache) for n in arguments.site]
        tables.append((SITE_HEADER, site_rows(sites)))
    return tables


def main() -> None:
    """Measure what the arguments ask for and print a table for each."""
    arguments = _parse()
    with tempfile.TemporaryDirectory(prefix="handbook-benchmarks-") as folder:
        tables = _measure(arguments, Path(folder))
    render = render_markdown if arguments.markdown else render_text
    print("\n\n".join(render(header, rows) for header, rows in tables))


if __name__ == "__main__":
    main()
