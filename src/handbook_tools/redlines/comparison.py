"""Comparing two handbooks: articles, provisions and entries are matched by their permanent ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from handbook_tools.model.diagnostics import Place
from handbook_tools.model.fingerprint import digest_fields, fingerprint_fields
from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.labels import full_label
from handbook_tools.model.policy import Article, Policy, Provision
from handbook_tools.model.prose import provision_text, wording_text
from handbook_tools.model.wording import walk_items
from handbook_tools.redlines.changes import (
    ArticleRetitled,
    Change,
    PlainTextChanged,
    PolicyChanged,
    ProvisionAdded,
    ProvisionAmended,
    ProvisionChange,
    ProvisionMoved,
    ProvisionRenumbered,
    ProvisionRepealed,
    ProvisionState,
)
from handbook_tools.redlines.register_changes import compare_registers, field_changes, phase_of

_NOWHERE: Final = Place("")
_T = TypeVar("_T")


def find_changes(before: Handbook, after: Handbook) -> tuple[Change, ...]:
    """Return what changed: policies and provisions in reading order, then the registers."""
    return (
        *_compare_policies(before, after),
        *_compare_provisions(before, after),
        *_compare_articles(before, after),
        *compare_registers(before, after),
    )


def _all_ids(before: Mapping[str, _T], after: Mapping[str, _T]) -> Iterator[str]:
    """Yield the ids of both, those of *after* first and in its order."""
    return iter(dict.fromkeys((*after, *before)))


def _head(policy: Policy | None) -> dict[str, str]:
    if policy is None:
        return {}
    return {
        "title": policy.title,
        "short": policy.short_title,
        "version": policy.version,
        "promulgated": policy.promulgated.isoformat(),
        "effective": policy.effective.isoformat(),
        "owner": policy.owner,
        "repealed": policy.repealed.isoformat() if policy.repealed else "",
        "replaced_by": policy.replaced_by,
        "consultation": "、".join(policy.consultation),
        "order": str(policy.order),
        "file": policy.docname,
        "chapters": "\n".join(map(str, policy.chapters)),
    }


def _compare_policies(before: Handbook, after: Handbook) -> Iterator[PolicyChanged]:
    old, new = ({policy.id: policy for policy in book.policies} for book in (before, after))
    for identifier in _all_ids(old, new):
        was, now = old.get(identifier), new.get(identifier)
        shown = now or was
        fields = field_changes(_head(was), _head(now))
        if fields and shown:
            yield PolicyChanged(identifier, shown.title, phase_of(was, now), fields, shown.place)


def _compare_provisions(before: Handbook, after: Handbook) -> Iterator[ProvisionChange]:
    old, new = _Reader.of(before), _Reader.of(after)
    for identifier in _all_ids(old.targets, new.targets):
        was, now = old.find_state(identifier), new.find_state(identifier)
        if was is None and now is not None:
            yield ProvisionAdded(now)
        elif was is not None and now is None:
            yield ProvisionRepealed(was)
        elif was is not None and now is not None:
            yield from _compare_states(was, now)


def _compare_states(was: ProvisionState, now: ProvisionState) -> Iterator[ProvisionChange]:
    if was.article != now.article:
        yield ProvisionMoved(was, now)
    elif was.citation != now.citation:
        yield ProvisionRenumbered(was, now)
    if was.fingerprint != now.fingerprint or was.text != now.text or _unplaced(was) != _unplaced(now):
        yield ProvisionAmended(was, now)


def _unplaced(state: ProvisionState) -> Provision:
    return replace(state.provision, place=_NOWHERE, wording_place=_NOWHERE)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The provisions of one handbook by id, and the pattern that finds the names of its roles."""

    handbook: Handbook
    targets: Mapping[str, Target]
    role_names: re.Pattern[str]

    @classmethod
    def of(cls, handbook: Handbook) -> _Reader:
        targets = {key: each for key, each in handbook.targets.items() if each.provision and not each.items}
        names = {name for role in handbook.registers.roles for name in (role.name, *role.aliases)}
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        return cls(handbook, targets, re.compile("|".join(map(re.escape, longest_first)) or r"(?!)"))

    def find_state(self, identifier: str) -> ProvisionState | None:
        target = self.targets.get(identifier)
        if target is None or target.provision is None:
            return None
        provision = target.provision
        fields = fingerprint_fields(provision, self.handbook)
        _, _, deadline, wording, *rest = fields
        count = sum(1 for _ in walk_items(provision.items))
        items = tuple(rest[1 : 2 * count : 2])
        return ProvisionState(
            provision=provision,
            article=target.article.id,
            citation=full_label(target),
            text=provision_text(provision, self.handbook, alone=True),
            wording=wording,
            items=items,
            roles=tuple(self.role_names.findall("\n".join((wording, *items)))),
            deadline=deadline,
            fingerprint=digest_fields(fields),
        )


def _articles(handbook: Handbook) -> dict[str, Target]:
    targets = handbook.targets.items()
    return {identifier: target for identifier, target in targets if target.paragraph is None}


def _plain_lines(article: Article, handbook: Handbook) -> Iterator[str]:
    for paragraph in article.paragraphs:
        for text in paragraph.texts:
            yield wording_text(text.wording, handbook)
            yield from (wording_text(item.wording, handbook) for item in walk_items(text.items))


def _plain_text(article: Article, handbook: Handbook) -> str:
    return "\n".join(_plain_lines(article, handbook))


def _compare_articles(before: Handbook, after: Handbook) -> Iterator[ArticleRetitled | PlainTextChanged]:
    old, new = _articles(before), _articles(after)
    for identifier in _all_ids(old, new):
        was, now = old.get(identifier), new.get(identifier)
        shown = now or was
        if shown is None:
            continue
        citation, place = full_label(shown), shown.article.place
        texts = [_plain_text(t.article, book) if t else "" for t, book in ((was, before), (now, after))]
        if was and now and was.article.title != now.article.title:
            yield ArticleRetitled(identifier, citation, was.article.title, now.article.title, place)
        if texts[0] != texts[1]:
            yield PlainTextChanged(identifier, citation, texts[0], texts[1], place)
