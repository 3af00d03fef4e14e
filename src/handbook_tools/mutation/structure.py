"""Changes of what stands beside a sentence: kind, bearer, deadline, exits; and of whole provisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook_tools.model.identifiers import join_id, policy_id
from handbook_tools.model.policy import Kind
from handbook_tools.mutation.manuscript import Manuscript, ProvisionText
from handbook_tools.mutation.mutant import Change, Changes, Span
from handbook_tools.mutation.substitutes import following, other_parameter, other_role

ADDED_REASON: Final = "各岗位都已经知道，不用再问。"

_EXITS: Final = ("next", "pass", "return", "reject", "case")
_OTHER_KIND: Final = {
    Kind.DUTY: Kind.PERMISSION,
    Kind.PERMISSION: Kind.DUTY,
    Kind.PROHIBITION: Kind.PERMISSION,
}


def _removed(text: ProvisionText, name: str) -> Iterator[Changes]:
    if name in text.options:
        yield (Change(text.options[name], ""),)


def kind_changed(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """规定的种类改成另一种，句子不动。"""
    kind = text.provision.kind
    if kind in _OTHER_KIND and text.provision.step is None:
        start = text.whole.text.index("{") + 1
        yield (Change(text.whole.part(start, start + len(kind)), str(_OTHER_KIND[kind])),)


def bearer_changed(text: ProvisionText, manuscript: Manuscript) -> Iterator[Changes]:
    """义务人（`:bearer:`）换成另一个岗位。"""
    value = text.option_value("bearer")
    other = other_role(value.text, manuscript.handbook) if value else None
    if value and other:
        yield (Change(value, other),)


def deadline_removed(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去期限（`:deadline:`）。"""
    return _removed(text, "deadline")


def deadline_replaced(text: ProvisionText, manuscript: Manuscript) -> Iterator[Changes]:
    """期限（`:deadline:`）换成另一个参数。"""
    value = text.option_value("deadline")
    other = other_parameter(value.text, manuscript.handbook) if value else None
    if value and other:
        yield (Change(value, other),)


def return_removed(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去退回的去向（`:return:`）。"""
    return _removed(text, "return")


def rejection_removed(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去驳回的去向（`:reject:`）。"""
    return _removed(text, "reject")


def gate_removed(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """把关的步骤改成只往下走（`:pass:` 改成 `:next:`，删去退回和驳回）。"""
    if "pass" in text.options:
        line = text.options["pass"]
        rest = [text.options[name] for name in ("return", "reject") if name in text.options]
        yield (Change(line, line.text.replace(":pass:", ":next:", 1)), *(Change(each, "") for each in rest))


def case_removed(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """分情形的去向删去第一种情形。"""
    value = text.option_value("case")
    if value:
        first, _mark, rest = value.text.replace(";", "；").partition("；")
        yield (Change(value.part(0, len(first) + 1 if rest else len(first)), ""),)


def _steps_of(flow: str, manuscript: Manuscript) -> list[str]:
    provisions = manuscript.handbook.provisions
    return [each.id for each in provisions if each.step and each.step.flow == flow]


def _targets(text: ProvisionText) -> Iterator[Span]:
    """Yield where the exits name their targets."""
    for name in ("next", "pass", "return", "reject"):
        value = text.option_value(name)
        if value:
            yield value
    case = text.option_value("case")
    if case:
        start = 0
        for part in case.text.replace(";", "；").split("；"):
            target = part.split("→")[-1].split("->")[-1]
            found = start + len(part) - len(target.lstrip())
            yield case.part(found, found + len(target.strip()))
            start += len(part) + 1


def exit_rerouted(text: ProvisionText, manuscript: Manuscript) -> Iterator[Changes]:
    """一个去向改成同一流程的另一个步骤。"""
    step, policy = text.provision.step, policy_id(text.provision.id)
    if step is None:
        return
    known = [key for key in _steps_of(step.flow, manuscript) if key != text.provision.id]
    for span in _targets(text):
        other = known[0] if span.text == "end" and known else following(join_id(policy, span.text), known)
        if other:
            yield (Change(span, other.removeprefix(f"{policy}/")),)


def _exit_lines(text: ProvisionText) -> list[Span]:
    return [text.options[name] for name in _EXITS if name in text.options]


def steps_swapped(text: ProvisionText, manuscript: Manuscript) -> Iterator[Changes]:
    """一个步骤与下一个步骤对调去向。"""
    step = text.provision.step
    other_id = following(text.provision.id, _steps_of(step.flow, manuscript)) if step else None
    other = manuscript.provisions[other_id] if other_id else None
    if other is None or other.provision.place.path != text.provision.place.path:
        return
    mine, theirs = _exit_lines(text), _exit_lines(other)
    texts = ["".join(span.text for span in lines) for lines in (mine, theirs)]
    if mine and theirs and texts[0] != texts[1]:
        yield (
            Change(mine[0], texts[1]),
            *(Change(span, "") for span in mine[1:]),
            Change(theirs[0], texts[0]),
            *(Change(span, "") for span in theirs[1:]),
        )


def provision_deleted(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去整条规定。"""
    yield (Change(text.whole, ""),)


def provision_unwrapped(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """规定改成普通段落：只留下句子，种类和选项都删去。"""
    if text.provision.kind is not Kind.STATEMENT:
        items = "".join(each.text for each in text.items)
        yield (Change(text.whole, f"{text.sentence.text}\n\n{items}"),)


def reason_added(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """义务、禁止和许可加上不用问任何人的理由。"""
    if text.provision.kind is not Kind.STATEMENT and "reason" not in text.options:
        yield (Change(Span(text.opening.end + 1, ""), f":reason: {ADDED_REASON}\n"),)


def reason_removed(text: ProvisionText, _: Manuscript) -> Iterator[Changes]:
    """删去不用问任何人的理由（`:reason:`）。"""
    return _removed(text, "reason")
