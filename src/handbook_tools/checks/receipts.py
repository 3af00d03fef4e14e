"""Receipts: who has to act from when he receives something is he to whom it was to be handed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.written import excerpt, place_of, written, written_whole
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Article, Provision

_RECEIVED: Final = re.compile(
    r"自(?:收到|接到|受理)(?P<thing>[^，。；]{1,20}?)(?:之日|之时|之次日|当日|次日)起"
)
_WORD: Final = 2
"""By so many characters at its end a thing is told from others: 调查报告 is a 报告."""


def _handing(handbook: Handbook) -> re.Pattern[str]:
    names = sorted((role.name for role in handbook.registers.roles), key=len, reverse=True)
    any_name = "|".join(map(re.escape, names)) or "(?!)"
    return re.compile(f"(?:向|报|报送|报告|上报|提交|抄送|送|交|转|提请|申请)(?:给|至)?({any_name})")


def _receipts(article: Article) -> Iterator[tuple[Provision, str, list[str]]]:
    """Yield who acts on receiving what, with the sentences before in the article that speak of the thing."""
    before: list[str] = []
    for provision in article.provisions:
        text = written_whole(provision)
        for found in _RECEIVED.finditer(text):
            thing = found["thing"]
            yield provision, thing, [each for each in before if thing[-_WORD:] in each]
        before.append(text)


def receipt_agrees(handbook: Handbook) -> Iterator[Diagnostic]:
    """同一条里，前面写明东西报给谁、交给谁，后面“自收到……之日起”办理的就是谁。

    反例：

        :::{duty} hand-in
        :bearer: 审核员
        :basis: 新增

        审核员应当将差错报告提交编辑。
        :::

        :::{duty} example
        :bearer: 主编
        :deadline: review-time
        :basis: 新增

        主编应当自收到差错报告之日起{param}`review-time`内完成初审更正。
        :::

    正例：

        :::{duty} hand-in
        :bearer: 审核员
        :basis: 新增

        审核员应当将差错报告提交主编。
        :::

        :::{duty} example
        :bearer: 主编
        :deadline: review-time
        :basis: 新增

        主编应当自收到差错报告之日起{param}`review-time`内完成初审更正。
        :::
    """
    handing = _handing(handbook)
    for policy in handbook.policies:
        for article in policy.articles:
            for provision, thing, before in _receipts(article):
                receivers = {name for text in before for name in handing.findall(text)}
                if receivers and provision.bearer and provision.bearer not in receivers:
                    named = "、".join(sorted(receivers))
                    message = (
                        f"{quote(provision.bearer)}自收到{quote(thing)}起办理，同一条前面写的是交给"
                        f"{quote(named)}：{excerpt(written(provision.wording))}。"
                    )
                    hint = "两处写同一个岗位；经别人转交的，写明由谁转交给谁。"
                    yield Diagnostic("receipt-agrees", place_of(provision), message, hint)
