"""Reference material: what the registers tell without binding anybody; it changes without an instrument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.registers import Law, Registers

_OF_LAWS: Final = frozenset({"status", "promulgated", "effective", "checked_on", "articles", "note"})
"""What others have laid down, and when somebody looked it up."""


def with_reference_of(current: Handbook, before: Handbook) -> Handbook:
    """Return *before* with the reference material of *current*: what differs then needs an instrument.

    It is the register of synonyms, and what is known of the laws that both have.
    """
    laws = tuple(_laws(current.registers, before.registers))
    registers = replace(before.registers, synonyms=current.registers.synonyms, laws=laws)
    return Handbook(before.policies, registers)


def _laws(current: Registers, before: Registers) -> Iterator[Law]:
    known = {law.id: law for law in current.laws}
    names = [name for name in Law.__dataclass_fields__ if name in _OF_LAWS]
    for law in before.laws:
        now = known.get(law.id, law)
        yield replace(law, **{name: getattr(now, name) for name in names})
