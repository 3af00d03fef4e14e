"""Reference material: what the registers tell without binding anybody; it changes without an instrument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import Law, Registers

_OF_LAWS: Final = frozenset({"status", "promulgated", "effective", "checked_on", "articles", "note"})
"""What others have laid down, and when somebody looked it up."""


REGISTERS: Final = ("synonyms", "laws")
"""The registers that hold reference material, the last beside what binds."""


def with_reference_of(registers: Registers, handbook: Handbook) -> Handbook:
    """Return *handbook* with the reference material of *registers*: what differs then needs an instrument.

    It is the register of synonyms, and what is known of the laws that both have.
    """
    own = handbook.registers
    laws = tuple(_laws(registers, own))
    return Handbook(handbook.policies, replace(own, synonyms=registers.synonyms, laws=laws))


def _laws(registers: Registers, own: Registers) -> Iterator[Law]:
    known = {law.id: law for law in registers.laws}
    for law in own.laws:
        told = known.get(law.id, law)
        yield replace(law, **{name: getattr(told, name) for name in _OF_LAWS})
