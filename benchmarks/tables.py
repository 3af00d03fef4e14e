"""The figures as tables: aligned for a terminal, or as Markdown for the manual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from benchmarks.check import CheckCosts
from benchmarks.site import SiteCosts

CHECK_HEADER = (
    "规定",
    "读取（秒）",
    "规则（秒）",
    "生成清单（秒）",
    "核对清单（秒）",
    "handbook check（秒）",
    "每千条（秒）",
    "与最小的相比",
    "内存（MiB）",
)
SITE_HEADER = (
    "条",
    "本工具（秒）",
    "普通 Sphinx（秒）",
    "比值",
    "改一条后（秒）",
    "普通 Sphinx 改一条后（秒）",
    "比值",
    "内存（MiB）",
    "普通 Sphinx 内存（MiB）",
)

Row = Sequence[str]


def check_rows(measured: Sequence[CheckCosts]) -> list[Row]:
    """Return a row for each size; growth compares the time a provision takes with that of the first."""
    first = measured[0]
    rows: list[Row] = []
    for each in measured:
        stages, seconds = each.stages, each.command.processor
        work, least = _work(each), _work(first)
        rows.append(
            (
                f"{each.provisions:,}",
                *(f"{part:.3f}" for part in (stages.reading, stages.rules)),
                *(f"{part:.3f}" for part in (stages.generating, stages.verifying)),
                f"{seconds:.2f}",
                f"{work * 1000:.3f}",
                f"{work / least:.2f}",
                f"{each.command.memory:.0f}",
            )
        )
    return rows


def _work(costs: CheckCosts) -> float:
    stages = costs.stages
    return (stages.reading + stages.rules + stages.verifying) / costs.provisions


def site_rows(measured: Iterable[SiteCosts]) -> list[Row]:
    """Return a row for each size, with the ratios of ours to plain Sphinx."""
    return [
        (
            f"{each.articles:,}",
            *_compared(each.ours.whole.processor, each.plain.whole.processor),
            *_compared(each.ours.again.processor, each.plain.again.processor),
            f"{each.ours.whole.memory:.0f}",
            f"{each.plain.whole.memory:.0f}",
        )
        for each in measured
    ]


def _compared(ours: float, plain: float) -> Row:
    return f"{ours:.1f}", f"{plain:.1f}", f"{ours / plain:.2f}"


def render_text(header: Row, rows: Iterable[Row]) -> str:
    """Return a table aligned to the right for a terminal, where a Chinese character takes two columns."""
    table = [header, *rows]
    widths = [max(_columns(row[index]) for row in table) for index in range(len(header))]
    lines = [
        "  ".join(" " * (width - _columns(cell)) + cell for cell, width in zip(row, widths, strict=True))
        for row in table
    ]
    return "\n".join(lines)


def _columns(cell: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in cell)


def render_markdown(header: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table aligned to the right."""
    marks = ["---:"] * len(header)
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, marks, *rows))
