"""The table of forms, and that none takes a text of another for its own."""

from contextlib import suppress
from importlib import import_module

import pytest

from timeline.importing.forms import FORMS, ReadOptions
from timeline.importing.rows import SourceError

SAMPLES = {
    "chronology": "timeline: 1\nevents:\n- date: 2013-05-10\n  title: Talks\n",
    "ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20130510\nEND:VEVENT\n"
    "END:VCALENDAR\n",
    "ris": "TY  - BOOK\nTI  - 2013 - 2014: War #tag\nER  - \n",
    "csl": '[{"id": "a", "type": "book", "title": "x", "author": [{"literal": "y"}]}]',
    "markwhen": "section A\n2013-05 - now: Talks | walks #tag\n",
    "html": "<table><tr><th>Date<th>Event<tr><td>2013<td>x</table>",
    "markdown": "# 2013 - 2014\n\n| Date | Event |\n|---|---|\n| 2013 | x |\n",
}
OTHERS = {
    "records": '[{"id": 1, "type": "visit", "date": "2013", "title": "x"}]',
    "geojson": '{"type": "FeatureCollection", "features": []}',
    "csv": "date,title\n2013-05-10,Talks\n2013-05-11,Walks\n",
    "bars": "date|title\n2013-05-10|Talks\n",
    "notes": "date: 2013-05-10\ntitle: Talks\n",
    "prose": "In 2013: nothing.\n\nNote: <b>text</b> | more\n---\n",
    "xml": '<?xml version="1.0"?>\n<data><event start="2013">y</event></data>',
    "nothing": "",
    "noise": "\x00\ufeff\u202e" * 10,
}


def find_recognising(text: str) -> str:
    """Return the form that a text is taken for: the first that says so."""
    return next((form.name for form in FORMS if form.recognises(text)), "")


def test_forms_have_names_and_endings_of_their_own() -> None:
    names = [form.name for form in FORMS]
    endings = [ending for form in FORMS for ending in form.endings]
    assert len({*names}) == len(names)
    assert len({*endings}) == len(endings)
    assert all(
        ending.startswith(".") and ending == ending.lower() for ending in endings
    )
    for form in FORMS:
        assert import_module(form.module).__doc__
        assert not form.summary.endswith(".")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_text_is_of_one_form(name: str) -> None:
    text = SAMPLES[name]
    assert find_recognising(text) == name
    assert find_recognising("\ufeff" + text.replace("\n", "\r\n")) == name
    (form,) = (form for form in FORMS if form.name == name)
    table = form.read(text, ReadOptions())
    assert table.form == name
    assert table.rows or table.sources


@pytest.mark.parametrize("name", OTHERS)
def test_other_texts_are_of_none_of_these(name: str) -> None:
    assert find_recognising(OTHERS[name]) not in SAMPLES


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("text", [*SAMPLES.values(), *OTHERS.values()])
def test_a_text_of_another_form_is_refused_or_read(name: str, text: str) -> None:
    """Whatever it is told to read, a reader crashes at nothing."""
    (form,) = (form for form in FORMS if form.name == name)
    with suppress(SourceError):
        table = form.read(text, ReadOptions())
        assert table.rows or table.sources or table.skipped or name == "csl"
