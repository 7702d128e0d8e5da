"""What recipes make of the cells of a row."""

from typing import Any

import pytest

from timeline.importing.cells import Cells, restore
from timeline.importing.maps import Recipe, make_recipe


def _cells(**values: Any) -> Cells:
    return Cells(values, frozenset({"-9"}), frozenset({"body"}))


@pytest.mark.parametrize(
    ("values", "made"),
    [
        ({"a": "A", "b": "B", "c": "C"}, "A – B – C"),
        ({"a": "A", "b": "", "c": "C"}, "A – C"),
        ({"a": "A", "b": "B"}, "A – B"),
        ({"b": "B", "c": "C"}, "B – C"),
        ({"c": "C"}, "C"),
        ({"a": "-9", "b": "-9"}, ""),
        ({}, ""),
        ({"a": "A –", "c": "(C)"}, "A – – (C)"),
    ],
)
def test_a_template_leaves_out_what_is_empty(values: Any, made: str) -> None:
    found = list(_cells(**values).make(make_recipe("{a} – {b} – {c}")))
    assert found == ([made] if made else [])


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("{a} ({b}) in {c}", "A in C"),
        ("Visit: {b} to {c}", "Visit: to C"),
        ("Visit: {a} to {c}.", "Visit: A to C."),
        ("{a}, {b}.", "A."),
        ("{a} and {a}", "A and A"),
        ("{list}", "x; y"),
    ],
)
def test_templates(template: str, made: str) -> None:
    cells = _cells(a="A", b="", c="C", list=("x", "y"))
    assert list(cells.make(make_recipe(template))) == [made]


def test_what_is_done_with_a_cell() -> None:
    cells = _cells(
        people=" A ; B;; -9", body="<p>A &amp; B</p>", x="<b>x</b>", kind="Battles"
    )
    assert list(cells.make(Recipe(column="people", split=";"))) == ["A", "B"]
    assert list(cells.make(Recipe(column="body"))) == ["A & B"]
    assert list(cells.make(Recipe(column="x"))) == ["<b>x</b>"]
    assert list(cells.make(Recipe(column="x", html=True))) == ["x"]
    words = {"Battles": "attack", "Riots": ""}
    assert list(cells.make(Recipe(column="kind", words=words))) == ["attack"]
    assert list(cells.make(Recipe(text="visit"))) == ["visit"]
    assert list(cells.make(Recipe(column="none"))) == []


def test_codes() -> None:
    cells = _cells(code="365", other="99999", nothing="---")
    assert list(cells.make(Recipe(column="code", codes="cow"))) == ["Russia"]
    assert list(cells.make(Recipe(column="nothing", codes="cow"))) == []
    for _ in range(2):
        assert list(cells.make(Recipe(column="other", codes="cow"))) == ["99999"]
    assert cells.unknown == {("cow", "99999"): 2}


def test_columns_within_columns() -> None:
    cells = _cells(place={"name": "Sochi", "at": {"lat": "43"}}, **{"a.b": "dotted"})
    assert cells.text("place.name") == "Sochi"
    assert cells.text("place.at.lat") == "43"
    assert cells.text("a.b") == "dotted"
    assert cells.text("place.none.lat") == ""
    assert cells.text("place") == ""


def test_lists_keep_records() -> None:
    cells = _cells(
        sources=({"url": "https://a.example", "note": ""}, {}), names=("A", "-9", "B")
    )
    assert list(cells.make_trees(Recipe(column="sources"))) == [
        {"url": ("https://a.example", False)}
    ]
    assert list(cells.make_trees(Recipe(column="names"))) == ["A", "B"]
    mixed = _cells(sources=("Reuters", {"url": "u"}, "AFP"))
    assert list(mixed.make_trees(Recipe(column="sources"))) == [
        "Reuters",
        {"url": ("u", False)},
        "AFP",
    ]


def test_what_is_kept_as_it_stands_has_nothing_empty() -> None:
    cells = _cells()
    assert not cells.keep("")
    assert not cells.keep(" -9 ")
    assert not cells.keep(("", {"a": ""}))
    assert cells.keep({"a": ("x", ""), "b": ""}) == {"a": [("x", False)]}


def test_cells_of_a_spreadsheet_are_restored() -> None:
    assert restore("'=1+1") == "=1+1"
    assert restore(("'=1",)) == ("'=1",)
