"""Structure: no empty article, no wording that stands twice, no question that cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from handbook_tools.checks.written import computed, excerpt, written_whole
from handbook_tools.model.diagnostics import Diagnostic, quote
from handbook_tools.model.handbook import Handbook
from handbook_tools.model.identifiers import policy_id
from handbook_tools.model.policy import Provision


def empty_article(handbook: Handbook) -> Iterator[Diagnostic]:
    """每一条都有正文。

    反例：

        {#example}
        ### 第四条 样本

    正例：

        {#example}
        ### 第四条 样本

        :::{duty} check-source
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::
    """
    for policy in handbook.policies:
        for article in policy.articles:
            if not article.paragraphs:
                message = f"{article.number}{quote(article.title)}没有正文。"
                hint = "在标题下写规定，例如：:::{duty} 编号；条文不用了的，连同标题删去，后面各条依次改号。"
                yield Diagnostic("empty-article", article.place, message, hint)


def article_title_once(handbook: Handbook) -> Iterator[Diagnostic]:
    """同一部制度里条的标题不重复。

    反例：

        {#example}
        ### 第四条 目的

        :::{duty} check-source
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::

    正例：

        {#example}
        ### 第四条 来源核对

        :::{duty} check-source
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::
    """
    for policy in handbook.policies:
        first: dict[str, str] = {}
        for article in policy.articles:
            earlier = first.setdefault(article.title, article.id)
            if earlier != article.id:
                message = f"{article.number}的标题{quote(article.title)}与前面一条相同。"
                yield Diagnostic("article-title-once", article.place, message, "换一个说得出区别的标题。")


def repeated_sentence(handbook: Handbook) -> Iterator[Diagnostic]:
    """同一句规定只写一处，别处用编号引用。

    反例：

        :::{duty} check-source
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::

        :::{duty} check-again
        :bearer: 审核员
        :basis: 新增

        审核员应当核对稿件的来源。
        :::

    正例：审核员应当依照{provision}`sample/purpose`核对稿件的来源。
    """
    first: dict[tuple[object, ...], Provision] = {}
    for provision in handbook.provisions:
        key = (policy_id(provision.id), written_whole(provision), *computed(provision))
        earlier = first.setdefault(key, provision)
        if earlier is not provision:
            message = f"同一句规定写了两处，已经写在 {earlier.place}：{excerpt(written_whole(provision))}。"
            hint = f"删去这一处，或者改为引用 {{provision}}`{earlier.id}`。"
            yield Diagnostic("repeated-sentence", provision.wording_place, message, hint)


def question_form(handbook: Handbook) -> Iterator[Diagnostic]:
    """自拟的检查问题以问号结尾，各不相同。

    反例（义务，审核员，question: 核对来源）：审核员应当核对稿件的来源。
    正例（义务，审核员，question: 是否已核对稿件的来源？）：审核员应当核对稿件的来源。
    """
    first: dict[str, Provision] = {}
    for provision in handbook.provisions:
        question = provision.question
        earlier = first.setdefault(question, provision)
        if question and not question.endswith("？"):
            message = f"检查问题{quote(question)}不是问句。"
            hint = "以“？”结尾，例如：是否已核对稿件的来源？"
            yield Diagnostic("question-form", provision.place, message, hint)
        elif question and earlier is not provision:
            message = f"检查问题{quote(question)}重复，已经用在 {earlier.place}。"
            yield Diagnostic("question-form", provision.place, message, "换一个说得出区别的问题。")
