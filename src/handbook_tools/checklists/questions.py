"""The question of a checklist item, derived from the sentence of its provision.

A duty: the first modal word becomes 是否 (审核员应当完成初审。 → 审核员是否完成初审？).
A prohibition is quoted, because a negated question is answered wrongly too easily
(是否做到“编辑不得审核本人稿件”？), and so are a permission and a statement (是否知悉“……”？).
An admin's own question goes before all of this.

One 项 of a duty is asked with its sentence (策划是否写明下列事项：选题和创意？); where it has a name of its
own, that goes first and the rest is quoted (政治性：是否符合“不违反法律法规”的要求？).

What stops binding is asked by what it leaves behind: a duty leaves work that somebody must take over, a
permission leaves rights that somebody must give back, a prohibition only has to be known.
"""

from __future__ import annotations

import re
from typing import Final

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind
from handbook_tools.model.prose import wording_text
from handbook_tools.model.registers import TransferSection
from handbook_tools.model.selection import Selected
from handbook_tools.model.wording import Item

_MODAL: Final = re.compile(
    r"应当|必须|(?<![无毋])须(?!知)|(?<![相响对供适反效照答])应(?![用急对答])|(?=负责(?!人))"
)
_END: Final = re.compile(r"[。；：，、\s]+$")
_INNER: Final = str.maketrans("“”", "‘’")
_NAMED: Final = re.compile(r"(?P<name>[^，。；：、“”《》（）]{1,8})：(?P<rest>.+)", re.DOTALL)


def _plain(text: str) -> str:
    """Return *text* without the punctuation at its end."""
    return _END.sub("", text)


def _quoted(sentence: str) -> str:
    """Return *sentence* in quotation marks, those inside it made single ones."""
    return f"“{_plain(sentence).translate(_INNER)}”"


def derive_question(kind: Kind, sentence: str) -> str:
    """Return the question that asks whether *sentence* is kept."""
    plain = _plain(sentence)
    if kind is Kind.DUTY and _MODAL.search(plain):
        return f"{_MODAL.sub('是否', plain, count=1)}？"
    verb = "做到" if kind.binds else "知悉"
    return f"是否{verb}{_quoted(plain)}？"


def derive_item_question(kind: Kind, sentence: str, item: str) -> str:
    """Return the question that asks whether one *item* of an enumeration under *sentence* is kept."""
    plain = _plain(item)
    named = _NAMED.fullmatch(plain)
    if kind is Kind.DUTY and named:
        return f"{named['name']}：是否符合{_quoted(named['rest'])}的要求？"
    return derive_question(kind, f"{_plain(sentence)}：{plain}")


def derive_farewell(kind: Kind, sentence: str) -> str:
    """Return the question that is asked of somebody whom *sentence* binds or entitles no longer."""
    quoted = _quoted(sentence)
    match kind:
        case Kind.DUTY:
            return f"是否知悉转岗以后不再承担{quoted}，并已办结或者移交转岗以前的事项？"
        case Kind.PERMISSION:
            return f"是否知悉转岗以后不再享有{quoted}的权限，并已停止行使？"
        case Kind.PROHIBITION | Kind.STATEMENT:
            return f"是否知悉转岗以后{quoted}不再是本人的岗位要求？"


def _item_words(item: Item, handbook: Handbook) -> str:
    """Return an item in one line, with what stands inside it."""
    inner = "、".join(_plain(_item_words(each, handbook)) for each in item.items)
    return f"{wording_text(item.wording, handbook)}{inner}"


def question_of(asked: Selected, handbook: Handbook) -> str:
    """Return the question about a provision or one 项 of it."""
    provision, section, number = asked
    sentence = wording_text(provision.wording, handbook)
    if section == TransferSection.ENDED:
        return derive_farewell(provision.kind, sentence)
    if number:
        words = _item_words(provision.items[number - 1], handbook)
        return derive_item_question(provision.kind, sentence, words)
    return provision.question or derive_question(provision.kind, sentence)
