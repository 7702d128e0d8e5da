"""Sources of every form, from their bytes to events: nothing of them is lost unsaid.

Each is in the shape in which its program or its data set writes it, or odd in a way in
which files are.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest

from tests.helpers.files import DATA
from tests.helpers.importing import put_in
from timeline import Severity, load_text
from timeline.checks import check
from timeline.diagnostics import ExpectedError, SourceFile
from timeline.importing.applying import apply_map
from timeline.importing.cells import Cells
from timeline.importing.combining import read_drafts
from timeline.importing.forms.htmltext import strip_html
from timeline.importing.maps import DateRecipe, Recipe, RecordRecipe
from timeline.importing.rows import Row
from timeline.importing.sources import Source, SourceOptions, open_source
from timeline.inert import restore_cell
from timeline.yamltext import Prose

_UNWANTED = {"key-unknown", "kind-unknown", "status-unknown", "field-type"}


class Sample(NamedTuple):
    """A source, and what is said of it."""

    name: str
    text: str | bytes
    options: SourceOptions = SourceOptions()
    rows: int = 1
    """How many events come of it."""


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


_SLIDE = {
    "start_date": {"year": "2013", "month": "5", "day": "10"},
    "text": {"headline": "Cameron <b>flies</b>", "text": "<p>To Sochi &amp; back</p>"},
    "media": {"url": "https://example.org/a.jpg", "caption": "At sea", "credit": "AP"},
    "group": "Visits",
    "unique_id": "fly",
    "background": {"color": "#fff"},
}
_ICS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
X-WR-CALNAME:Visits
BEGIN:VTIMEZONE
TZID:Odd/Zone
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:fly@example.org
DTSTAMP:20130101T000000Z
DTSTART;TZID=Odd/Zone:20130510T090000
DTEND;TZID=Odd/Zone:20130510T113000
SUMMARY:Cameron flies\\, at last
DESCRIPTION:To Sochi\\nand ba
 ck
LOCATION:Sochi
CATEGORIES:visit,talks
ATTENDEE;CN="Putin, Vladimir":mailto:p@example.org
ORGANIZER;CN=Office:mailto:o@example.org
STATUS:TENTATIVE
URL:https://example.org/a
X-ODD-THING;P=q:kept
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
END:VALARM
END:VEVENT
BEGIN:VTODO
SUMMARY:Write it up
END:VTODO
END:VCALENDAR
"""
_SIMILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<data wiki-url="https://example.org/wiki/">
<!-- dates of two kinds -->
<event start="May 10 2013 09:00:00 GMT" title="Cameron flies" link="https://example.org"
 color="red">To &lt;b&gt;Sochi&lt;/b&gt; &amp; back</event>
<event start="1962-10-16" end="1962-10-28" isDuration="true" title="Crisis"
 icon="a.png"><![CDATA[Thirteen <i>days</i>]]></event>
</data>
"""
_HTML = """\
<html><body><h2>Visits</h2><table>
<tr><th>Date<th>Event<th colspan=2>Who
<tr><td colspan=4>Spring
<tr><td rowspan=2>10 May 2013<td>Cameron <a href="https://example.org/a">flies</a>
<td>Cameron<td>Putin
<tr><td>They walk<td>Both<td style="display: none">hidden
</table><p>Prose.</p></body></html>
"""
_MARKDOWN = """\
# Visits

| Date       | Event \\| act        | Who |
|:-----------|:-------------------:|-----|
| 2013-05-10 | Cameron **flies** to [Sochi](https://example.org/s) | Cameron; Putin |
| 2013-05-11 | `code` and ~~more~~ | | surplus |
"""
_MARKWHEN = """\
---
title: Visits
tags: {talks: red}
---
section Spring
2013-05-10: Cameron flies #visit @Putin
location: Sochi
key: value
- [x] met him
// a comment
May 2013 - now: Talks
05/06/2013: two ways
week of june: text
endSection
"""
_RIS = """\
TY  - RPRT
AU  - Sherr, James
TI  - Comment
PY  - 2013/05/12/
UR  - https://example.org
N1  - Printed twice
XX  - odd
ER  -

TY  - BOOK
TI  - No end
"""
_CSL = [
    {
        "id": "sherr-2013",
        "type": "article-newspaper",
        "title": "Comment",
        "author": [{"family": "Sherr", "given": "James"}],
        "issued": {"date-parts": [[2013, 5, 12]]},
        "container-title": "The Paper",
        "odd key": "kept",
    }
]
_TIME_SHEET = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,"
    "Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n"
    "2013,5,10,,,,,,10 May,Cameron flies,<p>To Sochi</p>,https://example.org/a.jpg,AP,At"
    " sea,,,Visits,#fff\n-44,3,15,,,,,,,Caesar dies,,,,,,,,\n"
    "2013,,,,,,,,,The title,About it,,,,,title,,\n"
)

SAMPLES = [
    # Tables.
    Sample("plain.csv", "date,title,place\n2013-05-10,Cameron flies,Sochi\n"),
    Sample("bom.csv", "\ufeffdate,title\r\n2013-05-10,Zoë flies\r\n"),
    Sample("wide.csv", "date,title\n2013-05-10,Ünal\n".encode("utf-16")),
    Sample(
        "old.csv",
        "date;title\n2013-05-10;Café\n".encode("cp1252"),
        SourceOptions(encoding="cp1252"),
    ),
    Sample("semicolons.csv", "date;title;n\n13.05.2013;Treffen;1,5\n"),
    Sample("tabs.tsv", 'date\ttitle\tnote\n2013-05-10\tHe said "no"\tthree\n'),
    Sample("pipes.csv", "sep=|\ndate|title\n2013-05-10|A, b; c\n"),
    Sample("lines.csv", 'date,title,summary\n2013-05-10,"A ""b""","one\n\ntwo, x"\n'),
    Sample("title.csv", "Visits of 2013\nSource: press\ndate,title,x\n2013,A,1\n"),
    Sample("again.csv", "date,title\n2013,A\ndate,title\n2014,B\n", rows=2),
    Sample("wider.csv", "date,title\n2013-05-10,A,surplus,more\n2014,B\n", rows=2),
    Sample("same.csv", "date,title,x,x,\n2013-05-10,A,1,2,3\n"),
    Sample(
        "formula.csv",
        'date,title,note\n2013,"=HYPERLINK(""x"")",\'-1+1\n2014,@b,+c\n',
        rows=2,
    ),
    Sample(
        "headless.csv",
        "2013-05-10,Cameron flies,Sochi\n2013-05-11,They walk,Sochi\n",
        SourceOptions(header=False),
        rows=2,
    ),
    Sample(
        "figures.csv",
        "date,title\n5/10/2013,A\n13/10/2013,B\n",
        SourceOptions(order="day-first"),
        rows=2,
    ),
    Sample("units.csv", "year,month,day,title\n1908,9,0,A\n1914,July,28,B\n", rows=2),
    Sample("span.csv", "start,end,title\n2013-05-10,2013-05-12,A\n2014,,B\n", rows=2),
    Sample(
        "bad.csv",
        "date,title\nsoon,A\n2013-02-30,B\n2014,\n2015,D\n2016,E\n"
        "2017,F\n2018-01-02,G\n2018-01-03,H\n2019,I\n2019,J\n2020,K\n",
        rows=8,
    ),
    Sample("twice.csv", "id,date,title\n1,2013,A\n1,2013,A\n1,2014,B\n", rows=2),
    Sample(
        "yaml.csv", "date,title,note\n2013,'- a: [b',\"{c: &d *e !f | > %g ` # h\"\n"
    ),
    Sample("words.csv", "date,title,x,y\n2013,null,~,yes\n2014,No,1e5,0x1f\n", rows=2),
    Sample("signs.csv", "date,title,x\n2013,a\x1b[31mb \u202e c\u2028d,##[e]\n"),
    Sample("names.csv", "date,title,begin,id key,sources.x,[ ]\n2013,A,early,7,p,q\n"),
    Sample("numbers.csv", "date,title,n,m\n2013,A,007,1.50\n2014,B,-3,\n", rows=2),
    Sample("kinds.csv", "date,title,type,status\n2013,A,Odd Sort,Sworn\n"),
    Sample("long.csv", f"date,title,text\n2013,{'word ' * 60},{'x' * 3000}\n"),
    Sample("sheet.csv", _TIME_SHEET, rows=2),
    # JSON.
    Sample("list.json", dump([{"date": "2013-05-10", "title": "A", "n": 1.50}])),
    Sample(
        "nested.json",
        dump(
            {"meta": {"by": "me"}, "cases": {"items": [{"date": "2013", "title": "A"}]}}
        ),
        SourceOptions(at="cases.items"),
    ),
    Sample(
        "inherits.json",
        dump(
            [
                {"country": "Nepal", "visits": [{"date": "2013", "title": "A"}]},
                {"country": "Laos", "visits": []},
            ]
        ),
    ),
    Sample(
        "ids.json",
        dump(
            {
                "a": {"date": "2013", "title": "A", "x": {"y": [1, None]}},
                "b": {"date": "2014", "title": "B", "x": "z"},
            }
        ),
        rows=2,
    ),
    Sample(
        "lines.jsonl",
        '{"date": "2013", "title": "A"}\n{oops\n{"date": "2014", '
        '"title": "B", "deep": {"a": [{"b": "c"}, "d"]}}\n',
        rows=2,
    ),
    Sample("twice.json", '[{"date": "2013", "title": "A", "x": "p", "x": "q"}]'),
    Sample("halves.json", '[{"date": "2013", "title": "a\\ud83d b", "y": true}]'),
    Sample(
        "epoch.json",
        dump(
            [
                {"timestamp": 1368180000, "title": "A"},
                {"timestamp": 1368266400, "title": "B"},
            ]
        ),
        rows=2,
    ),
    Sample(
        "mixed.json",
        dump(
            [
                {
                    "date": "2013",
                    "title": "A",
                    "sources": [{"title": "T", "odd": "o"}, "Reuters"],
                }
            ]
        ),
    ),
    Sample(
        "points.geojson",
        dump(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "properties": {"date": "2013", "title": "A"},
                        "geometry": {"type": "Point", "coordinates": [1.5, 2]},
                    }
                ],
            }
        ),
    ),
    # Timelines.
    Sample(
        "three.json",
        dump(
            {
                "title": {"text": {"headline": "T", "text": "about"}},
                "events": [_SLIDE],
                "scale": "human",
            }
        ),
    ),
    Sample(
        "one.json",
        dump(
            {
                "timeline": {
                    "headline": "T",
                    "type": "default",
                    "date": [
                        {
                            "startDate": "2013,5,10",
                            "headline": "A",
                            "text": "b",
                            "tag": "c",
                            "asset": {"media": "https://example.org", "credit": "d"},
                        }
                    ],
                }
            }
        ),
    ),
    Sample("simile.xml", _SIMILE, rows=2),
    Sample(
        "simile.json",
        dump(
            {
                "dateTimeFormat": "iso8601",
                "events": [
                    {
                        "start": "2013-05-10",
                        "latestStart": "2013-05-12",
                        "title": "A",
                        "description": "b <i>c</i>",
                        "image": "d.png",
                    }
                ],
            }
        ),
    ),
    Sample("visits.mw", _MARKWHEN, rows=2),
    # Calendars, pages, works.
    Sample("cal.ics", _ICS),
    Sample("crlf.ics", _ICS.replace("\n", "\r\n")),
    Sample("cut.ics", _ICS[: _ICS.index("BEGIN:VALARM")], rows=0),
    Sample("page.html", _HTML, rows=2),
    Sample("page.md", _MARKDOWN, rows=2),
    Sample("works.ris", _RIS, rows=0),
    Sample("works.json", dump(_CSL), rows=0),
    # Chronologies.
    Sample(
        "own.yaml",
        "year: 2013\nfields: {n: number}\nevents:\n- {date: 10 May, "
        "title: A, id: a, n: 07, odd: [x]}\n- {date: after a, title: B}\n",
        rows=2,
    ),
    Sample(
        "own.json",
        dump(
            {
                "format": "timeline-2",
                "title": "T",
                "events": [
                    {
                        "id": "a",
                        "date": {"typed": "2013", "edtf": "2013"},
                        "title": "A",
                        "own": {"b": "c"},
                    }
                ],
            }
        ),
    ),
]
DATA_SETS = [
    Sample(path.name, path.read_bytes(), rows=-1)
    for path in sorted((DATA / "import").iterdir())
]


def read(sample: Sample) -> Source:
    text = sample.text
    data = text if isinstance(text, bytes) else text.encode()
    return open_source(SourceFile(sample.name, data), sample.options)


def list_texts(value: Any) -> Iterator[str]:
    """Yield the texts of a value, whatever its depth; of a mapping its keys, too."""
    if isinstance(value, Prose):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield key
            yield from list_texts(one)
    else:
        for one in value:
            yield from list_texts(one)


def fold(text: str) -> str:
    return " ".join(text.split())


def list_changed(source: Source) -> Iterator[str]:
    """Yield the columns whose values are said in other words: dates, codes."""
    for recipes in (*source.map.events.values(), *source.map.fields.values()):
        for recipe in recipes:
            if isinstance(recipe, DateRecipe) or (
                isinstance(recipe, Recipe)
                and (recipe.words or recipe.codes or recipe.parts)
            ):
                yield from recipe.list_columns()
            elif isinstance(recipe, RecordRecipe):
                continue


def find_lost(source: Source, row: Row) -> list[str]:
    """Return the texts of a row that are not in the event made of it."""
    drafts = apply_map(source.map, source.table._replace(rows=(row,), skipped=()))
    if drafts.left:
        assert drafts.left[0].reason
        return []
    (draft,) = drafts.drafts
    made = fold(" ".join(list_texts(draft.tree)))
    changed, left_out = set(list_changed(source)), set(source.map.leave)
    missing = source.map.missing
    lost = []
    for column, value in row.values.items():
        if column in changed | left_out:
            continue
        for typed in list_texts(value):
            text = restore_cell(typed) if source.map.inert else typed
            plain = strip_html(text) if column in source.table.html else text
            parts = re.split("[;,|]", plain)
            is_there = fold(text) in made or fold(plain) in made
            # Which status an event has that says nothing of it goes unsaid.
            is_usual = (column, text) == ("status", "reported")
            if text.strip() in missing or is_there or is_usual:
                continue
            lost += [part for part in parts if fold(part) not in made]
    return lost


@pytest.mark.parametrize("sample", [*SAMPLES, *DATA_SETS], ids=lambda one: one.name)
def test_nothing_of_a_source_is_lost_unsaid(sample: Sample) -> None:
    source = read(sample)
    for row in source.table.rows:
        assert find_lost(source, row) == []
    drafts = apply_map(source.map, source.table)
    assert drafts.rows == len(drafts.drafts) + len(drafts.left)
    told = {(one.line, one.text) for one in (*drafts.left, *drafts.beside)}
    assert told >= {(one.line, one.text) for one in source.table.skipped}
    imported = read_drafts(drafts)
    assert len(imported.drafts.drafts) == len(drafts.drafts)
    if sample.rows >= 0:
        assert len(drafts.drafts) == sample.rows
    text = imported.format()
    chronology = load_text(text)
    assert len(chronology.events) == len(drafts.drafts)
    found = check(chronology)
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert [one for one in found if one.code in _UNWANTED] == []


_OWN = b"timeline: 1\nevents:\n- {date: 2013-05-10, title: Mine, id: mine}   # kept\n"


@pytest.mark.parametrize("sample", [*SAMPLES, *DATA_SETS], ids=lambda one: one.name)
def test_it_goes_into_a_file_once(sample: Sample) -> None:
    source = read(sample)
    imported = read_drafts(apply_map(source.map, source.table))
    names = [source.map.source]
    first = put_in(_OWN, imported, names)
    assert b"- {date: 2013-05-10, title: Mine, id: mine}   # kept\n" in first.data
    assert len(first.again.new) == len(imported.drafts.drafts)
    second = put_in(first.data, imported, names)
    assert second.data == first.data
    kept = len(second.again.unchanged) + len(second.again.known)
    assert kept == len(imported.drafts.drafts)
    assert {one.code for one in check(load_text(first.data))}.isdisjoint(_UNWANTED)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"\n \n\t\n"),
        ("zeros.csv", b"\x00" * 400),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("wide.csv", "date,title\n2013,A\n".encode("utf-16-le")),
        ("latin.csv", "date,title\n2013,Café\n".encode("cp1252")),
        ("deep.json", b"[" * 100_000),
        ("cut.json", b'[{"date": "2013", "title": "A"'),
        ("two.json", dump({"a": [{"date": "1", "title": "x"}] * 2,
                           "b": [{"date": "1", "title": "x"}] * 2}).encode()),
        ("laughs.xml", b'<!DOCTYPE data [<!ENTITY a "b">]><data><event start="2013" '
         b'title="&a;"/></data>'),
        ("prose.txt", b"Nothing to be seen here.\n"),
        ("prose.html", b"<p>No table</p>"),
        ("empty.yaml", b"timeline: 1\nevents: []\n"),
        ("no-date.csv", b"name,place,who\na,b,c\nd,e,f\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(name: str, text: bytes) -> None:
    with pytest.raises(ExpectedError) as caught:
        open_source(SourceFile(name, text), SourceOptions())
    assert caught.value.message
    assert "Traceback" not in caught.value.message


def test_cells_are_found_by_their_own_names_first() -> None:
    cells = Cells({"a.b": "x", "a": {"b": "y"}}, (), ())
    assert cells.find("a.b") == "x"
