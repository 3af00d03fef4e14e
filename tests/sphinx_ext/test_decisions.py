"""The table below a provision that decides by dimensions: header cells, and new levels when they change."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tests.sphinx_ext.conftest import Site

LEVELS = """\
:::{statement} spans
:reason: 说明请假的分类，无须任何人作出行为。
:basis: 新增

请假分为下列种类：

1. 短假，即当日返回的；
2. 长假：
   1. 跨日的；
   2. 跨月的。
:::

:::{statement} turns
:reason: 说明次数，无须任何人作出行为。
:basis: 新增

次数分为下列两种：

1. 首次；
2. 再次。
:::

:::{duty} answer-by-span
:bearer: 部门主管
:decides-by: spans turns
:discretion: 部门主管
:basis: 新增

部门主管应当酌情按照下列各项答复：

1. 短假，依照{provision}`approve`答复；
2. 长假首次的，书面答复；
3. 长假再次的，答复下列事项：
   1. 理由；
   2. 日期。
:::

## 第二章 请假
"""


class Cells(HTMLParser):
    """The cells of the tables of a page: tag, scope, rows spanned, and text."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[tuple[str, str, str, str]] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"th", "td"}:
            values = dict(attrs)
            self.cells.append((tag, values.get("scope") or "", values.get("rowspan") or "1", ""))
            self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag not in {"th", "td"}

    def handle_data(self, data: str) -> None:
        if self.open:
            *rest, text = self.cells[-1]
            self.cells[-1] = (rest[0], rest[1], rest[2], text + data.strip())


def cells(site: Site) -> list[tuple[str, str, str, str]]:
    table = re.search(r'<table class="decision-table.*?</table>', site.page("policies/leave"), re.DOTALL)
    assert table
    parser = Cells()
    parser.feed(table[0])
    return parser.cells


def test_every_combination_is_a_row_under_header_cells(site: Site) -> None:
    site.edit("policies/leave.md", "## 第二章 请假\n", LEVELS)
    assert site.build("-nW").returncode == 0
    assert cells(site) == [
        ("th", "col", "1", "适用范围"),
        ("th", "col", "1", "适用范围"),
        ("th", "col", "1", "结果"),
        ("th", "row", "2", "短假"),
        ("th", "row", "1", "首次"),
        ("td", "", "1", "（一）依照本制度第三条第一款答复"),
        ("th", "row", "1", "再次"),
        ("td", "", "1", "（一）依照本制度第三条第一款答复"),
        ("th", "row", "2", "长假"),
        ("th", "row", "1", "首次"),
        ("td", "", "1", "（二）书面答复"),
        ("th", "row", "1", "再次"),
        ("td", "", "1", "（三）答复下列事项理由；日期。"),
    ]
    page = site.page("policies/leave")
    assert '<span class="badge-word discretion">裁量</span>：' in page
    assert page.count('id="answer-by-span-table"') == 1
    site.edit("policies/leave.md", "2. 再次。", "2. 再次；\n3. 多次。")
    assert site.build("-nW").returncode == 0
    assert ("td", "", "1", "（没有规定）") in cells(site)


def test_other_builders_show_it_too(site: Site) -> None:
    site.edit("policies/leave.md", "## 第二章 请假\n", LEVELS)
    for builder in ("text", "singlehtml", "latex"):
        result = site.build("-nW", builder=builder)
        assert result.returncode == 0, result.stderr
    assert "（二）书面答复" in site.page("policies/leave", "text")
    assert 'scope="row"' in site.page("index", "singlehtml")
