"""Words that decide what a sentence asks: numbers, modals, negations, times, penalties, scope."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import Final


class WordClass(Enum):
    """A class of words of which a change is never mere wording."""

    NUMBER = "number"
    MODAL = "modal"
    NEGATION = "negation"
    TIME = "time"
    PENALTY = "penalty"
    SCOPE = "scope"


_DIGITS: Final = r"(?:[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千万半]+)"
_TIME_UNIT: Final = r"(?:个工作日|工作日|个?小时|个?钟头|分钟|秒|个?月|个?季度|日|天|年|周)"
_UNIT: Final = (
    rf"(?:{_TIME_UNIT}|%|‰|元|万元|倍|成|次|人|名|件|条|款|项|份|篇|字|张|个|分|级|遍|审|校|折|米|岁|组|轮)"
)
_PATTERNS: Final = {
    WordClass.NUMBER: re.compile(rf"百分之{_DIGITS}|[0-9]+(?:\.[0-9]+)?|{_DIGITS}(?={_UNIT})"),
    WordClass.MODAL: re.compile(
        "不得|应当|应该|必须|(?<!无)须|可以|有权|负责(?!人)|严禁|禁止|务必|不准|不许|不应"
        "|(?<![回响反适相供对效呼答顺])应(?![用急对聘届])|可(?=[由将按])"
    ),
    WordClass.NEGATION: re.compile(
        "不(?![良同足断])|未(?!来)|无(?!论)|非(?!常)|[勿莫]|严禁|禁止|免(?=[于除])|拒绝|除外|否则"
    ),
    WordClass.TIME: re.compile(
        rf"{_DIGITS}{_TIME_UNIT}|每[日天周月季年]|当[日天周月]|次[日月]|立即|及时|随时|提前|届满|逾期"
        "|以前|之前|之后|以后|期限|定期|(?<=[日天时月年周])[前后内]"
    ),
    WordClass.PENALTY: re.compile(
        "警告|记过|通报|批评|罚款|扣除|扣减|扣发|降职|降级|撤职|免职|停职|开除|辞退|解除|处分|处罚|赔偿"
        "|追究|责任|没收|暂停|取消|绩效"
    ),
    WordClass.SCOPE: re.compile(
        "全部|全体|所有|任何|一切|各类|部分|以上|以下|以内|超过|低于|不足|仅|只|除|或者|以及|并且|和|及|等"
        "|其他|包括|经|未经|逐项|逐一|每"
    ),
}


def words_of(text: str, word_class: WordClass) -> Counter[str]:
    """Return the words of *word_class* in *text*, with how often each occurs."""
    return Counter(_PATTERNS[word_class].findall(text))


def differing_classes(before: str, after: str) -> Iterator[WordClass]:
    """Yield the classes of which one text has other words than the other."""
    for word_class in WordClass:
        if words_of(before, word_class) != words_of(after, word_class):
            yield word_class
