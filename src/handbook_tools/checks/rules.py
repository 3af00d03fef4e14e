"""The rules of drafting, all of them, in the order in which their manual lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from handbook_tools.checks import (
    bearers,
    citations,
    clauses,
    coverage,
    exits,
    modality,
    numbers,
    parameters,
    paths,
    provenance,
    punctuation,
    selections,
    steps,
    structure,
    vagueness,
    vocabulary,
    working_time,
)
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook

Rule = Callable[[Handbook], Iterator[Diagnostic]]

RULES: Final[tuple[Rule, ...]] = (
    modality.modal_of_kind,
    modality.one_kind_in_provision,
    modality.one_modal_in_provision,
    modality.one_sentence_in_provision,
    modality.modal_in_items,
    modality.standard_modal,
    modality.double_negative,
    bearers.known_bearer,
    bearers.bearer_in_sentence,
    bearers.bearer_before_modal,
    bearers.outsider_not_bound,
    bearers.known_owner,
    vocabulary.canonical_name,
    vocabulary.role_listed_twice,
    vagueness.vague_words,
    vagueness.vague_time,
    numbers.bare_numbers,
    parameters.known_parameter,
    parameters.deadline_in_sentence,
    parameters.deadline_declared,
    parameters.unused_parameter,
    working_time.statutory_bounds,
    working_time.timetable_agrees,
    citations.known_law,
    citations.law_in_force,
    citations.law_verified,
    citations.law_checked,
    citations.law_by_id,
    citations.known_reference,
    citations.reference_to_itself,
    citations.reference_lists,
    citations.reference_by_id,
    citations.basis_form,
    coverage.plain_text_binds_nobody,
    coverage.statement_binds_nobody,
    coverage.statement_reason,
    steps.known_flow,
    steps.flow_has_steps,
    steps.flow_start,
    steps.exit_target,
    steps.exits_complete,
    steps.case_complete,
    steps.step_name_once,
    steps.step_name_in_sentence,
    exits.exit_words,
    exits.case_condition_in_sentence,
    exits.hand_over_named,
    exits.return_declared,
    exits.rejection_declared,
    exits.hand_over_agrees,
    exits.outcome_once,
    exits.gate_declared,
    paths.unreachable_step,
    paths.dead_end,
    paths.return_goes_back,
    paths.rejection_leads_out,
    paths.loop_in_words,
    clauses.one_interpretation_clause,
    clauses.one_effective_date_clause,
    structure.empty_article,
    structure.article_title_once,
    structure.repeated_sentence,
    structure.question_form,
    punctuation.full_width_punctuation,
    punctuation.doubled_punctuation,
    punctuation.stray_space,
    punctuation.sentence_end,
    punctuation.item_end,
    punctuation.several_items,
    selections.selection_known,
    selections.selection_not_empty,
    provenance.fact_unplaced,
    provenance.fact_placed_and_refused,
    provenance.fact_provision_exists,
    provenance.fact_claimed_back,
    provenance.basis_registered,
    provenance.basis_given,
)

LOCAL: Final[frozenset[Rule]] = frozenset(
    {
        modality.modal_of_kind,
        modality.one_kind_in_provision,
        modality.one_modal_in_provision,
        modality.one_sentence_in_provision,
        modality.modal_in_items,
        modality.standard_modal,
        modality.double_negative,
        bearers.known_bearer,
        bearers.bearer_in_sentence,
        bearers.bearer_before_modal,
        bearers.outsider_not_bound,
        bearers.known_owner,
        vocabulary.canonical_name,
        vocabulary.role_listed_twice,
        vagueness.vague_words,
        vagueness.vague_time,
        numbers.bare_numbers,
        parameters.known_parameter,
        parameters.deadline_in_sentence,
        parameters.deadline_declared,
        citations.known_law,
        citations.law_in_force,
        citations.law_verified,
        citations.law_by_id,
        citations.reference_to_itself,
        citations.reference_by_id,
        citations.basis_form,
        coverage.plain_text_binds_nobody,
        coverage.statement_binds_nobody,
        coverage.statement_reason,
        clauses.one_interpretation_clause,
        clauses.one_effective_date_clause,
        structure.empty_article,
        structure.article_title_once,
        structure.repeated_sentence,
        punctuation.full_width_punctuation,
        punctuation.doubled_punctuation,
        punctuation.stray_space,
        punctuation.sentence_end,
        punctuation.item_end,
        punctuation.several_items,
    }
)
"""The rules that see one policy at a time: what they find in it depends on it and the registers alone."""


def rule_id(rule: Rule) -> str:
    """Return the id of a rule: its name with hyphens."""
    return rule.__name__.replace("_", "-")


def check_handbook(handbook: Handbook, rules: tuple[Rule, ...] = RULES) -> tuple[Diagnostic, ...]:
    """Return what *rules* find, sorted by place, then by rule."""
    found = {diagnostic for rule in rules for diagnostic in rule(handbook)}
    return tuple(sorted(found, key=lambda d: (d.place, d.rule, d.message)))
