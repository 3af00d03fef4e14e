"""Ten sentences of this handbook, each altered by hand: `handbook check` reports every one of them.

Flipped: 应当 to 可以 and the other way; dropped: 不得; swapped: a role; changed: a number. Each is checked as
it is found by the checklists and the ledger that are checked in, and once more after somebody has generated
these anew without a look at what they say: then only the rules are left. One of the ten passes them, and is
kept here to say so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from handbook_tools.cli import main

ROOT = Path(__file__).parents[1]
NOT_NOTICED = ""


class Edit(NamedTuple):
    """An edit of a policy: ``rule`` finds it though all records are renewed."""

    policy: str
    old: str
    new: str
    rule: str


EDITS = {
    "flip a duty of a flow": Edit(
        "publication", "审核员应当自收到稿件之时起", "审核员可以自收到稿件之时起", "modal-of-kind"
    ),
    "flip a permission": Edit(
        "violations",
        "全体员工作为当事人时，可以由工会代表或者同事陪同申辩。",
        "全体员工作为当事人时，应当由工会代表或者同事陪同申辩。",
        "modal-of-kind",
    ),
    "drop a prohibition": Edit(
        "violations",
        "自律委员会不得在决定期限届满之后作出人员措施",
        "自律委员会在决定期限届满之后作出人员措施",
        "modal-of-kind",
    ),
    "drop a prohibition before a list": Edit(
        "worktime",
        "部门负责人不得批准超过下列上限的加班",
        "部门负责人批准超过下列上限的加班",
        "modal-of-kind",
    ),
    "swap the subject": Edit(
        "training",
        "主管部门应当自收到合格的测验结果",
        "人力资源部应当自收到合格的测验结果",
        "bearer-in-sentence",
    ),
    "swap the next in a flow": Edit(
        "account", "同意的交平台管理员注册", "同意的交运营专员注册", "hand-over-agrees"
    ),
    "swap a role that is informed": Edit(
        "violations", "执行账号措施，并报行政部记入", "执行账号措施，并报财务部记入", NOT_NOTICED
    ),
    "change a deadline": Edit(
        "interaction",
        "自收到建议之时起{param}`statement-approval-time`内",
        "自收到建议之时起{param}`statement-release-time`内",
        "deadline-in-sentence",
    ),
    "change how often": Edit(
        "violations", "4. 较重违规再次发生的，", "4. 较重违规首次发生的，", "decision-overlap"
    ),
    "change an amount": Edit(
        "violations",
        "4. 造成直接经济损失达到{param}`serious-loss`",
        "4. 造成直接经济损失达到{param}`major-damage`",
        "threshold-agrees",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what `handbook check` reads."""
    root = tmp_path_factory.mktemp("ten") / "handbook"
    for folder in ("docs/policies", "docs/registers", "checklists"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture(params=list(EDITS.values()), ids=list(EDITS))
def edit(copy: Path, request: pytest.FixtureRequest) -> Iterator[Edit]:
    """The copy with one edit, as it was before when the test is over."""
    found: Edit = request.param
    path = copy / "docs" / "policies" / f"{found.policy}.md"
    text = path.read_text("utf-8")
    assert text.count(found.old) == 1
    path.write_text(text.replace(found.old, found.new), "utf-8")
    yield found
    path.write_text(text, "utf-8")
    shutil.rmtree(copy / "checklists")
    shutil.copytree(ROOT / "checklists", copy / "checklists")


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["check", "--project", str(root)])
    return code, capsys.readouterr().out


def test_the_unaltered_copy_is_clean(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(copy, capsys)[0] == 0


@pytest.mark.usefixtures("edit")
def test_it_is_reported(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, output = check(copy, capsys)
    assert code == 1
    assert any(word in output for word in ("checklist-suspect", "ledger-changed"))


def test_it_is_reported_though_the_records_are_renewed(
    copy: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["checklists", "write", "--project", str(copy)])
    code, output = check(copy, capsys)
    assert code == (1 if edit.rule else 0), output
    assert edit.rule in output


def test_rules_alone_notice_nine_of_ten() -> None:
    assert len(EDITS) == 10
    assert sum(edit.rule != NOT_NOTICED for edit in EDITS.values()) == 9
