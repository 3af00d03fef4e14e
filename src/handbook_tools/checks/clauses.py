"""Closing clauses: who interprets a policy, and from when it applies, each said once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook_tools.checks.written import Passage, excerpt, place_of, written, written_whole
from handbook_tools.model.dates import chinese_date
from handbook_tools.model.diagnostics import Diagnostic, Place, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.labels import CALLED, self_name
from handbook_tools.model.policy import Policy, Provision

_INTERPRETATION: Final = re.compile(
    r"本(?:制度|办法|规定|规范)[^。]{0,6}由[^，。；]{1,16}?(?:负责)?解释|负责(?:本制度的?)?解释"
)
_EFFECTIVE: Final = re.compile(r"自[^，。；]{1,20}?起(?:施行|实施|生效|执行)")
_SELF: Final = re.compile(f"(?<![基根原样版])本(?:{'|'.join(CALLED)})")
_DATE: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def _standing(handbook: Handbook) -> Iterator[Policy]:
    """Yield the policies of which more is left than that they were repealed."""
    return (policy for policy in handbook.policies if not policy.is_tombstone)


def _clauses(policy: Policy, pattern: re.Pattern[str]) -> list[Provision]:
    return [p for p in policy.provisions if pattern.search(written(p.wording))]


def _not_once(
    rule: str, policy: Policy, found: list[Provision], title: str, example: str
) -> Iterator[Diagnostic]:
    if not found:
        message = f"《{policy.title}》没有写{title}。"
        yield Diagnostic(rule, policy.place, message, f"在附则里写一条，例如：“{example}”")
    for provision in found[1:]:
        message = f"{title}写了不止一次：{excerpt(written(provision.wording))}。"
        yield Diagnostic(rule, provision.wording_place, message, f"只留一处（{found[0].place}），删去其余。")


def one_interpretation_clause(handbook: Handbook) -> Iterator[Diagnostic]:
    """每部制度写明由谁解释，只写一次，并且就是归口部门。

    反例（说明）：本制度由主编解释。
    正例（说明）：审核分为初审、复审和终审。
    """
    rule = "one-interpretation-clause"
    for policy in _standing(handbook):
        found = _clauses(policy, _INTERPRETATION)
        yield from _not_once(rule, policy, found, "由谁解释", f"{self_name(policy)}由{policy.owner}解释。")
        if found and policy.owner not in written(found[0].wording):
            message = f"负责解释的不是归口部门{quote(policy.owner)}：{excerpt(written(found[0].wording))}。"
            hint = f"写作“{self_name(policy)}由{policy.owner}解释。”；归口部门写错的，改正文件开头的 owner。"
            yield Diagnostic(rule, found[0].wording_place, message, hint)


def one_effective_date_clause(handbook: Handbook) -> Iterator[Diagnostic]:
    """每部制度写明从哪一天起施行，只写一次，并且与文件开头的 effective 一致。

    反例（说明）：本制度自2027年1月1日起施行。
    正例（说明）：审核分为初审、复审和终审。
    """
    rule = "one-effective-date-clause"
    for policy in _standing(handbook):
        example = f"{self_name(policy)}自{chinese_date(policy.effective)}起施行。"
        found = _clauses(policy, _EFFECTIVE)
        yield from _not_once(rule, policy, found, "施行日期", example)
        if found:
            yield from _wrong_date(rule, found[0].wording_place, written(found[0].wording), policy)


def _wrong_date(rule: str, place: Place, sentence: str, policy: Policy) -> Iterator[Diagnostic]:
    expected = chinese_date(policy.effective)
    found = _DATE.search(sentence)
    upon_promulgation = "公布之日" in sentence or "发布之日" in sentence
    if upon_promulgation and policy.promulgated == policy.effective:
        return
    if found is None or tuple(map(int, found.groups())) != (policy.effective.timetuple()[:3]):
        message = f"施行日期与文件开头的 effective（{policy.effective}）不一致：{excerpt(sentence)}。"
        yield Diagnostic(rule, place, message, f"写作“自{expected}起施行”，或者改正 effective。")


def _passages(policy: Policy) -> Iterator[Passage]:
    yield from policy.provisions
    yield from (text for article in policy.articles for each in article.paragraphs for text in each.texts)


def own_name(handbook: Handbook) -> Iterator[Diagnostic]:
    """制度提到自己，写法与名称一致：名称叫“办法”的写“本办法”，叫“规定”的写“本规定”，其余写“本制度”。

    反例（说明）：本办法所称稿件，是指拟发布的文字、图片和音视频。
    正例（说明）：本制度所称稿件，是指拟发布的文字、图片和音视频。
    """
    for policy in handbook.policies:
        name = self_name(policy)
        for passage in _passages(policy):
            text = written_whole(passage)
            for found in dict.fromkeys(_SELF.findall(text)):
                if found != name:
                    message = f"《{policy.title}》自称{quote(found)}：{excerpt(text)}。"
                    yield Diagnostic("own-name", place_of(passage), message, f"改为“{name}”。")
