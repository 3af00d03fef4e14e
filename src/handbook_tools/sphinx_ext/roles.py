"""The inline roles: references that print the label, value or title of what they name."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole


class HandbookRole(XRefRole):
    """A reference into the handbook; its page is noted, so that it follows every change of the label."""

    def __init__(self) -> None:
        super().__init__(warn_dangling=True, innernodeclass=nodes.inline)

    def process_link(
        self, env: BuildEnvironment, refnode: nodes.Element, has_explicit_title: bool, title: str, target: str
    ) -> tuple[str, str]:
        """Note the page, and the policy that a local id belongs to."""
        domain = env.get_domain("handbook")
        docname = env.current_document.docname
        domain.note_viewer(docname)  # type: ignore[attr-defined]  # it is our own domain
        policy = domain.policy_of(docname)  # type: ignore[attr-defined]  # as above
        refnode["handbook:policy"] = policy.id if policy else ""
        return super().process_link(env, refnode, has_explicit_title, title, target)
