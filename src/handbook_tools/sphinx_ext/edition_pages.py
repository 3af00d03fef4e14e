"""What a page says of its edition, and the switcher that leads to it in every other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from handbook_tools.editions.edition import SITES
from handbook_tools.editions.terms_in_force import Term
from handbook_tools.model.dates import chinese_date
from handbook_tools.sphinx_ext.anchors import SINGLE_PAGE
from handbook_tools.sphinx_ext.domain import HandbookDomain, find_domain
from handbook_tools.sphinx_ext.editions import NOW, Editions, is_past, read_editions

STYLE: Final = "editions.css"


def add_context(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page its switcher, and what it says of its edition."""
    if not isinstance(app.builder, StandaloneHTMLBuilder) or app.builder.name == SINGLE_PAGE:
        return
    editions = read_editions(app)
    if editions.dated:
        page = EditionPage(app.builder, find_domain(app.env), editions, pagename)
        context["handbook_past"] = is_past(app)
        context["handbook_switcher"] = page.switcher if editions.pages else {}
        context["handbook_notice"] = page.notice(with_checklist=_has_checklist(doctree))
        app.add_css_file(STYLE)


def _has_checklist(doctree: nodes.document | None) -> bool:
    found = doctree.findall(nodes.container) if doctree else ()
    return any("checklist-page" in each["classes"] for each in found)


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One page of the site, as the editions have it."""

    builder: StandaloneHTMLBuilder
    domain: HandbookDomain
    editions: Editions
    name: str

    @property
    def switcher(self) -> dict[str, Any]:
        """What the sidebar offers: this page in every edition, the newest first."""
        numbers = [NOW, *(number for number, _ in reversed(self.editions.dated))]
        return {"shown": self._called(self.editions.shown), "entries": [*map(self._entry, numbers)]}

    def _entry(self, number: int) -> dict[str, Any]:
        term = self.editions.terms.get(number)
        return {
            "label": self._called(number),
            "detail": f"{chinese_date(term.start)}施行" if term else "",
            "address": self.address_in(number),
            "here": number == self.editions.shown,
            "term": _days(term) if term and not term.empty else {},
        }

    def _called(self, number: int) -> str:
        if number != NOW:
            return _name(number)
        if self.editions.shown != NOW:
            return "最新"
        last = _name(self.editions.last)
        return f"最新（含{last}以后的修改）" if self.domain.unreleased else f"最新（{last}）"

    def address_in(self, number: int) -> str:
        """Return the address of this page in another edition, or that of its first page."""
        docname = self._page_in(number) or self.builder.config.root_doc
        above = self.builder.get_target_uri(self.name).count("/")
        top = "../" * (above + (0 if self.editions.shown == NOW else _folder(self.editions.shown).count("/")))
        return f"{top}{_folder(number)}{self.builder.get_target_uri(docname)}"

    def _page_in(self, number: int) -> str:
        """Return the name of this page in another edition, nothing where it has none."""
        policy = self.domain.policy_of(self.name)
        return self.editions.pages.get(number, {}).get(policy.id, "") if policy else self.name

    def notice(self, *, with_checklist: bool) -> dict[str, Any]:
        """Return what the page says of its edition, with what is so today only, and a link.

        ``days`` are those on which it says so at all, ``today`` has days of its own.
        """
        if self.editions.shown != NOW:
            text = self._past_text(self.editions.terms[self.editions.shown])
            warned = "这里的检查清单只供查阅，不能勾选。" if with_checklist else ""
            return {"text": text + warned, "today": self._today(), "link": self._link(NOW)}
        if self.domain.unreleased:
            last = _name(self.editions.last)
            text = f"这里有{last}公布以后、还没有公布的修改；已经公布的规定以{last}为准。"
            return {"text": text, "link": self._link(self.editions.last)}
        return self._pending_notice()

    def _pending_notice(self) -> dict[str, Any]:
        """Return what is said until the newest edition takes effect."""
        term = self.editions.terms[self.editions.last]
        before = max((number for number, day in self.editions.dated if day < term.start), default=NOW)
        days = {"end": term.start.isoformat()}
        return {
            "text": f"{_name(term.number)}自{chinese_date(term.start)}起施行",
            "today": {"text": "，今天还没有施行", "days": days},
            "rest": f"；在此之前适用{_name(before)}。" if before else "。",
            "link": self._link(before) if before else {},
            "days": days,
        }

    def _past_text(self, term: Term) -> str:
        start = chinese_date(term.start)
        if term.end is None or term.successor is None:
            return f"这是{_name(term.number)}，自{start}起施行，是最近公布的一版。"
        successor = _name(term.successor)
        if term.empty:
            return f"这是{_name(term.number)}，与{successor}同日（{start}）施行，当日起适用{successor}。"
        return f"这是{_name(term.number)}，自{start}起施行，自{chinese_date(term.end)}起由{successor}代替。"

    def _today(self) -> dict[str, Any]:
        term = self.editions.terms[self.editions.shown]
        return {} if term.empty else {"text": "今天施行的就是这一版。", "days": _days(term)}

    def _link(self, number: int) -> dict[str, str]:
        if number not in self.editions.pages:
            return {}
        named = "最新的规定" if number == NOW else _name(number)
        text = f"看{named}的这一页" if self._page_in(number) else f"看{named}"
        return {"text": text, "address": self.address_in(number)}


def _name(number: int) -> str:
    return f"第{number}版"


def _folder(number: int) -> str:
    """Return where an edition lies below the top of the site."""
    return "" if number == NOW else f"{SITES}/{number}/"


def _days(term: Term) -> dict[str, str]:
    """Return the days of a term, as scripts read them."""
    days = {"start": term.start, "end": term.end}
    return {name: day.isoformat() for name, day in days.items() if day}
