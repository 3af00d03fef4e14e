"""The directives: provisions, and views of the handbook; both leave placeholders."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from handbook_tools.markdown.options import FLAGS, OPTIONS
from handbook_tools.markdown.syntax import PROVISION_DIRECTIVES, VIEW_DIRECTIVES
from handbook_tools.model.identifiers import join_id
from handbook_tools.sphinx_ext.nodes import placeholder


class _HandbookDirective(SphinxDirective):
    @property
    def handbook_domain(self) -> Any:
        """The domain that this directive belongs to (domain.py imports this module)."""
        return self.env.get_domain("handbook")


class ProvisionDirective(_HandbookDirective):
    """A provision: shown as the model has read it, not as its content would be parsed here."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        name: directives.flag if name in FLAGS else directives.unchanged for name in OPTIONS
    }

    def run(self) -> list[nodes.Node]:
        """Leave a placeholder for the provision of this id."""
        self.handbook_domain.note_viewer(self.env.current_document.docname)
        policy = self.handbook_domain.policy_of(self.env.current_document.docname)
        local = self.arguments[0] if self.arguments else ""
        return [placeholder("provision", join_id(policy.id, local) if policy else local)]


class ViewDirective(_HandbookDirective):
    """A view of the handbook: what its name and its argument select."""

    optional_arguments = 1
    final_argument_whitespace = True
    view: ClassVar[str] = ""

    def run(self) -> list[nodes.Node]:
        """Note the page and leave a placeholder; what the argument names is looked up when it is filled."""
        written = self.arguments[0].strip() if self.arguments else ""
        self.handbook_domain.note_page(self.view, written, self.env.current_document.docname)
        node = placeholder(self.view, written)
        self.set_source_info(node)
        return [node]


def _view_directive(view: str) -> type[ViewDirective]:
    return type(f"{view.title().replace('-', '')}Directive", (ViewDirective,), {"view": view})


DIRECTIVES: dict[str, type[SphinxDirective]] = {
    **dict.fromkeys(PROVISION_DIRECTIVES, ProvisionDirective),
    **{name: _view_directive(name) for name in VIEW_DIRECTIVES},
}
