"""An edition on a page: its dates, and links to what the history says of it."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from handbook_tools.editions.edition import EditionHead
from handbook_tools.model.dates import chinese_date
from handbook_tools.sphinx_ext.views.context import ViewContext


def edition_dates(head: EditionHead) -> str:
    """Return when an edition was promulgated and when it takes effect."""
    return f"{chinese_date(head.promulgated)}公布，{chinese_date(head.effective)}施行"


def edition_link(head: EditionHead, context: ViewContext) -> nodes.Node:
    """Return the name of an edition, linked to what the history says of it."""
    return context.link("edition", str(head.number), head.name)


def edition_span(numbers: Sequence[int]) -> str:
    """Return the names of editions, those that follow each other as a span: 第1版至第3版、第5版."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = (f"第{run[0]}版至第{run[-1]}版" if len(run) > 1 else f"第{run[0]}版" for run in runs)
    return "、".join(names)
