from __future__ import annotations

import jsonschema
import pytest
import yaml

from handbook_tools.amendments.instrument_file import render_instrument
from handbook_tools.amendments.schema import consultation_schema, instrument_schema
from handbook_tools.model.handbook import Handbook
from tests.amendments.instruments import instrument
from tests.amendments.test_checking import RECORD_TEXT
from tests.handbooks import tiny


def load(text: str) -> object:
    """Return YAML with every scalar as text, as editors take a date or a number in quotes."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # the base loader makes texts only


def test_the_schema_takes_every_instrument_that_is_written() -> None:
    validator = jsonschema.Draft202012Validator(instrument_schema())
    for before, after in ((Handbook(), tiny()), (tiny(), Handbook())):
        assert list(validator.iter_errors(load(render_instrument(instrument(before, after))))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("mode: 修正", "mode: 修改"), ("delete-policy", "delete"), ("number: 2027-1", "number: first")],
)
def test_the_schema_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    text = render_instrument(instrument(tiny(), Handbook()))
    assert old in text
    validator = jsonschema.Draft202012Validator(instrument_schema())
    assert list(validator.iter_errors(load(text.replace(old, new))))


def test_the_schema_takes_a_record() -> None:
    validator = jsonschema.Draft202012Validator(consultation_schema())
    record = yaml.safe_load(RECORD_TEXT)
    record |= {each: str(record[each]) for each in ("announced", "discussed_on")}
    assert list(validator.iter_errors(record)) == []
    assert list(validator.iter_errors(record | {"discussed_by": "全体"}))
