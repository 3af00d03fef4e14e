"""Which provisions a checklist takes in, as its declaration says."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Policy, Provision
from handbook_tools.model.registers import ChecklistEntry, Selection


def _selects(selection: Selection, policy: Policy, article: Article, provision: Provision) -> bool:
    kinds_allow = provision.kind in selection.kinds if selection.kinds else provision.kind.binds
    flow = provision.step.flow if provision.step else ""
    named = (
        (selection.policies, policy.id),
        (selection.articles, article.id),
        (selection.flows, flow),
        (selection.bearers, provision.bearer),
    )
    return kinds_allow and all(not wanted or found in wanted for wanted, found in named)


def select_provisions(entry: ChecklistEntry, handbook: Handbook) -> Iterator[Provision]:
    """Yield the provisions that any selection of *entry* names, each once, in reading order.

    A selection takes the provisions that all of its fields name; without ``kinds`` it takes those that
    bind (duties and prohibitions).
    """
    for policy in handbook.policies:
        for article in policy.articles:
            for provision in article.provisions:
                if any(_selects(each, policy, article, provision) for each in entry.selections):
                    yield provision
