"""Old labels in the search: 原第七条 finds the article that has another number now, or what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.editions.article_history import find_state
from handbook_tools.editions.former_labels import FormerLabel, find_former_labels
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.labels import label
from handbook_tools.search import FormerName, FormerNames, IndexedObject, ObjectKind
from handbook_tools.sphinx_ext.domain import HandbookDomain
from handbook_tools.sphinx_ext.views.editions import edition_span


def former_names(domain: HandbookDomain) -> FormerNames:
    """Return the labels that the articles and provisions of the handbook had, where they are others now."""
    targets = domain.handbook.targets
    return {
        identifier: tuple(_name(each) for each in labels if each.label != label(targets[identifier]))
        for identifier, labels in _labels(domain).items()
        if identifier in targets
    }


def gone_articles(domain: HandbookDomain) -> Iterator[IndexedObject]:
    """Yield the articles that went, with the edition that took them out; its number is their id."""
    for identifier, labels in _labels(domain).items():
        last = labels[-1].editions[-1]
        step = next(step for step in domain.history if step.head.number == last)
        state = find_state(identifier, step.after)
        policy = step.after.find_policy(policy_id(identifier))
        if identifier not in domain.handbook.targets and state and policy and step is not domain.history[-1]:
            for each in labels:
                text = f"{edition_span(each.editions)}有这一条，第{last + 1}版起没有了。{state.text}"
                names = (policy.short_title, each.label, edition_span(each.editions))
                yield IndexedObject(ObjectKind.REPEALED, str(last + 1), state.title, text, names)


def _labels(domain: HandbookDomain) -> dict[str, tuple[FormerLabel, ...]]:
    return dict(find_former_labels((step.edition for step in domain.history), domain.handbook))


def _name(former: FormerLabel) -> FormerName:
    return FormerName(former.label, edition_span(former.editions))
