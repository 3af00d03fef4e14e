"""The node of a placeholder."""

from __future__ import annotations

from docutils import nodes


class handbook_view(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """A placeholder with the attributes ``view`` (its name) and ``argument``; gone before writing."""


def placeholder(view: str, argument: str = "") -> handbook_view:
    """Return a placeholder for a view."""
    return handbook_view("", view=view, argument=argument)
