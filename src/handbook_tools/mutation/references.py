"""Changes of what a sentence points at: provisions, laws and their articles, parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from handbook_tools.model.identifiers import join_id, policy_id
from handbook_tools.model.numerals import parse_numeral, render_numeral
from handbook_tools.mutation.manuscript import Manuscript, ProvisionText
from handbook_tools.mutation.mutant import Change, Changes
from handbook_tools.mutation.substitutes import other_law, other_parameter, other_target

_ROLE: Final = r"\{{{name}\}}`(?P<content>[^`]+)`"
_ARTICLE: Final = re.compile(r"(?<=第)[一二三四五六七八九十百]+(?=条)")


def _in_role(text: ProvisionText, name: str, replace: Callable[[str], str | None]) -> Iterator[Changes]:
    pattern = re.compile(_ROLE.format(name=name))
    for span in text.wordings:
        for match in pattern.finditer(span.text):
            part = span.part(*match.span("content"))
            other = replace(part.text)
            if other is not None and other != part.text:
                yield (Change(part, other),)


def reference_shifted(text: ProvisionText, manuscript: Manuscript) -> Iterator[Changes]:
    """引用的条文换成同一部制度的下一条。"""
    policy = policy_id(text.provision.id)

    def shifted(content: str) -> str | None:
        other = other_target(join_id(policy, content), manuscript.handbook, text.provision.id)
        return other.removeprefix(f"{policy}/") if other else None

    return _in_role(text, "provision", shifted)


def law_replaced(text: ProvisionText, manuscript: Manuscript) -> Iterator[Changes]:
    """引用的法律换成另一部。"""

    def replaced(content: str) -> str | None:
        law, space, article = content.partition(" ")
        other = other_law(law, manuscript.handbook)
        return f"{other}{space}{article}" if other else None

    return _in_role(text, "law", replaced)


def law_article_shifted(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """引用的法律条号加一。"""

    def shifted(content: str) -> str:
        return _ARTICLE.sub(lambda match: render_numeral(parse_numeral(match[0]) + 1), content, count=1)

    return _in_role(text, "law", shifted)


def parameter_replaced(text: ProvisionText, manuscript: Manuscript) -> Iterator[Changes]:
    """句子里的参数换成另一个单位相同的参数。"""
    return _in_role(text, "param", lambda content: other_parameter(content, manuscript.handbook))
