"""A fault: a way in which a file can be wrong, with the manual that explains it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What reading can report under the id ``rule``.

    ``manual`` is Chinese: its first line is the title, then come 反例 and 正例.
    """

    rule: str
    manual: str
