"""Provenance: every fact of the sources is carried by a provision or left out for a reason.

The register of facts and the ``basis`` of the provisions say the same thing from both ends, and the rules
hold them together. They are silent where a handbook registers no facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.suggestions import suggest
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import is_fact_id, policy_id, source_id
from handbook_tools.model.policy import Provision
from handbook_tools.model.provenance import ADDED, SourceFact

SHORTEST_REASON: Final = 6


def _file_of(fact: str) -> str:
    return f"docs/registers/provenance/{source_id(fact)}.yml"


def fact_unplaced(handbook: Handbook) -> Iterator[Diagnostic]:
    """每条来源事实都有去处：写明由哪条规定承接，或者为什么没有采用。

    反例：

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。}

    正例：

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-0: {clause: 标题, gist: 名称是样本法规。, reason: 标题不设定任何行为。}
    """
    for fact in handbook.registers.facts:
        if not fact.provisions and len(fact.reason) < SHORTEST_REASON:
            message = f"来源事实 {fact.id} 没有去处：{quote(fact.gist)}。"
            hint = "采用的写 provisions: [publication/first-review]；没有采用的写 reason: 和一句话的理由。"
            yield Diagnostic("fact-unplaced", fact.place, message, hint)


def fact_placed_and_refused(handbook: Handbook) -> Iterator[Diagnostic]:
    """一条来源事实或者采用，或者不采用，不能两样都写。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: S1-4a

        审核员应当核对稿件的来源。
        :::

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a:
          clause: 第四条
          gist: 审核员核对来源。
          provisions: [sample/example]
          reason: 已由其他制度规定。

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: S1-4a

        审核员应当核对稿件的来源。
        :::

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。, provisions: [sample/example]}
    """
    for fact in handbook.registers.facts:
        if fact.provisions and fact.reason:
            message = f"来源事实 {fact.id} 既写了承接的规定，又写了未采用的理由。"
            hint = "采用的删去 reason，没有采用的删去 provisions；只采用一部分的，拆成两条事实。"
            yield Diagnostic("fact-placed-and-refused", fact.place, message, hint)


def _named(handbook: Handbook) -> Iterator[tuple[SourceFact, str, Provision | None]]:
    for fact in handbook.registers.facts:
        for identifier in fact.provisions:
            yield fact, identifier, handbook.find_provision(identifier)


def fact_provision_exists(handbook: Handbook) -> Iterator[Diagnostic]:
    """来源事实所写的规定要存在。

    反例：

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。, provisions: [sample/exampel]}

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: S1-4a

        审核员应当核对稿件的来源。
        :::

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。, provisions: [sample/example]}
    """
    for fact, identifier, provision in _named(handbook):
        if provision is None:
            known = [provision.id for provision in handbook.provisions]
            message = f"来源事实 {fact.id} 所写的规定{quote(identifier)}不存在。"
            near = [key for key in known if policy_id(key) == policy_id(identifier)]
            hint = suggest(identifier, near or known, "docs/policies")
            yield Diagnostic("fact-provision-exists", fact.place, message, hint)


def fact_claimed_back(handbook: Handbook) -> Iterator[Diagnostic]:
    """登记册说由某条规定承接的事实，那条规定的依据里也要写。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。, provisions: [sample/example]}

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: S1-4a

        审核员应当核对稿件的来源。
        :::

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。, provisions: [sample/example]}
    """
    for fact, identifier, provision in _named(handbook):
        if provision is not None and fact.id not in provision.basis:
            message = f"规定 {identifier} 的依据里没有来源事实 {fact.id}。"
            hint = f"在这条规定的 :basis: 里加上 {fact.id}（{provision.place}），或者从 provisions 里删去它。"
            yield Diagnostic("fact-claimed-back", fact.place, message, hint)


def _bases(handbook: Handbook) -> Iterator[tuple[Provision, str, SourceFact | None]]:
    """Yield every fact that a provision names, once each; nothing where no facts are registered."""
    if not handbook.registers.facts:
        return
    for provision in handbook.provisions:
        for basis in dict.fromkeys(provision.basis):
            if basis != ADDED and is_fact_id(basis):
                yield provision, basis, handbook.find_fact(basis)


def basis_registered(handbook: Handbook) -> Iterator[Diagnostic]:
    """依据所写的来源事实要已经登记。

    没有登记任何来源事实的手册不受这一组规则约束。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: S1-4a S1-4b

        审核员应当核对稿件的来源。
        :::

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。, provisions: [sample/example]}

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: S1-4a

        审核员应当核对稿件的来源。
        :::

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。, provisions: [sample/example]}
    """
    known = [fact.id for fact in handbook.registers.facts]
    for provision, basis, fact in _bases(handbook):
        if fact is None:
            message = f"依据{quote(basis)}没有登记。"
            yield Diagnostic(
                "basis-registered", provision.place, message, suggest(basis, known, _file_of(basis))
            )


def basis_given(handbook: Handbook) -> Iterator[Diagnostic]:
    """规定写作依据的来源事实，登记册也要归给它。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: S1-4a

        审核员应当核对稿件的来源。
        :::

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。, reason: 已由其他制度规定。}

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: S1-4a

        审核员应当核对稿件的来源。
        :::

        # sources.yml
        S1: {title: 样本法规, character: 样本, extent: 完整}
        # provenance/S1.yml
        S1-4a: {clause: 第四条, gist: 审核员核对来源。, provisions: [sample/example]}
    """
    for provision, basis, fact in _bases(handbook):
        if fact is not None and provision.id not in fact.provisions:
            message = f"登记册没有把来源事实 {basis} 归给规定 {provision.id}。"
            hint = f"在 {fact.place} 的 provisions 里加上 {provision.id}，或者从依据里删去 {basis}。"
            yield Diagnostic("basis-given", provision.place, message, hint)
