"""A policy as its Markdown source: what the reader of the grammar reads back as the same policy.

The source may hold what a policy does not: comments and views. They lay nothing down and are not written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.model.identifiers import local_id
from handbook_tools.model.policy import Article, Chapter, Kind, Paragraph, PlainText, Policy, Provision
from handbook_tools.model.step import Case, Next, Pass, Reject, Return, Step
from handbook_tools.rendering.markdown_inlines import render_items, render_wording, short_id

_PLAIN_YAML: Final = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff][0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff（）《》、]*"
)
_EXIT_OPTIONS: Final = {Next: "next", Pass: "pass", Return: "return", Reject: "reject"}


def _scalar(text: str) -> str:
    return text if _PLAIN_YAML.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _front_matter(policy: Policy) -> Iterator[str]:
    yield f"id: {policy.id}"
    yield f"title: {_scalar(policy.title)}"
    if policy.short_title != policy.title:
        yield f"short: {_scalar(policy.short_title)}"
    yield f"version: {json.dumps(policy.version, ensure_ascii=False)}"
    yield f"promulgated: {policy.promulgated}"
    yield f"effective: {policy.effective}"
    yield f"owner: {_scalar(policy.owner)}"
    if policy.order:
        yield f"order: {policy.order}"
    if policy.consultation:
        yield f"consultation: [{', '.join(policy.consultation)}]"
    if policy.repealed:
        yield f"repealed: {policy.repealed}"
    if policy.replaced_by:
        yield f"replaced_by: {policy.replaced_by}"


def render_front_matter(policy: Policy) -> str:
    """Return what stands between the two lines of hyphens at the head of a policy's file."""
    return "".join(f"{line}\n" for line in _front_matter(policy))


def _exit_options(step: Step, policy: str) -> Iterator[str]:
    cases = [each for each in step.exits if isinstance(each, Case)]
    for each in step.exits:
        if not isinstance(each, Case):
            yield f":{_EXIT_OPTIONS[type(each)]}: {short_id(each.target, policy)}"
    if cases:
        written = (f"{case.condition} → {short_id(case.target, policy)}" for case in cases)
        yield f":case: {'；'.join(written)}"


def _step_options(step: Step, policy: str) -> Iterator[str]:
    yield f":flow: {step.flow}"
    yield f":step: {step.name}"
    yield from _exit_options(step, policy)


def _options(provision: Provision, policy: str, *, continues: bool) -> Iterator[str]:
    states = provision.kind is Kind.STATEMENT
    texts = {"bearer": provision.bearer, "reason": provision.reason if states else ""}
    yield from (f":{name}: {text}" for name, text in texts.items() if text)
    yield from _step_options(provision.step, policy) if provision.step else ()
    later = {
        "deadline": provision.deadline,
        "basis": " ".join(provision.basis),
        "reason": "" if states else provision.reason,
        "question": provision.question,
        "evidence": provision.evidence,
        "decides-by": " ".join(short_id(each, policy) for each in provision.decides_by),
        "discretion": provision.discretion,
        "effective": str(provision.effective or ""),
        "repealed": str(provision.repealed or ""),
        "applies-from": str(provision.applies_from or ""),
        "running": provision.running or "",
    }
    yield from (f":{name}: {text}" for name, text in later.items() if text)
    if continues:
        yield ":continues:"


def render_provision(provision: Provision, policy: str, *, continues: bool = False) -> str:
    """Return the directive of a provision of *policy*; with *continues* it joins the paragraph before it."""
    lines = [f":::{{{provision.kind}}} {local_id(provision.id)}"]
    lines += _options(provision, policy, continues=continues)
    lines += ["", render_wording(provision.wording, policy)]
    if provision.items:
        lines += ["", *render_items(provision.items, policy)]
    return "\n".join([*lines, ":::", ""])


def _render_text(text: PlainText, policy: str) -> str:
    lines = [render_wording(text.wording, policy)]
    if text.items:
        lines += ["", *render_items(text.items, policy)]
    return "\n".join([*lines, ""])


def render_paragraph(paragraph: Paragraph, policy: str) -> str:
    """Return a paragraph: its provisions, of which all but the first continue it, or its text."""
    provisions = [
        render_provision(provision, policy, continues=bool(index))
        for index, provision in enumerate(paragraph.provisions)
    ]
    return "\n".join([*provisions, *(_render_text(text, policy) for text in paragraph.texts)])


def render_article(article: Article, policy: str) -> str:
    """Return an article of *policy*: its id, its heading and its paragraphs."""
    head = f"{{#{local_id(article.id)}}}\n### {article.number} {article.title}\n"
    return "\n".join([head, *(render_paragraph(each, policy) for each in article.paragraphs)])


def render_preamble(texts: tuple[PlainText, ...], policy: str) -> str:
    """Return the words that stand before the first article or the first chapter, a paragraph each."""
    return "\n".join(f"{render_wording(text.wording, policy)}\n" for text in texts)


def _with_preamble(heading: str, texts: tuple[PlainText, ...], policy: str) -> str:
    return f"{heading}\n\n{render_preamble(texts, policy)}" if texts else f"{heading}\n"


def _render_chapter(chapter: Chapter, policy: str) -> str:
    head = _with_preamble(f"## {chapter}", chapter.preamble, policy)
    return "\n".join([head, *(render_article(each, policy) for each in chapter.articles)])


def render_policy(policy: Policy) -> str:
    """Return the text of the file of *policy*."""
    title = _with_preamble(f"# {policy.title}", policy.preamble, policy.id)
    head = f"---\n{render_front_matter(policy)}---\n\n{title}"
    return "\n".join([head, *(_render_chapter(each, policy.id) for each in policy.chapters)])
