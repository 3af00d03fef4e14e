"""Instruments for tests: drawn from two versions of the tiny handbook."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from handbook_tools.amendments.derivation import derive_operations
from handbook_tools.amendments.instrument import Enactment, Instrument, Mode, Weight
from handbook_tools.model.diagnostics import Place
from handbook_tools.model.handbook import Handbook

PATH = "editions/instruments/2027-1.yml"
DRAFT = Instrument(
    number="2027-1",
    title="关于修改《请假管理制度》的决定",
    mode=Mode.AMENDMENT,
    weight=Weight.MATERIAL,
    enactments=(),
    place=Place(PATH),
    base="1",
    adopted_by="人事部",
    adopted_on=dt.date(2027, 1, 15),
    effective=dt.date(2027, 2, 1),
)


def instrument(before: Handbook, after: Handbook, **given: Any) -> Instrument:
    """Return the instrument that makes *before* into *after*, with the fields *given*."""
    enactments = tuple(
        Enactment(each, Place(PATH, 20 + line)) for line, each in enumerate(derive_operations(before, after))
    )
    return replace(DRAFT, enactments=enactments, **given)
