"""Keys of the authors' own, in words."""

from timeline.model import Value
from timeline.views.own import format_value, list_own


def test_a_value_is_one_text_however_deep_it_is() -> None:
    value: Value = ("a", {"b": "1", "c": ("2", "3")})
    assert format_value("x") == "x"
    assert format_value(value) == "a, b: 1; c: 2, 3"
    assert format_value(()) == ""


def test_each_key_has_its_value_behind_it() -> None:
    assert list(list_own({"folio": "7", "seen": ("a", "b")})) == [
        *("folio: 7", "seen: a, b"),
    ]
