"""Cards lead to what they name; nothing of them is written by hand."""

from __future__ import annotations

import re

from .conftest import Site

CARDS = """# 首页

:::{role-cards}
:::

:::{flow-cards}
:::

:::{checklist-cards}
:::

:::{latest-edition}
:::
"""
EXPECTED = [
    ("roles.html#role-employee", "员工"),
    ("roles.html", "部门主管"),
    ("roles.html#role-personnel", "人事部"),
    ("roles.html#role-everybody", "全体人员"),
    ("flows.html#flow-leave", "请假审批流程"),
    ("checklists.html#checklist-leave", "请假"),
]
CARD = re.compile(r'<a class="[^"]*" href="([^"]*)"[^>]*><span><span class="card-name">([^<]*)</span>')


def test_a_card_leads_to_each_role_flow_and_checklist(site: Site) -> None:
    (site.root / "docs" / "start.md").write_text(CARDS, "utf-8")
    assert site.build().returncode == 0
    page = site.page("start")
    assert CARD.findall(page) == EXPECTED
    assert "还没有发布过版本。" in page
