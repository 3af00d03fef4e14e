"""Provenance in the site: a source read through to its provisions, and a provision back to its sources."""

from __future__ import annotations

import re

import pytest

from .conftest import Site
from .test_site import text_of

FILES = {
    "registers/sources.yml": "S2: {title: 规章制度, character: 三章十七条。, extent: 止于第十七条。}\n",
    "registers/provenance/S2.yml": """\
S2-0: {clause: 标题, gist: 名称是规章制度。, reason: 标题不设定任何行为。}
S2-16a: {clause: 第十六条, gist: 请假须经审批。, provisions: [leave/approve]}
""",
    "sources.md": "# 来源\n\n:::{provenance}\n:::\n\n{fact}`S2-16a`，{source}`S2`\n",
    "source-two.md": "# 来源二\n\n:::{provenance} S2\n:::\n",
    "by-provision.md": "# 按规定\n\n:::{provenance-by-provision}\n:::\n",
}


@pytest.fixture
def sources(site: Site) -> Site:
    """The tiny project with a source of two facts, one taken up and one left out."""
    (site.root / "docs" / "registers" / "provenance").mkdir()
    for name, text in FILES.items():
        (site.root / "docs" / name).write_text(text, "utf-8")
    policy = (site.root / "docs" / "policies" / "leave.md").read_text("utf-8")
    basis = re.search(r"^:::\{duty\} approve\n(?:.*\n)*?(:basis: .*)$", policy, re.MULTILINE)
    assert basis
    start, end = basis.span(1)
    text = f"{policy[:start]}:basis: S2-16a 新增{policy[end:]}"
    (site.root / "docs" / "policies" / "leave.md").write_text(text, "utf-8")
    index = (site.root / "docs" / "index.md").read_text("utf-8")
    toctree = "```{toctree}\nsources\nsource-two\nby-provision\n```\n"
    (site.root / "docs" / "index.md").write_text(f"{index}\n{toctree}", "utf-8")
    return site


def test_a_source_is_read_through_to_its_provisions_and_back(sources: Site) -> None:
    result = sources.build("-nW", "--keep-going")
    assert result.returncode == 0, result.stderr
    overview = sources.page("sources")
    assert "S2规章制度三章十七条。止于第十七条。211合计211" in text_of(overview)
    assert 'href="source-two.html"' in overview
    assert 'href="source-two.html#fact-S2-16a"' in overview
    source = sources.page("source-two")
    assert "共2条事实，采用1条，未采用1条。" in text_of(source)
    assert "未采用：标题不设定任何行为。" in text_of(source)
    assert 'href="policies/leave.html#approve"' in source
    assert 'id="fact-S2-16a"' in source
    provisions = sources.page("by-provision")
    assert 'href="source-two.html#fact-S2-16a"' in provisions
    assert "审批第三条第一款S2-16a" in text_of(provisions)
    assert "S2-16a请假须经审批。新增" in text_of(provisions)


def test_a_changed_fact_is_shown_where_it_is_used(sources: Site) -> None:
    sources.build()
    sources.edit("registers/provenance/S2.yml", "请假须经审批", "请假要经批准")
    sources.build()
    assert "请假要经批准" in sources.page("source-two")
    assert "请假要经批准" in sources.page("by-provision")


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("provenance} S9", "没有编号为“S9”的来源法规"),
        ("provenance-by-provision} none", "没有编号为“none”的制度"),
    ],
)
def test_an_unknown_argument_is_warned_of(site: Site, view: str, words: str) -> None:
    path = site.root / "docs" / "index.md"
    path.write_text(f"{path.read_text('utf-8')}\n:::{{{view}\n:::\n", "utf-8")
    assert words in site.build().stderr
