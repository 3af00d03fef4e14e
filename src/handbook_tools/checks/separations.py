"""Separations: the roles that are kept apart are those of the policies, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.suggestions import suggest
from handbook_tools.checks.written import written, written_whole
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.policy import Kind
from handbook_tools.model.registers import Holder, Separation
from handbook_tools.model.wording import Item, walk_items

REGISTER: Final = "docs/registers/separations.yml"
_TWO: Final = 2


def separation_roles(handbook: Handbook) -> Iterator[Diagnostic]:
    """分离登记册的每一条写两个岗位或者机构的名称，同一对不登记两次。

    两个都写同一个岗位的，表示要由两个人分任。

    反例：

        # separations.yml
        draft: {roles: [审核员, 审稿人], scope: 同一稿件, rule: sample/example}

    正例：

        :::{prohibition} example
        :bearer: 编辑
        :basis: 新增

        编辑不得在同一稿件上兼任审核员。
        :::

        # separations.yml
        draft: {roles: [编辑, 审核员], scope: 同一稿件, rule: sample/example}
    """
    names = [role.name for role in handbook.registers.roles if role.holder in {Holder.PERSON, Holder.BODY}]
    seen: dict[tuple[object, ...], Separation] = {}
    for separation in handbook.registers.separations:
        for name in separation.roles:
            if name not in names:
                message = f"{quote(name)}不是登记的岗位或者机构的名称。"
                hint = suggest(name, names, "docs/registers/roles.yml")
                yield Diagnostic("separation-roles", separation.place, message, hint)
        if len(separation.roles) != _TWO:
            message = f"分离的岗位应为两个，这里写了 {len(separation.roles)} 个。"
            hint = "一条只写一对，例如：roles: [编辑, 审核员]；三个岗位互不相容的，分三条登记。"
            yield Diagnostic("separation-roles", separation.place, message, hint)
        key = (frozenset(separation.roles), separation.scope)
        if first := seen.get(key):
            message = f"这一对岗位已经在 {first.place} 登记。"
            yield Diagnostic("separation-roles", separation.place, message, "删去其中一条。")
        seen.setdefault(key, separation)


def separation_rule(handbook: Handbook) -> Iterator[Diagnostic]:
    """分离的依据是一条禁止规定或者它的一项，并且写明这两个岗位。

    反例：

        :::{prohibition} example
        :bearer: 编辑
        :basis: 新增

        编辑不得审核本人撰写的稿件。
        :::

        # separations.yml
        draft: {roles: [编辑, 审核员], scope: 同一稿件, rule: sample/example}

    正例：

        :::{prohibition} example
        :bearer: 编辑
        :basis: 新增

        编辑不得在同一稿件上兼任审核员。
        :::

        # separations.yml
        draft: {roles: [编辑, 审核员], scope: 同一稿件, rule: sample/example}
    """
    for separation in handbook.registers.separations:
        target = handbook.find_target(separation.rule)
        if target is None or target.provision is None or target.provision.kind is not Kind.PROHIBITION:
            yield _wrong_target("separation-rule", separation, separation.rule, Kind.PROHIBITION, handbook)
            continue
        text = _text(target)
        for name in separation.roles:
            if name not in text:
                message = f"{separation.rule} 没有写{quote(name)}。"
                hint = f"在条文（{target.provision.place}）里写明这个岗位，或者改正 roles。"
                yield Diagnostic("separation-rule", separation.place, message, hint)


def separation_waiver(handbook: Handbook) -> Iterator[Diagnostic]:
    """准许豁免的依据是一条许可。

    反例：

        :::{prohibition} example
        :bearer: 编辑
        :basis: 新增

        编辑不得在同一稿件上兼任审核员。
        :::

        # separations.yml
        draft: {roles: [编辑, 审核员], scope: 同一稿件, rule: sample/example, waiver: sample/example}

    正例：

        :::{prohibition} example
        :bearer: 编辑
        :basis: 新增

        编辑不得在同一稿件上兼任审核员。
        :::

        :::{permission} exception
        :bearer: 主管部门
        :basis: 新增

        主管部门可以书面准许豁免{provision}`example`的限制。
        :::

        # separations.yml
        draft: {roles: [编辑, 审核员], scope: 同一稿件, rule: sample/example, waiver: sample/exception}
    """
    for separation in handbook.registers.separations:
        if separation.waiver:
            provision = handbook.find_provision(separation.waiver)
            if provision is None or provision.kind is not Kind.PERMISSION:
                waiver = separation.waiver
                yield _wrong_target("separation-waiver", separation, waiver, Kind.PERMISSION, handbook)


def separation_complete(handbook: Handbook) -> Iterator[Diagnostic]:
    """一条禁止规定列举了不相容的岗位，每一项都要登记。

    反例：

        :::{prohibition} example
        :bearer: 主管部门
        :basis: 新增

        主管部门不得安排同一人承担下列岗位：

        1. [同一稿件的编辑和审核员]{#first-pair}；
        2. 同一稿件的编辑和主编。
        :::

        # separations.yml
        draft: {roles: [编辑, 审核员], scope: 同一稿件, rule: sample/first-pair}

    正例：

        :::{prohibition} example
        :bearer: 主管部门
        :basis: 新增

        主管部门不得安排同一人承担下列岗位：

        1. [同一稿件的编辑和审核员]{#first-pair}；
        2. [同一稿件的编辑和主编]{#second-pair}。
        :::

        # separations.yml
        draft: {roles: [编辑, 审核员], scope: 同一稿件, rule: sample/first-pair}
        final: {roles: [编辑, 主编], scope: 同一稿件, rule: sample/second-pair}
    """
    cited = {separation.rule for separation in handbook.registers.separations}
    targets = [target for target in map(handbook.find_target, sorted(cited)) if target]
    listing = {t.provision.id: t.provision for t in targets if t.provision and t.items}
    for provision in listing.values():
        for item in walk_items(provision.items):
            if not item.items and item.id not in cited and provision.id not in cited:
                message = f"这一项没有登记到 separations.yml：{quote(written(item.wording))}。"
                hint = f"给这一项加上编号（[…]{{#编号}}），在 {REGISTER} 登记它所说的两个岗位。"
                yield Diagnostic("separation-complete", provision.wording_place, message, hint)


def waiver_granted(handbook: Handbook) -> Iterator[Diagnostic]:
    """登记的豁免要有依据：分离准许豁免，由有权的岗位准许，失效日期在准许之后。

    反例：

        # waivers.yml
        branch: {separation: draft, subject: 分站账号, granted_by: 编辑, granted_on: 2026-12-05,
          expires: 2026-12-01, reason: 审核员离职。}

    正例：

        :::{prohibition} example
        :bearer: 编辑
        :basis: 新增

        编辑不得在同一稿件上兼任审核员。
        :::

        :::{permission} exception
        :bearer: 主管部门
        :basis: 新增

        主管部门可以书面准许豁免{provision}`example`的限制。
        :::

        # separations.yml
        draft: {roles: [编辑, 审核员], scope: 同一稿件, rule: sample/example, waiver: sample/exception}
        # waivers.yml
        branch: {separation: draft, subject: 分站账号, granted_by: 主管部门, granted_on: 2026-12-05,
          expires: 2027-03-05, reason: 审核员离职。}
    """
    separations = {each.id: each for each in handbook.registers.separations}
    for waiver in handbook.registers.waivers:
        separation = separations.get(waiver.separation)
        permission = handbook.find_provision(separation.waiver) if separation else None
        if separation is None:
            message, hint = (
                f"{quote(waiver.separation)}没有登记。",
                suggest(waiver.separation, separations, REGISTER),
            )
        elif permission is None:
            message = f"{waiver.separation} 不准许豁免。"
            hint = f"删去这条豁免，或者先在条文里规定谁可以准许，再写到 {REGISTER} 的 waiver。"
        elif permission.bearer != waiver.granted_by:
            message = f"{quote(waiver.granted_by)}无权准许这项豁免。"
            hint = f"依照 {permission.id}，由{permission.bearer}准许。"
        elif waiver.expires <= waiver.granted_on:
            message, hint = "失效日期不在准许日期之后。", "核对 granted_on 和 expires。"
        else:
            continue
        yield Diagnostic("waiver-granted", waiver.place, message, hint)


def _wrong_target(
    rule: str, separation: Separation, identifier: str, kind: Kind, handbook: Handbook
) -> Diagnostic:
    wanted = "许可" if kind is Kind.PERMISSION else "禁止规定或者它的一项"
    if handbook.find_target(identifier):
        hint = f"改为一条{wanted}的编号。"
        return Diagnostic(rule, separation.place, f"{identifier} 不是{wanted}。", hint)
    known = [key for key, each in handbook.targets.items() if each.provision and each.provision.kind is kind]
    message = f"依据{quote(identifier)}不存在。"
    return Diagnostic(rule, separation.place, message, suggest(identifier, known, "docs/policies"))


def _text(target: Target) -> str:
    """Return what *target*, a provision or one of its items, says."""
    if target.provision is None:
        return ""
    items: tuple[Item, ...] = target.provision.items
    found: Item | None = None
    for number in target.items:
        found = items[number - 1]
        items = found.items
    if found is None:
        return written_whole(target.provision)
    return "\n".join([written(found.wording), *(written(each.wording) for each in walk_items(found.items))])
