"""An edition is released once, whole, and in order."""

from __future__ import annotations

import pytest

from handbook_tools.editions.chain import read_editions
from handbook_tools.editions.edition import Mode
from handbook_tools.editions.release import ReleaseError
from handbook_tools.redlines import find_changes
from handbook_tools.versions import VersionError, read_versions

from .conftest import Editions


def test_each_edition_names_the_one_before(editions: Editions) -> None:
    first, second = read_editions(editions.project.editions, editions.project.root).editions
    assert (first.head.number, first.head.previous) == (1, "")
    assert (second.head.number, second.head.previous) == (2, first.digest)


@pytest.mark.parametrize(
    ("mode", "promulgated", "effective", "said"),
    [
        (Mode.FIRST, "2027-04-01", "2027-05-01", "首次发布"),
        (Mode.AMENDMENT, "2027-05-01", "2027-04-01", "不能早于公布日期"),
        (Mode.AMENDMENT, "2027-01-01", "2027-05-01", "都不能早于第2版"),
        (Mode.REVISION, "2027-02-01", "2027-02-01", "都不能早于第2版"),
    ],
)
def test_a_release_out_of_order_is_refused(
    editions: Editions, mode: Mode, promulgated: str, effective: str, said: str
) -> None:
    editions.edit("填写申请单", "填写表格")
    with pytest.raises(ReleaseError, match=said):
        editions.release(mode, promulgated, effective)
    assert len(list(editions.project.editions.glob("*.jsonl"))) == 2


def test_an_unchanged_handbook_is_not_released(editions: Editions) -> None:
    with pytest.raises(ReleaseError, match="一样"):
        editions.release(Mode.AMENDMENT, "2027-04-01", "2027-05-01")


def test_nothing_is_released_upon_a_broken_past(editions: Editions) -> None:
    (editions.project.editions / "1.jsonl").write_text("{\n", "utf-8")
    editions.edit("填写申请单", "填写表格")
    with pytest.raises(ReleaseError, match="读不了"):
        editions.release(Mode.AMENDMENT, "2027-04-01", "2027-05-01")


def test_a_released_edition_is_a_version_to_compare(editions: Editions) -> None:
    pair = read_versions(editions.project, ("第1版..第2版",))
    assert (pair.base.title, pair.head.title) == ("第1版", "第2版")
    amended = list(find_changes(pair.base.read().handbook, pair.head.read().handbook))
    assert [type(change).__name__ for change in amended] == ["ProvisionAmended"]


def test_an_edition_that_was_never_released_is_named(editions: Editions) -> None:
    with pytest.raises(VersionError, match="没有第9版，或者它的文件读不了；已经发布的版本：第1版、第2版。"):
        read_versions(editions.project, ("第9版",))
