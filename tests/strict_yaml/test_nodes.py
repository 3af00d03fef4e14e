from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook_tools.model.diagnostics import Place
from handbook_tools.strict_yaml import YamlList, YamlMapping, YamlNode, YamlText, read_yaml
from handbook_tools.strict_yaml.nodes import DEPTH_LIMIT

START = Place("a.yml", 5)


def plain(node: YamlNode | None) -> object:
    match node:
        case YamlText(text):
            return text
        case YamlList(values):
            return [plain(value) for value in values]
        case YamlMapping(entries):
            return {key.text: plain(value) for key, value in entries}
    return None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "a: no\nb: 12:30\nc: 2026-12-01\nd: 0777\ne: ~",
            {"a": "no", "b": "12:30", "c": "2026-12-01", "d": "0777", "e": "~"},
        ),
        ("a: [一, '二']\nb: {c: 三}", {"a": ["一", "二"], "b": {"c": "三"}}),
        ("a: |\n  甲\n  乙\n", {"a": "甲\n乙\n"}),
        ("要求：必须", "要求：必须"),
        ("a:", {"a": ""}),
        ("", None),
        ("# 只有注释", None),
    ],
)
def test_scalars_stay_as_written(text: str, value: object) -> None:
    node, found = read_yaml(text, START)
    assert found == []
    assert plain(node) == value


def test_every_value_has_its_place() -> None:
    node, _ = read_yaml("a: 1\nb:\n  - x\n  - y\n", START)
    assert isinstance(node, YamlMapping)
    values = {key.text: value for key, value in node.entries}
    assert values["a"].place == Place("a.yml", 5)
    assert isinstance(values["b"], YamlList)
    assert [value.place.line for value in values["b"].values] == [7, 8]


REFUSED = {
    "anchor": ("a: &x 1", 5, "yaml-forbidden", "锚点“&x”"),
    "alias": ("a: *x", 5, "yaml-forbidden", "别名“*x”"),
    "tag": ("a: !!python/object/apply:os.system [x]", 5, "yaml-forbidden", "标签"),
    "merge": ("b: 1\n<<: {a: 1}", 6, "yaml-forbidden", "合并键"),
    "compound key": ("? [a, b]\n: 1", 5, "yaml-forbidden", "复合的名称"),
    "two documents": ("a: 1\n---\nb: 2", 6, "yaml-forbidden", "第二份内容"),
    "duplicate key": ("a: 1\nb: 2\na: 3", 7, "yaml-duplicate-key", "“a”写了两次，前一次在 a.yml:5。"),
    "deep": ("[" * (DEPTH_LIMIT + 2) + "]" * (DEPTH_LIMIT + 2), 5, "yaml-too-large", "嵌套层数"),
    "tab": ("a:\n\tb: 1", 6, "yaml-syntax", "缩进里有制表符"),
    "tab after a value": ("a: 1\n\tb: 2", 6, "yaml-syntax", "缩进里有制表符"),
    "open quote": ("a: '一", 5, "yaml-syntax", "引号没有结束"),
    "open quote above": ("a: 1\nb: '一\nc: 2\n", 6, "yaml-syntax", "引号没有结束"),
    "open bracket": ("a: [一, 二", 5, "yaml-syntax", "方括号没有结束"),
    "open brace": ("a: {b: 一\nc: 二\n", 6, "yaml-syntax", "花括号没有结束"),
    "uneven indentation": ("a:\n  b: 1\n c: 2", 7, "yaml-syntax", "缩进不齐"),
    "indented first line": (" a: 1\nb: 2", 6, "yaml-syntax", "缩进不齐"),
    "quote in quotes": ("a: 'it's'", 5, "yaml-syntax", "引号后面还有字"),
    "backslash": ('a: "C:\\q"', 5, "yaml-syntax", "反斜线"),
    "list on the line": ("a: - b", 5, "yaml-syntax", "列表没有另起一行"),
    "key in a list": ("- a\nb: 1", 6, "yaml-syntax", "列表里混进了别的内容"),
    "stray bracket": ("a: ]", 5, "yaml-syntax", "多了括号"),
    "anything else": ("a: 1\nb: |x", 6, "yaml-syntax", "读不懂“b: |x”"),
    "no space": ("a: 1\nname:审核员\nb: 2", 6, "yaml-syntax", "冒号后面没有空格：“name:审核员”"),
    "two colons": ("a: b: c", 5, "yaml-syntax", "多了一个半角冒号"),
    "wide colon": ("a: 1\nname：审核员\nb: 2", 6, "yaml-syntax", "名称后面写了全角冒号：“name：审核员”"),
    "at sign": ("a: @b", 5, "yaml-syntax", "不能放在开头的符号"),
    "control": ("a: \x01", 5, "yaml-syntax", "YAML 写法有误"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_named_with_its_place(name: str) -> None:
    text, line, rule, fragment = REFUSED[name]
    _, found = read_yaml(text, START)
    assert [(each.place.line, each.rule) for each in found] == [(line, rule)]
    assert fragment in found[0].message
    assert found[0].hint


def test_a_bomb_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(50))
    _, found = read_yaml(bomb, START)
    assert [each.rule for each in found] == ["yaml-forbidden"]


def test_the_first_of_two_equal_keys_is_kept() -> None:
    node, found = read_yaml("a: 1\na: 2\n", START)
    assert plain(node) == {"a": "1"}
    assert len(found) == 1


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab: -[]{}&*!|>'\"#\n\t,?%@`：甲<"), max_size=40))
def test_no_text_stops_the_reader(text: str) -> None:
    _, found = read_yaml(text, START)
    for each in found:
        assert each.place.line >= 5
