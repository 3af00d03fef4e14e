"""A wording as people read it: values, titles and labels in place, from where the reader stands."""

from __future__ import annotations

import pytest

from handbook_tools.model.handbook import Handbook
from handbook_tools.model.prose import inline_text, wording_text
from handbook_tools.model.wording import (
    Inline,
    Item,
    LawCitation,
    ParameterUse,
    Reference,
    Text,
    walk_inlines,
    walk_items,
)
from tests.handbooks import tiny, with_parameter

SHOWN: dict[str, tuple[Inline, str]] = {
    "text": (Text("应当"), "应当"),
    "strong text": (Text("应当", strong=True), "应当"),
    "parameter": (ParameterUse("approval-time"), "1个工作日"),
    "law": (LawCitation("labour"), "《中华人民共和国劳动法》"),
    "article of a law": (LawCitation("labour", "第三十六条"), "《中华人民共和国劳动法》第三十六条"),
    "article": (Reference("leave/approval"), "《请假管理制度》第三条"),
    "provision": (Reference("leave/approve"), "《请假管理制度》第三条第一款"),
    "item": (Reference("leave/cause"), "《请假管理制度》第三条第一款第（一）项"),
    "unknown parameter": (ParameterUse("no-such"), "〔no-such〕"),
    "unknown law": (LawCitation("no-such", "第一条"), "〔no-such〕第一条"),
    "unknown reference": (Reference("leave/no-such"), "〔leave/no-such〕"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_an_inline_value_shows_what_it_stands_for(name: str) -> None:
    inline, shown = SHOWN[name]
    assert inline_text(inline, tiny()) == shown


FROM = {
    "leave/approve": "本条第一款第（一）项",
    "leave/record": "本制度第三条第一款第（一）项",
}


@pytest.mark.parametrize("place", FROM)
def test_a_reference_is_written_from_where_it_stands(place: str) -> None:
    target = tiny().find_target(place)
    assert target is not None
    assert inline_text(Reference("leave/cause"), tiny(), target) == FROM[place]


def test_the_value_of_the_register_is_shown() -> None:
    handbook = with_parameter(tiny(), "20")
    assert wording_text((Text("在"), ParameterUse("approval-time"), Text("内")), handbook) == "在20个工作日内"


def test_an_empty_wording_is_empty() -> None:
    assert wording_text((), Handbook()) == ""


def test_items_and_inlines_are_walked_in_reading_order() -> None:
    one, two, three = (Text(character) for character in "一二三")
    items = (Item((one,), "p/a", (Item((two,)),)), Item((three,)))
    assert [item.id for item in walk_items(items)] == ["p/a", "", ""]
    assert list(walk_inlines((Text("零"),), items)) == [Text("零"), one, two, three]
