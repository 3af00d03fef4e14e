"""Views: what each placeholder shows, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docutils import nodes

from handbook_tools.sphinx_ext.views.article_history import article_history_view
from handbook_tools.sphinx_ext.views.cards import (
    checklist_cards_view,
    flow_cards_view,
    latest_edition_view,
    role_cards_view,
)
from handbook_tools.sphinx_ext.views.checklists import checklist_view
from handbook_tools.sphinx_ext.views.context import ViewContext
from handbook_tools.sphinx_ext.views.coverage import coverage_view
from handbook_tools.sphinx_ext.views.flows import approval_flow_view
from handbook_tools.sphinx_ext.views.history import edition_history_view
from handbook_tools.sphinx_ext.views.provenance import provenance_by_provision_view, provenance_view
from handbook_tools.sphinx_ext.views.provisions import policy_header_view, policy_list_view, provision_view
from handbook_tools.sphinx_ext.views.registers import (
    law_register_view,
    parameter_ledger_view,
    platform_register_view,
)
from handbook_tools.sphinx_ext.views.role_page import role_duties_view
from handbook_tools.sphinx_ext.views.roles import duty_matrix_view, role_index_view
from handbook_tools.sphinx_ext.views.separations import separation_matrix_view

View = Callable[[ViewContext, str], list[nodes.Node]]

VIEWS: Mapping[str, View] = {
    "approval-flow": approval_flow_view,
    "article-history": article_history_view,
    "checklist": checklist_view,
    "checklist-cards": checklist_cards_view,
    "coverage": coverage_view,
    "duty-matrix": duty_matrix_view,
    "edition-history": edition_history_view,
    "flow-cards": flow_cards_view,
    "latest-edition": latest_edition_view,
    "law-register": law_register_view,
    "parameter-ledger": parameter_ledger_view,
    "platform-register": platform_register_view,
    "policy-header": policy_header_view,
    "policy-list": policy_list_view,
    "provenance": provenance_view,
    "provenance-by-provision": provenance_by_provision_view,
    "provision": provision_view,
    "role-cards": role_cards_view,
    "role-duties": role_duties_view,
    "role-index": role_index_view,
    "separation-matrix": separation_matrix_view,
}
