"""Selections: every checklist names what exists and selects something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.suggestions import suggest
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.labels import item_label
from handbook_tools.model.policy import Provision
from handbook_tools.model.registers import ChecklistEntry, Selection, Unit

REGISTER: Final = "docs/registers/checklists.yml"


def _known(handbook: Handbook) -> dict[str, tuple[str, set[str], str]]:
    articles = {article.id for policy in handbook.policies for article in policy.articles}
    provisions = {provision.id for provision in handbook.provisions}
    return {
        "policies": ("制度", {policy.id for policy in handbook.policies}, "docs/policies"),
        "articles": ("条", articles, "docs/policies"),
        "provisions": ("规定", provisions, "docs/policies"),
        "flows": ("流程", {flow.id for flow in handbook.registers.flows}, "docs/registers/flows.yml"),
    }


def _named(selection: Selection) -> Iterator[tuple[str, str]]:
    for name in ("policies", "articles", "provisions", "flows"):
        for value in getattr(selection, name):
            yield name, value


def selection_known(handbook: Handbook) -> Iterator[Diagnostic]:
    """检查清单选取的制度、条、规定和流程都要存在。

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
                    near = [each for each in values if policy_id(each) == policy_id(value)]
                    hint = suggest(value, sorted(near or values), register)
                    yield Diagnostic("selection-known", checklist.place, message, hint)


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
    for checklist in handbook.registers.checklists:
        numbered = enumerate(checklist.selections, start=1)
        empty = [number for number, each in numbered if not handbook.placement.select(each)]
        if checklist.transfers:
            yield from _empty_transfer(checklist, len(empty))
            continue
        for number in empty:
            message = f"检查清单 {checklist.id} 的第 {number} 项选取没有选到任何规定。"
            hint = f"在 {REGISTER} 里放宽这一项，例如：select: [{{bearers: [编辑]}}]"
            yield Diagnostic("selection-not-empty", checklist.place, message, hint)


def _empty_transfer(checklist: ChecklistEntry, empty: int) -> Iterator[Diagnostic]:
    """Report a transfer on which nothing becomes binding and nothing stops being so."""
    if empty == len(checklist.selections):
        message = f"转岗清单 {checklist.id} 既没有新增、也没有不再约束的规定。"
        hint = f"在 {REGISTER} 的 transfer 里删去这一对岗位，或者先在制度里写明两个岗位的规定。"
        yield Diagnostic("selection-not-empty", checklist.place, message, hint)


def selection_itemised(handbook: Handbook) -> Iterator[Diagnostic]:
    """逐项选取的规定要有项，每一项都要有编号。

    反例：

        :::{duty} listing
        :bearer: 编辑
        :basis: 新增

        编辑应当在稿件上注明下列事项：

        1. 作者；
        2. 来源。
        :::

        # checklists.yml
        spare-list: {title: 备用清单, audience: 编辑, occasion: 提交之前,
          select: [{provisions: [sample/listing], unit: 项}]}

    正例：

        :::{duty} listing
        :bearer: 编辑
        :basis: 新增

        编辑应当在稿件上注明下列事项：

        1. [作者]{#author-named}；
        2. [来源]{#source-named}。
        :::

        # checklists.yml
        spare-list: {title: 备用清单, audience: 编辑, occasion: 提交之前,
          select: [{provisions: [sample/listing], unit: 项}]}
    """
    for checklist in handbook.registers.checklists:
        for selection in checklist.selections:
            if selection.unit is Unit.ITEM:
                found = [each for _, _, _, each in handbook.placement.select(selection) if each.items]
                yield from () if found else (_nothing_itemised(checklist),)
                yield from (_unnamed_items(checklist, each) for each in found if _numbers(each))


def _numbers(provision: Provision) -> list[str]:
    """Return the labels of those 项 that have no id."""
    return [item_label(number) for number, item in enumerate(provision.items, start=1) if not item.id]


def _unnamed_items(checklist: ChecklistEntry, provision: Provision) -> Diagnostic:
    message = (
        f"检查清单 {checklist.id} 逐项选取 {provision.id}，第{'、'.join(_numbers(provision))}项没有编号。"
    )
    hint = "给每一项写上编号，例如：1. [政治性]{#political-standard}：不违反法律法规；"
    return Diagnostic("selection-itemised", provision.place, message, hint)


def _nothing_itemised(checklist: ChecklistEntry) -> Diagnostic:
    message = f"检查清单 {checklist.id} 写了 unit: 项，选到的规定都没有项。"
    hint = f"在 {REGISTER} 里删去 unit: 项，或者选取有项的规定。"
    return Diagnostic("selection-itemised", checklist.place, message, hint)
