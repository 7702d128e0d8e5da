"""What was read leniently is written strictly, and nothing else by a byte."""

from pathlib import Path

import pytest

from tests.helpers.files import DATA
from tests.helpers.rewriting import describe, rewrite_one
from timeline.diagnostics import SourceFile
from timeline.editing import rewrite
from timeline.reading import Input, load_text

REWRITTEN = {
    "citation-title-outlet-date.yaml",
    "colon-in-title.yaml",
    "container-other-name.yaml",
    "date-under-year.yaml",
    "keys-in-capitals.yaml",
    "nine-mistakes.yaml",
    "start-end.yaml",
    "title-under-another-name.yaml",
    "described-sources.yaml",
    "bad/events-elsewhere.yaml",
    "bad/key-synonym-2.yaml",
    "bad/key-synonym.yaml",
    "bad/text-unquoted.yaml",
    "bad/yaml-alias.yaml",
    "bad/yaml-indent.yaml",
    "bad/yaml-tab.yaml",
}
"""Files among the tests' data that are not in the strict form and can be."""


def assert_rewritten(text: str, expected: str, name: str = "e.yaml") -> None:
    """Check what becomes of a text, that it means the same, and stays as it is."""
    one = rewrite_one(text, name)
    assert one.data.decode() == expected
    assert not one.left
    assert describe(load_text(one.data, name=name)) == describe(
        load_text(text, name=name)
    )
    assert not rewrite_one(one.data, name).is_changed


CASES = {
    "keys in capitals": (
        "- Date: 2013   # when\n  TITLE: x\n",
        "- date: 2013   # when\n  title: x\n",
    ),
    "keys under other names": (
        "- when: 2013\n  headline: x\n  who: [A, B]\n  where: Bern\n  desc: d\n",
        "- date: 2013\n  title: x\n  actors: [A, B]\n  place: Bern\n  summary: d\n",
    ),
    "keys in quotes": (
        "- \"Date\": 2013\n  'Title': x\n",
        "- \"date\": 2013\n  'title': x\n",
    ),
    "`source` beside no `sources`": (
        "- {Date: 2013, title: x, source: s}\n",
        "- {date: 2013, title: x, source: s}\n",
    ),
    "keys of every record": (
        "actors:\n  k: {name: K, aka: [X], members: [{name: L}]}\n"
        "places:\n  b: {Name: Bern, coordinates: [46, 7]}\n"
        "sources:\n  s: {headline: H, outlet: O}\n"
        "defaults: {who: K, source: s}\n"
        "events:\n- {date: 2013, title: x, accounts: [{source: s, when: 2012}]}\n"
        "- {date: 2013, title: y, sources: [{name: q, outlet: o, pages: 3}]}\n",
        "actors:\n  k: {name: K, aliases: [X], members: [{actor: L}]}\n"
        "places:\n  b: {name: Bern, at: [46, 7]}\n"
        "sources:\n  s: {title: H, publisher: O}\n"
        "defaults: {actors: K, source: s}\n"
        "events:\n- {date: 2013, title: x, accounts: [{source: s, date: 2012}]}\n"
        "- {date: 2013, title: y, sources: [{title: q, publisher: o, page: 3}]}\n",
    ),
    "the header": (
        "Title: T\nYear: 2013\nEvents:\n- {date: 10 May, title: x}\n",
        "title: T\nyear: 2013\nevents:\n- {date: 10 May, title: x}\n",
    ),
    "events under another key": (
        "# All.\nmilestones:\n- {date: 2013, title: x}\n",
        "# All.\nevents:\n- {date: 2013, title: x}\n",
    ),
    "start and end": (
        "- start: 2013-05-10\n  title: x\n  end: 2013-05-12\n  place: Bern\n",
        "- date: 2013-05-10/2013-05-12\n  title: x\n  place: Bern\n",
    ),
    "end and start": (
        "- end: 2013-05-12\n  title: x\n  start: 2013-05-10\n",
        "- date: 2013-05-10/2013-05-12\n  title: x\n",
    ),
    "start and end in braces": (
        "- {title: x, start: 2013-05-10, end: 2013-05-12}\n"
        "- {start: 2013-05-10, end: 2013-05-12, title: y}\n",
        "- {title: x, date: 2013-05-10/2013-05-12}\n"
        "- {date: 2013-05-10/2013-05-12, title: y}\n",
    ),
    "braces over several lines": (
        "- {\n    title: x,\n    start: 2013-05-10,\n    end: 2013-05-12, # c\n  }\n",
        "- {\n    title: x,\n    date: 2013-05-10/2013-05-12, # c\n  }\n",
    ),
    "an end that says nothing": (
        "- {start: 2013, title: x, end: 2013}\n- date: 2013\n  end:\n  title: y\n",
        "- {date: 2013, title: x}\n- date: 2013\n  title: y\n",
    ),
    "dates that need the year of the file": (
        "year: 2013\nevents:\n- start: 10 May\n  end: 12 May\n  title: x\n",
        "year: 2013\nevents:\n- date: 2013-05-10/2013-05-12\n  title: x\n",
    ),
    "year, month and day": (
        "- year: 2013\n  month: 5\n  day: 3\n  title: x\n"
        "- {year: 2013, month: May, title: y}\n- {title: z, year: 2013}\n",
        "- date: 2013-05-03\n  title: x\n"
        "- {date: May 2013, title: y}\n- {title: z, date: 2013}\n",
    ),
    "day, month and year": (
        "- day: 3\n  month: 5\n  year: 2013\n  title: x\n",
        "- date: 2013-05-03\n  title: x\n",
    ),
    "the last line without a line break": (
        "- title: x\n  start: 2013-05-10\n  end: 2013-05-12",
        "- title: x\n  date: 2013-05-10/2013-05-12",
    ),
    "text without quotes": (
        "- date: 2013\n  title: Obama: no deal  # c\n"
        "- date: 2013\n  title: [?] Missiles seen\n"
        '- date: 2013\n  title: "Fool" says who?\n'
        "- date: 2013\n  title: @home\n  summary: `x`\n",
        '- date: 2013\n  title: "Obama: no deal"  # c\n'
        '- date: 2013\n  title: "[?] Missiles seen"\n'
        "- date: 2013\n  title: '\"Fool\" says who?'\n"
        '- date: 2013\n  title: "@home"\n  summary: "`x`"\n',
    ),
    "text of several lines without quotes": (
        "- date: 2013\n  title: x\n  summary: One: two\n    and 'three',\n\n"
        "    four.\n",
        "- date: 2013\n  title: x\n  summary: \"One: two\n    and 'three',\n\n"
        '    four."\n',
    ),
    "an alias to nothing": (
        "- date: 2013\n  title: x\n  place: *geneva\n",
        '- date: 2013\n  title: x\n  place: "*geneva"\n',
    ),
    "words in other letters": (
        "fields: {weight: Number}\nactors:\n  k: {name: K, type: Person}\nevents:\n"
        "- {date: 2013, title: x, status: Confirmed, confidence: 'HIGH', weight: 1}\n",
        "fields: {weight: number}\nactors:\n  k: {name: K, type: person}\nevents:\n"
        "- {date: 2013, title: x, status: confirmed, confidence: 'high', weight: 1}\n",
    ),
    "tabs": (
        "- date: 2013\n\ttitle: x\n\tsources:\n\t- one\n\t- two\n- date: 2014\n"
        "  title: y\n",
        "- date: 2013\n  title: x\n  sources:\n  - one\n  - two\n- date: 2014\n"
        "  title: y\n",
    ),
    "lines that are not lined up": (
        "events:\n- date: 2013\n  title: x\n kind: visit\n"
        " - date: 2014\n   title: y\n   summary: |\n     one\n      two\n"
        "- date: 2015\n  title: z\n",
        "events:\n- date: 2013\n  title: x\n  kind: visit\n"
        "- date: 2014\n  title: y\n  summary: |\n    one\n     two\n"
        "- date: 2015\n  title: z\n",
    ),
    "a dash without a blank": (
        "- date: 2013\n  title: x\n-date: 2014\n  title: y\n  kind: visit\n",
        "- date: 2013\n  title: x\n- date: 2014\n  title: y\n  kind: visit\n",
    ),
    "several documents": (
        "---\nWhen: 2013\ntitle: x\n---\ndate: 2014\nname: y\n",
        "---\ndate: 2013\ntitle: x\n---\ndate: 2014\ntitle: y\n",
    ),
    "keys that are merged": (
        "- &t\n  date: 2013\n  title: x\n  who: A\n- <<: *t\n  title: y\n",
        "- &t\n  date: 2013\n  title: x\n  actors: A\n- <<: *t\n  title: y\n",
    ),
    "Windows, a byte-order mark, blanks at the ends of lines": (
        "\ufeff# c  \r\n- Date: 2013   \r\n  title: Obama: no  \r\n\r\n",
        '\ufeff# c  \r\n- date: 2013   \r\n  title: "Obama: no"  \r\n\r\n',
    ),
    "a year beside its date": (
        "- {date: 10 May 2013, Title: x}\n",
        "- {date: 10 May 2013, title: x}\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_was_read_leniently_is_written_strictly(case: str) -> None:
    assert_rewritten(*CASES[case])


def test_json_stays_json() -> None:
    assert_rewritten(
        '[{"Title": "x", "start": "2013-05-10", "end": "2013-05-12"},\n'
        ' {"year": 2013, "month": 5, "day": 3, "name": "y", "status": "Denied"},\n'
        ' {"year": 2013, "title": "z"}]\n',
        '[{"title": "x", "date": "2013-05-10/2013-05-12"},\n'
        ' {"date": "2013-05-03", "title": "y", "status": "denied"},\n'
        ' {"date": 2013, "title": "z"}]\n',
        "e.json",
    )
    assert_rewritten(
        '{\n  "events": [\n    {\n      "name": "y",\n      "year": 2013,\n'
        '      "month": 5\n    }\n  ]\n}\n',
        '{\n  "events": [\n    {\n      "title": "y",\n      "date": "2013-05"\n'
        "    }\n  ]\n}\n",
        "e.json",
    )
    assert_rewritten(
        '{"date": "2013", "name": "x"}\n{"When": "2014", "title": "y"}\n',
        '{"date": "2013", "title": "x"}\n{"date": "2014", "title": "y"}\n',
        "e.jsonl",
    )


def test_of_front_matter_only_the_matter_changes() -> None:
    body = "---\nDate: not this\n\tnor: this\n"
    assert_rewritten(
        f"---\nDate: 2013\ntitle: a: b\n{body}",
        f'---\ndate: 2013\ntitle: "a: b"\n{body}',
        "e.md",
    )


def test_a_year_beside_a_date_goes_into_it() -> None:
    """The date is the same; what was typed in two places is one text now."""
    text = "- {date: 10 May, year: 2013, title: x}\n"
    one = rewrite_one(text)
    assert one.data.decode() == "- {date: 10 May 2013, title: x}\n"
    before, after = load_text(text).events[0].date, load_text(one.data).events[0].date
    assert (before, before.typed) == (after, "10 May")


LEFT = {
    "a comment that would be lost": (
        "- start: 2013-05-10\n  end: 2013-05-12 # or 13?\n  title: x\n",
        "- date: 2013-05-10\n  end: 2013-05-12 # or 13?\n  title: x\n",
        [(1, 3, "a comment on its line would be lost")],
    ),
    "a comment between lines of text": (
        "- date: 2013\n  title: x\n  summary: One: two # c\n    three\n",
        None,
        [(3, 12, "a comment stands between its lines")],
    ),
    "a key that another event brings in and says otherwise": (
        "- &t\n  when: 2013\n  title: x\n- <<: *t\n  date: 2014\n",
        None,
        [(2, 3, "that would change what the file means")],
    ),
    "a key typed twice": (
        "- Date: 2013\n  Date: 2014\n  title: x\n- {when: 2013, title: y}\n",
        "- Date: 2013\n  Date: 2014\n  title: x\n- {date: 2013, title: y}\n",
        [
            (1, 3, "it is typed twice"),
            (2, 3, "`Date` stands twice here"),
        ],
    ),
    "lines of keys typed twice": (
        "events:\n- date: 2013\n  title: x\ndate: 2014\ntitle: y\n"
        "- {date: 2015, title: z}\n",
        None,
        [
            (4, 1, "it is typed twice"),
            (4, 1, "`date` stands twice here"),
            (5, 1, "it is typed twice"),
            (5, 1, "`title` stands twice here"),
        ],
    ),
    "a value that a comma cuts": (
        "- {When: 2013, title: Kerry, Lavrov meet}\n",
        "- {date: 2013, title: Kerry, Lavrov meet}\n",
        [(1, 30, "a comma ends the value")],
    ),
    "an event that is left out": (
        "- When: 31 Feb 2013\n  title: x: y\n- When: 2013\n  title: y\n",
        "- When: 31 Feb 2013\n  title: x: y\n- date: 2013\n  title: y\n",
        [
            (1, 3, "the entry it stands in is left out: its date is not read"),
            (2, 10, "the entry it stands in is left out: its date is not read"),
        ],
    ),
    "events far down": (
        "data:\n  items:\n  - {when: 2013, title: x}\n",
        "data:\n  items:\n  - {date: 2013, title: x}\n",
        [(2, 3, "move `data.items` to the top of the file")],
    ),
    "an anchor": (
        "- start: &d 2013-05-10\n  end: 2013-05-12\n  title: x\n  note: *d\n",
        "- date: &d 2013-05-10\n  end: 2013-05-12\n  title: x\n  note: *d\n",
        [(1, 3, "an anchor, an alias or a tag stands there")],
    ),
    "a conflict": (
        "- {When: 2013, title: x}\n<<<<<<< a\n- {When: 2014, title: y}\n=======\n"
        "- {When: 2015, title: y}\n>>>>>>> b\n",
        "- {date: 2013, title: x}\n<<<<<<< a\n- {When: 2014, title: y}\n=======\n"
        "- {When: 2015, title: y}\n>>>>>>> b\n",
        [(2, 1, "a conflict of git")],
    ),
    "what is not well-formed": (
        '- When: 2013\n  title: x\n  place: "Bern\n- When: 2014\n  title: y\n',
        '- date: 2013\n  title: x\n  place: "Bern\n- date: 2014\n  title: y\n',
        [(3, 10, "the quote that opens here is never closed")],
    ),
}


@pytest.mark.parametrize("case", LEFT)
def test_what_cannot_be_shown_to_mean_the_same_is_left_alone(case: str) -> None:
    text, expected, left = LEFT[case]
    one = rewrite_one(text)
    assert one.data.decode() == (text if expected is None else expected)
    places = [(where.line, where.column, reason) for where, reason in one.left]
    assert len(places) == len(left)
    for (line, column, reason), wanted in zip(places, left, strict=True):
        assert (line, column) == wanted[:2]
        assert wanted[2] in reason
    assert not rewrite_one(one.data).is_changed


def test_what_is_not_utf_8_is_left_alone() -> None:
    data = b"- {Date: 2013, title: caf\xe9}\n"
    one = rewrite_one(data)
    assert one.data == data
    assert "the file is not UTF-8" in next(left.reason for left in one.left)


def test_what_this_program_wrote_is_left_alone() -> None:
    text = '{"format": "timeline-2", "events": [{"date": "2013", "Title": "x"}]}\n'
    one = rewrite_one(text, "e.json")
    assert not one.is_changed
    assert not one.left


def test_what_is_left_is_told_where_it_stands_afterwards() -> None:
    text = (
        "- start: 2013-05-10\n  end: 2013-05-12\n  title: x\n"
        "- When: 2014\n  title: y\n  summary: One: two # c\n    three\n"
    )
    one = rewrite_one(text)
    (before,), (after,) = one.left, one.left_after
    assert (before.where.line, after.where.line) == (6, 5)
    line = one.data.decode().splitlines()[after.where.line - 1]
    assert line[after.where.column - 1 :].startswith("One: two")


def test_files_of_one_chronology_are_read_together() -> None:
    """A key that one file declares stays what it is in the others."""
    files = [
        Input(SourceFile("a.yaml", b"fields: [who]\nevents: []\n")),
        Input(SourceFile("b.yaml", b"- {When: 2013, title: x, who: me}\n")),
        Input(SourceFile("c.yaml", b"- {date: 2014, title: y, where: Bern}\n")),
    ]
    first, second, third = rewrite(files)
    assert not first.is_changed
    assert second.data == b"- {date: 2013, title: x, who: me}\n"
    assert third.data == b"- {date: 2014, title: y, place: Bern}\n"


def test_what_cannot_be_proved_costs_nothing_else() -> None:
    lines = [f"- {{When: {1900 + n}, title: x{n}}}\n" for n in range(40)]
    for n in (3, 17, 18):
        lines[n] = f"- {{When: {1900 + n}, When: 2000, title: x{n}}}\n"
    one = rewrite_one("".join(lines))
    expected = [
        line if line.count("When") > 1 else line.replace("When", "date")
        for line in lines
    ]
    assert one.data.decode() == "".join(expected)
    assert one.changes == 37


def test_a_file_of_a_folder_that_is_no_chronology_is_left_alone() -> None:
    text = "Title: a recipe\nsteps: [boil]\n"
    file = SourceFile("r.yaml", text.encode())
    (one,) = rewrite([Input(file, from_folder=True)])
    assert not one.is_changed
    assert not one.left


def _list_data() -> list[Path]:
    found = (DATA, DATA / "bad", DATA / "cases")
    return sorted(path for folder in found for path in folder.glob("*.yaml"))


@pytest.mark.parametrize("path", _list_data(), ids=lambda path: str(path.name))
def test_these_files_are_rewritten_and_no_others(path: Path) -> None:
    data = path.read_bytes()
    one = rewrite_one(data, path.name)
    name = f"bad/{path.name}" if path.parent.name == "bad" else path.name
    assert one.is_changed == (name in REWRITTEN)
    assert describe(load_text(one.data)) == describe(load_text(data))
    assert not rewrite_one(one.data, path.name).is_changed


def test_every_file_that_is_to_be_rewritten_is_there() -> None:
    names = {
        f"bad/{path.name}" if path.parent.name == "bad" else path.name
        for path in _list_data()
    }
    assert names >= REWRITTEN
