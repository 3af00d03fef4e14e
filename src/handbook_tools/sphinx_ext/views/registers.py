"""The registers as tables: parameters with their uses, laws, platforms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from docutils import nodes

from handbook_tools.model.dates import chinese_date
from handbook_tools.model.labels import find_short_citation
from handbook_tools.model.policy import Provision
from handbook_tools.model.registers import Law
from handbook_tools.model.wording import LawCitation, ParameterUse, walk_inlines
from handbook_tools.sphinx_ext.views.context import ViewContext, joined, table


def _uses(context: ViewContext) -> Mapping[tuple[str, str], list[Provision]]:
    """Return the provisions that use each parameter and cite each law, by kind of use and id."""
    uses: dict[tuple[str, str], list[Provision]] = {}
    for provision in context.handbook.provisions:
        keys: dict[tuple[str, str], None] = {}
        for inline in walk_inlines(provision.wording, provision.items):
            if isinstance(inline, ParameterUse):
                keys["param", inline.parameter] = None
            elif isinstance(inline, LawCitation):
                keys["law", inline.law] = None
        for key in keys:
            uses.setdefault(key, []).append(provision)
    return uses


def _links(provisions: list[Provision], context: ViewContext) -> list[nodes.Node]:
    if not provisions:
        return [nodes.Text("—")]
    handbook = context.handbook
    return joined(
        context.link("provision", each.id, find_short_citation(each.id, handbook)) for each in provisions
    )


def parameter_ledger_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show every parameter with its value, where the value comes from and where it is used."""
    uses, parameters = _uses(context), context.handbook.registers.parameters
    rows = (
        (
            each.title,
            nodes.strong("", str(each)),
            each.origin.value,
            context.link("role", each.decided_by, each.decided_by),
            chinese_date(each.since),
            each.note or "—",
            _links(uses.get(("param", each.id), []), context),
        )
        for each in parameters
    )
    header = ("名称", "数值", "来源", "决定者", "自何日起", "说明", "用在")
    ids = [f"param-{each.id}" for each in parameters]
    return [nodes.container("", table(header, rows, ids=ids, classes=["register"]), classes=["scroll-x"])]


def _date(date: dt.date | None) -> str:
    return chinese_date(date) if date else "待核"


def _articles(law: Law) -> list[nodes.Node]:
    """Return what the cited articles of *law* are about, a line each."""
    if not law.articles:
        return [nodes.Text("—")]
    return [nodes.line_block("", *(nodes.line("", str(each)) for each in law.articles))]


def law_register_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show every law with its dates, its status and where it is cited."""
    uses, laws = _uses(context), context.handbook.registers.laws
    rows = (
        (
            str(law),
            law.issuer,
            _date(law.promulgated),
            _date(law.effective),
            law.status.value,
            _date(law.checked_on),
            law.note or "—",
            _articles(law),
            _links(uses.get(("law", law.id), []), context),
        )
        for law in laws
    )
    header = ("名称", "制定机关", "公布", "施行", "状态", "核对日期", "说明", "引用的条", "引用处")
    ids = [f"law-{law.id}" for law in laws]
    return [nodes.container("", table(header, rows, ids=ids, classes=["register"]), classes=["scroll-x"])]


def platform_register_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show every platform."""
    platforms = context.handbook.registers.platforms
    rows = ((each.name, each.operator, "、".join(each.aliases) or "—") for each in platforms)
    return [table(("平台", "运营者", "别名"), rows, classes=["register"])]
