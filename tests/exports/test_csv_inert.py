"""Cells that no spreadsheet runs: character by character, and read in every way.

What a formula is stands here a second time, in `unicodedata`'s words, so that the
ranges of the module and these can only be wrong together where Unicode is.
"""

import csv
import io
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.helpers.exporting import export_bytes
from timeline import Chronology, load_text, select
from timeline.dates import When
from timeline.exports import CsvOptions
from timeline.exports.options import DELIMITERS
from timeline.inert import make_inert, restore_cell
from timeline.model import Event

# Invisible, though no controls, formats or spaces: what Unicode calls fillers,
# inherent vowels, selectors and joiners, all of them default-ignorable; the Braille
# blank.
FILLERS = "\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u180b\ufe0f\ufff0\U000e0100"
NUMBER = re.compile(r"[-+][0-9][0-9.,]*")
DATE = re.compile(r"-0431[-/0-9]*~?")


def is_sign(char: str) -> bool:
    return unicodedata.normalize("NFKC", char)[0] in "=+-@\u2212"


def is_separator(char: str) -> bool:
    return (
        char == "\t"
        or unicodedata.normalize("NFKC", char) in {",", ";"}
        or len(f"a{char}b".splitlines()) == 2
    )


def is_blank(char: str) -> bool:
    return (
        char.isspace()
        or char in '"\uff02'
        or char in FILLERS
        or unicodedata.category(char) in {"Cc", "Cf", "Zs", "Zl", "Zp"}
    )


def find_all(holds: Callable[[str], bool]) -> list[str]:
    """Return the characters of Unicode of which something holds."""
    every = (char for char in map(chr, range(sys.maxunicode + 1)) if holds(char))
    return [char for char in every if unicodedata.category(char) != "Cs"]


def begins_formula(cell: str) -> bool:
    """Tell whether a cell, as a spreadsheet read it, begins with a sign."""
    first = next((char for char in cell if not is_blank(char)), "")
    return first != "" and is_sign(first)


def test_every_sign_of_unicode_is_one() -> None:
    signs = find_all(is_sign)
    assert set("=+-@＝＋－＠﹦﹢﹣﹫⁼⁺₌₊−⁻⩵") <= set(signs)
    for lead in ("", "a;", "a,", "a\t", "a\n", "a;\u00a0", 'a;"'):
        for char in signs:
            assert make_inert(f"{lead}{char}1", first=True) == f"{lead}'{char}1"


def test_every_blank_of_unicode_may_stand_before_a_sign() -> None:
    blanks = find_all(is_blank)
    assert set(' "\0\t\n\v\x1b\x85\xa0\u200b\u2028\u202e\u2060\u3000\ufeff') <= set(
        blanks
    )
    for char in blanks:
        mark = "'" if char in "\0\t\n\r" else ""
        assert make_inert(f"{char}=1") == f"{mark}{char}'=1"
        assert make_inert(f"a;{char}{char}=1") == f"a;{char}{char}'=1"


def test_a_cell_may_begin_after_every_separator_of_unicode() -> None:
    separators = find_all(is_separator)
    assert set(";,\t\n\r\v\f\x85\u2028；，\u037e") <= set(separators)
    for char in separators:
        assert make_inert(f"a{char}=1") == f"a{char}'=1"


def test_no_other_character_makes_a_place() -> None:
    others = find_all(lambda char: not is_separator(char))
    text = "".join(f"a{char}=1" for char in others)
    assert make_inert(text) == text


def test_nothing_that_is_seen_is_a_blank() -> None:
    seen = find_all(
        lambda char: (
            unicodedata.category(char)[0] in "LNPS"
            and not (is_blank(char) or is_sign(char) or is_separator(char))
            and char != "'"
        )
    )
    text = "".join(f";{char}=1" for char in seen)
    assert make_inert(text) == text


@pytest.mark.parametrize(
    ("text", "inert"),
    [
        ("=1+1", "'=1+1"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd", "'-2+3+cmd"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-", "'-"),
        ("- a dash", "'- a dash"),
        # OWASP has a cell that begins with these marked, whatever follows.
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("\0x", "'\0x"),
        ("\t=1", "'\t'=1"),
        # One sign, one apostrophe, however many places there are before it.
        ("a;\n\t; =1", "a;\n\t; '=1"),
        ("=1;=2", "'=1;'=2"),
        ("foo;\"=cmd|' /C calc'!A0", "foo;\"'=cmd|' /C calc'!A0"),
        ("foo\nbar,=1,baz", "foo\nbar,'=1,baz"),
        # What stands there already is one more letter to be kept.
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("' =1", "' '=1"),
        ("'\tx", "''\tx"),
        # Computed, or read as a date or a time: no plain numbers.
        ("-1-2", "'-1-2"),
        ("-2/3", "'-2/3"),
        ("+7-495-123", "'+7-495-123"),
        ("+1:2", "'+1:2"),
        ("-5%", "'-5%"),
        ("-1e5", "'-1e5"),
        ("-5;x", "'-5;x"),
        ("x;-5", "x;'-5"),
        ("-5\n", "'-5\n"),
        ("-٣", "'-٣"),
    ],
)
def test_what_a_spreadsheet_would_run_is_made_inert(text: str, inert: str) -> None:
    assert make_inert(text) == inert
    assert restore_cell(inert) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a=1",
        "a -1 + 2 @ 3",
        "'a'; \"b\"",
        "'",
        "a|=1",
        "twenty-one; twenty-two",
        "– a dash of prose",
        "1-2",
        "2013-05-10/2013-05-12",
        "%0A",
        "a; b\n\n\tc, 'd'",
    ],
)
def test_what_none_would_run_stays_as_it_is(text: str) -> None:
    assert make_inert(text, first=True) == restore_cell(text) == text


@pytest.mark.parametrize("text", ["-1", "+7", "-0431", "-4.5", "-4,5", "-1,234.5"])
def test_a_plain_number_stays_as_it_is_but_for_the_first_of_a_row(text: str) -> None:
    assert make_inert(text) == restore_cell(text) == text
    assert make_inert(text, first=True) == f"'{text}"
    assert make_inert(f"'{text}") == f"''{text}"
    assert restore_cell(f"'{text}") == text


@pytest.mark.parametrize(
    ("separator", "items", "inert"),
    [
        ("; ", ["a", "=1", "-5"], "a; '=1; '-5"),
        ("|", ["a", "=1", " =2"], "a|'=1| '=2"),
        (" | ", ["a", "=1"], "a | '=1"),
        (", ", ["a", "=1"], "a, '=1"),
        (" and ", ["a", "=1"], "a and '=1"),
        (" ", ["a", "=1"], "a '=1"),
        ("'", ["a", "=1"], "a''=1"),
        ("=", ["a", "b", "=1"], "a=b='=1"),
        (" -> ", ["a", "=1"], "a -> '=1"),
        ("\n", ["a", "=1"], "a\n'=1"),
        ("^", ["a", "=1"], "a^'=1"),
        ("]", ["a", "=1"], "a]'=1"),
        # Nothing tells where the second begins, neither here nor there.
        ("", ["a", "=1"], "a=1"),
    ],
)
def test_a_cell_may_begin_after_a_list_separator(
    separator: str, items: list[str], inert: str
) -> None:
    text = separator.join(items)
    assert make_inert(text, list_separator=separator) == inert
    assert restore_cell(inert, list_separator=separator) == text


def test_what_guards_a_list_does_not_break_it() -> None:
    items = ["a", " =1", '"+1', "＠x"]
    cells = make_inert("; ".join(items)).split("; ")
    assert [restore_cell(cell) for cell in cells] == items


@pytest.mark.parametrize(
    ("separator", "part"),
    [("; ", "\n"), ("; ", ";'"), (" ", " "), ("'", "'"), ("ab", "ab"), (" |", " ")],
)
def test_no_text_is_gone_through_twice(separator: str, part: str) -> None:
    # Were blanks looked at from each place before them, this would take hours.
    text = f"x{part * 1_000_000}x;=1"
    inert = make_inert(text, list_separator=separator, first=True)
    assert restore_cell(inert, list_separator=separator) == text


_letters = st.sampled_from("=+-@＝－−'\"'\"  \t\n\r\0\u200b\ufeff\u3000;,；|ab15.")
_hostile = st.text(_letters | st.characters(exclude_categories=["Cs"]), max_size=12)
_separators = st.sampled_from(
    [
        "; ",
        ";",
        "",
        "|",
        " | ",
        ", ",
        "=",
        "'",
        "; '",
        ";=",
        "a'b",
        "==",
        " - ",
        '"',
        " ",
    ]
) | st.text(_letters, max_size=4)


@settings(max_examples=500)
@given(_hostile, _separators)
@example(";=+b", ";=")
@example("a''=", "'")
def test_what_was_typed_can_be_brought_back(text: str, separator: str) -> None:
    for first in (False, True):
        inert = make_inert(text, list_separator=separator, first=first)
        assert restore_cell(inert, list_separator=separator) == text


@settings(max_examples=500)
@given(_hostile, _separators)
def test_no_cell_begins_with_a_sign(text: str, separator: str) -> None:
    inert = make_inert(text, list_separator=separator, first=True)
    pieces = re.split(r"[;,\t\r\n]", inert)
    # One who splits at apostrophes or at signs takes the guard itself away.
    if separator and not any(char == "'" or is_sign(char) for char in separator):
        pieces += inert.split(separator)
    assert not any(map(begins_formula, pieces))


(_event,) = load_text("events:\n- {date: 2013, title: T}").events
_ancient = load_text("events:\n- {date: -0431~, title: T}").events[0].date


def _make_event(date: When, texts: list[str], names: list[str]) -> Event:
    title, place, first, second, *own = texts
    return replace(
        _event,
        date=date,
        title=title,
        place=place,
        actors=(first, second),
        extra=dict(zip(names, [*own, (first, (second,))], strict=True)),
    )


# Two names of columns, and rows of six cells with the same two.
_tables = st.lists(_hostile, min_size=2, max_size=2, unique=True).flatmap(
    lambda names: st.lists(
        st.builds(
            _make_event,
            st.sampled_from([_event.date, _ancient]),
            st.lists(_hostile, min_size=5, max_size=5),
            st.just(names),
        ),
        min_size=1,
        max_size=3,
    )
)
_layouts = st.sampled_from(
    [(), ("date", "title"), ("title", "date"), ("actors", "place", "title"), ("place",)]
)


def _export(events: Iterable[Event], options: CsvOptions) -> str:
    listed = tuple(events)
    own = dict.fromkeys((key for event in listed for key in event.extra), "text")
    selection = select(Chronology(events=listed, fields=own))
    return export_bytes("csv", selection, options).decode()


def _read(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _is_ours(cell: str) -> bool:
    """Tell whether a cell may begin with a sign: a whole number, a date of ours."""
    return bool(NUMBER.fullmatch(cell) or DATE.fullmatch(cell))


def _is_none(_: str) -> bool:
    return False


def _formulas(cells: Iterable[str]) -> Iterator[str]:
    return filter(begins_formula, cells)


_delimiters = st.sampled_from(list(DELIMITERS.values()))


@settings(max_examples=300)
@given(_tables, _layouts, _separators, _delimiters)
def test_no_reader_finds_a_formula(
    events: list[Event], columns: tuple[str, ...], separator: str, delimiter: str
) -> None:
    options = CsvOptions(columns=columns, list_separator=separator, delimiter=delimiter)
    text = _export(events, options)
    # A tab is a blank to whoever splits elsewhere: nothing may be left alone there.
    allowed = _is_ours if delimiter != "\t" else _is_none
    for row in _read(text, delimiter):
        assert not begins_formula(row[0])
        assert all(map(allowed, _formulas(row)))
    # Where cells end elsewhere, what follows a number would be one with it.
    others = set(",;\t") - {delimiter}
    for other in others:
        for row in _read(text, other):
            assert not [*_formulas(row)]
    # One that ends a row at every line break; one that knows no quotes.
    for line in re.split(r"[\r\n]", text):
        for row in csv.reader([line], delimiter=delimiter):
            assert all(map(allowed, _formulas(row)))
        for other in others:
            for row in csv.reader([line], delimiter=other):
                assert not [*_formulas(row)]
    pieces = re.split(rf"[,;\t\r\n{re.escape(delimiter)}]", text)
    assert all(map(allowed, _formulas(pieces)))


@settings(max_examples=200)
@given(_tables, _layouts, _separators, _delimiters)
def test_every_cell_can_be_brought_back(
    events: list[Event], columns: tuple[str, ...], separator: str, delimiter: str
) -> None:
    options = CsvOptions(columns=columns, list_separator=separator, delimiter=delimiter)
    rows = [
        [
            restore_cell(cell, list_separator=separator, delimiter=delimiter)
            for cell in row
        ]
        for row in _read(_export(events, options), delimiter)
    ]
    assert rows == _read(_export(events, replace(options, raw=True)), delimiter)


def test_the_readers_find_formulas_where_nothing_is_guarded() -> None:
    names = ["x", "y"]
    texts = ["a;=1", "=2", "b", "=3", "c\n=4,\n=5"]
    text = _export([_make_event(_ancient, texts, names)], CsvOptions(raw=True))
    found = {
        delimiter: [cell for row in _read(text, delimiter) for cell in _formulas(row)]
        for delimiter in ",;"
    }
    assert found[","] == ["-0431~", "-0431-01-01", "-0431-12-31", "=2"]
    assert [cell[:2] for cell in found[";"]] == [*("=1", " =", " =", "=4", "=5")]


@pytest.mark.parametrize("bom", [False, True])
def test_a_row_begins_with_no_number_and_no_date(*, bom: bool) -> None:
    # To Excel, where numbers have a decimal comma, a row is one cell, a formula.
    texts = ["1+cmd|' /C calc'!A0", "-5", "", "", ""]
    event = _make_event(_ancient, texts, ["x", "y"])
    options = CsvOptions(columns=("date", "title", "date"), bom=bom)
    row = _export([event], options).splitlines()[1]
    assert row == "'-0431~,1+cmd|' /C calc'!A0,-0431~"
    options = CsvOptions(columns=("place", "title", "place"), bom=bom)
    row = _export([event], options).splitlines()[1]
    assert row == "'-5,1+cmd|' /C calc'!A0,-5"


def test_names_of_columns_are_guarded_as_cells_are() -> None:
    event = replace(_event, extra={"-5": "x", "a;=1": "y", "=2": "z"})
    header = _export([event], CsvOptions()).splitlines()[0]
    assert header.endswith(",-5,a;'=1,'=2")
    options = CsvOptions(columns=("-5", "=2", "-5"))
    assert _export([event], options).splitlines()[0] == "'-5,'=2,-5"
    event = replace(_event, extra={"a|=1": "x"})
    options = CsvOptions(columns=("title", "a|=1"), list_separator="|")
    assert _export([event], options).splitlines()[0] == "title,a|'=1"
    options = CsvOptions(columns=("title", "a|=1"), delimiter="|")
    assert _export([event], options).splitlines()[0] == """title|"a|'=1\""""


@pytest.mark.parametrize(
    ("delimiter", "row"),
    [
        (",", "T,,,-0431~,-5"),
        (";", "T;;;-0431~;-5"),
        ("|", "T|||-0431~|-5"),
        # To one who splits at commas these are blanks, and then a sign.
        ("\t", "T\t\t\t'-0431~\t'-5"),
    ],
)
def test_numbers_and_dates_are_left_alone_unless_tabs_stand_before_them(
    delimiter: str, row: str
) -> None:
    event = replace(_event, date=_ancient, extra={"x": "-5"})
    columns = ("title", "place", "kind", "date", "x")
    options = CsvOptions(columns=columns, delimiter=delimiter)
    assert _export([event], options).splitlines()[1] == row
