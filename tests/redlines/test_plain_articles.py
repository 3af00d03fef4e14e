"""A text without ids falls into its articles."""

from __future__ import annotations

import pytest

from handbook_tools.redlines.plain_articles import LONGEST, PlainArticle, parse_plain_articles

LAW = """\
# 某管理办法

（2020年1月1日通过）

## 第一章 总则

**第一条** 为了规范管理，制定本办法。

第二条　管理员应当登记：
（一）编号；
第（二）项不是条文。
第三条第二款所列的情形除外。

### 第二章 附 则

第二条之一：本条是增加的。
附则
不再属于任何一条。
"""


def test_articles_have_label_text_and_line() -> None:
    assert parse_plain_articles(LAW) == (
        PlainArticle("第一条", "为了规范管理，制定本办法。", 7),
        PlainArticle(
            "第二条", "管理员应当登记：\n（一）编号；\n第（二）项不是条文。\n第三条第二款所列的情形除外。", 9
        ),
        PlainArticle("第二条之一", "本条是增加的。", 16),
    )


@pytest.mark.parametrize("text", ["", "没有条文。", "第三条第二款"])
def test_a_text_without_articles_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="没有找到"):
        parse_plain_articles(text)


def test_a_text_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="超过"):
        parse_plain_articles("第一条" + "文" * LONGEST)
