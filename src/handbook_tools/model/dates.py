"""Dates as official texts write them."""

from __future__ import annotations

import datetime as dt


def chinese_date(date: dt.date) -> str:
    """Return *date* as official texts write it: 2026年12月1日."""
    return f"{date.year}年{date.month}月{date.day}日"
