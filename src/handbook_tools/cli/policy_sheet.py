"""A policy in the terminal: its dates, its owner, and whether it is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.policy import Policy


def find_policy_called(name: str, handbook: Handbook) -> Policy | None:
    """Return the policy of this id, title or short title."""
    names = (
        policy for policy in handbook.policies if name.strip("《》") in {policy.title, policy.short_title}
    )
    return handbook.find_policy(name) or next(names, None)


def render_policy_sheet(policy: Policy, handbook: Handbook, date: dt.date | None) -> str:
    """Return what the head of *policy* says, and where a *date* is given, whether it is in force then."""
    return "\n".join(_lines(policy, handbook, date))


def _lines(policy: Policy, handbook: Handbook, date: dt.date | None) -> Iterator[str]:
    yield f"《{policy.title}》（{policy.id}）"
    dates = f"{policy.promulgated} 公布，{policy.effective} 施行"
    articles = "" if policy.is_tombstone else f"，共 {len(tuple(policy.articles))} 条"
    yield f"版本 {policy.version}，{dates}，归口部门：{policy.owner}{articles}"
    if end := render_policy_end(policy, handbook):
        yield end
    if date:
        yield f"{date} {policy.state_on(date).value}"


def render_policy_end(policy: Policy, handbook: Handbook) -> str:
    """Return from when *policy* is repealed and what replaces it, empty where it is not repealed."""
    if policy.repealed is None:
        return ""
    other = handbook.find_policy(policy.replaced_by)
    return f"自 {policy.repealed} 起废止{f'，由《{other.title}》代替' if other else ''}。"


def why_gone(identifier: str, handbook: Handbook) -> str:
    """Return why *handbook* has no article or provision of this id, as far as its policy tells."""
    policy = handbook.find_policy(policy_id(identifier))
    end = render_policy_end(policy, handbook) if policy else ""
    return f"《{policy.title}》{end}" if policy and end else ""
