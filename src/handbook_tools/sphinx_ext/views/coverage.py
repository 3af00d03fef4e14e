"""Normative coverage as a page: the shares, the provisions that say why nobody is asked, and every use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docutils import nodes

from handbook_tools.checks.coverage import Coverage, Sentence, Tally, Use, measure_coverage, tally
from handbook_tools.model.labels import find_citation, label
from handbook_tools.model.policy import Provision
from handbook_tools.model.prose import provision_text
from handbook_tools.model.registers import ChecklistEntry
from handbook_tools.registers.templates import MARK
from handbook_tools.rendering.shares import render_share
from handbook_tools.sphinx_ext.views.context import Cell, ViewContext, heading, joined, paragraph, table
from handbook_tools.sphinx_ext.views.provisions import kind_badge

Row = tuple[Cell, ...]

NAMED: Final = 3
"""So many lists written out from one template are named one by one."""


def coverage_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """Show how much of what binds is used, and by what."""
    coverage = measure_coverage(context.handbook)
    return [
        _summary(coverage),
        *_shares("按制度", "制度", coverage.by_policy()),
        *_shares("按岗位", "岗位", coverage.by_role()),
        *_shares("按种类", "种类", coverage.by_kind()),
        *_uncovered(coverage),
        *_excused(coverage, context),
        *_uses(coverage, context),
    ]


def _scrolling(node: nodes.table) -> nodes.container:
    return nodes.container("", node, classes=["scroll-x"])


def _summary(coverage: Coverage) -> nodes.paragraph:
    whole = tally("", coverage.sentences)
    used = whole.sentences - whole.counts[Use.NONE]
    return paragraph(
        f"约束人的话共 {whole.sentences} 句，有着落的 {used} 句，占 {render_share(whole.share)}。",
        f"写明理由、不用问任何人的规定 {len(coverage.excused)} 条，其中说明 {coverage.statements} 条。",
    )


def _shares(title: str, column: str, tallies: tuple[Tally, ...]) -> Iterator[nodes.Node]:
    rows = (
        (each.title, str(each.sentences), *(str(each.counts[use]) for use in Use), render_share(each.share))
        for each in tallies
    )
    yield heading(title)
    yield _scrolling(table((column, "句数", *Use, "覆盖"), rows, classes=["register", "figures"]))


def _uncovered(coverage: Coverage) -> Iterator[nodes.Node]:
    if coverage.uncovered:
        yield heading(f"没有着落的（{len(coverage.uncovered)} 句）")
        items = (nodes.list_item("", paragraph(f"{each.place}：{each.text}")) for each in coverage.uncovered)
        yield nodes.bullet_list("", *items)


def _excused(coverage: Coverage, context: ViewContext) -> Iterator[nodes.Node]:
    yield heading(f"不用问任何人的规定和理由（{len(coverage.excused)} 条）")
    rows = (
        (
            context.link("provision", each.id, find_citation(each.id, context.handbook)),
            [kind_badge(each.kind)],
            provision_text(each, context.handbook, alone=True).replace("\n", ""),
            each.reason,
        )
        for each in coverage.excused
    )
    yield _scrolling(table(("规定", "种类", "内容", "理由"), rows, classes=["register"]))


def _uses(coverage: Coverage, context: ViewContext) -> Iterator[nodes.Node]:
    by_policy: dict[str, list[Sentence]] = {}
    for each in coverage.sentences:
        by_policy.setdefault(each.policy.id, []).append(each)
    yield heading("每句话用在哪里")
    for policy in context.handbook.policies:
        found = by_policy.get(policy.id, ())
        rows = [_use_row(each.provision, each.checklists, context) for each in found if each.provision]
        yield heading(policy.title, 3)
        yield _scrolling(table(("规定", "种类", "义务人", "用在"), rows, classes=["register"]))


def _use_row(provision: Provision, asking: tuple[ChecklistEntry, ...], context: ViewContext) -> Row:
    target = context.handbook.find_target(provision.id)
    cited = context.link("provision", provision.id, label(target) if target else provision.id)
    bearer = context.link("role", provision.bearer, provision.bearer)
    return (cited, [kind_badge(provision.kind)], bearer, joined(_used_in(provision, asking, context)))


def _used_in(
    provision: Provision, asking: tuple[ChecklistEntry, ...], context: ViewContext
) -> Iterator[nodes.Node]:
    """Yield a link to the flow and to each checklist; many lists of one template are one link."""
    flow = context.handbook.find_flow(provision.step.flow) if provision.step else None
    if flow is not None:
        yield context.link("flow", flow.id, flow.title)
    alike: dict[str, list[ChecklistEntry]] = {}
    for entry in asking:
        alike.setdefault(entry.template or entry.id, []).append(entry)
    for template, entries in alike.items():
        if len(entries) > NAMED:
            title = template.replace(MARK, f"{len(entries)} 个岗位")
            yield context.link("role", provision.bearer, title)
        else:
            yield from (context.link("checklist", entry.id, entry.title) for entry in entries)
    if not asking and not flow:
        yield nodes.Text(f"不用问：{provision.reason}" if provision.reason else Use.NONE)
