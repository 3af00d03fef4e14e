"""Two texts without ids are compared article by article."""

from __future__ import annotations

from handbook_tools.model.redline import accept_all, reject_all
from handbook_tools.redlines.documents import Fate, compare_documents
from handbook_tools.redlines.plain_articles import parse_plain_articles
from tests.redlines.documents import amend_document

OLD = """\
第一条 管理员应当在三日内登记入库物资，并拍照留存。
第二条 值班人员发现异常的，两小时内向安全负责人报告。
第三条 档案室可以封存施工图纸。
"""
NEW = """\
第一条 管理员应当在五日内登记入库物资，并拍照留存。
第二条 承运人必须出示运输单据，由质量检验员当面核对。
第三条 值班人员发现异常的，两小时内向安全负责人报告。
"""


def test_each_article_has_its_fate() -> None:
    rows = compare_documents(parse_plain_articles(OLD), parse_plain_articles(NEW))
    assert [(row.fate, row.renumbered) for row in rows] == [
        (Fate.AMENDED, False),
        (Fate.ADDED, False),
        (Fate.KEPT, True),
        (Fate.REPEALED, False),
    ]


def test_redlines_give_both_texts_back() -> None:
    document = amend_document(7, 60)
    old, new = (
        parse_plain_articles("\n".join(f"第{number}条 {text}" for number, text in enumerate(texts, start=1)))
        for texts in (document.old, document.new)
    )
    for row in compare_documents(old, new):
        assert reject_all(row.redline) == "\n".join(article.text for article in row.old)
        assert accept_all(row.redline) == "\n".join(article.text for article in row.new)
