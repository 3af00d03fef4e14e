"""Repealed policies: from when, by what they are replaced, and what is left in their files."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.checks.written import written
from handbook_tools.model.dates import chinese_date
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import self_name
from handbook_tools.model.policy import Policy

_RULE = "policy-repealed"


def policy_repealed(handbook: Handbook) -> Iterator[Diagnostic]:
    """整部废止的制度写明废止日期，由别的制度代替的写明是哪一部，正文只留一句说明。

    文件开头写 repealed: 2028-03-01 和 replaced_by: publication；标题下面只写“本制度自2028年3月1日起废止。”
    章和条都删去，它们的文字在从前的版本里。

    反例：

        ---
        id: sample
        title: 样本制度
        version: "1.1"
        promulgated: 2026-11-01
        effective: 2026-12-01
        owner: 主管部门
        repealed: 2028-03-01
        replaced_by: nowhere
        ---

        # 样本制度

    正例（说明）：审核分为初审、复审和终审。
    """
    for policy in handbook.policies:
        if policy.repealed and policy.repealed <= policy.effective:
            message = f"废止日期 {policy.repealed} 不晚于施行日期 {policy.effective}。"
            yield Diagnostic(_RULE, policy.place, message, "改正其中一个日期。")
        yield from _check_replacement(policy, handbook)
        if policy.is_tombstone:
            yield from _check_notice(policy)


def _check_replacement(policy: Policy, handbook: Handbook) -> Iterator[Diagnostic]:
    if not policy.replaced_by:
        return
    other = handbook.find_policy(policy.replaced_by)
    if policy.repealed is None:
        message = f"《{policy.title}》写了由哪一部制度代替，没有写废止日期。"
        yield Diagnostic(_RULE, policy.place, message, "加上一行，例如：repealed: 2028-03-01")
    if other is None or other.id == policy.id or other.is_tombstone:
        known = "、".join(each.id for each in handbook.policies if each.id != policy.id and not each.repealed)
        message = f"代替《{policy.title}》的制度{quote(policy.replaced_by)}不是一部施行中的制度。"
        yield Diagnostic(
            _RULE, policy.place, message, f"replaced_by 写制度的编号，可以写：{known or '（没有）'}。"
        )


def _check_notice(policy: Policy) -> Iterator[Diagnostic]:
    day = policy.repealed
    if day is None:
        return
    expected = f"自{chinese_date(day)}起废止"
    if not any(expected in written(text.wording) for text in policy.preamble):
        message = f"《{policy.title}》已经废止，正文没有写从哪一天起。"
        hint = f"在标题下面写一句：“{self_name(policy)}{expected}。”"
        yield Diagnostic(_RULE, policy.place, message, hint)
