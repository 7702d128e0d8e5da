"""Tables in HTML."""

import pytest

from timeline.importing.forms import ReadOptions
from timeline.importing.forms.htmltables import read, recognises
from timeline.importing.rows import Remark, SourceError, Table

WIKI = """\
<!DOCTYPE html>
<html><head><title>List of talks</title></head><body>
<h2>Spring of <i>2013</i></h2>
<table class="wikitable sortable">
<caption>Talks &amp; visits</caption>
<tr><th rowspan="2">Date<th colspan="2">Who<th rowspan="2">Where</tr>
<tr><th>From<th>To
<tr><td colspan="4">May</td></tr>
<tr><td rowspan="2">10 May<td>Kerry <td><a href="/wiki/Lavrov">Sergei
Lavrov</a><sup><a href="#cite-1">[1]</a></sup><td>Mos<br>cow
<tr><td>Cameron<td>Putin<td>Sochi
</table>
"""


def read_text(text: str, at: str = "", *, header: bool = True) -> Table:
    return read(text, ReadOptions(at=at, header=header))


def test_an_encyclopedia_s_table() -> None:
    table = read_text(WIKI)
    assert table.title == "Talks & visits"
    assert table.columns == (
        "section",
        "Date",
        "Who From",
        "Who To",
        "Who To link",
        "Where",
    )
    assert [row.line for row in table.rows] == [9, 11]
    first, second = (row.values for row in table.rows)
    assert first == {
        "section": "May",
        "Date": "10 May",
        "Who From": "Kerry",
        "Who To": "Sergei Lavrov",
        "Who To link": "/wiki/Lavrov",
        "Where": "Mos\ncow",
    }
    assert second["Date"] == "10 May"
    assert second["Who To"] == "Putin"


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>a<td>b<tr><td>1<td>2</table>",
        "<table><td>a<td>b<tr><td>1<td>2",
        "<table><tr><th>a</th><th>b</th></tr></thead><tr><td>1</td><td>2</td></tr>",
        "<table><thead><tr><td>a<td>b<tbody><tr><td>1<td>2</tbody></table>",
        "<TABLE><TR><TD>a</TD><TD>b</TD></TR><TR><TD>1</TD><TD>2</TD></TR></TABLE>",
        "<table><tr><td>a<td>b</tr><tr></tr><tr><td>1<td>2</table>",
        "<table><tr><th>a<th>b<tr><th>1<th>2</table>",
        "<table><tr><td>a<td>b<tr><td colspan=x>1<td rowspan=-1>2</table>",
        "<div><table><!-- <tr><td>x --><tr><td> a <td>\nb<tr><td>1<td>2",
    ],
)
def test_tags_may_lack(text: str) -> None:
    assert [row.values for row in read_text(text).rows] == [{"a": "1", "b": "2"}]


def test_cells_that_span_stand_in_all_their_places() -> None:
    table = read_text(
        "<table><tr><td>a<td>b<td>c<tr><td rowspan=0>1<td colspan=2>2<tr><td>3</table>"
    )
    assert [row.values for row in table.rows] == [
        {"a": "1", "b": "2", "c": "2"},
        {"a": "1", "b": "3"},
    ]


def test_rows_are_spanned_within_their_group_only() -> None:
    table = read_text(
        "<table><tr><td>a<td>b<tbody><tr><td rowspan=9>1<td>2<tbody><tr><td>3</table>"
    )
    assert [row.values for row in table.rows] == [{"a": "1", "b": "2"}, {"a": "3"}]


def test_names_of_columns_are_unique() -> None:
    table = read_text("<table><tr><th>a<th><th>a<tr><td>1<td>2<td>3</table>")
    assert table.columns == ("a", "column 2", "a 2")


def test_without_headings_columns_have_numbers() -> None:
    table = read_text("<table><tr><td>1<td>2</table>", header=False)
    assert [row.values for row in table.rows] == [{"column 1": "1", "column 2": "2"}]


def test_a_heading_across_the_table_is_its_title() -> None:
    table = read_text("<table><tr><th colspan=2>T<tr><th>a<th>b<tr><td>1<td>2</table>")
    assert (table.title, table.columns) == ("T", ("a", "b"))


def test_tables_that_are_alike_are_one() -> None:
    table = read_text(
        "<h2>2013</h2><table><tr><th>Day<tr><td>1 May</table>"
        "<h2>2014</h2><table><tr><th>Day<tr><td>2 May</table>"
    )
    assert [row.values for row in table.rows] == [
        {"heading": "2013", "Day": "1 May"},
        {"heading": "2014", "Day": "2 May"},
    ]


SEVERAL = (
    "<table><caption>One</caption><tr><th>a<tr><td>1</table>\n"
    "<table><caption>Visits</caption><tr><th>b<tr><td>2<table><tr><td>c<tr><td>3</table>"
    "</table>"
)


def test_of_several_tables_one_is_chosen() -> None:
    assert read_text(SEVERAL, "1").columns == ("a",)
    assert read_text(SEVERAL, "visits").rows[0].values == {"b": "2\nc\n3"}
    assert read_text(SEVERAL, "3").columns == ("c",)


def test_several_tables_are_asked_about() -> None:
    with pytest.raises(
        SourceError, match=r"3 tables .*2 \(line 2, 'Visits'\)"
    ) as raised:
        read_text(SEVERAL)
    assert raised.value.remedy is not None
    with pytest.raises(SourceError, match="no table 'Visit'") as raised:
        read_text(SEVERAL, "Visit")
    assert raised.value.hint.startswith("did you mean Visits?")
    with pytest.raises(SourceError, match="no table '4'"):
        read_text(SEVERAL, "4")
    with pytest.raises(SourceError, match="2 tables with the heading 'x', at lines 1"):
        read_text(
            "<table><caption>x</caption><tr><td>a</table>"
            "<table><caption>x</caption><tr><td>b</table>",
            "x",
        )


@pytest.mark.parametrize(
    "text", ["", "<html><p>No table.</html>", "<table></table>", "<table><tr></table>"]
)
def test_without_a_table_nothing_is_read(text: str) -> None:
    with pytest.raises(SourceError, match="there is no table in this HTML"):
        read_text(text)


def test_what_would_take_all_memory_is_refused() -> None:
    with pytest.raises(SourceError, match="span more places") as raised:
        read_text("\n<table><tr>" + "<td colspan=1000>x" * 2_000)
    assert raised.value.line == 2
    tall = "<table><tr>" + "<td rowspan=65534>x" * 1000 + "<tr>" * 2_000
    with pytest.raises(SourceError, match="span more places"):
        read_text(tall)
    with pytest.raises(SourceError, match="within tables more than 20 deep"):
        read_text("<table><tr><td>" * 5000)


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        (WIKI, True),
        ("\ufeff\n<html>", True),
        ('<?xml version="1.0"?>\n<!-- - -- a -->\n<html xmlns="x">', True),
        ("<table><tr><td>x", True),
        ("<data><event/></data>", False),
        ("<tablet>", False),
        ("<p align=center>Title</p>\n\n|a|b|\n|-|-|\n|1|2|\n<table>", False),
        ("<div>\n<table><tr><td>x", True),
        ("<p>no table", False),
        ("Day,Event\n1,<table>", False),
        ("", False),
        ("<!--" * 50_000, False),
    ],
)
def test_what_is_html(text: str, *, is_html: bool) -> None:
    assert recognises(text) is is_html


def test_marks_of_footnotes_are_left_out_and_told() -> None:
    mark = '<sup class="reference"><a href="https://example.org/a#note-1">[1]</a></sup>'
    table = read_text(
        "<table><tr><th>Date<th>Event\n"
        f"<tr><td>10 May 2013{mark}<td>CO<sup>2</sup> talks"
        '<sup><a href="#n2">2</a></sup> in <a href="/x">Paris</a>\n</table>'
    )
    assert [dict(row.values) for row in table.rows] == [
        {"Date": "10 May 2013", "Event": "CO2 talks in Paris", "Event link": "/x"}
    ]
    assert table.remarks == (Remark(2, "2 marks of footnotes left out"),)


def test_a_section_may_begin_above_the_headings() -> None:
    table = read_text(
        "<table><tr><th colspan=2>2013<tr><th>Date<th>Event<tr><td>1 May<td>a"
        "<tr><th colspan=2>2014<tr><td>2 May<td>b</table>"
    )
    assert [row.values["section"] for row in table.rows] == ["2013", "2014"]
