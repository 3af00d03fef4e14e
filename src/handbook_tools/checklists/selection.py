"""Which provisions a checklist takes in, as its declaration says."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Provision
from handbook_tools.model.registers import ChecklistEntry, Selection


def _selects(selection: Selection, article: Article, provision: Provision) -> bool:
    return (
        (not selection.bearers or provision.bearer in selection.bearers)
        and (not selection.articles or article.id in selection.articles)
        and (not selection.flows or (provision.step is not None and provision.step.flow in selection.flows))
        and (provision.kind in selection.kinds if selection.kinds else provision.kind.binds)
    )


def select_provisions(entry: ChecklistEntry, handbook: Handbook) -> Iterator[Provision]:
    """Yield the provisions that any selection of *entry* names, each once, in reading order.

    A selection takes the provisions that all of its fields name; without ``kinds`` it takes those that
    bind (duties and prohibitions).
    """
    for policy in handbook.policies:
        chosen = [each for each in entry.selections if not each.policies or policy.id in each.policies]
        for article in policy.articles if chosen else ():
            for provision in article.provisions:
                for selection in chosen:
                    if _selects(selection, article, provision):
                        yield provision
                        break
