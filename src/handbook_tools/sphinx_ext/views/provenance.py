"""Provenance from both ends: where each source regulation went, and what each provision came from."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.model.labels import find_short_citation, label
from handbook_tools.model.policy import Policy, Provision
from handbook_tools.model.provenance import SourceFact, SourceRegulation
from handbook_tools.sphinx_ext.views.context import Cell, ViewContext, heading, joined, paragraph, table


def _facts_of(source: SourceRegulation, context: ViewContext) -> list[SourceFact]:
    return [fact for fact in context.handbook.registers.facts if fact.source == source.id]


def _figures(facts: list[SourceFact]) -> tuple[int, int, int]:
    """Return how many facts there are, how many are taken up, how many are left out."""
    taken_up = sum(bool(fact.provisions) for fact in facts)
    return len(facts), taken_up, len(facts) - taken_up


def provenance_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show what a source regulation says and where it went; without an argument, list the sources."""
    if not argument:
        return [_overview(context)]
    source = context.handbook.find_source(argument)
    if source is None:
        return context.warn(f"没有编号为“{argument}”的来源法规，请核对 docs/registers/sources.yml。")
    facts = _facts_of(source, context)
    figures = "共 {} 条事实，采用 {} 条，未采用 {} 条。".format(*_figures(facts))
    return [
        paragraph(source.character, classes=["source-character"]),
        paragraph(f"文本范围：{source.extent}{figures}"),
        nodes.container("", _facts_table(facts, context), classes=["scroll-x"]),
    ]


def _overview(context: ViewContext) -> nodes.Node:
    rows: list[tuple[Cell, ...]] = []
    for source in context.handbook.registers.sources:
        figures = [str(figure) for figure in _figures(_facts_of(source, context))]
        title = context.link("source", source.id, source.title)
        rows.append((source.id, title, source.character, source.extent, *figures))
    totals = [str(figure) for figure in _figures(list(context.handbook.registers.facts))]
    rows.append(("合计", "", "", "", *totals))
    header = ("编号", "名称", "性质", "文本范围", "事实", "采用", "未采用")
    return nodes.container("", table(header, rows, classes=["register"]), classes=["scroll-x"])


def _facts_table(facts: list[SourceFact], context: ViewContext) -> nodes.table:
    rows = (
        (nodes.inline("", fact.id, classes=["fact-id"]), fact.clause, fact.gist, _whereabouts(fact, context))
        for fact in facts
    )
    ids = [f"fact-{fact.id}" for fact in facts]
    return table(("编号", "条款", "要点", "去处"), rows, ids=ids, classes=["register"])


def _whereabouts(fact: SourceFact, context: ViewContext) -> Cell:
    if not fact.provisions:
        return f"未采用：{fact.reason}"
    labels: dict[str, str] = {}  # two provisions of one 款 are cited alike
    for identifier in fact.provisions:
        labels.setdefault(find_short_citation(identifier, context.handbook), identifier)
    return joined(context.link("provision", identifier, text) for text, identifier in labels.items())


def provenance_by_provision_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show the facts that each provision came from: one table a policy, or that of one policy."""
    if argument and context.handbook.find_policy(argument) is None:
        return context.warn(f"没有编号为“{argument}”的制度，请核对 docs/policies/ 里的文件名。")
    body: list[nodes.Node] = []
    for policy in context.handbook.policies:
        if argument in {"", policy.id}:
            origins = table(("条", "规定", "出自"), _origin_rows(policy, context), classes=["register"])
            body += [heading(policy.title), nodes.container("", origins, classes=["scroll-x"])]
    return body


def _origin_rows(policy: Policy, context: ViewContext) -> Iterator[tuple[Cell, ...]]:
    for article in policy.articles:
        title = article.title
        for provision in article.provisions:
            target = context.handbook.find_target(provision.id)
            text = label(target) if target else provision.id
            origins = joined(_origins(provision, context), "　")
            yield title, context.link("provision", provision.id, text), origins
            title = ""


def _origins(provision: Provision, context: ViewContext) -> Iterator[nodes.Node]:
    for basis in provision.basis:
        fact = context.handbook.find_fact(basis)
        if fact is None:
            yield nodes.Text(basis)
        else:
            yield nodes.inline("", "", _fact_link(basis, context), nodes.Text(f" {fact.gist}"))


def _fact_link(identifier: str, context: ViewContext) -> nodes.Node:
    return nodes.inline("", "", context.link("fact", identifier, identifier), classes=["fact-id"])
