"""An instrument: the decision by which a handbook is amended, with the operations that it orders."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from handbook_tools.amendments.operations import Operation
from handbook_tools.model.diagnostics import Place

NUMBER: Final = re.compile(r"[0-9]{4}-[1-9][0-9]{0,3}")
"""The number of an instrument: the year and a count, ``2027-1``."""


class Mode(StrEnum):
    """How a handbook is amended: by changes to its articles, or laid down anew and renumbered."""

    AMENDMENT = "修正"
    REVISION = "修订"


class Weight(StrEnum):
    """Whether an amendment alters what somebody must, may or must not do."""

    MATERIAL = "实质"
    EDITORIAL = "编辑性"


@dataclass(frozen=True, slots=True)
class Enactment:
    """An operation as an instrument orders it, with the reason that the admin gives for it."""

    operation: Operation
    place: Place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as its file has it.

    ``base`` names the edition it amends. ``weight`` is what is declared; where the computed weight is
    another, ``overrule`` says why. ``consultations`` are the ids of records. A date not yet known is `None`.
    """

    number: str
    title: str
    mode: Mode
    weight: Weight
    enactments: tuple[Enactment, ...]
    place: Place
    base: str = ""
    adopted_by: str = ""
    adopted_on: dt.date | None = None
    effective: dt.date | None = None
    overrule: str = ""
    consultations: tuple[str, ...] = ()

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations in their order."""
        return tuple(each.operation for each in self.enactments)
