"""The modal words of drafting, and how to tell them from longer words that contain them.

应 also stands in 响应 and 应用, 须 in 无须, 负责 in 负责人, 有权 in 所有权: these are left out. Words
inside quotation marks are mentioned, not used, and left out as well. A modal is *attributive* where it
only describes a noun (含有不得发布的内容, 负责初审的人员不得……) and lays nothing down itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from handbook_tools.model.policy import Kind

REMEMBERED: Final = 32_768

_WORDS: Final = (
    r"应(?<![适响效供顺不]应)当(?!前(?![往来去])|今|年|初)",
    r"必须",
    r"须(?<![必无毋胡]须)(?![知要臾])",
    r"负责(?<!不负责)(?!人(?![员事力])|制|任|同志)",
    r"不得(?<![恨巴舍迫]不得)(?!已|而知)",
    r"严禁",
    r"禁止(?<!被禁止)(?!性)",
    r"可以(?<!不可以)",
    r"有权(?<![所拥享占无]有权)(?![限威利益]|机关)",
    r"应(?<![响对相供适反效回感照呼顺答报接因不]应)(?![当用急答聘届对付邀有收变酬声激战征诉运验许景援知会])",
    r"不应当|不应(?![当用急答聘届对付邀有收变酬声激战征诉运验许景])",
    r"可(?<![认许宁尚不]可)(?=[由将按向视]|根据)",
    r"需(?<![无毋必急所]需)(?=[经由按报向])",
    r"务必|有义务|有责任|不准|不许|不可以|切勿|切忌|方可|方能",
)
_MODAL: Final = re.compile("|".join(_WORDS))
"""Every alternative starts with a plain character, so that the search can skip to one of these."""

_KINDS: Final = {
    "应当": Kind.DUTY,
    "必须": Kind.DUTY,
    "须": Kind.DUTY,
    "负责": Kind.DUTY,
    "不得": Kind.PROHIBITION,
    "严禁": Kind.PROHIBITION,
    "禁止": Kind.PROHIBITION,
    "可以": Kind.PERMISSION,
    "有权": Kind.PERMISSION,
}
_QUOTED: Final = re.compile("“[^”]*”|「[^」]*」|‘[^’]*’")
_BEFORE_ATTRIBUTE: Final = re.compile(
    r"(?:^|含有|涉及|属于|包括|存在|发现|依法|是否|规定|法律|法规|国家|明令|明文|认为|提供|提交|对|将|把|向|和|由)$"
)
_CLAUSE_START: Final = re.compile(r"(?:^|[，。；：、\n])$")
_CLAUSE_END: Final = re.compile(r"[，。；：、\n]")
_ATTRIBUTE: Final = re.compile(r"[^，。；：\n]{0,14}?的(?![，。；：\n]|$)")
_CONDITION: Final = re.compile(r"[^，。；：\n]{0,24}?的(?=[，。；]|$)")

STANDARD: Final = {
    "应": "应当",
    "需": "应当",
    "务必": "应当",
    "有义务": "应当",
    "有责任": "应当",
    "不应当": "不得",
    "不应": "不得",
    "不准": "不得",
    "不许": "不得",
    "不可以": "不得",
    "切勿": "不得",
    "切忌": "不得",
    "可": "可以",
    "方可": "未经……，不得……",
    "方能": "未经……，不得……",
}
"""Modal words that drafting avoids, each with what to write instead."""


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal word where it stands; ``kind`` is what it makes of a sentence, `None` for a loose one."""

    word: str
    kind: Kind | None
    start: int
    attributive: bool = False

    @property
    def binds(self) -> bool:
        """Whether the word lays something down here."""
        return not self.attributive


def _blank(match: re.Match[str]) -> str:
    return "\u3000" * len(match[0])


def _is_attributive(text: str, match: re.Match[str], after: int) -> bool:
    """Tell whether the word only describes a noun; the modal word before it ends at *after*."""
    before, end = text[: match.start()], match.end()
    describes = bool(_ATTRIBUTE.match(text, end))
    if after and describes and not _CLAUSE_END.search(text, after, match.start()):
        return True
    if match[0] == "负责":
        return describes and bool(_CLAUSE_START.search(before))
    if not _BEFORE_ATTRIBUTE.search(before):
        return False
    return describes or bool(_CONDITION.match(text, end))


def _find(text: str) -> Iterator[Modal]:
    after = 0
    for match in _MODAL.finditer(text):
        attributive = _is_attributive(text, match, after)
        yield Modal(match[0], _KINDS.get(match[0]), match.start(), attributive)
        after = match.end()


@lru_cache(maxsize=REMEMBERED)
def find_modals(text: str) -> tuple[Modal, ...]:
    """Return the modal words used in *text*, in order; several rules ask for the same sentences."""
    used = _QUOTED.sub(_blank, text) if "“" in text or "「" in text or "‘" in text else text
    return tuple(_find(used))
