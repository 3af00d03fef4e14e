"""The question of a checklist item, derived from the sentence of its provision.

A duty: the first modal word becomes 是否 (审核员应当完成初审。 → 审核员是否完成初审？).
A prohibition is quoted, because a negated question is answered wrongly too easily
(是否做到“编辑不得审核本人稿件”？), and so are a permission and a statement (是否知悉“……”？).
An admin's own question goes before all of this.
"""

from __future__ import annotations

import re
from typing import Final

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Kind, Provision
from handbook_tools.model.prose import wording_text

_MODAL: Final = re.compile(
    r"应当|必须|(?<![无毋])须(?!知)|(?<![相响对供适反效照答])应(?![用急对答])|(?=负责)"
)
_END: Final = re.compile(r"[。；：，、\s]+$")


def derive_question(kind: Kind, sentence: str) -> str:
    """Return the question that asks whether *sentence* is kept."""
    plain = _END.sub("", sentence)
    if kind is Kind.DUTY and _MODAL.search(plain):
        return f"{_MODAL.sub('是否', plain, count=1)}？"
    verb = "做到" if kind.binds else "知悉"
    return f"是否{verb}“{plain}”？"


def question_of(provision: Provision, handbook: Handbook) -> str:
    """Return the question for *provision*: its own, or the one derived from its sentence."""
    return provision.question or derive_question(provision.kind, wording_text(provision.wording, handbook))
