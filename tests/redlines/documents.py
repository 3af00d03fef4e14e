"""Long documents of invented articles, and their amended versions with the correspondence known."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

SUBJECTS = (
    "采购部门",
    "仓库管理员",
    "承运人",
    "质量检验员",
    "档案室",
    "安全负责人",
    "设备使用人",
    "值班人员",
    "项目经理",
)
ACTIONS = ("登记", "查验", "封存", "移交", "报告", "公示", "复核", "评估", "标识", "隔离", "抽样", "备案")
OBJECTS = (
    "入库物资",
    "危险化学品",
    "运输单据",
    "检验记录",
    "备用钥匙",
    "施工图纸",
    "计量器具",
    "维修工单",
    "退货申请",
)
TIMES = (
    "收到之日起三日内",
    "每月五日前",
    "发现异常后两小时内",
    "合同签订前",
    "年度终了后一个月内",
    "交接班时",
)
MANNERS = (
    "逐件核对编号并拍照留存",
    "由两人同时在场并签字",
    "按照风险等级分别处理",
    "通过书面形式说明理由",
    "与上一次的结果相比较",
)
ENDS = (
    "不合格的，退回原单位",
    "数量不符的，另行查明原因",
    "逾期的，视为放弃",
    "有争议的，提交复议",
    "涉及安全的，立即停用",
)
PAIRS = list(itertools.product(ACTIONS, OBJECTS))


def write_article(chance: random.Random) -> str:
    """Return the wording of one invented article of one to three paragraphs."""
    return "\n".join(_write_sentence(chance) for _ in range(chance.choice((1, 1, 2, 3))))


def _write_sentence(chance: random.Random) -> str:
    (action, thing), (also, other) = chance.sample(PAIRS, 2)
    one, two = chance.sample(SUBJECTS, 2)
    return (
        f"{one}应当在{chance.choice(TIMES)}{action}{thing}，{chance.choice(MANNERS)}；"
        f"{two}可以{also}{other}，{chance.choice(ENDS)}。"
    )


@dataclass(frozen=True, slots=True)
class AmendedDocument:
    """Two versions of a document, and which old articles became which new ones, by index."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    pairs: frozenset[tuple[tuple[int, ...], tuple[int, ...]]]


def amend_document(seed: int, size: int) -> AmendedDocument:
    """Return a document of *size* articles and its amended version.

    Of ten articles about six stay, two are reworded, and one is repealed, moved, split or merged; one in
    ten is new. The numbers, which the texts do not hold, all shift.
    """
    chance = random.Random(seed)
    old = [write_article(chance) for _ in range(size)]
    rows: list[tuple[tuple[int, ...], tuple[str, ...]]] = []
    moved = []
    for i, text in enumerate(old):
        fate = chance.choices(("keep", "reword", "repeal", "move", "split"), (60, 22, 5, 5, 8))[0]
        halves = text.split("\n")
        if fate == "repeal":
            rows.append(((i,), ()))
        elif fate == "move":
            moved.append(((i,), (text,)))
        elif fate == "split" and len(halves) > 1:
            rows.append(((i,), (halves[0], "\n".join(halves[1:]))))
        else:
            rows.append(((i,), (_reworded(text, chance) if fate == "reword" else text,)))
        if chance.random() < 0.1:
            rows.append(((), (write_article(chance),)))
    for row in moved:
        rows.insert(chance.randrange(len(rows)), row)
    new: list[str] = []
    pairs = set()
    for was, texts in rows:
        pairs.add((was, tuple(range(len(new), len(new) + len(texts)))))
        new.extend(texts)
    return AmendedDocument(tuple(old), tuple(new), frozenset(pairs))


def _reworded(text: str, chance: random.Random) -> str:
    """Return *text* with a word replaced, a clause added or a clause dropped."""
    match chance.choice(("word", "add", "drop")):
        case "word":
            return text.replace("应当", "必须", 1).replace(chance.choice(SUBJECTS), "指定人员")
        case "add":
            return text[:-1] + "，并抄送主管部门备查。"
        case _:
            return "。".join(sentence.partition("；")[0] for sentence in text.split("。"))
