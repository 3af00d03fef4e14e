"""Which provisions a checklist takes in, as its declaration says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.policy import Article, Policy, Provision
from handbook_tools.model.registers import ChecklistEntry, Selection


def selects(selection: Selection, article: Article, provision: Provision) -> bool:
    """Tell whether *selection* takes *provision* of *article*: every field that is not empty names it.

    Without ``kinds`` a selection takes what binds: duties and prohibitions.
    """
    return (
        (not selection.bearers or provision.bearer in selection.bearers)
        and (not selection.articles or article.id in selection.articles)
        and (not selection.policies or policy_id(article.id) in selection.policies)
        and (not selection.flows or (provision.step is not None and provision.step.flow in selection.flows))
        and (provision.kind in selection.kinds if selection.kinds else provision.kind.binds)
    )


def distinct_provisions(policy: Policy) -> tuple[tuple[Article, Provision], ...]:
    """Return one provision of each sort that selections can tell apart, with its article."""
    found = {
        (article.id, each.bearer, each.kind, each.step.flow if each.step else ""): (article, each)
        for article in policy.articles
        for each in article.provisions
    }
    return tuple(found.values())


def select_provisions(entry: ChecklistEntry, handbook: Handbook) -> Iterator[Provision]:
    """Yield the provisions that *entry* selects, each once: selection by selection, in reading order.

    What two selections take belongs to the first.
    """
    chosen: list[list[Provision]] = [[] for _ in entry.selections]
    for policy in handbook.policies:
        open_to = [
            (selection, taken)
            for selection, taken in zip(entry.selections, chosen, strict=True)
            if not selection.policies or policy.id in selection.policies
        ]
        for article in policy.articles if open_to else ():
            for provision in article.provisions:
                for selection, taken in open_to:
                    if selects(selection, article, provision):
                        taken.append(provision)
                        break
    return chain.from_iterable(chosen)
