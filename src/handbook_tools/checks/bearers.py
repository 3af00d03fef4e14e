"""Bearers: whom a provision binds, and that its sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook_tools.checks.modals import find_modals
from handbook_tools.checks.suggestions import suggest
from handbook_tools.checks.written import excerpt, place_of, written
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind, Paragraph, Provision
from handbook_tools.model.registers import Holder

REGISTER = "docs/registers/roles.yml"


def _name_hint(name: str, handbook: Handbook) -> str:
    role = handbook.find_role(name)
    if role:
        return f"改为规范名称：{role.name}"
    return suggest(name, (role.name for role in handbook.registers.roles), REGISTER)


def known_bearer(handbook: Handbook) -> Iterator[Diagnostic]:
    """义务人写岗位登记册里的规范名称，不写别名。

    反例（义务，初审人员）：初审人员应当核对稿件的来源。
    正例（义务，审核员）：审核员应当核对稿件的来源。
    """
    names = {role.name for role in handbook.registers.roles}
    for provision in handbook.provisions:
        if provision.bearer and provision.bearer not in names:
            message = f"义务人{quote(provision.bearer)}不是登记的规范名称。"
            yield Diagnostic("known-bearer", provision.place, message, _name_hint(provision.bearer, handbook))


def known_owner(handbook: Handbook) -> Iterator[Diagnostic]:
    """制度的归口部门（owner）写岗位登记册里的规范名称。

    反例：

        ---
        id: sample
        title: 样本制度
        version: "1.0"
        promulgated: 2026-11-01
        effective: 2026-12-01
        owner: 主管科室
        ---

        # 样本制度

    正例：审核员应当核对稿件的来源。
    """
    names = {role.name for role in handbook.registers.roles}
    for policy in handbook.policies:
        if policy.owner not in names:
            message = f"归口部门{quote(policy.owner)}不是登记的规范名称。"
            yield Diagnostic("known-owner", policy.place, message, _name_hint(policy.owner, handbook))


def outsider_not_bound(handbook: Handbook) -> Iterator[Diagnostic]:
    """单位以外的人不受本单位制度约束，不能做义务人。

    反例（义务，用户）：用户应当核对稿件的来源。
    正例（许可，用户）：用户可以对稿件提出更正要求。
    """
    outside = {role.name for role in handbook.registers.roles if role.holder is Holder.EXTERNAL}
    for provision in handbook.provisions:
        if provision.kind.binds and provision.bearer in outside:
            message = f"{quote(provision.bearer)}是单位以外的人，本单位的制度不能给它设定义务。"
            hint = "改为规定本单位的岗位怎样做，例如：“运营专员应当提示用户……。”"
            yield Diagnostic("outsider-not-bound", provision.place, message, hint)


def _longer_names(name: str, handbook: Handbook) -> list[str]:
    return [role.name for role in handbook.registers.roles if name in role.name and name != role.name]


def _without(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def _paragraphs(handbook: Handbook) -> Iterator[Paragraph]:
    for policy in handbook.policies:
        for article in policy.articles:
            yield from article.paragraphs


def bearer_in_sentence(handbook: Handbook) -> Iterator[Diagnostic]:
    """句子里要写明由谁来做，写法与义务人一致。

    同一款里接续前一条的，可以承前省略。

    反例（义务，审核员）：应当核对稿件的来源。
    正例（义务，审核员）：审核员应当核对稿件的来源。
    """
    longer = {role.name: _longer_names(role.name, handbook) for role in handbook.registers.roles}
    for paragraph in _paragraphs(handbook):
        before = ""
        for provision in paragraph.provisions:
            sentence = written(provision.wording)
            before += _without(sentence, longer.get(provision.bearer, []))
            if provision.bearer not in before:
                message = f"句子里没有写明义务人{quote(provision.bearer)}：{excerpt(sentence)}。"
                hint = (
                    f"写作“{provision.bearer}{provision.kind.modal}……。”；义务人写错的，改正选项 :bearer:。"
                )
                yield Diagnostic("bearer-in-sentence", place_of(provision), message, hint)


def _stands_as_subject(provision: Provision, sentence: str) -> bool:
    starts = [modal.start for modal in find_modals(sentence) if modal.kind is provision.kind]
    if not starts or f"由{provision.bearer}" in sentence:
        return True
    return provision.bearer in sentence[: starts[-1]]


def bearer_before_modal(handbook: Handbook) -> Iterator[Diagnostic]:
    """义务人写在“应当”“不得”“可以”之前，不能只在后半句提到。

    被动的句子写“由……”，例如“稿件应当由审核员登记”。

    反例（义务，审核员）：编辑应当把稿件送审核员核对。
    正例（义务，编辑）：编辑应当把稿件送审核员核对。
    """
    for provision in handbook.provisions:
        sentence = written(provision.wording)
        if provision.kind is Kind.STATEMENT or provision.bearer not in sentence:
            continue
        if not _stands_as_subject(provision, sentence):
            message = f"义务人{quote(provision.bearer)}不是这句话的主语：{excerpt(sentence)}。"
            hint = f"写作“{provision.bearer}{provision.kind.modal}……。”；约束的是别人的，改正选项 :bearer:。"
            yield Diagnostic("bearer-before-modal", place_of(provision), message, hint)


def _any_name(handbook: Handbook) -> re.Pattern[str]:
    names = sorted((role.name for role in handbook.registers.roles), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)) or "(?!)")


def bearer_at_modal(handbook: Handbook) -> Iterator[Diagnostic]:
    """紧挨着“应当”“不得”“可以”之前的岗位就是义务人。

    反例：

        :::{duty} check-source
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::

        :::{prohibition} no-guessing
        :bearer: 审核员
        :continues:
        :basis: 新增

        编辑不得凭印象下结论。
        :::

    正例（义务，编辑）：编辑应当把稿件送审核员核对。
    """
    names = _any_name(handbook)
    for provision in handbook.provisions:
        sentence = written(provision.wording)
        starts = [each.start for each in find_modals(sentence) if each.kind is provision.kind and each.binds]
        before = sentence[: starts[0]] if starts and provision.bearer else ""
        found = [match for match in names.finditer(before) if match.end() == len(before)]
        if before and found and found[-1][0] != provision.bearer:
            message = (
                f"主语是{quote(found[-1][0])}，义务人写的是{quote(provision.bearer)}：{excerpt(sentence)}。"
            )
            hint = "句子和选项 :bearer: 写同一个岗位；约束两个岗位的，拆成两条规定。"
            yield Diagnostic("bearer-at-modal", place_of(provision), message, hint)


def bearer_named_once(handbook: Handbook) -> Iterator[Diagnostic]:
    """一句话里义务人的名称只写一次，再提到时写“本人”“本部门”或者“其”。

    写了两次，多半有一处本来要写另一个岗位。

    反例（义务，编辑）：编辑应当把稿件送编辑核对。
    正例（义务，编辑）：编辑应当把本人的稿件送审核员核对。
    """
    names = _any_name(handbook)
    for provision in handbook.provisions:
        sentence = written(provision.wording)
        if provision.bearer and names.findall(sentence).count(provision.bearer) > 1:
            message = f"义务人{quote(provision.bearer)}在一句话里写了不止一次：{excerpt(sentence)}。"
            hint = "再提到时写“本人”“本部门”或者“其”；其中一处写错的，改为真正要写的岗位。"
            yield Diagnostic("bearer-named-once", place_of(provision), message, hint)
