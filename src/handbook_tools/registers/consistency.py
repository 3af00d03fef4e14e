"""Whether the registers agree among themselves: names used once, roles that exist."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from handbook_tools.model.diagnostics import Diagnostic, Place, quote
from handbook_tools.model.faults import Fault
from handbook_tools.model.registers import ChecklistEntry, Holder, Registers, Role

FAULTS: Final = (
    Fault(
        "register-name-taken",
        "一个名称归了同一登记册的两个条目，或者一个别名归了两个岗位（平台）。\n\n"
        "反例：编辑和审核员都写 aliases: [采编]；复制一个参数以后没有改 title。\n"
        "正例：名称和别名只归一个条目。",
    ),
    Fault(
        "register-unknown-role",
        "登记册里写了没有登记的岗位。\n\n反例：decided_by: 主管科室\n正例：decided_by: 主管部门",
    ),
    Fault(
        "register-members",
        "统称没有成员、成员没有登记、成员又是统称，或者不是统称却写了成员。\n\n"
        "反例：members: [edtior]\n正例：members: [editor, reviewer]",
    ),
    Fault(
        "register-transfer",
        "转岗清单的一对岗位不成立。\n\n"
        "两个岗位的性质都要是岗位，彼此不同，同一对只写一次；写了 transfer 的不再写 select。\n\n"
        "反例：transfer: [{from: 编辑, to: 自媒体工作人员}]\n正例：transfer: [{from: 编辑, to: 审核员}]",
    ),
    Fault(
        "register-unknown-source",
        "provenance 文件夹里的文件没有对应的来源法规。\n\n"
        "反例：有 provenance/S2.yml，sources.yml 里没有 S2。\n"
        "正例：sources.yml 里登记了 S2，它的事实写在 provenance/S2.yml。",
    ),
)


def unknown_source(place: Place, name: str) -> Diagnostic:
    """Return the finding that a file of facts belongs to no registered source regulation."""
    hint = f"先在 sources.yml 登记 {name}，或者改正文件名：来源 S2 的事实写在 provenance/S2.yml。"
    return Diagnostic("register-unknown-source", place, f"没有编号为{quote(name)}的来源法规。", hint)


def check_registers(registers: Registers) -> Iterator[Diagnostic]:
    """Yield what the registers say twice, or of roles that are not registered."""
    yield from _names_taken([(role.place, (role.name, *role.aliases)) for role in registers.roles])
    yield from _names_taken([(each.place, (each.name, *each.aliases)) for each in registers.platforms])
    for table in (registers.parameters, registers.laws, registers.flows):
        yield from _names_taken([(each.place, (each.title,)) for each in table])
    yield from _names_taken(list(_checklist_names(registers.checklists)))
    names = _names(registers.roles)
    for parameter in registers.parameters:
        yield from _unknown_roles(parameter.place, [parameter.decided_by], names)
    for checklist in registers.checklists:
        bearers = [bearer for selection in checklist.selections for bearer in selection.bearers]
        yield from _unknown_roles(checklist.place, bearers, names)
    roles = {role.id: role for role in registers.roles}
    for role in registers.roles:
        yield from _check_members(role, roles)


def _checklist_names(entries: tuple[ChecklistEntry, ...]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield the title of every checklist, and once that of the template it was written out from."""
    seen: set[tuple[Place, str]] = set()
    for entry in entries:
        template = (entry.place, entry.template)
        yield entry.place, (entry.title, "" if template in seen else entry.template)
        seen.add(template)


def check_transfers(checklists: tuple[ChecklistEntry, ...], roles: tuple[Role, ...]) -> Iterator[Diagnostic]:
    """Yield the pairs of roles that make no transfer, and checklists that select in both ways."""
    known = {role.name: role for role in roles}
    seen: set[tuple[str, str]] = set()
    for checklist in checklists:
        if checklist.transfers and checklist.selections:
            yield _selected_twice(checklist)
        for transfer in checklist.transfers:
            pair = (transfer.before, transfer.after)
            yield from _unknown_roles(transfer.place, list(pair), _names(roles))
            told = _pair_fault(pair, known, seen)
            if told:
                hint = "写两个不同的岗位，一对只写一次，例如：{from: 编辑, to: 审核员}"
                yield Diagnostic("register-transfer", transfer.place, told, hint)
            seen.add(pair)


def _selected_twice(checklist: ChecklistEntry) -> Diagnostic:
    message = f"检查清单 {checklist.id} 同时写了 select 和 transfer。"
    hint = "转岗清单选取什么由两个岗位决定：删去 select。"
    return Diagnostic("register-transfer", checklist.place, message, hint)


def _pair_fault(pair: tuple[str, str], known: dict[str, Role], seen: set[tuple[str, str]]) -> str:
    """Return what is wrong with a pair of registered roles, nothing for a sound one."""
    if not all(name in known for name in pair):
        return ""
    if pair in seen:
        return f"从{quote(pair[0])}到{quote(pair[1])}的转岗写了两次。"
    if pair[0] == pair[1]:
        return f"转岗的两个岗位相同：{quote(pair[0])}。"
    others = [name for name in pair if known[name].holder is not Holder.PERSON]
    return f"{quote(others[0])}是{known[others[0]].holder.value}，不是岗位。" if others else ""


def _names_taken(named: list[tuple[Place, tuple[str, ...]]]) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for place, names in named:
        for name in filter(None, names):
            if name in first:
                message = f"名称{quote(name)}已经用在 {first[name]}。"
                hint = "一个名称只归一个条目：删去其中一处，或者换一个名称。"
                yield Diagnostic("register-name-taken", place, message, hint)
            first.setdefault(name, place)


def _names(roles: tuple[Role, ...]) -> dict[str, str]:
    """Return the names by which roles can be meant, each with the one to write; names go before aliases."""
    aliases = {alias: role.name for role in roles for alias in role.aliases}
    return aliases | {role.name: role.name for role in roles}


def _unknown_roles(place: Place, used: list[str], names: dict[str, str]) -> Iterator[Diagnostic]:
    for name in used:
        if name and names.get(name) != name:
            close = [name] if name in names else get_close_matches(name, names, n=1, cutoff=0.4)
            meant = names[close[0]] if close else ""
            hint = f"您要写的可能是{quote(meant)}。" if close else "先在 roles.yml 登记这个岗位。"
            yield Diagnostic("register-unknown-role", place, f"岗位{quote(name)}没有登记。", hint)


def _check_members(role: Role, roles: dict[str, Role]) -> Iterator[Diagnostic]:
    collective = role.holder is Holder.COLLECTIVE
    if collective != bool(role.members):
        message = (
            f"{quote(role.name)}是统称，缺少成员。"
            if collective
            else f"{quote(role.name)}不是统称，不能有成员。"
        )
        hint = "统称逐一写明成员的编号，例如：members: [editor, reviewer]；其他岗位删去 members。"
        yield Diagnostic("register-members", role.place, message, hint)
    for member in role.members:
        if member not in roles:
            close = get_close_matches(member, roles, n=1)
            hint = f"您要写的可能是 {close[0]}。" if close else "写 roles.yml 里登记的编号。"
            yield Diagnostic("register-members", role.place, f"成员{quote(member)}没有登记。", hint)
        elif roles[member].holder is Holder.COLLECTIVE:
            hint = (
                "逐一写明各个岗位的编号，例如：members: [editor, reviewer]；只算一层，否则会漏掉他们的职责。"
            )
            yield Diagnostic("register-members", role.place, f"成员{quote(member)}本身也是统称。", hint)
