"""Citations: laws and provisions are cited by id, exist, and are in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from handbook_tools.checks.suggestions import suggest
from handbook_tools.checks.written import (
    POLICIES_REMEMBERED,
    Passage,
    computed,
    excerpt,
    passages,
    place_of,
    written_whole,
)
from handbook_tools.model.diagnostics import Diagnostic, Severity, quote
from handbook_tools.model.handbook import Handbook, Target
from handbook_tools.model.identifiers import is_fact_id, local_id, policy_id
from handbook_tools.model.numerals import ARTICLE_NUMBER
from handbook_tools.model.policy import Policy, Provision
from handbook_tools.model.provenance import ADDED
from handbook_tools.model.registers import Law, LawStatus
from handbook_tools.model.remembering import remembered
from handbook_tools.model.wording import LawCitation, Reference, Text, walk_items

REGISTER: Final = "docs/registers/laws.yml"

_LABEL: Final = re.compile(
    r"第[一二三四五六七八九十百千零\d]+[条款章](?![件目数])|第（[一二三四五六七八九十百]+）项|第[一二三四五六七八九十百]+项(?!目)"
)
_TITLE: Final = re.compile(r"《([^》]+(?:法|条例|规定|办法|决定|准则|解释))(?:（[^）]*）)?》")


def _laws(passage: Passage) -> list[str]:
    return [inline.law for inline in computed(passage) if isinstance(inline, LawCitation)]


def _references(passage: Passage) -> list[str]:
    return [inline.target for inline in computed(passage) if isinstance(inline, Reference)]


def known_law(handbook: Handbook) -> Iterator[Diagnostic]:
    """条文引用的法律要已经登记。

    反例：审核员应当依照{law}`cyber-security`核对稿件。
    正例：审核员应当依照{law}`cybersecurity`核对稿件。
    """
    for passage in passages(handbook):
        for identifier in _laws(passage):
            if handbook.find_law(identifier) is None:
                known = (law.id for law in handbook.registers.laws)
                hint = suggest(identifier, known, REGISTER)
                message = f"法律{quote(identifier)}没有登记。"
                yield Diagnostic("known-law", place_of(passage), message, hint)


def _cited(handbook: Handbook) -> Iterator[tuple[Passage, Law]]:
    for passage in passages(handbook):
        for identifier in _laws(passage):
            law = handbook.find_law(identifier)
            if law:
                yield passage, law


def law_in_force(handbook: Handbook) -> Iterator[Diagnostic]:
    """不引用已经废止的法律。

    反例：审核员应当依照{law}`old-rules`核对稿件。
    正例：审核员应当依照{law}`cybersecurity`核对稿件。
    """
    for passage, law in _cited(handbook):
        if law.status is LawStatus.REPEALED:
            message = f"引用了已经废止的{law}。"
            hint = f"改为引用现行规定，或者删去这处引用。登记的备注：{law.note or '无'}。"
            yield Diagnostic("law-in-force", place_of(passage), message, hint)


def law_verified(handbook: Handbook) -> Iterator[Diagnostic]:
    """引用的法律要核对过是否有效（只提示）。

    反例：审核员应当依照{law}`unverified-rules`核对稿件。
    正例：审核员应当依照{law}`cybersecurity`核对稿件。
    """
    for passage, law in _cited(handbook):
        if law.status is LawStatus.UNVERIFIED:
            message = f"引用的{law}还没有核对是否有效。"
            hint = f"到公布机关的网站核对后，在 {REGISTER} 里改正 status 并填写 checked_on。"
            yield Diagnostic("law-verified", place_of(passage), message, hint, Severity.WARNING)


def law_checked(handbook: Handbook) -> Iterator[Diagnostic]:
    """法律的状态不是“待核”的，登记册要写明哪一天核对的。

    反例：

        # laws.yml
        spare-law: {title: 备用法, issuer: 备用机关, status: 有效}

    正例：

        # laws.yml
        spare-law: {title: 备用法, issuer: 备用机关, status: 有效, checked_on: 2026-11-01}
    """
    for law in handbook.registers.laws:
        if law.status is not LawStatus.UNVERIFIED and law.checked_on is None:
            message = f"{law}的状态是“{law.status}”，没有写哪一天核对的。"
            hint = "到公布机关的网站核对后写一行，例如：checked_on: 2026-11-01；没有核对的，status 写 待核。"
            yield Diagnostic("law-checked", law.place, message, hint)


def _articles_cited(passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield each article of a law that *passage* cites: the law's id and 第三十九条, without 款 and 项."""
    for inline in computed(passage):
        article = ARTICLE_NUMBER.match(inline.article) if isinstance(inline, LawCitation) else None
        if isinstance(inline, LawCitation) and article:
            yield inline.law, article[0]


def law_article_known(handbook: Handbook) -> Iterator[Diagnostic]:
    """引用法律写到第几条的，法律登记册里写明那一条说的是什么。

    条号写错了，或者法律修改以后条号变了，这里就对不上。登记册里没有一部法律写了 articles 的，不查。

    反例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当依照{law}`noted-law 第二十二条`保存记录。
        :::

        # laws.yml
        noted-law: {title: 备用法, issuer: 备用机关, status: 有效, checked_on: 2026-11-01,
          articles: {第二十一条: 记录的保存}}

    正例：

        :::{duty} example
        :bearer: 审核员
        :basis: 新增

        审核员应当依照{law}`noted-law 第二十一条`保存记录。
        :::

        # laws.yml
        noted-law: {title: 备用法, issuer: 备用机关, status: 有效, checked_on: 2026-11-01,
          articles: {第二十一条: 记录的保存}}
    """
    if not any(law.articles for law in handbook.registers.laws):
        return
    for passage in passages(handbook):
        for identifier, article in _articles_cited(passage):
            law = handbook.find_law(identifier)
            if law and article not in {each.number for each in law.articles}:
                message = f"法律登记册里没有写{law}{article}说的是什么。"
                known = "、".join(f"{each.number}（{each.about}）" for each in law.articles)
                hint = (
                    f"核对条号{f'，已经登记的有{known}' if known else ''}；条号没有错的，"
                    f"在 {law.place} 的 articles 里写一行，例如：{article}: 记录的保存"
                )
                yield Diagnostic("law-article-known", place_of(passage), message, hint)


def law_by_id(handbook: Handbook) -> Iterator[Diagnostic]:
    """引用法律写登记编号，不直接写书名号里的名称。

    反例：审核员应当依照《中华人民共和国网络安全法》核对稿件。
    正例：审核员应当依照{law}`cybersecurity`核对稿件。
    """
    by_title = {law.title: law.id for law in handbook.registers.laws}
    for passage in passages(handbook):
        for match in _TITLE.finditer(written_whole(passage)):
            identifier = by_title.get(match[1], "编号")
            hint = f"写作 {{law}}`{identifier}`；还没有登记的，先登记到 {REGISTER}。"
            message = f"直接写了法律名称{quote(match[0])}。"
            yield Diagnostic("law-by-id", place_of(passage), message, hint)


@remembered(POLICIES_REMEMBERED)
def _citing_in(policy: Policy) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages(Handbook((policy,))) if _references(passage))


def citing(handbook: Handbook) -> Iterator[Passage]:
    """Yield the passages with a reference."""
    return chain.from_iterable(map(_citing_in, handbook.policies))


def known_reference(handbook: Handbook) -> Iterator[Diagnostic]:
    """引用的条文要存在。

    反例：审核员应当依照{provision}`no-such-rule`核对稿件。
    正例：审核员应当依照{provision}`sample/purpose`核对稿件。
    """
    for passage in citing(handbook):
        for target in _references(passage):
            if handbook.find_target(target) is None:
                hint = _reference_hint(target, handbook)
                message = f"引用的条文{quote(target)}不存在。"
                yield Diagnostic("known-reference", place_of(passage), message, hint)


def _reference_hint(target: str, handbook: Handbook) -> str:
    near = [key for key in handbook.targets if local_id(key) == local_id(target)]
    near = near or [key for key in handbook.targets if policy_id(key) == policy_id(target)]
    return suggest(target, near or handbook.targets, "docs/policies")


def reference_to_itself(handbook: Handbook) -> Iterator[Diagnostic]:
    """一条规定不引用自己。

    反例：审核员应当依照{provision}`example`核对稿件。
    正例：审核员应当依照{provision}`sample/purpose`核对稿件。
    """
    for provision in handbook.provisions:
        if provision.id in _references(provision):
            message = f"规定 {provision.id} 引用了自己。"
            hint = "删去这处引用，或者改为引用真正要指的条文。"
            yield Diagnostic("reference-to-itself", place_of(provision), message, hint)


def _listed(passage: Passage) -> Iterator[str]:
    """Yield what a passage says to list something: 第四条所列内容."""
    for wording in (passage.wording, *(item.wording for item in walk_items(passage.items))):
        for inline, after in pairwise(wording):
            if isinstance(inline, Reference) and isinstance(after, Text) and after.text.startswith("所列"):
                yield inline.target


def _lists(target: Target) -> bool:
    if target.provision is None:
        return any(provision.items for provision in target.article.provisions)
    return bool(target.provision.items)


def reference_lists(handbook: Handbook) -> Iterator[Diagnostic]:
    """写“某条所列”的，那一条要有列举。

    反例：审核员应当核对{provision}`sample/purpose`所列事项。
    正例：审核员应当依照{provision}`sample/purpose`核对稿件。
    """
    for passage in citing(handbook):
        for identifier in _listed(passage):
            target = handbook.find_target(identifier)
            if target and not _lists(target):
                message = (
                    f"引用的 {identifier} 没有列举，句子里却说“所列”：{excerpt(written_whole(passage))}。"
                )
                hint = "改为引用有列举的那一条，或者把“所列”改为“所规定的”。"
                yield Diagnostic("reference-lists", place_of(passage), message, hint)


def reference_by_id(handbook: Handbook) -> Iterator[Diagnostic]:
    """引用条文写永久编号，不直接写条号：增删条文以后条号会变。

    反例：审核员应当依照第一条核对稿件。
    正例：审核员应当依照{provision}`sample/purpose`核对稿件。
    """
    for passage in passages(handbook):
        for match in _LABEL.finditer(written_whole(passage)):
            message = f"直接写了条号{quote(match[0])}：{excerpt(written_whole(passage))}。"
            hint = "写永久编号，例如：{provision}`first-review`；法律的条写 {law}`cybersecurity 第二十一条`。"
            yield Diagnostic("reference-by-id", place_of(passage), message, hint)


def basis_form(handbook: Handbook) -> Iterator[Diagnostic]:
    """依据写来源事实的编号（S1-4a）或者“新增”，不重复。

    反例（义务，审核员，basis: 第四条）：审核员应当核对稿件的来源。
    正例（义务，审核员，basis: S2-16a 新增）：审核员应当核对稿件的来源。
    """
    for provision in handbook.provisions:
        for basis in _wrong_basis(provision):
            message = f"依据{quote(basis)}的写法不对或者重复。"
            hint = "写来源事实的编号，以空格分隔，例如：:basis: S2-16a S6-7.2；来源里没有的，写 新增。"
            yield Diagnostic("basis-form", provision.place, message, hint)


def _wrong_basis(provision: Provision) -> list[str]:
    malformed = [basis for basis in provision.basis if basis != ADDED and not is_fact_id(basis)]
    if len(provision.basis) == 1:
        return malformed
    repeated = {basis for basis in provision.basis if provision.basis.count(basis) > 1}
    return [*malformed, *sorted(repeated)]
