"""A trial: one mutant held against every guard of the handbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from handbook_tools.checklists import Checklist, generate_checklists, read_checklist_file
from handbook_tools.checklists.drift import compare_checklist
from handbook_tools.checklists.generation import Made
from handbook_tools.checklists.ledger import (
    CHANGED,
    FILE,
    PROVISION,
    SURPLUS,
    Ledger,
    LedgerEntry,
    find_changes,
    read_ledger,
    take_ledger,
    take_policy,
    take_registers,
)
from handbook_tools.checklists.yaml_file import ChecklistFile
from handbook_tools.checks import ACROSS_ARTICLES, LOCAL, RULES, Rule, check_handbook
from handbook_tools.markdown import PolicyReading
from handbook_tools.model.diagnostics import Diagnostic, Severity
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Policy
from handbook_tools.mutation.mutant import Mutant
from handbook_tools.mutation.reach import narrowed, parameters_in, registers_changed, registers_seen
from handbook_tools.project import (
    Files,
    Project,
    Reading,
    assemble_handbook,
    is_policy_file,
    read_policy_file,
    read_register_files,
)
from handbook_tools.registers import RegistersReading
from handbook_tools.sources import Source, absent_source, read_source

_STATES: Final = {CHANGED: "checklist-suspect", SURPLUS: "checklist-broken"}
"""What a departure from the ledger is in a checklist that holds the same provision."""

_REGISTERS: Final = "docs/registers"
"""The key of what the ledger holds of the registers: no file of a handbook is named so."""

Findings = Counter[tuple[str, str, str]]
"""Errors by rule, file and message: lines move when a file is changed, messages do not."""


class Verdict(NamedTuple):
    """Which guards noticed a mutant, by score; none where it survived.

    ``drift``: the recorded checklists and the ledger are left as they were. ``consistency``: they are
    generated anew from the mutant, so that only rules and reading can notice.
    """

    drift: tuple[str, ...]
    consistency: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is checked in beside the handbook: the ledger, and the checklist files by id.

    ``listed`` are the keys in the ledger of the provisions that stand in a checklist.
    """

    ledger: Ledger
    checklists: Mapping[str, ChecklistFile]
    listed: frozenset[str]


def read_recorded(project: Project, handbook: Handbook) -> Recorded:
    """Read the recorded checklists and the ledger of *project*."""
    files = {
        entry.id: read_checklist_file(_source(project, f"{entry.id}.yml"))
        for entry in handbook.registers.checklists
    }
    asked = {item.id for file in files.values() for item in file.items}
    owners = filter(None, map(handbook.find_owner, asked))
    listed = frozenset(f"{PROVISION} {provision.id}" for provision in owners)
    return Recorded(read_ledger(_source(project, FILE)), files, listed)


def _source(project: Project, name: str) -> Source:
    path = project.checklists / name
    return read_source(path, project.root) if path.exists() else absent_source(f"checklists/{name}")


def _count(diagnostics: Iterable[Diagnostic]) -> Findings:
    errors = (each for each in diagnostics if each.severity is Severity.ERROR)
    return Counter((each.rule, each.place.path, each.message) for each in errors)


def _rules(findings: Findings) -> tuple[str, ...]:
    return tuple(sorted({rule for rule, _, _ in findings}))


@dataclass(frozen=True, slots=True)
class Trial:
    """A handbook read once, with what its guards find in it unchanged; mutants are tried against it.

    A mutant changes one file: only that file is read again. ``ledgers`` has, by the file of a policy, what
    the recorded ledger holds of it, ``generated`` the checklists of the handbook unchanged, by id, and
    ``made`` their items. ``rules`` come with the registers that they look into.
    """

    files: Files
    registers: RegistersReading
    policies: Mapping[str, PolicyReading]
    handbook: Handbook
    ledgers: Mapping[str, Ledger]
    generated: Mapping[str, Checklist]
    made: Made
    recorded: Recorded
    rules: Mapping[Rule, frozenset[str]]
    found_by_rules: Findings
    found_in_checklists: Findings
    changed_before: frozenset[tuple[str, str]]

    def judge(self, mutant: Mutant) -> Verdict:
        """Return which guards notice *mutant*."""
        path = mutant.place.path
        reading = self._read(mutant.apply(self.files[path]))
        found = [*reading.diagnostics]
        if not reading.unread:
            for handbook, rules in self._concerned(reading.handbook, path):
                found += check_handbook(handbook, rules)
        by_rules = _rules(_count(found) - self.found_by_rules)
        by_records = () if reading.unread else self._departures(reading.handbook, path)
        return Verdict((*by_records, *by_rules), by_rules)

    def _concerned(self, handbook: Handbook, path: str) -> Iterator[tuple[Handbook, tuple[Rule, ...]]]:
        """Yield what of *handbook*, whose file at *path* was changed, is checked anew, and by which rules."""
        if path not in self.ledgers:
            changed = registers_changed(handbook.registers, self.handbook.registers)
            yield handbook, tuple(rule for rule, seen in self.rules.items() if seen & changed)
            return
        policy = next((each for each in handbook.policies if each.place.path == path), None)
        if policy is None:
            yield handbook, tuple(self.rules)
            return
        yield handbook, tuple(rule for rule in self.rules if rule not in LOCAL)
        whole = Handbook((policy,), handbook.registers)
        yield whole, tuple(rule for rule in self.rules if rule in ACROSS_ARTICLES)
        part = Handbook((self._narrowed(policy),), handbook.registers)
        yield part, tuple(rule for rule in self.rules if rule in LOCAL and rule not in ACROSS_ARTICLES)

    def _narrowed(self, policy: Policy) -> Policy:
        """Return the changed articles of *policy*, all of it where something was wrong with it before."""
        before = self.policies[policy.place.path].policy
        wrong = any(path == policy.place.path for _, path, _ in self.found_by_rules)
        return policy if before is None or wrong else narrowed(policy, before)

    def _departures(self, handbook: Handbook, path: str) -> tuple[str, ...]:
        """Return as what the records depart from *handbook*, in which the file at *path* was changed.

        A changed provision is suspect in every checklist that holds it, by the same fingerprint: the
        checklists are generated and compared only where the ledger has not noticed anything. Then every
        label is as it was, and with it the items of the provisions that were not read again.
        """
        changes = self._changes(handbook, path) - self.changed_before
        if changes:
            listed = {_STATES[rule] for rule, key in changes if key in self.recorded.listed}
            return tuple(sorted({rule for rule, _ in changes} | listed))
        made = {} if handbook.registers is not self.handbook.registers else {**self.made}
        lists = (each for each in generate_checklists(handbook, made) if each != self.generated.get(each.id))
        return _rules(_count(_compare(lists, handbook, self.recorded)) - self.found_in_checklists)

    def _read(self, source: Source) -> Reading:
        if is_policy_file(source.path):
            policies = {**self.policies, source.path: read_policy_file(source)}
            return assemble_handbook(self.registers, policies.values())
        registers = read_register_files({**self.files, source.path: source}, self.files)
        return assemble_handbook(registers, self.policies.values())

    def _changes(self, handbook: Handbook, path: str) -> frozenset[tuple[str, str]]:
        """Return where the ledger departs; what was not read again is not taken again.

        Of the registers, only the parameters stand in the fingerprints of the policies.
        """
        if path in self.ledgers:
            changed = (policy for policy in handbook.policies if policy.place.path == path)
            taken = (entry for policy in changed for entry in take_policy(policy, handbook))
            return _changes(taken, self.ledgers[path])
        found = _changes(take_registers(handbook.registers), self.ledgers[_REGISTERS])
        for policy in handbook.policies:
            if self._uses_changed_parameter(policy, handbook):
                found |= _changes(take_policy(policy, handbook), self.ledgers[policy.place.path])
        return found

    def _uses_changed_parameter(self, policy: Policy, handbook: Handbook) -> bool:
        before = self.handbook.find_parameter
        return any(handbook.find_parameter(each) != before(each) for each in parameters_in(policy))


def _changes(taken: Iterable[LedgerEntry], ledger: Ledger) -> frozenset[tuple[str, str]]:
    return frozenset((rule, entry.key) for rule, entry in find_changes(taken, ledger) if rule in _STATES)


def _compare(checklists: Iterable[Checklist], handbook: Handbook, recorded: Recorded) -> Iterator[Diagnostic]:
    for checklist in checklists:
        file = recorded.checklists.get(checklist.id)
        if file is not None:
            yield from (drift.diagnostic for drift in compare_checklist(checklist, file, handbook))


def _by_policy(ledger: Ledger, handbook: Handbook) -> dict[str, Ledger]:
    """Return what *ledger* holds of every policy, by the policy's file, and what of the registers."""
    keys = {
        policy.place.path: [entry.key for entry in take_policy(policy, handbook)]
        for policy in handbook.policies
    }
    known = {key for held in keys.values() for key in held}
    keys[_REGISTERS] = [key for key in ledger.entries if key not in known]
    return {
        path: Ledger({key: ledger.entries[key] for key in held if key in ledger.entries})
        for path, held in keys.items()
    }


def open_trial(files: Files, recorded: Recorded, rules: tuple[Rule, ...] = RULES) -> Trial:
    """Return the trial of the handbook that *files* make up, guarded by *recorded* and *rules*."""
    registers = read_register_files(files)
    policies = {path: read_policy_file(files[path]) for path in sorted(filter(is_policy_file, files))}
    reading = assemble_handbook(registers, policies.values())
    handbook, made = reading.handbook, Made()
    generated = {checklist.id: checklist for checklist in generate_checklists(handbook, made)}
    found = (
        reading.diagnostics if reading.unread else (*reading.diagnostics, *check_handbook(handbook, rules))
    )
    return Trial(
        files,
        registers,
        policies,
        handbook,
        _by_policy(recorded.ledger, handbook),
        generated,
        made,
        recorded,
        {rule: registers_seen(rule, handbook) for rule in rules},
        _count(found),
        _count(_compare(generated.values(), handbook, recorded)),
        _changes(take_ledger(handbook), recorded.ledger),
    )
