"""From a file to its documents: how it is framed, and what counts as nothing."""

from collections.abc import Mapping

import pytest

from tests.helpers.chronologies import find_problem, list_titles, load_sound
from timeline.model import Chronology
from timeline.reading import load_text


def places(chronology: Chronology) -> list[tuple[str, int, int, int]]:
    """Return the code and place of every diagnostic, in the order found."""
    return [
        (found.code, found.where.line, found.where.column, found.where.length)
        for found in chronology.diagnostics
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\n- {date: 2013, title: A}\n",
        "- {date: 2013, title: A}\n...\n",
        "%YAML 1.1\n---\n- {date: 2013, title: A}\n",
        "# comment\n\n- {date: 2013, title: A}",
        '{"events": [{"date": "2013", "title": "A"}]}',
        '# by hand\n{"events": [{"date": "2013", "title": "A"}]}\n',
        "\ufeffevents:\n- {date: 2013, title: A}\n",
        '\ufeff[{"date": "2013", "title": "A"}]',
        "- {date: 2013, title: A}\n--- # nothing more\n...\n---\n",
        "--- {date: 2013, title: A}\n",
    ],
)
def test_one_document_is_read_however_it_is_framed(text: str) -> None:
    chronology = load_sound(text)
    assert list_titles(chronology) == ["A"]


@pytest.mark.parametrize(
    "text",
    [
        "---\n- {date: 2013, title: A}\n---\n- {date: 2014, title: B}\n",
        "- {date: 2013, title: A}\n...\n- {date: 2014, title: B}\n",
        "date: 2013\ntitle: A\n---\ndate: 2014\ntitle: B\n",
        "events: [{date: 2013, title: A}]\n---\n- {date: 2014, title: B}\n",
        "--- {date: 2013, title: A}\n--- [{date: 2014, title: B}]\n",
        "%YAML 1.1\n---\n- {date: 2013, title: A}\n---\n- {date: 2014, title: B}\n",
        "date: 2013\r\ntitle: A\r\n---\r\ndate: 2014\r\ntitle: B\r\n",
        "title: X\n---\n- {date: 2013, title: A}\n---\n---\n- {date: 2014, title: B}\n",
    ],
)
def test_each_document_of_a_file_is_read(text: str) -> None:
    chronology = load_sound(text)
    assert list_titles(chronology) == ["A", "B"]


@pytest.mark.parametrize("scalar", ["|\n    a\n    ---\n    b", "'a --- b'", "---x"])
def test_hyphens_within_a_value_begin_no_document(scalar: str) -> None:
    chronology = load_sound(f"- date: 2013\n  title: A\n  summary: {scalar}\n")
    assert "---" in chronology.events[0].summary


def test_places_in_a_later_document_are_those_of_the_file() -> None:
    chronology = load_text(
        "- {date: 2013, title: A}\n---\n# c\n- {date: 31 Feb 2014, title: B}\n"
    )
    assert places(chronology) == [("date-invalid", 4, 10, 11)]


def test_header_of_a_document_holds_for_the_file_but_its_year_for_itself() -> None:
    chronology = load_text(
        "title: X\nyear: 2013\nfields: [own]\nevents: [{date: 3 May, title: A}]\n---\n"
        "- {date: 2014, title: B, own: x}\n- {date: 3 May, title: C}\n"
    )
    assert places(chronology) == [("date-year-missing", 7, 10, 5)]
    assert chronology.title == "X"
    assert list_titles(chronology) == ["A", "B"]


def test_mistake_in_a_document_costs_the_others_nothing() -> None:
    chronology = load_text(
        "date: 2013\ntitle: A\n---\ndate: [\ntitle: B\n---\ndate: 2015\ntitle: C\n"
    )
    assert [found.code for found in chronology.diagnostics] == ["yaml-syntax"]
    assert list_titles(chronology) == ["A", "C"]
    assert [one.reason for one in chronology.left_out] == ["syntax"]


def test_document_that_is_nothing_of_ours_is_reported_and_counted() -> None:
    chronology = load_text("- {date: 2013, title: A}\n---\nfoo: bar\n")
    assert places(chronology)[0] == ("yaml-documents", 3, 1, 1)
    assert list_titles(chronology) == ["A"]
    assert [(one.where.line, one.reason) for one in chronology.left_out] == [
        (3, "shape")
    ]


@pytest.mark.parametrize(
    "text",
    [
        '{"date": "2013", "title": "A"}\n{"date": "2014", "title": "B"}\n',
        '{"date": "2013", "title": "A"}\r\n\r\n{"date": "2014", "title": "B"}',
        '{"date": "2013", "title": "A"}\n# c\n\n{"date": "2014", "title": "B"}\n',
        '{"events": [{"date": "2013", "title": "A"}]}\n{"date": "2014", "title": "B"}',
        '\ufeff{"date": "2013", "title": "A"}\n{"date": "2014", "title": "B"}\n',
    ],
)
def test_each_line_of_json_lines_is_an_event_or_a_chronology(text: str) -> None:
    chronology = load_sound(text)
    assert list_titles(chronology) == ["A", "B"]


def test_line_of_json_lines_that_is_broken_costs_no_other() -> None:
    good = '{"date": "2013", "title": "A"}\n'
    for number in range(4):
        lines = [good] * 3
        lines.insert(number, '{"date": "2014", "title": "B"\n')
        chronology = load_text("".join(lines))
        assert list_titles(chronology) == ["A"] * 3
        found = find_problem(chronology)
        assert (found.code, found.where.line) == ("yaml-syntax", number + 1)
        assert [one.reason for one in chronology.left_out] == ["syntax"]


@pytest.mark.parametrize(
    ("matter", "body", "summary"),
    [
        ("", "Prose *of* it.\n\nAnd more.\n", "Prose *of* it.\n\nAnd more."),
        ("", "  \n", ""),
        ("", "", ""),
        ("summary: S\n", "Prose.", "S"),
        # Another name of the key is one, and what is no such key is none.
        ("desc: S\n", "Prose.", "S"),
        ("Summary: S\n", "Prose.", "S"),
        ("text: [S]\n", "Prose.", "Prose."),
        ("", "# Heading\n---\nA rule above.", "# Heading\n---\nA rule above."),
    ],
)
def test_page_with_a_date_and_a_title_is_an_event(
    matter: str, body: str, summary: str
) -> None:
    text = f"---\ndate: 2013-05-10\ntitle: Talks\n{matter}---\n{body}"
    chronology = load_text(text, name="talks.md")
    (event,) = chronology.events
    assert (event.title, event.date.edtf) == ("Talks", "2013-05-10")
    assert event.summary == summary
    assert chronology.title == ""
    codes = {found.code for found in chronology.diagnostics}
    assert codes <= {"key-synonym", "key-unknown"}


def test_page_has_its_places() -> None:
    chronology = load_text("\n---\r\ndate: soon\r\ntitle: A: b\r\n---\r\n", name="a.MD")
    assert places(chronology) == [
        *(("text-unquoted", 4, 8, 4), ("date-invalid", 3, 7, 4)),
    ]


@pytest.mark.parametrize(
    "text", ["---\ntitle: About us\nyear: 2013\nlayout: page\n---\nProse.\n"]
)
def test_page_that_is_no_event_says_nothing_of_the_chronology(text: str) -> None:
    chronology = load_text(text, name="about.md")
    found = find_problem(chronology)
    assert found.code == "file-not-chronology"
    assert "`date` and a `title`" in found.hint
    assert (chronology.title, chronology.year, chronology.extra) == ("", None, {})


@pytest.mark.parametrize(
    "text", ["# Notes\n\ndate: 2013\ntitle: A\n", "---\ndate: x\n"]
)
def test_markdown_without_front_matter_holds_nothing(text: str) -> None:
    assert find_problem(load_text(text, name="a.md")).code == "file-empty"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n",
        "\ufeff",
        "# nothing yet\n",
        "---\n",
        "~\n",
        "''",
        "[]\n",
        "{}\n",
        "events: []\n",
        '{"events": []}\n',
        "---\n...\n---\n",
    ],
)
def test_file_without_anything_is_a_note(text: str) -> None:
    found = find_problem(load_text(text))
    assert (found.code, str(found.severity)) == ("file-empty", "note")
    assert found.where.line == 0


def test_key_events_without_a_value_is_a_note_at_its_place() -> None:
    chronology = load_text("title: Spring\nevents:\n")
    assert places(chronology) == [("file-empty", 2, 1, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "Kerry meets Lavrov.\n",
        "<html>\n<body>hi</body>\n",
        "'- date: 2013'\n",
        '"- date: 2013"',
        "2013\n",
    ],
)
def test_text_that_is_no_chronology_is_reported(text: str) -> None:
    found = find_problem(load_text(text))
    assert found.code == "file-not-chronology"
    assert (found.where.line, found.where.column) == (1, 1)


JSON: list[tuple[str, list[tuple[str, int, int, int]]]] = [
    ('{"events": [\n {"date": "x", "title": "B"}]}', [("date-invalid", 2, 11, 3)]),
    (
        '[{"title": "é\\"\\n", "date": "2013",\t"own" : {"a": [1, {}]}, '
        '"to": [3, []]}]',
        [("key-shape", 1, 71, 1), ("key-unknown", 1, 37, 5)],
    ),
    (
        '{"events": [{"date": "2013", "title": "A", "date": "2014"}]}',
        [("key-duplicate", 1, 44, 6)],
    ),
    # What is passed over counts as well.
    (
        f'[{{"date": "2013", "title": "A", "see": {"[" * 60}1{"]" * 60}}},\n'
        '{"date": "soon", "title": "B"}]',
        [("yaml-depth", 1, 88, 1), ("key-shape", 1, 41, 1), ("date-invalid", 2, 10, 6)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), JSON)
def test_json_has_its_places(
    text: str, expected: list[tuple[str, int, int, int]]
) -> None:
    assert places(load_text(text)) == expected


def test_event_of_json_knows_where_each_value_was_typed() -> None:
    (event,) = load_text(
        '\ufeff{"title": "X", "events": [\r\n'
        '{"date": 2013, "title": "日本\\"", "actors": ["Ada", "Bo"],\n'
        '"sources": {"source": "s"}, "id": "a"}]}'
    ).events
    found = {
        (key, index): event.locate(key, index)[1:]
        for key, index in [
            ("event", 0),
            ("date", 0),
            ("title", 0),
            ("actors", 1),
            ("sources", 0),
            ("id", 0),
        ]
    }
    assert found == {
        ("event", 0): (2, 1, 1),
        ("date", 0): (2, 10, 4),
        ("title", 0): (2, 25, 6),
        ("actors", 1): (2, 51, 4),
        ("sources", 0): (3, 12, 1),
        ("id", 0): (3, 35, 3),
    }


VALUES: Mapping[str, object] = {
    "null": "",
    "true": "true",
    "1e3": "1e3",
    "0.10": "0.10",
    '"NO"': "NO",
    "1" * 5000: "1" * 5000,
    '"a\tb"': "a\tb",
    '["x", {"y": false}]': ("x", {"y": "false"}),
}


@pytest.mark.parametrize(("typed", "kept"), VALUES.items())
def test_value_of_json_stays_what_was_typed(typed: str, kept: object) -> None:
    chronology = load_sound(
        '{"fields": ["own"], "events": [{"date": "2013", "title": "A", '
        f'"own": {typed}}}]}}'
    )
    assert chronology.events[0].extra == {"own": kept}


def test_pairs_of_surrogates_are_characters() -> None:
    chronology = load_sound('[{"date": "2013", "title": "\\ud83d\\ude80"}]')
    assert list_titles(chronology) == ["\U0001f680"]


def test_half_a_pair_of_surrogates_is_reported_once_a_file() -> None:
    chronology = load_text(
        '[{"date": "2013", "title": "A"},\n{"date": "2014", "title": "B \\ud83d"},'
        '{"date": "2015", "title": "C", "note": "\\ude80"}]'
    )
    assert places(chronology) == [("file-encoding", 2, 27, 10)]
    assert "half of a surrogate pair" in chronology.diagnostics[0].message
    assert "(and in 1 other text)" in chronology.diagnostics[0].message
    assert list_titles(chronology) == ["A", "B \ufffd", "C"]


def test_what_is_nearly_json_is_read_as_yaml() -> None:
    chronology = load_sound('{"events": [{"date": "2013", "title": "A",},],}')
    assert list_titles(chronology) == ["A"]
