"""An edition on a page: its dates, and links to what the history says of it."""

from __future__ import annotations

import datetime as dt

from docutils import nodes

from handbook_tools.editions.edition import EditionHead
from handbook_tools.sphinx_ext.views.context import ViewContext


def chinese_date(date: dt.date) -> str:
    """Return a date as official texts write it: 2026年12月1日."""
    return f"{date.year}年{date.month}月{date.day}日"


def edition_dates(head: EditionHead) -> str:
    """Return when an edition was promulgated and when it takes effect."""
    return f"{chinese_date(head.promulgated)}公布，{chinese_date(head.effective)}施行"


def edition_link(head: EditionHead, context: ViewContext) -> nodes.Node:
    """Return the name of an edition, linked to what the history says of it."""
    return context.link("edition", str(head.number), head.name)
