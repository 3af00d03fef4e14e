"""Selections: every checklist names what exists and selects something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from handbook_tools.checks.suggestions import suggest
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Provision
from handbook_tools.model.registers import ChecklistEntry, Selection
from handbook_tools.model.selection import distinct_provisions, selects

REGISTER: Final = "docs/registers/checklists.yml"


def _known(handbook: Handbook) -> dict[str, tuple[str, set[str], str]]:
    articles = {article.id for policy in handbook.policies for article in policy.articles}
    return {
        "policies": ("制度", {policy.id for policy in handbook.policies}, "docs/policies"),
        "articles": ("条", articles, "docs/policies"),
        "flows": ("流程", {flow.id for flow in handbook.registers.flows}, "docs/registers/flows.yml"),
    }


def _named(selection: Selection) -> Iterator[tuple[str, str]]:
    for name in ("policies", "articles", "flows"):
        for value in getattr(selection, name):
            yield name, value


def selection_known(handbook: Handbook) -> Iterator[Diagnostic]:
    """检查清单选取的制度、条和流程都要存在。

    反例：

        # checklists.yml
        spare-list: {title: 备用清单, audience: 编辑, occasion: 提交之前,
          select: [{flows: [publish]}]}

    正例：

        # checklists.yml
        spare-list: {title: 备用清单, audience: 编辑, occasion: 提交之前,
          select: [{flows: [sample-flow]}]}
    """
    known = _known(handbook)
    for checklist in handbook.registers.checklists:
        for selection in checklist.selections:
            for field, value in _named(selection):
                title, values, register = known[field]
                if value not in values:
                    message = f"检查清单 {checklist.id} 选取的{title}{quote(value)}不存在。"
                    hint = suggest(value, sorted(values), register)
                    yield Diagnostic("selection-known", checklist.place, message, hint)


_Provisions = tuple[tuple[Article, Provision], ...]


def _empty_selections(checklist: ChecklistEntry, distinct: Mapping[str, _Provisions]) -> Iterator[int]:
    for number, selection in enumerate(checklist.selections, start=1):
        policies = selection.policies or distinct
        if not any(selects(selection, *each) for policy in policies for each in distinct.get(policy, ())):
            yield number


def selection_not_empty(handbook: Handbook) -> Iterator[Diagnostic]:
    """检查清单的每一项选取都要选到规定。

    反例：

        # checklists.yml
        spare-list: {title: 备用清单, audience: 编辑, occasion: 提交之前,
          select: [{bearers: [编辑], kinds: [permission]}]}

    正例：

        # checklists.yml
        spare-list: {title: 备用清单, audience: 编辑, occasion: 提交之前,
          select: [{bearers: [编辑], kinds: [duty]}]}
    """
    distinct = {policy.id: distinct_provisions(policy) for policy in handbook.policies}
    for checklist in handbook.registers.checklists:
        for number in _empty_selections(checklist, distinct):
            message = f"检查清单 {checklist.id} 的第 {number} 项选取没有选到任何规定。"
            hint = f"在 {REGISTER} 里放宽这一项，例如：select: [{{bearers: [编辑]}}]"
            yield Diagnostic("selection-not-empty", checklist.place, message, hint)
