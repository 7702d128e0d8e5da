"""What tells a form by its contents, and that none is taken for another."""

import json

import pytest

from timeline.importing.forms import FORMS
from timeline.importing.forms.contents import (
    is_delimited,
    is_records,
    is_simile,
    is_timelinejs,
)

JUDGES = (is_timelinejs, is_simile, is_records, is_delimited)
NAMES: dict[object, str] = dict(
    zip(JUDGES, ("timelinejs", "simile", "json", "csv"), strict=True)
)
SLIDE = {"start_date": {"year": "2013"}, "text": {"headline": "x"}}
WORK = {"id": "a", "type": "book", "title": "x", "issued": {"date-parts": [[2013]]}}
CASES = [
    (is_timelinejs, json.dumps({"title": {}, "events": [SLIDE]})),
    (is_timelinejs, json.dumps({"events": [{"text": {"headline": "x"}}]})),
    (is_timelinejs, '{"timeline": {"date": [{"startDate": "2013"}]}}'),
    (is_timelinejs, "Year,Month,Headline,Text,Media\n2013,,,,\n"),
    (is_timelinejs, "sep=;\nStart Date;Headline;Text;Media\n"),
    (is_timelinejs, '"Year"\t"Headline"\t"Text"\t"Media"\n'),
    (is_simile, '{"dateTimeFormat": "iso8601", "events": [{"start": "2013"}]}'),
    (is_simile, '{"events": [{"start": "2013", "latestStart": "2014"}]}'),
    (is_simile, '<data>\n<event start="2013"/></data>'),
    (is_simile, '<?xml version="1.0"?><!-- a --><!-- b --><data><event/></data>'),
    (is_simile, "<!DOCTYPE data [<!ENTITY a 'b'>]>\n<data><event/></data>"),
    (is_records, '[{"date": "2013", "title": "x"}]'),
    (is_records, '{"date": "2013", "title": "x"}\n{"date": "2014", "title": "y"}\n'),
    (is_records, '{"events": [{"start": "2013", "end": "2014", "title": "x"}]}'),
    (is_records, '{"events": [{"start_date": "2013", "text": "x"}]}'),
    (is_records, "  \n[]"),
    (is_delimited, "date,title,place\n2013,a,b\n2014,c,d\n"),
    (is_delimited, 'date;title;place\n2013;"a;b";c\n2014;c;d\n'),
    (is_delimited, "date\ttitle\n2013\ta, b\n2014\tc\n"),
    (is_delimited, "sep=|\na|b\n"),
]
OTHERS = [
    json.dumps([WORK]),
    json.dumps({"format": "timeline-2", "title": "", "events": []}),
    '{"id": "x", "date": {"typed": "10 May", "edtf": "2013-05-10"}, "title": "y"}\n',
    "",
    "Prose, with commas, in it.\nAnd another line, which has, fewer.\nA third line.\n",
    "[a link](https://example.org), and text\n",
    "[[2013]] is a link, too\n",
    "| date | title |\n|---|---|\n| 2013 | a |\n",
    "<html><body><table></table></body></html>",
    "- date: 2013\n  title: x\n",
    "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n",
    "2013: an event\n2014: another, with commas, two\n2015: x\n",
    "TY  - BOOK\nA1  - Name, A., b\nER  - \n",
    "date,title\n2013,a\n",
]


@pytest.mark.parametrize(("judge", "text"), CASES)
def test_a_text_is_of_one_form(judge: object, text: str) -> None:
    assert [one for one in JUDGES if one(text)] == [judge]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_of_another_form_or_none_is_not_taken(text: str) -> None:
    assert not [one for one in JUDGES if one(text)]


@pytest.mark.parametrize(("judge", "text"), CASES)
def test_no_form_before_it_takes_it(judge: object, text: str) -> None:
    first = next(form.name for form in FORMS if form.recognises(text))
    assert first == NAMES[judge]


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' * 20_000,
        '{"' + '\\"' * 40_000,
        "[" * 100_000,
        "<!--" * 20_000,
        "<!-- -->" * 20_000,
        "<!DOCTYPE data [" + "]  " * 30_000,
        "<data " * 20_000,
        "sep=" + "," * 100_000,
        ",;\t" * 40_000,
        '"' * 100_000,
        " " * 100_000,
        "\n" * 100_000,
    ],
)
def test_recognising_comes_to_an_end(text: str) -> None:
    for judge in JUDGES:
        judge(text)
