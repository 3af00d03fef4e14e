"""The sheet of one role: its duties, prohibitions and permissions across all policies, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent
from typing import Final

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import find_citation
from handbook_tools.model.policy import Kind, Provision
from handbook_tools.model.prose import provision_text
from handbook_tools.model.registers import Role

_SHOWN: Final = (Kind.DUTY, Kind.PROHIBITION, Kind.PERMISSION)


def render_role_sheet(role: Role, handbook: Handbook) -> str:
    """Return what binds the holder of *role*, by kind, each provision with its label and id."""
    provisions = tuple(handbook.provisions_of(role))
    parts = ["\n".join(_heading(role, handbook))]
    parts += [_section(kind, role, provisions, handbook) for kind in _SHOWN]
    return "\n\n".join(parts)


def _heading(role: Role, handbook: Handbook) -> Iterator[str]:
    yield f"{role.name}（{role.holder}，编号 {role.id}）"
    yield role.summary
    if role.aliases:
        yield f"别名：{'、'.join(role.aliases)}"
    if role.members:
        members = (handbook.find_role(member) for member in role.members)
        yield f"包括：{'、'.join(member.name for member in members if member)}"
    if groups := [group.name for group in handbook.registers.roles if role.id in group.members]:
        yield f"属于：{'、'.join(groups)}"


def _section(kind: Kind, role: Role, provisions: tuple[Provision, ...], handbook: Handbook) -> str:
    chosen = [_entry(p, role, handbook) for p in provisions if p.kind is kind]
    return "\n".join([f"{kind.modal}（{len(chosen)} 条）", *chosen])


def _entry(provision: Provision, role: Role, handbook: Handbook) -> str:
    through = f"，约束{provision.bearer}" if provision.bearer != role.name else ""
    citation = f"{find_citation(provision.id, handbook)}（{provision.id}{through}）"
    return indent(f"{citation}\n{indent(provision_text(provision, handbook, alone=True), '  ')}", "  ")
