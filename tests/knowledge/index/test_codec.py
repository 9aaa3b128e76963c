from __future__ import annotations

import dataclasses
import json
import types
import typing
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from knowledge.errors import IndexCorruptError
from knowledge.index.codec import decode, encode
from knowledge.records import Bulletin, Passage, Standard, Topic, Validity

RECORDS = [Passage, Standard, Bulletin]


def values(kind: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Every field of a record filled, optional ones sometimes None."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*(st.none() if a is types.NoneType else values(a) for a in arguments))
    if origin is tuple and arguments[-1] is not Ellipsis:
        return st.tuples(*map(values, arguments))
    if origin is tuple:
        return st.lists(values(arguments[0]), max_size=2).map(tuple)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{f.name: values(hints[f.name]) for f in dataclasses.fields(kind)})
    if kind is Decimal:
        return st.decimals(allow_nan=False, allow_infinity=False)
    return st.from_type(kind)


@pytest.mark.parametrize("kind", RECORDS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_record_survives_json(kind: type, data: st.DataObject) -> None:
    record = data.draw(values(kind))
    back = decode(kind, encode(record))
    assert back == record
    assert repr(back) == repr(record)  # 1E+2 and 100 are equal, yet not the same text


def test_the_form_is_plain() -> None:
    validity = Validity(effective_from=date(2015, 11, 1), superseded_by="温政发〔2015〕58号")
    assert json.loads(encode((validity, Topic.DOGS, Decimal("12.50"), {"a": 1}))) == [
        {
            "effective_from": "2015-11-01",
            "expires_on": None,
            "superseded_from": None,
            "superseded_by": "温政发〔2015〕58号",
        },
        "dogs",
        "12.50",
        {"a": 1},
    ]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Topic, '"cats"'),
        (date, '"2015-13-01"'),
        (Decimal, '"many"'),
        (int, '"1"'),
        (int, "true"),
        (str, "null"),
        (Passage, '{"id": "p1"}'),
        (Validity, "[]"),
        (tuple[int, ...], '"12"'),
        (tuple[int, str], "[1]"),
        (tuple[Validity, ...], "[null]"),
        (Validity, "{"),
        (Validity, ""),
    ],
)
def test_a_value_that_does_not_fit_is_an_error(kind: type, content: str) -> None:
    with pytest.raises(IndexCorruptError):
        decode(kind, content.encode())


def test_an_unknown_type_is_not_stored() -> None:
    with pytest.raises(TypeError, match="object"):
        encode(object())
