"""The words of one handbook that a redline keeps whole: its roles, platforms, laws, steps and units."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.model.handbook import Handbook


def _terms(handbook: Handbook) -> Iterator[str]:
    registers = handbook.registers
    for role in registers.roles:
        yield from (role.name, *role.aliases)
    for platform in registers.platforms:
        yield from (platform.name, *platform.aliases)
    yield from (str(law) for law in registers.laws)
    yield from (parameter.unit for parameter in registers.parameters)
    yield from (provision.step.name for provision in handbook.provisions if provision.step)


def known_terms(*handbooks: Handbook) -> frozenset[str]:
    """Return the names and words that *handbooks* register, for `redline_wording`."""
    return frozenset(term for handbook in handbooks for term in _terms(handbook) if len(term) > 1)
