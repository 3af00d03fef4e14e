from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook_tools.checklists import generate_checklists, render_checklist_file
from handbook_tools.checklists.yaml_file import render_field
from tests.handbooks import tiny

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


@pytest.mark.parametrize("text", ["𠮷字", "葛\U000e0100饰", "😀", "①½é", "𠮷：\n（一）𠮷；\n（二）乙。"])
def test_no_character_is_escaped_and_no_text_is_folded(text: str) -> None:
    long = f"{text}{'很长的文字，' * 300}"
    for written in (text, long):
        rendered = render_field("wording", written)
        assert "\\" not in rendered
        assert all(line in rendered for line in written.split("\n"))
        assert yaml.safe_load(rendered) == {"wording": written}


def test_a_file_is_block_style_under_a_head_that_says_what_wrote_it() -> None:
    (checklist,) = generate_checklists(tiny())
    generated, modeline, *lines = render_checklist_file(checklist).split("\n")
    assert "handbook checklists write" in generated
    assert modeline.startswith("# yaml-language-server: $schema=")
    assert not any(line.strip().startswith(("{", "[", "- {", "- [")) for line in lines)
