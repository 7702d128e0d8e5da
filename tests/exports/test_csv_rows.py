"""Rows of CSV made a column at a time: each as csv writes it of cells made singly."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.exporting import export_bytes
from tests.helpers.files import load_sample
from timeline import Chronology, load_text, select
from timeline.dates import When
from timeline.exports import CsvOptions
from timeline.exports.columns import choose_columns, format_cell
from timeline.exports.options import DELIMITERS
from timeline.inert import is_harmless, make_inert
from timeline.model import Event
from timeline.query import Selection

_DATES = ("date", "begin", "end", "reported")
# What is told at a glance, and with it what changes or has to be quoted.
_PIECES = (
    *("a", "Novák", "word", "1", "2013", " ", "co-ordination", "x=y", "a@b", "."),
    *("-", "=", "+", "@", "'", '"', ",", ";", "|", "\t", "\n", "\r", "\0", "\x1e"),
    *("\u3164", "\u2212", "，", "\u200b", "\u2028", "\x85", "中"),
)
texts = st.lists(st.sampled_from(_PIECES), max_size=5).map("".join)
separators = st.sampled_from(["; ", ";", " | ", "|", "", ", ", "x", "-", "=="])
delimiters = st.sampled_from(list(DELIMITERS.values()))
layouts = st.sampled_from(
    [
        (),
        ("title",),
        ("place",),
        ("actors",),
        ("confidence",),
        ("date", "title", "begin", "date"),
        ("place", "actors_resolved", "actors", "kind", "place"),
        ("summary", "own", "tags", "id", "note"),
    ]
)

(_event,) = load_text("events:\n- {date: 2013, title: T}\n").events
_ancient = load_text("events:\n- {date: -0431~, title: T}\n").events[0].date
_several = load_text("events:\n- {date: '[2013-05,2014]', title: T}\n").events[0].date


def _make_event(date: When, drawn: list[str]) -> Event:
    one, two, three, four = drawn
    return replace(
        _event,
        id=one,
        date=date,
        title=two,
        summary=three,
        place=four,
        actors=(two, four),
        tags=(four,),
        note=three,
        extra={"own": (one, (two,)), "other": four},
    )


events = st.lists(
    st.builds(
        _make_event,
        st.sampled_from([_event.date, _ancient, _several]),
        st.lists(texts, min_size=4, max_size=4),
    ),
    min_size=1,
    max_size=4,
)


def write_singly(selection: Selection, options: CsvOptions) -> str:
    """Return the rows as Python's csv writes them, each of their cells made anew."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=options.delimiter, lineterminator="\r\n")
    separator = options.list_separator
    columns = choose_columns(selection, options)

    def guard(place: int, name: str, text: str) -> str:
        is_first = place == 0 or options.delimiter == "\t"
        if options.raw or (name in _DATES and not is_first):
            return text
        return make_inert(
            text,
            list_separator=separator,
            delimiter=options.delimiter,
            first=is_first,
        )

    writer.writerow(
        guard(place, "", column.name) for place, column in enumerate(columns)
    )
    for match in selection.matches:
        writer.writerow(
            guard(
                place,
                "" if column.key else column.name,
                format_cell(column.value_of(match), separator),
            )
            for place, column in enumerate(columns)
        )
    return stream.getvalue()


def _select(listed: Iterable[Event]) -> Selection:
    fields = {"own": "text", "other": "text"}
    return select(Chronology(events=tuple(listed), fields=fields))


@given(
    listed=events,
    columns=layouts,
    separator=separators,
    delimiter=delimiters,
    raw=st.booleans(),
    times=st.integers(1, 200),
)
def test_rows_are_what_csv_writes_of_each_cell(
    *,
    listed: list[Event],
    columns: tuple[str, ...],
    separator: str,
    delimiter: str,
    raw: bool,
    times: int,
) -> None:
    options = CsvOptions(
        columns=columns,
        list_separator=separator,
        delimiter=delimiter,
        raw=raw,
        notes=True,
    )
    # Often enough that they are written in several goes.
    selection = _select(listed * times)
    written = export_bytes("csv", selection, options).decode()
    assert written == write_singly(selection, options)


def test_more_cells_than_are_remembered_are_written_as_all_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("timeline.exports.csv._MOST_REMEMBERED", 3)
    chronology, options = load_sample(), CsvOptions()
    selection = select(chronology)
    written = export_bytes("csv", selection, options).decode()
    assert written == write_singly(selection, options)


@given(text=texts, delimiter=delimiters, first=st.booleans())
def test_what_is_harmless_is_left_as_it_is(
    *, text: str, delimiter: str, first: bool
) -> None:
    if is_harmless(text) and delimiter not in text:
        assert make_inert(text, delimiter=delimiter, first=first) == text


@pytest.mark.parametrize("text", ["", "Talks in Geneva", "2013-05-a-b", "a=b", "1+1"])
def test_most_cells_are_harmless_at_a_glance(text: str) -> None:
    assert is_harmless(text)
