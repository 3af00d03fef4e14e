"""Lists that stand in a register: platforms and the members of a collective are not listed a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook_tools.checks.written import Passage, item_texts, passages, place_of, written
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import Role

_SEVERAL = 2
_MANY = 3


def platforms_listed(handbook: Handbook) -> Iterator[Diagnostic]:
    """一句话里不逐个列举平台；平台只在平台登记册里列举一次。

    只与一个平台有关的规定，可以写它的名称。

    反例：

        :::{duty} example
        :bearer: 运营负责人
        :basis: 新增

        运营负责人应当核对甲平台、乙平台的账号资料。
        :::

        # platforms.yml
        first: {name: 甲平台, operator: 甲公司}
        second: {name: 乙平台, operator: 乙公司}

    正例：

        :::{duty} example
        :bearer: 运营负责人
        :basis: 新增

        运营负责人应当核对各平台的账号资料。
        :::

        # platforms.yml
        first: {name: 甲平台, operator: 甲公司}
        second: {name: 乙平台, operator: 乙公司}
    """
    names = sorted((each.name for each in handbook.registers.platforms), key=len, reverse=True)
    if len(names) < _SEVERAL:
        return
    pattern = re.compile("|".join(map(re.escape, names)))
    for passage in passages(handbook):
        for text in _texts(passage):
            found = list(dict.fromkeys(pattern.findall(text)))
            if len(found) >= _SEVERAL:
                message = f"逐个列举了平台{quote('、'.join(found))}。"
                hint = "写“各平台”；平台的增减在 docs/registers/platforms.yml 里改，条文不用跟着改。"
                yield Diagnostic("platforms-listed", place_of(passage), message, hint)


def members_listed(handbook: Handbook) -> Iterator[Diagnostic]:
    """统称的成员不逐个列举；连续列举了三个以上、达到成员一半的，写统称。

    说明统称包括哪些岗位的那一句，列举的要与登记的成员一致。

    反例：

        :::{prohibition} example
        :bearer: 主编
        :basis: 新增

        主编、编辑和审核员不得对外透露选题。
        :::

    正例：

        :::{prohibition} example
        :bearer: 自媒体工作人员
        :basis: 新增

        自媒体工作人员不得对外透露选题。
        :::
    """
    roles = handbook.registers.roles
    groups = [role for role in roles if len(role.members) >= _MANY]
    names = {role.name: role.id for role in roles if not role.members}
    if not groups:
        return
    name = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    run = re.compile(rf"(?:{name})(?:(?:、|和|与|及|或者|以及)(?:{name})){{2,}}")
    for passage in passages(handbook):
        for text in _texts(passage):
            for found in run.findall(text):
                members = {names[each] for each in re.findall(name, found)}
                if group := _group_of(members, groups):
                    yield from _listed(found, members, group, passage)


def _listed(found: str, members: set[str], group: Role, passage: Passage) -> Iterator[Diagnostic]:
    if group.name not in written(passage.wording):
        message = f"{quote(found)}逐个列举了{quote(group.name)}的成员。"
        hint = f"指全部成员的，写“{group.name}”；只指其中几个的，各写一条，或者登记一个新的统称。"
        yield Diagnostic("members-listed", place_of(passage), message, hint)
    elif members != set(group.members):
        message = f"列举的{quote(group.name)}与登记的成员不一致：{quote(found)}。"
        hint = f"核对 docs/registers/roles.yml 里{group.name}的 members 和这句话，改正其中一处。"
        yield Diagnostic("members-listed", place_of(passage), message, hint)


def _group_of(members: set[str], groups: list[Role]) -> Role | None:
    """Return the smallest collective of which *members* are at least a half, and which holds them all."""
    fitting = [group for group in groups if members <= set(group.members)]
    half = [group for group in fitting if 2 * len(members) >= len(group.members)]
    return min(half, key=lambda group: len(group.members), default=None)


def _texts(passage: Passage) -> Iterator[str]:
    yield written(passage.wording)
    yield from item_texts(passage.items)
