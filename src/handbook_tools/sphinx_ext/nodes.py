"""The nodes of our own; when a page of HTML is written, the button, disclosures and changes are left."""

from __future__ import annotations

from docutils import nodes


class handbook_view(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """A placeholder with the attributes ``view`` (its name) and ``argument``; gone before writing."""


class swimlane_picture(nodes.General, nodes.Element):  # noqa: N801 - as above
    """The place of a flow's picture; ``flow`` is its id, ``lane`` the name of the role that it stresses.

    It is drawn when links of the page are known.
    """


class copy_button(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801 - as above
    """The button that copies the attribute ``citation`` and the link to ``anchor``; in HTML only."""


class disclosure(nodes.General, nodes.Element):  # noqa: N801 - as above
    """What opens below its summary, its first child; ``open`` from the start, ``data`` for scripts."""


class disclosure_summary(nodes.General, nodes.TextElement):  # noqa: N801 - as above
    """What is seen of a disclosure that is closed."""


class removed_text(nodes.Inline, nodes.TextElement):  # noqa: N801 - as above
    """Words that only the old wording has."""


class inserted_text(nodes.Inline, nodes.TextElement):  # noqa: N801 - as above
    """Words that only the new wording has."""


def placeholder(view: str, argument: str = "") -> handbook_view:
    """Return a placeholder for a view."""
    return handbook_view("", view=view, argument=argument)
