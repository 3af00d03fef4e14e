"""An edition in one line: how many articles it changed, how much that weighs, and whom it concerns."""

from __future__ import annotations

from handbook_tools.editions.article_history import find_article_events
from handbook_tools.editions.history import EditionStep
from handbook_tools.redlines import assess
from handbook_tools.redlines.bearers import bearers_of


def count_articles(step: EditionStep) -> str:
    """Return how many articles an edition changed: 实质修改 3 条，只改条号 2 条."""
    events = find_article_events(step)
    material = sum(event.assessment.material for event in events)
    renumbered = sum(event.only_renumbered for event in events)
    told = {"实质修改": material, "编辑性修改": len(events) - material - renumbered, "只改条号": renumbered}
    return "，".join(f"{words} {count} 条" for words, count in told.items() if count) or "没有改动条文"


def concerned_roles(step: EditionStep) -> tuple[str, ...]:
    """Return the roles that a material change binds or entitles, in the order of the register."""
    found = {name for change in step.changes if assess(change).material for name in bearers_of(change)}
    roles = (*step.after.registers.roles, *step.before.registers.roles)
    return tuple(dict.fromkeys(role.name for role in roles if role.name in found))
