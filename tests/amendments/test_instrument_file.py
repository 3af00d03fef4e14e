from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from handbook_tools.amendments.application import apply_operations
from handbook_tools.amendments.derivation import derive_operations
from handbook_tools.amendments.instrument import Enactment, Instrument, Mode, Weight
from handbook_tools.amendments.instrument_file import read_instrument, render_instrument
from handbook_tools.amendments.operations import Operation
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.unplaced import NOWHERE, unplaced
from handbook_tools.project import Project, find_project, read_project
from handbook_tools.sources import Source
from tests.handbooks import TINY, tiny

PATH = "editions/instruments/2027-1.yml"
SHIPPED = find_project(Path(__file__).parent) or Project(TINY)


def instrument(operations: tuple[Operation, ...]) -> Instrument:
    enactments = tuple(
        Enactment(each, NOWHERE, "：#为什么" if n % 2 else "") for n, each in enumerate(operations)
    )
    return Instrument(
        "2027-1", "关于修改“手册”的决定", Mode.REVISION, Weight.MATERIAL, enactments, NOWHERE, "1",
        "主管部门", dt.date(2027, 1, 5), dt.date(2027, 2, 1), "改正错字：#1", ("hours-2027",),
    )  # fmt: skip


def unplaced_instrument(found: Instrument) -> Instrument:
    enactments = tuple(replace(each, place=NOWHERE) for each in found.enactments)
    return replace(found, place=NOWHERE, enactments=enactments)


def test_what_is_written_is_read_back_and_still_makes_the_handbook() -> None:
    shipped = read_project(SHIPPED).handbook
    for before, after in ((Handbook(), shipped), (shipped, tiny()), (tiny(), tiny())):
        written = instrument(derive_operations(before, after))
        read, found = read_instrument(Source(PATH, render_instrument(written)))
        assert found == ()
        assert read is not None
        assert unplaced_instrument(read) == written
        assert apply_operations(before, read.operations) == unplaced(after)


HEAD = "number: 2027-1\ntitle: 甲\nmode: 修正\nmateriality: 实质\n"
DELETION = "{operation: delete-article, target: a/b}"
BAD = {
    "instrument-number": HEAD.replace("2027-1", "2027-2") + "operations: []\n",
    "instrument-empty": "甲",
    "field-type": HEAD.replace("修正", "修改") + "operations: []\n",
    "field-unknown": HEAD + "adopted: 2027\noperations: []\n",
    "field-missing": HEAD + "operations:\n  - {operation: replace-article, target: a/b}\n",
    "operation-unknown": HEAD + "operations:\n  - {operation: x, target: a/b}\n",
    "operation-repeated": HEAD + f"operations:\n  - {DELETION}\n  - {DELETION}\n",
}


@pytest.mark.parametrize(("rule", "text"), BAD.items(), ids=BAD)
def test_a_fault_is_named_and_the_instrument_is_not_used(rule: str, text: str) -> None:
    read, found = read_instrument(Source(PATH, text))
    assert read is None
    assert rule in {each.rule for each in found}
    assert all(each.place.path == PATH and each.hint for each in found)
