"""The editions that the build tells of: which it shows, and which were built beside it.

The configuration says it: ``handbook_edition`` is the number of the edition that this build shows, 0 for the
handbook as it is now; ``handbook_editions`` tells of all of them. A site that was built alone knows them from
its history, and links to none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sphinx.application import Sphinx

from handbook_tools.editions.terms_in_force import Dated, Term, find_terms
from handbook_tools.sphinx_ext.domain import find_domain

NOW: Final = 0
"""The number of the handbook as it is now."""


@dataclass(frozen=True, slots=True)
class Editions:
    """All editions, the one that is shown, and the pages of the policies in each by their ids.

    ``pages`` is empty where the others were not built beside this site.
    """

    dated: tuple[Dated, ...]
    shown: int
    pages: Mapping[int, Mapping[str, str]]

    @property
    def terms(self) -> dict[int, Term]:
        """When each is in force."""
        return {term.number: term for term in find_terms(self.dated)}

    @property
    def last(self) -> int:
        """The number of the newest edition."""
        return self.dated[-1].number


def add_settings(app: Sphinx) -> None:
    """Register what the configuration tells; where it changes, every page is written anew."""
    app.add_config_value("handbook_edition", NOW, "html", int)
    app.add_config_value("handbook_editions", [], "html", list)


def read_editions(app: Sphinx) -> Editions:
    """Return the editions that the configuration tells of, or else those of the history."""
    told, shown = app.config.handbook_editions, app.config.handbook_edition
    if told:
        pages = {each["number"]: each["pages"] for each in told if each["pages"]}
        released = (each for each in told if each["number"] != NOW)
        dated = (Dated(each["number"], dt.date.fromisoformat(each["effective"])) for each in released)
        return Editions(tuple(dated), shown, pages)
    heads = (step.head for step in find_domain(app.env).history)
    return Editions(tuple(Dated(head.number, head.effective) for head in heads), shown, {})


def is_past(app: Sphinx) -> bool:
    """Tell whether the build shows a released edition and not the handbook as it is now."""
    return bool(app.config.handbook_edition != NOW)
