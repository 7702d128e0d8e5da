"""CSV, TSV and their like: rows as they stand, whatever the quotes are."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.forms import FORMS, ReadOptions
from timeline.importing.forms.delimited import read as read_text
from timeline.importing.rows import Remark, Skipped, SourceError, Table


def read(text: str, *, delimiter: str = "", header: bool = True) -> Table:
    return read_text(text, ReadOptions(delimiter=delimiter, header=header))


def list_rows(table: Table) -> list[tuple[object, ...]]:
    return [tuple(row.values.values()) for row in table.rows]


def list_lines(table: Table) -> list[int]:
    return [row.line for row in table.rows]


def test_the_form_reads_by_its_row() -> None:
    form = next(form for form in FORMS if form.name == "csv")
    assert form.read("date,title\n2013,a\n", ReadOptions()).form == form.name


# Delimiters.


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("date,title\n2013,a b\n", ("2013", "a b")),
        ("date;title\n2013;a, b\n", ("2013", "a, b")),
        ("date\ttitle\n2013\ta, b; c\n", ("2013", "a, b; c")),
        ("date|title\n2013|a, b\n", ("2013", "a, b")),
        ("date;value\n2013;3,5\n2014;4,5\n", ("2013", "3,5")),
        (
            "date;title;place\n10 May;Kerry, Lavrov;X\n",
            ("10 May", "Kerry, Lavrov", "X"),
        ),
        ('"date";"title"\n"2013";"x;y,z"\n', ("2013", "x;y,z")),
        ("date, title\n2013, a\n", ("2013", " a")),
        ('date, title\n2013, "a, b"\n', ("2013", "a, b")),
        ("title,\nA,B\n", ("A", "B")),
    ],
)
def test_the_delimiter_is_what_makes_rows_as_wide_as_the_header(
    text: str, row: tuple[str, ...]
) -> None:
    assert list_rows(read(text))[0] == row


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("title\nKerry, Lavrov meet\nObama, Putin meet\n", 2),
        ("What happened\nKerry, Lavrov meet\nObama; Putin, again, meet\nX\n", 3),
        ("date\n2013\n2014\n", 2),
        ("date,\n2013,\n2014,\n", 2),
        ("date\n", 0),
    ],
)
def test_one_column_is_one_column(text: str, values: int) -> None:
    table = read(text)
    assert len(table.columns) == 1
    assert all(len(row.values) == 1 for row in table.rows)
    assert len(table.rows) == values


@pytest.mark.parametrize(
    "first", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n', "sep=;;;\n", "sep=;\r"]
)
def test_excel_states_the_delimiter(first: str) -> None:
    table = read(f"{first}a,b;c\n1,2;3\n")
    assert table.columns == ("a,b", "c")
    assert list_lines(table) == [3]


@pytest.mark.parametrize("name", ["\t", "tab", "TAB", "\\t"])
def test_a_delimiter_can_be_named(name: str) -> None:
    assert read("a,b\tc\n1,2\t3\n", delimiter=name).columns == ("a,b", "c")


@pytest.mark.parametrize("name", ["xx", '"', "\n", "\r"])
def test_what_cannot_be_a_delimiter_is_refused(name: str) -> None:
    with pytest.raises(SourceError, match="cannot stand between cells"):
        read("a,b\n", delimiter=name)


# Headers and what stands above them.


def test_a_title_above_the_header_is_the_title() -> None:
    table = read("Reset,,\nSource: press,,\n\ndate,title,place\n2013,a,b\n2014,c,\n")
    assert table.title == "Reset"
    assert table.skipped == (
        Skipped(2, "Source: press", "it stands above the header", is_row=False),
    )
    assert table.columns == ("date", "title", "place")
    assert list_lines(table) == [5, 6]


@pytest.mark.parametrize(
    "above", ["Talks, 2013\n", "Talks, 2013\nSource: press, radio\n", "Talks\na,b\n"]
)
def test_a_title_may_have_delimiters(above: str) -> None:
    table = read(f"{above}date,title,place\n2013,a,b\n2014,c\n")
    assert table.title.startswith("Talks")
    assert table.columns == ("date", "title", "place")
    assert len(table.rows) == 2


def test_a_header_that_is_too_short_is_a_header() -> None:
    table = read("when,what\n2013,a,b\n2014,c,d\n")
    assert table.columns == ("when", "what", "column 3")
    assert len(table.rows) == 2


def test_column_names_are_made_unique() -> None:
    table = read("date,title,title,,\n1,2,3,4,\n")
    assert table.columns == ("date", "title", "title 2", "column 4")
    assert list_rows(table) == [("1", "2", "3", "4")]


def test_a_header_that_comes_again_is_told() -> None:
    table = read("date,title\n2013,a\ndate,title\n2014,b\n")
    assert list_rows(table) == [("2013", "a"), ("2014", "b")]
    assert table.skipped == (
        Skipped(3, "date, title", "it is the header again", is_row=False),
    )
    assert len(read("date\n2013\ndate\n").rows) == 2


def test_without_a_header_columns_have_numbers() -> None:
    table = read("2013,a\n2014,b,c\n", header=False)
    assert table.columns == ("column 1", "column 2", "column 3")
    assert list_rows(table) == [("2013", "a"), ("2014", "b", "c")]
    assert table.remarks == ()


def test_a_header_alone_is_a_table_without_rows() -> None:
    table = read("\ufeffdate,title".removeprefix("\ufeff"))
    assert table.columns == ("date", "title")
    assert table.rows == ()


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t\n"])
def test_nothing_is_an_error(text: str) -> None:
    with pytest.raises(SourceError, match="nothing in it"):
        read(text)


def test_only_delimiters_are_a_header_without_names() -> None:
    assert read(";;;\n").rows == ()


# Rows of other widths.


def test_cells_beyond_the_header_are_kept_and_told() -> None:
    table = read("date,title\n2013,a,b,c\n2014,d,,\n2015,e\n")
    assert table.columns == ("date", "title", "column 3", "column 4")
    assert list_rows(table) == [("2013", "a", "b", "c"), ("2014", "d"), ("2015", "e")]
    assert table.remarks == (
        Remark(
            2,
            "1 row has more cells than the header, which are kept under 'column 3' "
            "and so on",
        ),
    )


def test_cells_that_are_missing_are_not_there_and_told_once() -> None:
    table = read("date,title,place\n2013,a,b\n2014,c\n2015,\n")
    assert dict(table.rows[1].values) == {"date": "2014", "title": "c"}
    assert dict(table.rows[2].values) == {"date": "2015", "title": ""}
    assert table.remarks == (
        Remark(
            3,
            "2 rows have fewer cells than the header, and no values for the others",
        ),
    )


def test_delimiters_too_many_make_no_column() -> None:
    table = read("date,title,,\n2013,a,,\n2014,b\n")
    assert table.columns == ("date", "title")
    assert table.remarks == ()


def test_empty_rows_are_none() -> None:
    assert list_lines(read("date,title\n\n2013,a\n,\n ,\t\n\n2014,b\n")) == [3, 7]


# Quotes and line ends.


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_hold_line_breaks_as_typed(end: str) -> None:
    table = read(end.join(["date,title", '2013,"a', 'b, ""c"""', "2014,d", ""]))
    assert list_rows(table) == [("2013", f'a{end}b, "c"'), ("2014", "d")]
    assert list_lines(table) == [2, 4]


def test_no_other_character_ends_a_line() -> None:
    table = read("date,title\n2013,a\x0bb\x0c\u2028c\x85\n2014,d\n")
    assert list_lines(table) == [2, 3]


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ('2013,"He said "no" to it"', 'He said "no" to it'),
        ('2013,"a ""b"" "c""', 'a "b" "c"'),
        ('2013,"a "b", "', 'a "b'),
        ('2013,5" gun', '5" gun'),
        ('2013, "a" b', ' "a" b'),
    ],
)
def test_quotes_within_cells(line: str, cell: str) -> None:
    assert list_rows(read(f"date,title\n{line}\n2014,x\n"))[0][1] == cell


def test_quotes_that_are_not_doubled_are_told() -> None:
    table = read('date,title\n2013,"a "b" c"\n2014,x\n2015,"d "e" f"\n')
    assert [row[0] for row in list_rows(table)] == ["2013", "2014", "2015"]
    assert table.remarks == (
        Remark(
            2,
            "quotation marks within cells are not doubled in 2 lines, and kept as they "
            "stand",
        ),
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('date,title\n2013,"open\n2014,b\n2015,c\n', ["2014", "2015"]),
        (
            'date,title\n2013,"open\n2014,b\n2015,"c, d"\n2016,e\n',
            ["2014", "2015", "2016"],
        ),
        ('date,title\n2012,a\n2013,"open\n', ["2012"]),
    ],
)
def test_a_quote_that_is_never_closed_costs_its_line(
    text: str, left: list[str]
) -> None:
    table = read(text)
    assert [row[0] for row in list_rows(table)] == left
    told = table.skipped[0]
    assert told.text == '2013,"open'
    assert told.reason == "a quotation mark is never closed"
    assert told.line == text[: text.index("2013")].count("\n") + 1


@pytest.mark.parametrize("lines", ['2013,"a\nb "c" d"', '2013,"a\n2013,"b'])
def test_a_cell_of_lines_with_single_quotes_costs_these_lines(lines: str) -> None:
    table = read(f"date,title\n{lines}\n2014,e\n")
    assert list_rows(table) == [("2014", "e")]
    reason = "a cell holds quotation marks that are not doubled, over 2 lines"
    assert table.skipped == (Skipped(2, lines, reason),)


def test_a_cell_of_lines_that_look_like_rows_is_told() -> None:
    table = read('date,title\n2013,"a\n2014,b\n2015,c\n2016,d",\n2017,e\n')
    assert len(table.rows) == 2
    assert "holds 4 lines that look like rows" in table.remarks[0].text


# What is hostile or odd.


def test_a_cell_may_be_of_any_length() -> None:
    long = "x" * 300_000
    limit = csv.field_size_limit()
    assert list_rows(read(f'date,title\n2013,"{long}"\n')) == [("2013", long)]
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    "cell",
    [
        "a\0b",
        "\u202eevil\u202c",
        "=HYPERLINK(1)",
        "'=1+1",
        "@SUM(A1)",
        "<b>bold</b>",
        "\x1b[31mred",
        "  blanks  ",
        "👩\u200d👧",
        "- [x] {a: b}",
    ],
)
def test_cells_stay_as_typed(cell: str) -> None:
    assert list_rows(read(f"date,title\n2013,{cell}\n2014,x\n"))[0] == ("2013", cell)


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n" + 'x,"y\n' * 20_000,
        "a,b\n" + '"",",""x\n' * 10_000,
        "a,b\n" + '1,"x"y"\n' * 10_000,
        "a,b\n" + '"a\n' * 20_000,
        "a,b\n" + 'x,",y\n' * 20_000,
        '"' * 50_001,
        ',"' * 20_001,
        'a,b\n1,"' + 'x""' * 20_000,
        "a," * 20_000,
        "a\n" * 20_000,
        ";" * 20_000 + "\n" + "a\n" * 20_000,
        "a;" + ";" * 20_000 + "b\n" + "a;b\n" * 20_000,
        "a,b\n" + "1," * 20_000 + "2\n",
        ",".join(["x"] * 20_000) + "\n" + "1,2\n" * 20_000,
    ],
)
def test_muddled_texts_come_to_an_end(text: str) -> None:
    with suppress(SourceError):
        read(text)


def test_ten_thousand_rows_are_read() -> None:
    lines = ["date,title,summary,actors,place,kind,tags,id"]
    lines += [
        f'2013-05-10,Talk {n},"a, b",A; B,Sochi,visit,t,{n}' for n in range(10**4)
    ]
    text = "\n".join(lines)
    assert len(read(text).rows) == 10_000


@settings(max_examples=50)
@given(
    st.lists(
        st.lists(st.text(max_size=6), min_size=3, max_size=3).filter(
            lambda row: any(cell.strip() for cell in row)
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_a_writer_wrote_is_read(rows: list[list[str]], delimiter: str) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["first", "second", "third"], *rows])
    table = read(stream.getvalue(), delimiter=delimiter)
    header = ["first", "second", "third"]
    assert list_rows(table) == [tuple(row) for row in rows if row != header]


@settings(max_examples=50)
@given(st.text(alphabet='a,;"\n\r\t| \0=', max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(SourceError):
        table = read(text)
        assert {name for row in table.rows for name in row.values} <= set(table.columns)


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('2013,"Peace" talks,"Paris"', ["2013", '"Peace" talks', "Paris"]),
        ('2013,talks,"Paris" again', ["2013", "talks", '"Paris" again']),
        ('2013,"no "a, b" to it",x', ["2013", 'no "a, b" to it', "x"]),
        # By no reading has it three cells.
        ('2013,"x" y, z,"q"', ["2013", 'x" y, z,"q']),
    ],
)
def test_quotes_around_words_at_the_beginning_of_a_cell(
    row: str, cells: list[str]
) -> None:
    table = read(f"date,title,place\n{row}\n2014,a,b\n")
    assert list(table.rows[0].values.values()) == cells
    assert table.remarks[0].line == 2


def test_a_cell_that_ends_amidst_words_is_told() -> None:
    table = read('date,title,place\n2013,"x" y\n2014,a,b\n')
    assert [(one.line, one.reason) for one in table.skipped] == [
        (2, "a cell begins with a quotation mark and does not end with one")
    ]
    assert len(table.rows) == 1
