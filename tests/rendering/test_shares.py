"""A share is shown as a percentage that never says more than there is."""

from __future__ import annotations

import pytest

from handbook_tools.rendering.shares import render_share


@pytest.mark.parametrize(
    ("share", "expected"),
    [(1.0, "100%"), (0.9999, "99.9%"), (0.5, "50%"), (0.0, "0%"), (394 / 395, "99.7%")],
)
def test_a_share_is_never_rounded_up(share: float, expected: str) -> None:
    assert render_share(share) == expected
