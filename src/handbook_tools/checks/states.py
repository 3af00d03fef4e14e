"""States: from when a provision binds, until when, and what is not referred to any more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from handbook_tools.checks.citations import citing
from handbook_tools.checks.written import POLICIES_REMEMBERED, computed, place_of
from handbook_tools.model.diagnostics import Diagnostic
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import full_label
from handbook_tools.model.policy import Kind, Policy
from handbook_tools.model.remembering import remembered
from handbook_tools.model.wording import Reference


def state_dates(handbook: Handbook) -> Iterator[Diagnostic]:
    """规定的日期先后要对：晚于制度的施行日期才写 effective，废止在施行之后。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增
        :effective: 2027-03-01
        :repealed: 2027-02-01

        审核员应当核对稿件的来源。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增
        :effective: 2027-03-01
        :repealed: 2028-03-01

        审核员应当核对稿件的来源。
        :::
    """
    for policy in handbook.policies:
        for provision in policy.provisions:
            start = provision.effective or policy.effective
            if provision.effective and provision.effective <= policy.effective:
                message = f"施行日期 {provision.effective} 不晚于这部制度的 {policy.effective}。"
                hint = "与制度同日施行的，删去 effective 这一行；更晚施行的，改正日期。"
                yield Diagnostic("state-dates", provision.place, message, hint)
            if provision.repealed and provision.repealed <= start:
                message = f"废止日期 {provision.repealed} 不晚于施行日期 {start}。"
                yield Diagnostic("state-dates", provision.place, message, "改正其中一个日期。")


def transition_stated(handbook: Handbook) -> Iterator[Diagnostic]:
    """过渡的标注（applies-from、running）写在说明新旧衔接的那一句上。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增
        :running: 旧规定

        审核员应当核对稿件的来源。
        :::

    正例：

        :::{statement} example
        :reason: 说明新旧程序的衔接，不要求任何人行动。
        :basis: 新增
        :running: 旧规定

        施行前已经开始的程序，按照原规定办理完毕。
        :::
    """
    for provision in handbook.provisions:
        marked = provision.applies_from or provision.running
        if marked and provision.kind is not Kind.STATEMENT:
            message = "只有说明（statement）才标注新旧规定的衔接。"
            hint = "删去 applies-from 和 running；另写一句说明衔接的话，在那里标注。"
            yield Diagnostic("transition-stated", provision.place, message, hint)


def repealed_alone(handbook: Handbook) -> Iterator[Diagnostic]:
    """废止了的条只留下一句说明，写明废止的日期；条号和编号保留，不再使用。

    反例：

        :::{statement} example
        :reason: 本条已经废止，保留条号。
        :basis: 新增
        :repealed: 2027-03-01

        本条自2027年3月1日起废止。
        :::

        :::{duty} other
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::

    正例：

        :::{statement} example
        :reason: 本条已经废止，保留条号。
        :basis: 新增
        :repealed: 2027-03-01

        本条自2027年3月1日起废止。
        :::
    """
    for policy in handbook.policies:
        for article in policy.articles:
            gone = [each for each in article.provisions if each.kind is Kind.STATEMENT and each.repealed]
            if gone and len(list(article.provisions)) > 1:
                message = f"{article.number}已经废止，却还有别的规定。"
                hint = "整条废止的，只留下写明废止日期的一句说明；只废止其中一款的，删去那一款。"
                yield Diagnostic("repealed-alone", gone[0].place, message, hint)


def repealed_reference(handbook: Handbook) -> Iterator[Diagnostic]:
    """不再引用已经废止的条。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当依照{provision}`gone-article`核对稿件的来源。
        :::

        {#gone-article}
        ### 第五条 样本二

        :::{statement} gone
        :reason: 本条已经废止，保留条号。
        :basis: 新增
        :repealed: 2027-03-01

        本条自2027年3月1日起废止。
        :::

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::
    """
    gone = frozenset[str]().union(*map(_gone_from, handbook.policies))
    if not gone:
        return
    for passage in citing(handbook):
        for inline in computed(passage):
            if isinstance(inline, Reference) and inline.target in gone:
                target = handbook.find_target(inline.target)
                label = full_label(target) if target else inline.target
                message = f"引用的{label}已经废止。"
                hint = "改为引用现行的规定，或者删去这处引用。"
                yield Diagnostic("repealed-reference", place_of(passage), message, hint)


@remembered(POLICIES_REMEMBERED)
def _gone_from(policy: Policy) -> frozenset[str]:
    """Return the ids of the articles of *policy* of which nothing is left, and of what stands in them."""
    articles = [article for article in policy.articles if article.is_tombstone]
    ids = ((article.id, *(each.id for each in article.provisions)) for article in articles)
    return frozenset(chain.from_iterable(ids))
