"""Modal words: found where they are used, not inside longer words or quotations."""

from __future__ import annotations

import pytest

from handbook_tools.checks.modals import find_modals
from handbook_tools.model.policy import Kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("审核员应当登记", ["应当"]),
        ("审核员应登记", ["应"]),
        ("审核员必须登记，须签名", ["必须", "须"]),
        ("对应当公开的信息", ["应当"]),
        ("相应、响应、对应、反应、效应、供应、适应、感应、呼应", []),
        ("应用、应急、应答、应聘、应届、应对、应邀、应收", []),
        ("无须、毋须、须知", []),
        ("不须、编辑须", ["须", "须"]),
        ("应予公开", ["应"]),
        ("理应登记", ["应"]),
        ("编辑不应转发，也不应当评论", ["不应", "不应当"]),
        ("应知应会、粉丝应援", []),
        ("稿件需经主编审核，可由编辑发布", ["需", "可"]),
        ("所需经费、无需审核、许可由主编作出、不可抗力", []),
        ("适应当前形势，供应当年的物资", []),
        ("应当前往现场", ["应当"]),
        ("负责人、负责制、不负责任", []),
        ("主管部门负责人事登记", ["负责"]),
        ("不得已、迫不得已、不得而知、舍不得", []),
        ("被禁止、禁止性规定", []),
        ("严禁转发，禁止谩骂", ["严禁", "禁止"]),
        ("所有权、占有权、有权限、有权利", []),
        ("编辑有权查阅，可以复制", ["有权", "可以"]),
        ("编辑不可以复制", ["不可以"]),
        ("标明“不得转载”和「应当付酬」", []),
        ("不准、不许、切勿、切忌、方可", ["不准", "不许", "切勿", "切忌", "方可"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [modal.word for modal in find_modals(text)] == words


@pytest.mark.parametrize(
    ("text", "binds"),
    [
        ("审核员应当核对稿件的来源", [True]),
        ("核对是否含有不得发布的内容", [False]),
        ("依法应当保密的，编辑不得公开", [False, True]),
        ("负责初审的审核员不得发布", [False, True]),
        ("审核员负责稿件的初审", [True]),
        ("审核员应当登记可以公开的信息", [True, False]),
        ("审核员应当登记，不得发布虚假的信息", [True, True]),
        ("法律禁止发布的信息", [False]),
        ("属于依法禁止发布的", [False]),
    ],
)
def test_attributive_words_bind_nobody(text: str, binds: list[bool]) -> None:
    assert [modal.binds for modal in find_modals(text)] == binds


def test_kinds() -> None:
    kinds = [modal.kind for modal in find_modals("应当、不得、可以、应")]
    assert kinds == [Kind.DUTY, Kind.PROHIBITION, Kind.PERMISSION, None]


def test_place_is_kept_behind_quotations() -> None:
    (modal,) = find_modals("“不得”一词应当写明")
    assert modal.start == 6
