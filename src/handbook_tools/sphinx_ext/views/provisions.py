"""A provision in its article, and the head of a policy."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from handbook_tools.model.dates import chinese_date
from handbook_tools.model.handbook import Target
from handbook_tools.model.identifiers import local_id
from handbook_tools.model.labels import label, self_name
from handbook_tools.model.policy import Kind, Policy, Provision
from handbook_tools.model.provenance import ADDED
from handbook_tools.sphinx_ext.views.context import ViewContext, badge, paragraph
from handbook_tools.sphinx_ext.views.decisions import decision_table
from handbook_tools.sphinx_ext.views.wordings import items_list, wording_nodes


def kind_badge(kind: Kind) -> nodes.inline:
    """Return the word that marks a kind, readable without colour."""
    return badge(kind.modal, f"kind-{kind.value}")


def added_badge(provision: Provision) -> list[nodes.Node]:
    """Return the mark of a provision that none of the source regulations has, else nothing."""
    if provision.basis != (ADDED,):
        return []
    return [nodes.Text(" "), badge(ADDED, "basis-added")]


def _dates(provision: Provision) -> Iterator[str]:
    """Yield from when the provision binds and until when, and how it passes from the old to the new."""
    if provision.effective:
        yield f"自{chinese_date(provision.effective)}起施行"
    if provision.repealed:
        yield f"自{chinese_date(provision.repealed)}起废止"
    if provision.applies_from:
        yield f"适用于{chinese_date(provision.applies_from)}以后发生的事"
    if provision.running:
        yield f"正在办理的事依照{provision.running.value}办完"


def _lead(provision: Provision, context: ViewContext) -> Iterator[nodes.paragraph]:
    """Yield the line above the wording: what it does, and to whom; a mere statement has none."""
    if provision.kind is Kind.STATEMENT:
        return
    parts: list[str | nodes.Node] = [kind_badge(provision.kind)]
    if provision.bearer:
        parts += [" ", context.link("role", provision.bearer, provision.bearer)]
    if provision.discretion:
        link = context.link("role", provision.discretion, provision.discretion)
        parts += [" · ", badge("裁量", "discretion"), "：", link]
    yield paragraph(*parts, classes=["provision-lead"])


def _meta(provision: Provision, target: Target, context: ViewContext) -> nodes.paragraph:
    """Return the line below the wording: its label, its step, its dates, the evidence that is kept."""
    parts: list[str | nodes.Node] = []
    if provision.kind is Kind.STATEMENT:
        parts += [kind_badge(provision.kind), " · "]
    if provision.step:
        flow = context.handbook.find_flow(provision.step.flow)
        title = flow.title if flow else provision.step.flow
        parts += [context.link("flow", provision.step.flow, f"{title}：{provision.step.name}"), " · "]
    parts += [f"{each} · " for each in _dates(provision)]
    if provision.evidence:
        parts.append(f"证据：{provision.evidence} · ")
    parts += [context.link("provision", provision.id, label(target)), *added_badge(provision)]
    return paragraph(*parts, classes=["provision-meta"])


def provision_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show one provision whole, with its anchor."""
    provision, target = context.handbook.find_provision(argument), context.handbook.find_target(argument)
    if provision is None or target is None:
        text = f"这条规定（{argument or '没有编号'}）写得有误，没有显示；请看构建时的提示。"
        return [nodes.warning("", paragraph(text))]
    body = [
        *_lead(provision, context),
        paragraph(*wording_nodes(provision.wording, context, target), classes=["wording"]),
        *items_list(provision.items, context, target, anchors=True),
        *decision_table(provision, target, context),
        _meta(provision, target, context),
    ]
    classes = ["provision", f"provision-{provision.kind.value}"]
    return [nodes.container("", *body, classes=classes, ids=[local_id(provision.id)])]


def policy_header_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show the version, the dates and the owner of a policy."""
    policy = context.handbook.find_policy(argument)
    if policy is None:
        return []
    parts = (
        f"第 {policy.version} 版　{chinese_date(policy.promulgated)}公布　"
        f"{chinese_date(policy.effective)}施行　{_policy_end(policy)}归口："
    )
    owner = context.link("role", policy.owner, policy.owner)
    return [*_repeal_notice(policy, context), paragraph(parts, owner, classes=["policy-header"])]


def _repeal_notice(policy: Policy, context: ViewContext) -> Iterator[nodes.Node]:
    """Yield what stands over a policy that will end; where nothing else is left of one it says so itself."""
    if policy.repealed is None or policy.is_tombstone:
        return
    said = f"{self_name(policy)}自{chinese_date(policy.repealed)}起整部废止"
    other = context.handbook.find_policy(policy.replaced_by)
    replaced = ("，由", context.link("policy", other.id, f"《{other.title}》"), "代替") if other else ()
    yield paragraph(said, *replaced, "。", classes=["edition-notice"])


def _policy_end(policy: Policy) -> str:
    return f"{chinese_date(policy.repealed)}起废止　" if policy.repealed else ""


def policy_list_view(context: ViewContext, _argument: str) -> list[nodes.Node]:
    """List the policies with their dates and sizes."""
    items = []
    for policy in context.handbook.policies:
        count = len(tuple(policy.articles))
        date = chinese_date(policy.effective)
        said = f"{chinese_date(policy.repealed)}起废止" if policy.repealed else f"共 {count} 条，{date}施行"
        line = paragraph(context.link("policy", policy.id, policy.title), f"（{said}）")
        items.append(nodes.list_item("", line))
    return [nodes.bullet_list("", *items)]
