"""Decision tables: levels and rows are read from the heads of items."""

from __future__ import annotations

import pytest

from handbook_tools.model.decisions import DecisionTable, find_decision_table, find_dimension, split_head
from handbook_tools.model.fingerprint import fingerprint
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.wording import ParameterUse, Reference, Text
from tests.handbooks import sample

LEVELS = """\
{#a}
### 第一条 等级

:::{statement} grades
:reason: 说明而已。
:basis: 新增

等级如下：

1. [重]{#heavy}，有下列情形之一：
   1. 甲；
   2. 乙；
2. 轻的，即其他。
:::

:::{statement} times
:reason: 说明而已。
:basis: 新增

次数如下：

1. 头一回；
2. 又一回。
:::
"""


def handbook(*rows: str, decides_by: str = "grades times") -> Handbook:
    items = "\n".join(f"{number}. {row}" for number, row in enumerate(rows, start=1))
    options = f":bearer: 员工\n:decides-by: {decides_by}\n:basis: 新增"
    duty = f":::{{duty}} measures\n{options}\n\n员工应当办理：\n\n{items}\n:::\n"
    return sample(f"{LEVELS}\n{{#b}}\n### 第二条 措施\n\n{duty}")


def table(*rows: str) -> DecisionTable:
    book = handbook(*rows)
    provision = book.find_provision("sample/measures")
    assert provision is not None
    found = find_decision_table(provision, book)
    assert found is not None
    return found


def test_levels_are_named_by_the_heads_of_items() -> None:
    dimensions = table("重，甲。").dimensions
    assert [(each.title, each.levels) for each in dimensions] == [
        ("等级", ("重", "轻")),
        ("等级", ("头一回", "又一回")),
    ]


@pytest.mark.parametrize(
    ("row", "covered"),
    [
        ("重头一回的，甲；", (("重",), ("头一回",))),
        ("轻、重头一回的，甲；", (("重", "轻"), ("头一回",))),
        ("又一回或者头一回轻的，甲；", (("轻",), ("头一回", "又一回"))),
        ("重的，甲；", (("重",), ("头一回", "又一回"))),
        ("头一回：甲；", (("重", "轻"), ("头一回",))),
    ],
)
def test_a_row_covers_the_levels_that_it_names(row: str, covered: tuple[tuple[str, ...], ...]) -> None:
    found = table(row).rows[0]
    assert found.is_clear
    assert found.covered == covered
    assert found.outcome == (Text("甲"),)


@pytest.mark.parametrize(
    ("row", "unknown", "is_mixed"),
    [
        ("很重头一回的，甲。", "很", False),
        ("其他的，甲。", "其他", False),
        ("重头一回、轻又一回的，甲。", "", True),
        ("，甲。", "（空白）", False),
    ],
)
def test_a_row_that_cannot_be_read_says_why(row: str, unknown: str, is_mixed: bool) -> None:
    found = table(row).rows[0]
    assert (found.unknown, found.is_mixed) == (unknown, is_mixed)


def test_every_combination_finds_the_row_that_decides_it() -> None:
    found = table("重的，甲；", "轻头一回的，乙；", "轻又一回的，丙。")
    numbers = {
        combination: row.number for combination in found.combinations if (row := found.find_row(combination))
    }
    assert numbers == {("重", "头一回"): 1, ("重", "又一回"): 1, ("轻", "头一回"): 2, ("轻", "又一回"): 3}
    assert found.size == 4


def test_rows_that_share_a_combination_say_which() -> None:
    one, two, three = table("重的，甲；", "头一回，乙；", "轻又一回的，丙。").rows
    assert one.find_shared(two) == ("重", "头一回")
    assert one.find_shared(three) is None


def test_a_dimension_that_is_not_there_makes_no_table() -> None:
    book = handbook("重，甲。", decides_by="grades none")
    provision = book.find_provision("sample/measures")
    assert provision is not None
    assert find_decision_table(provision, book) is None
    assert find_dimension("sample/none", book) is None


def test_a_head_ends_in_the_middle_of_a_text() -> None:
    wording = (ParameterUse("p"), Text("以上的，依照"), Reference("a/b"), Text("办理，完。"))
    assert split_head(wording) == (
        (ParameterUse("p"), Text("以上的")),
        (Text("依照"), Reference("a/b"), Text("办理，完。")),
    )
    assert split_head((Text("没有结尾"),)) == ((Text("没有结尾"),), ())


def test_the_option_is_not_in_the_fingerprint() -> None:
    one, two = handbook("重，甲。"), handbook("重，甲。", decides_by="grades")
    prints = {fingerprint(p, book) for book in (one, two) if (p := book.find_provision("sample/measures"))}
    assert len(prints) == 1
