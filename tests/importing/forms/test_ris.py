"""RIS, read into sources."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.forms import ReadOptions
from timeline.importing.forms.ris import read, recognises
from timeline.importing.rows import SourceError, Table
from timeline.model import Value

LIST = """\
TY  - NEWS
ID  - talks13
AU  - Gogh, Vincent van
AU  - Baker, Anne, Jr.
TI  - Kerry and Lavrov
  meet the press
T2  - The Times
PB  - News UK
PY  - 2013
DA  - 2013/05/10/
UR  - https://example.org/a
UR  - https://example.org/b
Y2  - 2013/06/01
SP  - 4
EP  - 5
KW  - talks
KW  - Syria
N1  - Printed twice.
Second line.
RN  - ask him
AB  - Long.
C1  - odd
ER  - \n\
\n\
TY  - BOOK
A1  - Sherr, James
BT  - Hard Diplomacy
Y1  - 2013///spring
PB  - Chatham House
CY  - London
SN  - 978-0
ER  -
"""


def read_text(text: str) -> Table:
    return read(text, ReadOptions())


def read_record(*lines: str) -> Mapping[str, Value]:
    text = "\r\n".join(["TY  - JOUR", "ID  - a", *lines, "ER  - ", ""])
    return read_text(text).sources["a"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_list(ending: str) -> None:
    table = read_text(LIST.replace("\n", ending))
    assert table.skipped == ()
    assert dict(table.sources) == {
        "talks13": {
            "title": "Kerry and Lavrov meet the press",
            "author": ("Vincent van Gogh", "Anne Baker Jr."),
            "publisher": "The Times",
            "house": "News UK",
            "date": "2013-05-10",
            "accessed": "2013-06-01",
            "url": "https://example.org/a",
            "other_urls": ("https://example.org/b",),
            "page": "4–5",
            "work_type": "NEWS",
            "work_keywords": ("talks", "Syria"),
            "remark": "Printed twice.\nSecond line.",
            "note": "ask him",
            "abstract": "Long.",
            "C1": "odd",
        },
        "sherr-2013": {
            "title": "Hard Diplomacy",
            "author": "James Sherr",
            "publisher": "Chatham House",
            "date": "2013-21",
            "work_type": "BOOK",
            "city": "London",
            "isbn_or_issn": "978-0",
        },
    }


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        (["PY  - 2013"], {"date": "2013"}),
        (["PY  - 2013/05//"], {"date": "2013-05"}),
        (["PY  - 2013///winter"], {"date": "2013", "date_detail": "winter"}),
        (["PY  - 2013//10/"], {"PY": "2013//10/"}),
        (["PY  - in press"], {"PY": "in press"}),
        (["PY  - 13"], {"PY": "13"}),
        (["DA  - 10 May 2013"], {"date": "10 May 2013"}),
        (["DA  - 05/06/2013"], {"DA": "05/06/2013"}),
        (["DA  - 05/06/13"], {"DA": "05/06/13"}),
        (["DA  - 23/03/2015"], {"date": "23/03/2015"}),
        (["PY  - 2013", "DA  - May 10"], {"date": "2013-05-10"}),
        (["PY  - 2014", "DA  - 2013/05/10"], {"date": "2014", "DA": "2013/05/10"}),
        (["PY  - 2013", "PY  - 2014"], {"PY": ("2013", "2014")}),
        (["Y2  - last week"], {"Y2": "last week"}),
        (["RN  - a", "RN  - b"], {"note": "a\n\nb"}),
        (["N1  - a", "N1  - b"], {"remark": ("a", "b")}),
        (["A2  - Baker, Anne"], {"editor": ("Anne Baker",)}),
        (["UR  -", "DO  - 10.1/2"], {"DOI": "10.1/2"}),
        (["TI  - a", "T1  - b"], {"title": "a", "T1": "b"}),
        (["TI  - AB - not a tag"], {"title": "AB - not a tag"}),
        (["TI - one blank"], {"title": "one blank"}),
    ],
)
def test_fields(lines: list[str], values: dict[str, Value]) -> None:
    found = dict(read_record(*lines))
    found.pop("work_type", None)
    assert found == values


def test_records_without_ends_and_lines_without_records() -> None:
    table = read_text("Exported\nAU  - lost\nTY  - BOOK\nTI  - a\nTY  - BOOK\nTI  - b")
    assert [entry["title"] for entry in table.sources.values()] == ["a", "b"]
    assert [(line, text) for line, text, *_ in table.skipped] == [
        (1, "Exported"),
        (2, "AU  - lost"),
        (3, "ER  - "),
        (5, "ER  - "),
    ]


def test_an_empty_record_is_told() -> None:
    table = read_text("TY  - BOOK\nER  - \n")
    assert table.sources == {}
    assert table.skipped[0][:2] == (1, "TY  - BOOK")


@pytest.mark.parametrize("text", ["", "\n\n", "ER  - "])
def test_without_a_record(text: str) -> None:
    assert not recognises(text)
    if text.strip():
        assert read_text(text).skipped
    else:
        with pytest.raises(SourceError, match="no record of RIS"):
            read_text(text)


@pytest.mark.parametrize(
    ("text", "is_ris"),
    [
        (LIST, True),
        ("\ufeff\nTY  - JOUR", True),
        ("TY - JOUR", True),
        ("TY,AU\n", False),
        ("- TY", False),
    ],
)
def test_what_is_ris(text: str, *, is_ris: bool) -> None:
    assert recognises(text) is is_ris


@settings(max_examples=50)
@given(
    st.lists(
        st.from_regex(r"(TY|DA|PY|AU|SP|ER|T2)  - [0-9/, a]{0,12}", fullmatch=True)
    )
)
def test_any_fields_are_taken(lines: list[str]) -> None:
    table = read_text("\n".join(["TY  - BOOK", *lines]))
    assert table.sources or table.skipped


@pytest.mark.parametrize("year", [[], ["PY  - 2013"], ["PY  - 2013/05/10/"]])
def test_what_follows_a_day_is_kept(year: list[str]) -> None:
    values = read_record(*year, "DA  - 2013/05/10/evening", "Y2  - 2020/01/02/12:00")
    assert values["date"] == "2013-05-10"
    assert values["date_detail"] == "evening"
    assert values["accessed"] == "2020-01-02"
    assert values["accessed_detail"] == "12:00"
