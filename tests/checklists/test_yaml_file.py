from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook_tools.checklists.yaml_file import render_field

CHARACTERS = st.sampled_from("审核，。；：“”（）《》〔〕/0129azyn-_:#'\"&*!|>%@`{}[], .\t?~=<𠮷é１Ａ")
SENTENCES = st.text(CHARACTERS, max_size=12)
PARAGRAPHS = st.lists(st.text(CHARACTERS | st.just("\n"), min_size=1, max_size=8)).map("\n".join)


@given(
    SENTENCES
    | st.sampled_from(["no", "null", "12:30", "fp1:0a", "a-b/c", "duty", "2个", "第8条", "/审", "审："])
)
def test_a_sentence_is_written_as_pyyaml_writes_it(text: str) -> None:
    expected = yaml.safe_dump({"wording": text}, allow_unicode=True, width=1_000)
    assert render_field("wording", text) == expected


@given(
    PARAGRAPHS
    | st.sampled_from(["审核：\n（一）甲；\n  1. 乙。", "审\n\n核", "审\n 核", " 审\n核", "审\n", "\n审"])
)
def test_what_is_written_reads_the_same(text: str) -> None:
    assert yaml.safe_load(render_field("wording", text)) == {"wording": text}
