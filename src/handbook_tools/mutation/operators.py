"""The operators of mutation, all of them, in the order in which the report lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Final

from handbook_tools.model.diagnostics import Place
from handbook_tools.mutation import references, registers, selections, structure, wording
from handbook_tools.mutation.manuscript import EntryText, Manuscript, ProvisionText
from handbook_tools.mutation.mutant import Change, Changes, Mutant, Span

_OfProvision = Callable[[ProvisionText, Manuscript], Iterator[Changes]]
_OfEntry = Callable[[EntryText, Manuscript], Iterator[Changes]]

OF_PROVISIONS: Final[tuple[_OfProvision, ...]] = (
    wording.duty_to_permission,
    wording.permission_to_duty,
    wording.prohibition_to_permission,
    wording.prohibition_dropped,
    wording.negation_dropped,
    wording.number_shifted,
    wording.unit_swapped,
    wording.role_swapped,
    wording.condition_dropped,
    wording.moment_dropped,
    wording.deadline_phrase_dropped,
    wording.exit_clause_dropped,
    wording.item_dropped,
    wording.item_added,
    references.reference_shifted,
    references.law_replaced,
    references.law_article_shifted,
    references.parameter_replaced,
    structure.kind_changed,
    structure.bearer_changed,
    structure.deadline_removed,
    structure.deadline_replaced,
    structure.return_removed,
    structure.rejection_removed,
    structure.gate_removed,
    structure.case_removed,
    structure.exit_rerouted,
    structure.steps_swapped,
    structure.provision_deleted,
    structure.provision_unwrapped,
    structure.reason_added,
    structure.reason_removed,
)
OF_ENTRIES: Final[tuple[_OfEntry, ...]] = (
    registers.value_shifted,
    registers.unit_changed,
    registers.title_changed,
    registers.titles_exchanged,
    registers.alias_removed,
    registers.alias_moved,
    registers.member_removed,
    registers.start_moved,
    registers.date_shifted,
    registers.status_changed,
    registers.owner_changed,
    selections.checklist_dropped,
    selections.selection_dropped,
    selections.selection_narrowed,
)


@dataclass(frozen=True, slots=True)
class Operator:
    """A way of changing a handbook: ``title`` says in Chinese what is changed."""

    id: str
    title: str


def operator_of(function: _OfProvision | _OfEntry) -> Operator:
    """Return the operator that *function* carries out: its name with hyphens, its docstring."""
    title = (getdoc(function) or "").removesuffix("。").replace("`", "")
    return Operator(function.__name__.replace("_", "-"), title)


OPERATORS: Final = (*map(operator_of, OF_PROVISIONS), *map(operator_of, OF_ENTRIES))


def _shown(change: Change, containers: list[Span]) -> tuple[str, str]:
    """Return what people compare: the first container of the change, before and after it.

    A change of everything, a deletion, is shown by the first container: by its sentence.
    """
    if not change.span.text:
        return "", change.text.strip()
    for span in containers:
        if span.start <= change.span.start and change.span.end <= span.end:
            return _on_one_line(span.text), _on_one_line(change.within(span))
    return containers[0].text.strip(), change.text.strip()


def _on_one_line(text: str) -> str:
    return "  ".join(line.strip() for line in text.strip().split("\n"))


def _mutant(operator: Operator, subject: str, path: str, changes: Changes, containers: list[Span]) -> Mutant:
    shown = [_shown(change, containers) for change in changes]
    before, after = (" ／ ".join(filter(None, texts)) for texts in zip(*shown, strict=True))
    return Mutant(operator.id, subject, Place(path), before, after, changes)


def _of_provision(text: ProvisionText, manuscript: Manuscript) -> Iterator[Mutant]:
    containers = [*text.wordings, *text.items, *text.options.values(), text.opening]
    for function in OF_PROVISIONS:
        for changes in function(text, manuscript):
            path = text.provision.place.path
            yield _mutant(operator_of(function), text.provision.id, path, changes, containers)


def _lines_of(span: Span) -> list[Span]:
    lines, start = [], 0
    for line in span.text.splitlines(keepends=True):
        lines.append(span.part(start, start + len(line)))
        start += len(line)
    return lines


def _shown_in_entry(entry: EntryText, changes: Changes) -> list[Span]:
    """Return what of *entry* people compare: a selection whole, else a line, else all that is changed."""
    changed = (change.span for change in changes if change.span.text)
    return [*selections.selections_of(entry), *_lines_of(entry.whole), *changed]


def _of_entry(entry: EntryText, manuscript: Manuscript) -> Iterator[Mutant]:
    for function in OF_ENTRIES:
        for changes in function(entry, manuscript):
            subject = f"{entry.register}/{entry.id}"
            yield _mutant(
                operator_of(function), subject, entry.path, changes, _shown_in_entry(entry, changes)
            )


def enumerate_mutants(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield every mutant of a handbook once, by operator and then by place."""
    order = {operator.id: number for number, operator in enumerate(OPERATORS)}
    found = [each for text in manuscript.provisions.values() for each in _of_provision(text, manuscript)]
    found += [each for entry in manuscript.entries for each in _of_entry(entry, manuscript)]
    seen: set[tuple[str, str, Changes]] = set()
    for mutant in sorted(found, key=lambda each: order[each.operator]):
        key = (mutant.operator, mutant.place.path, mutant.changes)
        text = manuscript.files[mutant.place.path].text
        if key not in seen and any(change.span.text != change.text for change in mutant.changes):
            seen.add(key)
            start = min(change.span.start for change in mutant.changes)
            yield Mutant(
                mutant.operator,
                mutant.subject,
                mutant.place.below(text.count("\n", 0, start)),
                mutant.before,
                mutant.after,
                mutant.changes,
            )
