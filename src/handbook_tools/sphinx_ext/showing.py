"""What each page shows of the handbook, as a digest: a page whose digest has changed is to be written anew.

Everything that any page may show is in every digest: registers, labels, titles, and which view stands on
which page. The wording of a provision is only in the digests of the pages that show it. A view that is
not named here shows the whole handbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from handbook_tools.model.decisions import DecisionTable, find_decision_table
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import label
from handbook_tools.model.policy import Policy, Provision
from handbook_tools.model.selection import select_provisions
from handbook_tools.model.wording import LawCitation, ParameterUse, walk_inlines

if TYPE_CHECKING:
    from hashlib import _Hash

_PLACES: Final = frozenset({"place", "wording_place"})
_OWN: Final = frozenset({"chapters", "place"})
_SHOWN: Final = [each.name for each in fields(Provision) if each.name not in _PLACES]
_HEAD: Final = [each.name for each in fields(Policy) if each.name not in _OWN]

Pages = Mapping[tuple[str, str], Iterable[str]]
"""The pages that a view, with its argument, stands on."""


def _role_duties(handbook: Handbook, argument: str) -> Iterator[Provision]:
    role = handbook.find_role(argument)
    if role is None:
        return
    yield from handbook.provisions_of(role)
    steps = [each for each in handbook.provisions if each.step]
    flows = {each.step.flow for each in steps if each.step and each.bearer == role.name}
    yield from (each for each in steps if each.step and each.step.flow in flows)


def _flow(handbook: Handbook, argument: str) -> Iterator[Provision]:
    return (each for each in handbook.provisions if each.step and each.step.flow == argument)


def _checklist(handbook: Handbook, argument: str) -> Iterator[Provision]:
    entry = handbook.find_checklist(argument)
    return select_provisions(entry, handbook) if entry else iter(())


def _matrix(handbook: Handbook, argument: str) -> Iterator[object]:
    for each in handbook.provisions:
        if argument in {"", each.id.partition("/")[0]}:
            yield each.id, each.kind, each.bearer


def _origins(handbook: Handbook, argument: str) -> Iterator[object]:
    for each in handbook.provisions:
        if argument in {"", each.id.partition("/")[0]}:
            yield each.id, each.basis


def _uses(handbook: Handbook, _argument: str) -> Iterator[object]:
    for each in handbook.provisions:
        for inline in walk_inlines(each.wording, each.items):
            if isinstance(inline, ParameterUse | LawCitation):
                yield each.id, inline


def _coverage(handbook: Handbook, _argument: str) -> Iterator[object]:
    for each in handbook.provisions:
        yield each if each.reason else (each.id, each.kind, each.bearer, each.step)
    for policy in handbook.policies:
        yield tuple(policy.loose_texts)


def _nothing_more(_handbook: Handbook, _argument: str) -> Iterator[object]:
    return iter(())


def _everything(handbook: Handbook, _argument: str) -> Iterator[object]:
    yield handbook.policies


_SHOWN_BY: Final[Mapping[str, Callable[[Handbook, str], Iterable[object]]]] = {
    "approval-flow": _flow,
    "checklist": _checklist,
    "checklist-cards": _nothing_more,
    "coverage": _coverage,
    "duty-matrix": _matrix,
    "edition-history": _nothing_more,
    "flow-cards": _nothing_more,
    "latest-edition": _nothing_more,
    "law-register": _uses,
    "parameter-ledger": _uses,
    "platform-register": _nothing_more,
    "policy-list": _nothing_more,
    "provenance": _nothing_more,
    "provenance-by-provision": _origins,
    "role-cards": _nothing_more,
    "role-duties": _role_duties,
    "role-index": _nothing_more,
    "separation-matrix": _nothing_more,
}


class Showing:
    """What the pages of a build show of a *handbook*, given the *pages* of its views and its *editions*."""

    def __init__(self, handbook: Handbook, pages: Pages, editions: tuple[str, ...] = ()) -> None:
        self._handbook = handbook
        self._editions = editions
        self._pages = {key: sorted(found) for key, found in sorted(pages.items())}
        self._policies = {policy.docname: policy for policy in handbook.policies}

    def digests(self, docnames: Iterable[str]) -> Mapping[str, str]:
        """Return the digest of each of the pages *docnames*."""
        views: dict[str, list[tuple[str, str]]] = {}
        for key, found in self._pages.items():
            for docname in found:
                views.setdefault(docname, []).append(key)
        return {each: self._digest(each, views.get(each, ())) for each in sorted(docnames)}

    def _digest(self, docname: str, views: Iterable[tuple[str, str]]) -> str:
        digest = self._common.copy()
        policy = self._policies.get(docname)
        digest.update(repr((policy, [*self._tables(policy)])).encode())
        for view, argument in views:
            for value in _SHOWN_BY.get(view, _everything)(self._handbook, argument):
                shown = self._wordings[value.id] if isinstance(value, Provision) else repr(value)
                digest.update(shown.encode())
        return digest.hexdigest()

    def _tables(self, policy: Policy | None) -> Iterator[DecisionTable | None]:
        """Yield the decision tables of a policy, whose dimensions may stand in another one."""
        for each in policy.provisions if policy else ():
            if each.decides_by:
                yield find_decision_table(each, self._handbook)

    @cached_property
    def _wordings(self) -> Mapping[str, str]:
        return {each.id: repr([getattr(each, name) for name in _SHOWN]) for each in self._handbook.provisions}

    @cached_property
    def _common(self) -> _Hash:
        handbook = self._handbook
        labels = [(key, label(each), each.article.title) for key, each in handbook.targets.items()]
        heads = [[getattr(policy, name) for name in _HEAD] for policy in handbook.policies]
        return sha256(repr((handbook.registers, labels, heads, self._pages, self._editions)).encode())
