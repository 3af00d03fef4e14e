"""What was worked out of a value is remembered for this value, however many others are equal to it."""

from __future__ import annotations

from handbook_tools.model.remembering import remembered


def test_it_is_worked_out_once_a_value() -> None:
    asked: list[list[int]] = []

    @remembered(8)
    def total(value: list[int]) -> int:
        asked.append(value)
        return sum(value)

    first, equal = [1, 2], [1, 2]
    assert [total(first), total(first), total(equal)] == [3, 3, 3]
    assert len(asked) == 2  # equal is not the same


def test_no_more_is_remembered_than_was_asked_for() -> None:
    asked: list[str] = []

    @remembered(2)
    def shout(value: str) -> str:
        asked.append(value)
        return value.upper()

    words = ["a", "b", "c"]
    assert [shout(word) for word in words] == ["A", "B", "C"]
    assert shout("a") == "A"
    assert asked == ["a", "b", "c", "a"]
