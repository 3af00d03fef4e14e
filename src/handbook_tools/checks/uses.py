"""Uses: every provision that binds is asked about by a checklist, is a step of a flow, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.sentences import binds
from handbook_tools.checks.written import excerpt, place_of, written
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Kind, Policy, Provision

SHORTEST_REASON: Final = 6


def explains(reason: str) -> bool:
    """Tell whether *reason* says something, and does not itself lay anything down."""
    return len(reason) >= SHORTEST_REASON and not binds(reason)


def statement_reason(handbook: Handbook) -> Iterator[Diagnostic]:
    """说明要写明为什么没有人须据此行动，理由本身不能又是要求。

    反例（说明，reason: 无）：本制度所称稿件，是指拟发布的文字、图片和音视频。
    正例（说明，reason: 只界定用语，不要求任何人行动）：本制度所称稿件，是指拟发布的文字、图片和音视频。
    """
    for provision in handbook.provisions:
        if provision.kind is Kind.STATEMENT and not explains(provision.reason):
            message = f"理由{quote(provision.reason)}没有说明为什么不约束任何人。"
            hint = "写明理由，例如：:reason: 只界定用语，不要求任何人行动。"
            yield Diagnostic("statement-reason", provision.place, message, hint)


def _asked(handbook: Handbook) -> frozenset[str]:
    """Return the ids of the provisions that some checklist asks about."""
    entries = handbook.registers.checklists
    selections = dict.fromkeys(each for entry in entries for each in entry.selections)
    found = (handbook.placement.select(selection) for selection in selections)
    return frozenset(placed.provision.id for taken in found for placed in taken)


def _unasked(policy: Policy, asked: frozenset[str]) -> Iterator[tuple[Article, Provision]]:
    """Yield the provisions that bind, are no step of a flow and that no checklist asks about."""
    for article in policy.articles:
        for each in article.provisions:
            if each.kind is not Kind.STATEMENT and each.step is None and each.id not in asked:
                yield article, each


def uncovered_provision(handbook: Handbook) -> Iterator[Diagnostic]:
    """每条义务、禁止和许可都有检查清单或者流程用到，或者写明理由。

    没有清单问到、也不是流程的一步，就没有人会核对它。许可不自动选取，清单的 kinds 里要写 permission。

    反例：

        :::{permission} example
        :bearer: 审核员
        :basis: 新增

        审核员可以要求编辑说明素材的来源。
        :::

        # checklists.yml
        sample-list: {title: 样本清单, audience: 编辑, occasion: 提交之前, select: [{policies: [sample]}]}

    正例：

        :::{permission} example
        :bearer: 审核员
        :basis: 新增
        :reason: 要不要问由审核员自行判断，不问也不违反规定。

        审核员可以要求编辑说明素材的来源。
        :::

        # checklists.yml
        sample-list: {title: 样本清单, audience: 编辑, occasion: 提交之前, select: [{policies: [sample]}]}
    """
    asked = _asked(handbook)
    for policy in handbook.policies:
        for article, provision in _unasked(policy, asked):
            if not explains(provision.reason):
                reason = f"，理由{quote(provision.reason)}又说不清" if provision.reason else ""
                sentence = excerpt(written(provision.wording))
                message = f"没有检查清单或者流程用到这句话{reason}：{sentence}。"
                hint = _remedies(article, provision)
                yield Diagnostic("uncovered-provision", place_of(provision), message, hint)


def _remedies(article: Article, provision: Provision) -> str:
    kinds = ", kinds: [permission]" if provision.kind is Kind.PERMISSION else ""
    reason = "做不做由本人决定，不做也不违反规定。" if kinds else "说明为什么不用问任何人。"
    return (
        f"在 docs/registers/checklists.yml 的一份清单里选取它，例如：- {{articles: [{article.id}]{kinds}}}；"
        f"不用问任何人的，写明理由，例如：:reason: {reason}"
    )


def reason_contradicted(handbook: Handbook) -> Iterator[Diagnostic]:
    """义务、禁止、许可写了理由（不用问任何人），就没有检查清单或者流程用到它。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增
        :reason: 只在培训时讲解，不用问任何人。

        审核员应当核对稿件的来源。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::
    """
    asked = _asked(handbook)
    for policy in handbook.policies:
        unasked = {provision.id for _, provision in _unasked(policy, asked)}
        for provision in policy.provisions:
            if provision.reason and provision.kind is not Kind.STATEMENT and provision.id not in unasked:
                message = f"写了不用问的理由{quote(provision.reason)}，却有检查清单或者流程用到它。"
                hint = "删去 :reason: 这一行；确实不用问的，改 docs/registers/checklists.yml，不选取它。"
                yield Diagnostic("reason-contradicted", provision.place, message, hint)
