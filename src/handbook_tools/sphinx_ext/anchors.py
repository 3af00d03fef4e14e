"""Anchors: what a link to an article, a provision or an item ends in, for each kind of output."""

from __future__ import annotations

from typing import Final

from sphinx.builders import Builder

from handbook_tools.model.identifiers import join_id
from handbook_tools.model.policy import Policy

ARTICLE_HEADING: Final = "article-heading"
"""The class of an article's heading."""

SINGLE_PAGE: Final = "singlehtml"
"""The builder that puts all policies on one page, where they would share the local ids."""


def anchor_on(builder: Builder, local: str, policy: Policy | None) -> str:
    """Return the anchor of a local id: itself on the page of its policy, the full id on a single page."""
    if builder.name == SINGLE_PAGE and policy is not None and local:
        return join_id(policy.id, local)
    return local


def chapter_anchor(number: int) -> str:
    """Return the anchor of a chapter; it follows the number and is not permanent."""
    return f"chapter-{number}"
