"""Reach: how far an edit of one file reaches, so that nothing is checked again that it cannot concern.

A rule is a function of the handbook. What it finds can only change where something changes that it looks at:
an article, for a rule that sees one article at a time; a register, for a rule that looked into it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, cast

from handbook_tools.checks import Rule
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import PlainText, Policy, Provision
from handbook_tools.model.registers import Registers
from handbook_tools.model.remembering import remembered
from handbook_tools.model.wording import ParameterUse, walk_inlines

REGISTERS: Final = frozenset(Registers.__dataclass_fields__)
POLICIES_REMEMBERED: Final = 256

_REGISTERS_OF: Final = {
    "find_role": "roles",
    "find_parameter": "parameters",
    "find_law": "laws",
    "find_flow": "flows",
    "find_checklist": "checklists",
    "find_source": "sources",
    "find_fact": "facts",
    "provisions_of": "roles",
}
_SEEN_IN_POLICIES: Final = frozenset(
    {
        "policies",
        "provisions",
        "texts",
        "steps",
        "targets",
        "placement",
        "find_policy",
        "find_target",
        "find_provision",
        "find_owner",
    }
)
"""What looks into no register; whatever else a handbook can be asked counts as looking into every one."""


@dataclass(frozen=True, slots=True)
class _Watched:
    """Stands in for a handbook, and for its registers, and notes in ``asked`` what it is asked for."""

    whole: Any
    asked: set[str]

    def __getattr__(self, name: str) -> Any:
        if name == "registers":
            return _Watched(self.whole.registers, self.asked)
        self.asked.add(_REGISTERS_OF.get(name, name))
        return getattr(self.whole, name)


def registers_seen(rule: Rule, handbook: Handbook) -> frozenset[str]:
    """Return the registers that *rule* looks into when it checks *handbook*.

    As long as none of these changes, the rule goes the same way through the same values.
    """
    asked: set[str] = set()
    for _ in rule(cast(Handbook, _Watched(handbook, asked))):
        pass
    seen = asked - _SEEN_IN_POLICIES
    return frozenset(seen) if seen <= REGISTERS else REGISTERS


def registers_changed(registers: Registers, before: Registers) -> frozenset[str]:
    """Return the names of the registers that are not as they were *before*."""
    return frozenset(name for name in REGISTERS if getattr(registers, name) != getattr(before, name))


def narrowed(policy: Policy, before: Policy) -> Policy:
    """Return *policy* with those articles alone that are not as they were *before*.

    All of it is returned where its front matter or its preamble has changed.
    """
    if replace(policy, chapters=()) != replace(before, chapters=()):
        return policy
    known = {article.id: article for article in before.articles}
    chapters = (
        replace(chapter, articles=tuple(each for each in chapter.articles if each != known.get(each.id)))
        for chapter in policy.chapters
    )
    return replace(policy, chapters=tuple(chapters))


@remembered(POLICIES_REMEMBERED)
def parameters_in(policy: Policy) -> frozenset[str]:
    """Return the parameters that stand anywhere in *policy*, as values or as deadlines."""
    passages: list[Provision | PlainText] = [*policy.provisions, *policy.loose_texts]
    inlines = (inline for each in passages for inline in walk_inlines(each.wording, each.items))
    used = {inline.parameter for inline in inlines if isinstance(inline, ParameterUse)}
    return frozenset(used | {provision.deadline for provision in policy.provisions})
