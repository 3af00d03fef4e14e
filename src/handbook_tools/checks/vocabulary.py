"""Vocabulary: roles and platforms go by their canonical names; everyday words stand for terms in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from handbook_tools.checks.written import POLICIES_REMEMBERED, excerpt, passages, place_of, written_whole
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.policy import Policy
from handbook_tools.model.prose import provision_text
from handbook_tools.model.remembering import remembered

_SERIES: Final = re.compile("、|和|或者")
SHORTEST_ALIAS: Final = 3
"""Shorter aliases (运营, 宣传, 审核) are everyday words and cannot be told from them."""


def _aliases(handbook: Handbook) -> Mapping[str, str]:
    names = [role.name for role in handbook.registers.roles]
    names += [platform.name for platform in handbook.registers.platforms]
    pairs = [(alias, entry.name) for entry in handbook.registers.roles for alias in entry.aliases]
    pairs += [(alias, entry.name) for entry in handbook.registers.platforms for alias in entry.aliases]
    return {
        alias: name
        for alias, name in pairs
        if len(alias) >= SHORTEST_ALIAS and not any(alias in canonical for canonical in names)
    }


def _longest_first(words: Iterator[str] | list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


def canonical_name(handbook: Handbook) -> Iterator[Diagnostic]:
    """条文里用规范名称，不用别名。

    反例：审核员应当把稿件交内容创作者修改。
    正例：审核员应当把稿件交编辑修改。
    """
    aliases = _aliases(handbook)
    if not aliases:
        return
    names = {role.name for role in handbook.registers.roles}
    names |= {platform.name for platform in handbook.registers.platforms}
    pattern, any_alias = _longest_first([*aliases, *names]), _longest_first([*aliases])
    for passage in passages(handbook):
        text = written_whole(passage)
        found = pattern.findall(text) if any_alias.search(text) else ()
        for word in dict.fromkeys(found):
            if word in aliases:
                message = f"用了别名{quote(word)}：{excerpt(written_whole(passage))}。"
                hint = f"改为规范名称：{aliases[word]}"
                yield Diagnostic("canonical-name", place_of(passage), message, hint)


def role_listed_twice(handbook: Handbook) -> Iterator[Diagnostic]:
    """并列的岗位各写一次。

    反例：审核员应当通知编辑、主编和编辑。
    正例：审核员应当通知编辑和主编。
    """
    names = _longest_first([role.name for role in handbook.registers.roles])
    listed = re.compile(f"(?:(?:{names.pattern})(?:、|和|或者|以及))+(?:{names.pattern})")
    for passage in passages(handbook):
        text = written_whole(passage)
        for series in listed.findall(text) if _SERIES.search(text) else ():
            found = names.findall(series)
            for name in dict.fromkeys(name for name in found if found.count(name) > 1):
                message = f"并列的岗位里{quote(name)}写了两次：{excerpt(text)}。"
                hint = "删去重复的一处；其中一处写错的，改为真正要写的岗位。"
                yield Diagnostic("role-listed-twice", place_of(passage), message, hint)


@remembered(POLICIES_REMEMBERED)
def _words_of(policy: Policy) -> str:
    """Return everything that was typed in the articles of *policy*, their titles included."""
    titles = (article.title for article in policy.articles)
    return "\n".join(chain(map(written_whole, passages(Handbook((policy,)))), titles))


def _absent(terms: set[str], texts: Iterable[str]) -> set[str]:
    """Return those of *terms* that none of *texts* has."""
    whole = "\n".join(texts) if terms else ""
    return {term for term in terms if term not in whole}


def synonym_in_use(handbook: Handbook) -> Iterator[Diagnostic]:
    """检索用语对应的词，条文里要用到。

    反例：

        # synonyms.yml
        review: {term: 评审, everyday: [审稿]}

    正例：

        # synonyms.yml
        review: {term: 审核, everyday: [审稿]}
    """
    sought = {synonym.term for synonym in handbook.registers.synonyms}
    sought = _absent(sought, map(_words_of, handbook.policies))
    # a term may still begin in what was typed and go on in what is put in its place
    sought = _absent(sought, (provision_text(provision, handbook) for provision in handbook.provisions))
    for synonym in handbook.registers.synonyms:
        if synonym.term in sought:
            message = f"检索用语 {synonym.id} 对应的词{quote(synonym.term)}，条文里没有。"
            hint = "把 term 改为条文里的说法；条文不再用这个词的，从 docs/registers/synonyms.yml 删去这一条。"
            yield Diagnostic("synonym-in-use", synonym.place, message, hint)
