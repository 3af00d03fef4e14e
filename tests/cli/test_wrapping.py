from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook_tools.cli.wrapping import NEVER_FIRST, display_width, wrap_text


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("审核", 4), ("审核abc", 7), ("（一）", 6), ("e\u0301", 1)],
)
def test_width_counts_columns(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("检查制度。", 20, ["检查制度。"]),
        ("检查制度。", 8, ["检查制度。"]),
        ("检查制，度", 6, ["检查制，", "度"]),
        ("运行 handbook check 命令", 12, ["运行", "handbook", "check 命令"]),
        ("超长的handbook", 4, ["超长", "的", "handbook"]),
        ("  两\n行 ", 20, ["两 行"]),
        ("", 20, [""]),
    ],
)
def test_lines_break_by_width(text: str, width: int, lines: list[str]) -> None:
    assert wrap_text(text, width) == lines


@given(st.text(alphabet="审核制度，。a1 ", max_size=60), st.integers(4, 30))
def test_nothing_is_lost_and_no_line_begins_with_a_point(text: str, width: int) -> None:
    lines = wrap_text(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert not any(line[0] in NEVER_FIRST for line in lines[1:] if line)
