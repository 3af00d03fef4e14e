"""Tables are aligned as a terminal shows them, wide characters counting two."""

from __future__ import annotations

from handbook_tools.cli.tables import render_table


def test_words_go_left_and_figures_right() -> None:
    assert render_table([("制度", "句数"), ("a", "7"), ("账号", "12")]) == (
        "制度  句数\na        7\n账号    12"
    )


def test_the_last_column_may_hold_words() -> None:
    assert render_table([("种类", "数", "说明"), ("甲", "3", "x")], words_last=True) == (
        "种类  数  说明\n甲     3  x"
    )
