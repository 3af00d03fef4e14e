"""The history under an article: one quiet line that opens to what each edition did to it."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import only

from handbook_tools.editions.article_history import ArticleEvent
from handbook_tools.sphinx_ext.nodes import disclosure, disclosure_summary
from handbook_tools.sphinx_ext.views.article_events import event_details, event_words, weight_text
from handbook_tools.sphinx_ext.views.context import ViewContext, paragraph
from handbook_tools.sphinx_ext.views.editions import edition_dates, edition_link

CLASS = "article-history"


def article_history_view(context: ViewContext, argument: str) -> list[nodes.Node]:
    """Show what the editions did to an article, in HTML only; nothing where they left it alone."""
    history = context.domain.article_histories.get(argument)
    if history is None:
        return []
    told = "，".join(f"{event.head.name}{event_words(event, weighed=True)}" for event in history.events)
    events = nodes.bullet_list("", *(_event_item(each, context) for each in reversed(history.events)))
    body = disclosure("", disclosure_summary("", f"沿革：{told}"), events, classes=[CLASS])
    if len(history.wordings) > 1:
        body["data"] = {"article": argument}
    return [only("", body, expr="html")]


def _event_item(event: ArticleEvent, context: ViewContext) -> nodes.list_item:
    link = edition_link(event.head, context)
    head = paragraph(link, f"{event_words(event)}（{weight_text(event.assessment)}）")
    dates = paragraph(f"《{event.head.title}》，{edition_dates(event.head)}", classes=["edition-dates"])
    return nodes.list_item("", head, dates, *event_details(event, context))
