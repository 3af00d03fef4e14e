"""What a reader is told of a cited provision, parameter or law without leaving the page."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from handbook_tools.model.dates import chinese_date
from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.labels import full_label
from handbook_tools.model.prose import item_text, provision_text
from handbook_tools.model.registers import Law, Parameter

NAME: Final = "handbookExplanations"
"""The global name that the script assigns the explanations to."""
FindPlace = Callable[[str, str], tuple[str, str] | None]
"""The page and the anchor where what a role names is shown; `None` where no page shows it.

The role is ``provision``, ``param`` or ``law``, the second argument the id.
"""
_ESCAPES: Final = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class Explanation(NamedTuple):
    """A title, the facts below it, the text; ``parts`` are the ids of provisions that make the text up."""

    title: str
    facts: tuple[str, ...] = ()
    text: str = ""
    parts: tuple[str, ...] = ()


def _date(date: dt.date | None) -> str:
    return chinese_date(date) if date else "待核"


def explain_target(target: Target, handbook: Handbook) -> Explanation:
    """Return what an article, a provision or a 项 says, and whom it binds."""
    title = full_label(target)
    if target.provision is None:
        parts = tuple(each.id for each in target.article.provisions)
        return Explanation(f"{title}　{target.article.title}", parts=parts)
    provision = target.provision
    facts = tuple(each for each in (provision.kind.modal, provision.bearer) if each)
    if target.items:
        return Explanation(title, facts, item_text(provision, target.items[0], handbook))
    return Explanation(title, facts, provision_text(provision, handbook))


def explain_parameter(parameter: Parameter) -> Explanation:
    """Return what a parameter is, since when, where it comes from and who decided it."""
    facts = (
        f"自{_date(parameter.since)}起",
        f"来源：{parameter.origin.value}",
        f"决定者：{parameter.decided_by}",
    )
    return Explanation(f"{parameter.title}：{parameter}", facts, parameter.note)


def explain_law(law: Law) -> Explanation:
    """Return who made a law, its dates, whether it is in force, and what the articles cited are about."""
    facts = (
        f"制定机关：{law.issuer}",
        f"公布：{_date(law.promulgated)}",
        f"施行：{_date(law.effective)}",
        f"状态：{law.status.value}",
        f"核对日期：{_date(law.checked_on)}",
    )
    return Explanation(str(law), facts, "\n".join(filter(None, (*map(str, law.articles), law.note))))


def explain(handbook: Handbook) -> Iterator[tuple[str, str, Explanation]]:
    """Yield the role, the id and the explanation of everything that a sentence can cite."""
    for identifier, target in handbook.targets.items():
        yield "provision", identifier, explain_target(target, handbook)
    for parameter in handbook.registers.parameters:
        yield "param", parameter.id, explain_parameter(parameter)
    for law in handbook.registers.laws:
        yield "law", law.id, explain_law(law)


def _row(explanation: Explanation, find_place: FindPlace) -> list[Any]:
    places = (find_place("provision", each) for each in explanation.parts)
    anchors = [place[1] for place in places if place]
    return [explanation.title, " · ".join(explanation.facts), anchors or explanation.text]


def render_explanations(handbook: Handbook, find_place: FindPlace) -> str:
    """Return the explanations as a script: by page and anchor a title, facts, and a text or its parts."""
    pages: dict[str, dict[str, list[Any]]] = {}
    for role, identifier, explanation in explain(handbook):
        place = find_place(role, identifier)
        if place:
            page, anchor = place
            pages.setdefault(page, {})[anchor] = _row(explanation, find_place)
    text = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return f"globalThis.{NAME}={text};\n"
