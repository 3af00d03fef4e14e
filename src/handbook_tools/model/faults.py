"""A fault: a way in which a file can be wrong, with the manual that explains it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc

from handbook_tools.model.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Fault:
    """What reading can report under the id ``rule``.

    ``manual`` is Chinese: its first line is the title, then come 反例 and 正例.
    """

    rule: str
    manual: str


def describe_faults(*functions: Callable[..., Diagnostic]) -> tuple[Fault, ...]:
    """Return the faults of *functions*: the id is the name with hyphens, the manual the docstring."""
    return tuple(Fault(each.__name__.replace("_", "-"), getdoc(each) or "") for each in functions)
