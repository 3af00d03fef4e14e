"""Former labels: how earlier editions cited what is cited otherwise today, or is no longer there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook_tools.editions.edition import Edition
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import label


@dataclass(frozen=True, slots=True)
class FormerLabel:
    """A label that an article, provision or item had in the ``editions`` of these numbers, in order.

    ``policy_title`` is the title that the policy had then.
    """

    policy_title: str
    label: str
    editions: tuple[int, ...]

    def __str__(self) -> str:
        return f"《{self.policy_title}》{self.label}"


def find_former_labels(
    editions: Iterable[Edition], handbook: Handbook
) -> Mapping[str, tuple[FormerLabel, ...]]:
    """Return the labels by full id under which *editions* cited something otherwise than *handbook* does.

    What *handbook* does not have any more is found under every label it had. An id whose label never
    changed is left out.
    """
    today = {each: (target.policy.title, label(target)) for each, target in handbook.targets.items()}
    found: dict[str, dict[tuple[str, str], list[int]]] = {}
    for edition in editions:
        for identifier, target in edition.handbook.targets.items():
            cited = (target.policy.title, label(target))
            if today.get(identifier) != cited:
                found.setdefault(identifier, {}).setdefault(cited, []).append(edition.head.number)
    return {
        identifier: tuple(FormerLabel(*cited, tuple(numbers)) for cited, numbers in labels.items())
        for identifier, labels in found.items()
    }
