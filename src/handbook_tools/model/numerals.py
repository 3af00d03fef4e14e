"""Chinese numerals from 1 to 9999, as statutes write them: 二十一, 一百零五, 一千零一十.

The form is the one of GB/T 15835 for ordinals: 十 to 十九 without a leading 一, 零 once for any run
of empty places between two filled ones, 一十 after a higher place (一百一十). 两 is not used.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

LIMIT: Final = 9999
DIGITS: Final = "零一二三四五六七八九"
ARTICLE_NUMBER: Final = re.compile(r"第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十百]+)?")
"""The number of an article as people cite it: 第三十九条, 第三条之一."""
_PLACES: Final = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))


@lru_cache(maxsize=LIMIT)
def render_numeral(number: int) -> str:
    """Return *number* as a Chinese numeral.

    Raises:
        ValueError: *number* lies outside 1-9999.
    """
    if not 1 <= number <= LIMIT:
        raise ValueError(f"{number} is outside 1-{LIMIT}")
    written = ""
    for place, name in _PLACES:
        digit, number = divmod(number, place)
        if digit:
            written += DIGITS[digit] + name
        elif written and number and not written.endswith("零"):
            written += "零"
    return written.removeprefix("一") if written.startswith("一十") else written


def parse_numeral(text: str) -> int:
    """Return the value of a Chinese numeral in canonical form.

    Raises:
        ValueError: *text* is no numeral, or not written as `render_numeral` writes it.
    """
    total, digit = 0, 0
    places = {name: place for place, name in _PLACES if name}
    for character in text:
        if character in places:
            total += max(digit, 1) * places[character]
            digit = 0
        elif character in DIGITS:
            digit = DIGITS.index(character)
        else:
            raise ValueError(f"{text!r} is not a Chinese numeral")
    total += digit
    if not 1 <= total <= LIMIT or render_numeral(total) != text:
        raise ValueError(f"{text!r} is not a canonical Chinese numeral")
    return total
