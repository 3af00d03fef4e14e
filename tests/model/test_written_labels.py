"""Labels are understood as people write them, and found where they point."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook_tools.model.label_lookup import find_labelled
from handbook_tools.model.labels import full_label
from handbook_tools.model.policy import ArticleNumber
from handbook_tools.model.written_labels import WrittenLabel, parse_label
from handbook_tools.project import Project, read_project

ROOT = Path(__file__).parents[2]
HANDBOOK = read_project(Project(ROOT)).handbook


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("第七条", WrittenLabel("", ArticleNumber(7))),
        ("账号管理制度第七条第二款", WrittenLabel("账号管理制度", ArticleNumber(7), 2)),
        ("《账号管理制度》第7条", WrittenLabel("账号管理制度", ArticleNumber(7))),
        ("《账号管理制度》 第 ７ 条", WrittenLabel("账号管理制度", ArticleNumber(7))),
        ("账号管理制度的第十七条之一", WrittenLabel("账号管理制度", ArticleNumber(17, 1))),
        ("第一百〇五条第(三)项", WrittenLabel("", ArticleNumber(105), 0, (3,))),
        ("第八条第二款第（一）项第1目", WrittenLabel("", ArticleNumber(8), 2, (1, 1))),
        ("第八条第1款第2项", WrittenLabel("", ArticleNumber(8), 1, (2,))),
        ("原第七条", WrittenLabel("", ArticleNumber(7), former=True)),
        ("原《账号管理制度》第七条", WrittenLabel("账号管理制度", ArticleNumber(7), former=True)),
        ("账号管理制度原第七条", WrittenLabel("账号管理制度", ArticleNumber(7), former=True)),
        ("第3版第七条", WrittenLabel("", ArticleNumber(7), edition=3)),
        ("第三版《账号管理制度》第七条", WrittenLabel("账号管理制度", ArticleNumber(7), edition=3)),
    ],
)
def test_a_label_is_understood(text: str, label: WrittenLabel) -> None:
    assert parse_label(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "leave/apply",
        "账号管理制度",
        "第条",
        "第零条",
        "第十二",
        "第二款",
        "第一一条",
        "《第七条",
        "第0条",
    ],
)
def test_what_is_no_label_is_told(text: str) -> None:
    assert parse_label(text) is None


def test_every_label_of_the_handbook_finds_what_it_labels() -> None:
    for identifier, target in HANDBOOK.targets.items():
        written = parse_label(full_label(target))
        assert written is not None
        found = find_labelled(written, HANDBOOK)
        single = target.provision is not None and len(target.article.paragraphs) == 1 and not target.items
        assert (target.article.id if single else identifier) in {each.id for each in found}
        assert {full_label(each) for each in found} == {full_label(target)}


@pytest.mark.parametrize("name", ["", "管理"])
def test_a_name_that_several_policies_share_finds_them_all(name: str) -> None:
    written = WrittenLabel(name, ArticleNumber(1))
    assert len(find_labelled(written, HANDBOOK)) > 3


@pytest.mark.parametrize(
    "label", ["《账号管理制度》第九百条", "《账号管理制度》第一条第九款", "《没有》第一条"]
)
def test_what_is_not_there_is_not_found(label: str) -> None:
    written = parse_label(label)
    assert written is not None
    assert find_labelled(written, HANDBOOK) == ()
