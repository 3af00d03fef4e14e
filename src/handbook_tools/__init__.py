"""A policy handbook whose text, flow diagrams and compliance checklists cannot drift apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the Sphinx extension, which is imported only here."""
    from handbook_tools.sphinx_ext import setup as setup_extension  # noqa: PLC0415 - Sphinx only when asked

    return setup_extension(app)
