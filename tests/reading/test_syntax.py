"""From bytes to nodes: exact places, and every structural slip with its code.

Most tests read whole chronologies, so that they hold whatever the nodes between
look like: `places` names what is reported by code and place.
"""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from timeline.diagnostics import Location, SourceFile
from timeline.model import Chronology
from timeline.reading import load_text
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.reading.syntax import Entry, read_entries

Place = tuple[int, int, int]
"""Line, column and length."""


def places(chronology: Chronology) -> list[tuple[str, Place]]:
    """Return the code and place of every diagnostic, in the order found."""
    return [(found.code, place_of(found.where)) for found in chronology.diagnostics]


def place_of(where: Location) -> Place:
    return where.line, where.column, where.length


def codes(chronology: Chronology) -> list[str]:
    return [found.code for found in chronology.diagnostics]


def titles(chronology: Chronology) -> list[str]:
    return [event.title for event in chronology.events]


def read(text: str | bytes) -> list[Entry]:
    """Return the entries of a file in which nothing is wrong."""
    data = text.encode() if isinstance(text, str) else text
    reported: list[object] = []
    entries = list(read_entries(SourceFile("f", data), reported.append))
    assert reported == []
    return entries


def marks(node: Node) -> list[Place]:
    """Return the places of a node and all within it, in the order typed."""
    mark = node.mark
    found = [(mark >> 32, (mark >> 16) & 0xFFFF, mark & 0xFFFF)]
    if isinstance(node, ListNode):
        for item in node.items:
            found += marks(item)
    elif isinstance(node, MapNode):
        for key, value in node.pairs:
            found += marks(key) + marks(value)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "- date: 2013\n  title: Talks\n",
            [(1, 3, 1), (1, 3, 4), (1, 9, 4), (2, 3, 5), (2, 10, 5)],
            id="block style",
        ),
        pytest.param(
            "- {date: 2013, 'title' : \"Talks\"}\n",
            [(1, 3, 1), (1, 4, 4), (1, 10, 4), (1, 16, 7), (1, 26, 7)],
            id="flow style; quotes belong to the place",
        ),
        pytest.param(
            "- 日付: '10日'\n  tïtle: é\n",
            [(1, 3, 1), (1, 3, 2), (1, 7, 5), (2, 3, 5), (2, 10, 1)],
            id="columns count code points, not bytes or cells",
        ),
        pytest.param(
            "- \U0001f4c5: \U0001f91d talks\n",
            [(1, 3, 1), (1, 3, 1), (1, 6, 7)],
            id="beyond the basic plane",
        ),
        pytest.param(
            "- date: 2013\r\n  title: Talks\r\n",
            [(1, 3, 1), (1, 3, 4), (1, 9, 4), (2, 3, 5), (2, 10, 5)],
            id="CRLF",
        ),
        pytest.param(
            "- date: 2013\r  title: Talks\r",
            [(1, 3, 1), (1, 3, 4), (1, 9, 4), (2, 3, 5), (2, 10, 5)],
            id="lone carriage returns",
        ),
        pytest.param(
            "\ufeff- date: 2013\n  title: Talks\n",
            [(1, 3, 1), (1, 3, 4), (1, 9, 4), (2, 3, 5), (2, 10, 5)],
            id="a byte-order mark has no column",
        ),
        pytest.param(
            "- summary: |\n    one\n    two\n  title: T\n",
            [(1, 3, 1), (1, 3, 7), (1, 12, 0), (4, 3, 5), (4, 10, 1)],
            id="block text reaches to the end of its line",
        ),
        pytest.param(
            '- summary: "one\n    two"\n  title: T\n',
            [(1, 3, 1), (1, 3, 7), (1, 12, 0), (3, 3, 5), (3, 10, 1)],
            id="quotes over two lines",
        ),
        pytest.param(
            "- summary: one\n    two\n  title: T\n",
            [(1, 3, 1), (1, 3, 7), (1, 12, 0), (3, 3, 5), (3, 10, 1)],
            id="plain text over two lines",
        ),
        pytest.param(
            "- title: 'a\u2028b'\n  date: 2013\n",
            [(1, 3, 1), (1, 3, 5), (1, 10, 0), (3, 3, 4), (3, 9, 4)],
            id="a line separator ends a line, as in YAML 1.1",
        ),
        pytest.param(
            "- to:\n  - a\n  - [b, 'c']\n",
            [
                (1, 3, 1),
                (1, 3, 2),
                (2, 3, 1),
                (2, 5, 1),
                (3, 5, 1),
                (3, 6, 1),
                (3, 9, 3),
            ],
            id="lists",
        ),
    ],
)
def test_mark_is_exact(text: str, expected: Sequence[Place]) -> None:
    (entry,) = read(text)
    assert marks(entry.value) == list(expected)


def test_marks_lead_to_the_text_in_the_lines_of_the_file() -> None:
    """A report shows `lines[line - 1][column - 1:]`, whatever breaks the lines."""
    text = "\ufeff- é: 日本\r\n  b: 'x\u2028y\x85z'\n  c: \U0001f91d\r  d: end\n"
    file = SourceFile("f", text.encode())
    (entry,) = read(text)
    assert isinstance(entry.value, MapNode)
    for key, _ in entry.value.pairs:
        line, column, length = marks(key)[0]
        assert file.lines[line - 1][column - 1 :][:length] == key.text


def test_key_and_value_of_a_header_have_their_places() -> None:
    (entry,) = read("title: Spring 2013\n")
    assert entry.key is not None
    assert marks(entry.key) == [(1, 1, 5)]
    assert marks(entry.value) == [(1, 8, 11)]


@pytest.mark.parametrize(
    "value", ["NO", "2013-05", "14:30", "0x1f", "1e3", "yes", "1_000", "007"]
)
def test_value_stays_the_text_it_was(value: str) -> None:
    (entry,) = read(f"title: {value}\n")
    assert isinstance(entry.value, TextNode)
    assert entry.value.text == value


@pytest.mark.parametrize(
    ("value", "empty"),
    [
        ("", True),
        ("~", True),
        ("null", True),
        ("''", True),
        ("'  '", True),
        ("'null'", False),
        ('"~"', False),
        ("Null Island", False),
        ("0", False),
    ],
)
def test_nothing_is_told_from_a_quoted_word(value: str, *, empty: bool) -> None:
    (entry,) = read(f"title: {value}\n")
    assert isinstance(entry.value, TextNode)
    assert entry.value.is_empty is empty


def test_mark_of_very_long_line_is_cut_to_fit() -> None:
    chronology = load_text(
        "- {date: 2013, title: T, summary: " + "x" * 70_000 + ", odd: 1}\n"
    )
    assert places(chronology) == [("key-unknown", (1, 0xFFFF, 3))]


def test_alias_stands_for_what_it_names() -> None:
    chronology = load_text(
        "- {date: 2013, title: A, actors: &both [Kerry, Lavrov], place: &p Moscow}\n"
        "- {date: 2014, title: B, actors: *both, place: *p}\n"
    )
    assert chronology.diagnostics == ()
    assert chronology.events[1].actors == ("Kerry", "Lavrov")
    assert chronology.events[1].place == "Moscow"


def test_alias_of_a_whole_event_is_a_second_event() -> None:
    chronology = load_text("- &a {date: 2013, title: A}\n- *a\n")
    assert [event.id for event in chronology.events] == ["2013-a", "2013-a-2"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- {date: 2013, title: *nothing}\n", (1, 23, 8)),
        ("- {date: 2013, title: T, to: [*later]}\n- &later {}\n", (1, 31, 6)),
        # libyaml would allow it; a list that holds itself has no end.
        ("- {date: 2013, title: T, to: &own [*own]}\n", (1, 36, 4)),
    ],
)
def test_alias_to_nothing_before_it_is_reported(text: str, place: Place) -> None:
    assert ("yaml-alias", place) in places(load_text(text))


def test_undefined_alias_keeps_its_text() -> None:
    chronology = load_text("- {date: 2013, title: *nothing }\n")
    assert titles(chronology) == ["*nothing"]


def bomb(width: int, height: int, *, key: str) -> str:
    """Return an event in which each line stands for `width` times the one before."""
    lines = [f"  - &a0 [{', '.join(['lol'] * width)}]"]
    for number in range(1, height):
        repeated = ", ".join([f"*a{number - 1}"] * width)
        lines.append(f"  - &a{number} [{repeated}]")
    return "\n".join([f"- date: 2013\n  title: T\n  {key}:", *lines, ""])


def test_alias_bomb_is_reported_and_costs_nothing() -> None:
    # 10 to the 12th values: this would not end if they were written out.
    chronology = load_text(bomb(10, 12, key="delegation"))
    assert codes(chronology) == ["yaml-depth", "key-unknown"]
    assert titles(chronology) == ["T"]


def test_alias_bomb_under_a_list_of_names_is_reported() -> None:
    chronology = load_text(bomb(10, 12, key="actors"))
    assert set(codes(chronology)) == {"key-shape"}
    assert titles(chronology) == ["T"]


@pytest.mark.parametrize("link", ["[*a{}]", "{{k: *a{}}}"])
def test_aliases_that_nest_deeper_and_deeper_are_reported(link: str) -> None:
    values = ["end", *[link.format(number) for number in range(399)]]
    text = "".join(
        f"- {{date: 2013, title: T, x: &a{number} {value}}}\n"
        for number, value in enumerate(values)
    )
    chronology = load_text(text)
    assert len(chronology.events) == 400
    assert "yaml-depth" in codes(chronology)


@pytest.mark.parametrize(
    ("opening", "closing"), [("[", "]"), ("{k: ", "}"), ("- ", ""), ("k:\n", "")]
)
def test_values_within_values_beyond_all_use_are_reported(
    opening: str, closing: str
) -> None:
    depth = 300
    if closing:
        nested = f"    {opening * depth}x{closing * depth}"
    elif opening == "- ":
        nested = f"    {opening * depth}x"
    else:
        nested = "\n".join(" " * (4 + level) + "k:" for level in range(depth))
    chronology = load_text(
        f"- date: 2013\n  title: T\n  x:\n{nested}\n- {{date: 2014, title: U}}\n"
    )
    assert codes(chronology) == ["yaml-depth", "key-unknown"]
    assert titles(chronology) == ["T", "U"]


@pytest.mark.parametrize("depth", [900, 5_000])
@pytest.mark.parametrize("opening", ["{", "? ", "[[", "{a: ["])
def test_depth_never_ends_in_an_exception(opening: str, depth: int) -> None:
    chronology = load_text(f"- date: 2013\n  title: T\n  x:\n    {opening * depth}\n")
    assert any(found.code for found in chronology.diagnostics)


def test_depth_that_may_be_meant_is_kept() -> None:
    chronology = load_text(
        f"fields: [x]\nevents:\n- {{date: 2013, title: T, x: {'[' * 40}y{']' * 40}}}\n"
    )
    assert chronology.diagnostics == ()
    value = chronology.events[0].extra["x"]
    for _ in range(40):
        assert isinstance(value, tuple)
        (value,) = value
    assert value == "y"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("!!int 2013", "!!int"),
        ("!!timestamp 2013", "!!timestamp"),
        ("!local 2013", "!local"),
        ("!!binary 2013", "!!binary"),
        ("!!python/object/apply:os.system [ls]", "!!python/object/apply:os.system"),
    ],
)
def test_tag_is_reported(value: str, shown: str) -> None:
    chronology = load_text(f"- date: 2013\n  title: T\n  note: {value}\n")
    first = chronology.diagnostics[0]
    assert first.code == "yaml-tag"
    assert f"`{shown}`" in first.message
    assert place_of(first.where) == (3, 9, 1)
    assert titles(chronology) == ["T"]


@pytest.mark.parametrize("value", ["!!str 2013", "! 2013"])
def test_tag_that_says_text_is_fine(value: str) -> None:
    chronology = load_text(f"- date: 2013\n  title: T\n  note: {value}\n")
    assert chronology.diagnostics == ()
    assert chronology.events[0].note == "2013"


def test_second_document_is_reported_and_the_first_is_read() -> None:
    chronology = load_text(
        "---\n- {date: 2013, title: A}\n---\n- {date: 2014, title: B}\n"
    )
    assert places(chronology) == [("yaml-documents", (3, 1, 3))]
    assert titles(chronology) == ["A"]


@pytest.mark.parametrize(
    "text",
    [
        "---\n- {date: 2013, title: A}\n",
        "- {date: 2013, title: A}\n...\n",
        "%YAML 1.1\n---\n- {date: 2013, title: A}\n",
        "# comment\n\n- {date: 2013, title: A}",
        '{"events": [{"date": "2013", "title": "A"}]}',
        "\ufeffevents:\n- {date: 2013, title: A}\n",
    ],
)
def test_one_document_is_read_however_it_is_framed(text: str) -> None:
    chronology = load_text(text)
    assert chronology.diagnostics == ()
    assert titles(chronology) == ["A"]


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
    ],
)
def test_file_without_anything_is_a_note(text: str) -> None:
    (found,) = load_text(text).diagnostics
    assert (found.code, str(found.severity)) == ("file-empty", "note")
    assert found.where.line == 0


def test_key_events_without_a_value_is_a_note_at_its_place() -> None:
    assert places(load_text("title: Spring\nevents:\n")) == [("file-empty", (2, 1, 6))]


@pytest.mark.parametrize(
    "text", ["Kerry meets Lavrov.\n", "<html>\n<body>hi</body>\n", "'- date: 2013'\n"]
)
def test_text_that_is_no_chronology_is_an_error(text: str) -> None:
    assert codes(load_text(text)) == ["file-not-chronology"]


DUPLICATES = [
    ("title: A\ntitle: B\nevents: [{date: 2013, title: T}]\n", (2, 1, 5), (1, 1, 5)),
    ("- date: 2013\n  title: T\n  kind: visit\n  kind: call\n", (4, 3, 4), (3, 3, 4)),
    (
        "actors:\n  a: {name: A}\n  b: {name: B}\n  a: {name: C}\n"
        "events: [{date: 2013, title: T}]\n",
        (4, 3, 1),
        (2, 3, 1),
    ),
    ("- {date: 2013, title: T, x: {k: 1, k: 2}}\n", (1, 36, 1), (1, 30, 1)),
    ("- {date: 2013, title: T, date: 2014}\n", (1, 26, 4), (1, 4, 4)),
]


@pytest.mark.parametrize(("text", "place", "first"), DUPLICATES)
def test_duplicate_key_is_reported_beside_the_first(
    text: str, place: Place, first: Place
) -> None:
    chronology = load_text(text)
    found = next(f for f in chronology.diagnostics if f.code == "key-duplicate")
    assert place_of(found.where) == place
    assert [place_of(where) for _, where in found.related] == [first]
    assert len(chronology.events) == 1


def test_each_further_key_of_the_same_name_is_reported() -> None:
    chronology = load_text("- {date: 2013, title: T, to: a, to: b, to: c}\n")
    assert codes(chronology) == ["key-duplicate", "key-duplicate"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- date: 2013\n  title: T\n  ? [a, b]\n  : c\n", (3, 5, 1)),
        ("- date: 2013\n  title: T\n  {a: b}: c\n", (3, 3, 1)),
        ("? {a: b}\n: c\nevents: [{date: 2013, title: T}]\n", (1, 3, 1)),
    ],
)
def test_key_that_is_no_text_is_reported(text: str, place: Place) -> None:
    chronology = load_text(text)
    assert places(chronology) == [("key-shape", place)]
    assert titles(chronology) == ["T"]


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("title: Talks, round #4 in Vienna", (2, 23, 12), "'Talks, round'"),
        ("title: #Brexit", (2, 10, 7), "nothing stands before"),
        ("title: T\t#5 ", (2, 12, 2), "'T'"),
        ("tags: [a, b #5\n    ]", (2, 15, 2), "'b'"),
        (
            "title: A very long title that goes on and on until round #4",
            (2, 60, 2),
            "'...hat goes on and on until round'",
        ),
    ],
)
def test_comment_that_cuts_off_a_value_is_reported(
    line: str, place: Place, words: str
) -> None:
    chronology = load_text(f"- date: 2013\n  {line}\n")
    found = next(f for f in chronology.diagnostics if f.code == "comment-in-text")
    assert place_of(found.where) == place
    assert words in found.message


@pytest.mark.parametrize(
    "line",
    [
        "title: T # a comment",
        "title: 'round #4'  # with #4 in quotes",
        "title: C#5 in the key of F#minor",
        "title: T #",
        "title: T ## heading",
        "title: T #!shebang",
        "#title: T\n  title: T",
        "title: T\n  # see issue #4",
        "summary: >\n    round #4\n  title: T",
    ],
)
def test_comment_is_left_alone(line: str) -> None:
    assert load_text(f"- date: 2013\n  {line}\n").diagnostics == ()


def test_entries_come_one_by_one() -> None:
    """An event is handed out before the one after it is read."""
    text = "- {date: 2013, title: A}\n- {date: 2014, title: [\n"
    reported: list[object] = []
    entries = read_entries(SourceFile("f", text.encode()), reported.append)
    first = next(entries)
    assert isinstance(first.value, MapNode)
    assert reported == []
    assert list(entries) == []
    assert len(reported) == 1


def test_header_and_events_come_in_the_order_of_the_file() -> None:
    entries = read("title: A\nevents: [{a: b}, {c: d}]\nyear: 2013\n")
    keys = [entry.key.text if entry.key else "" for entry in entries]
    assert keys == ["title", "", "", "year"]
    lines = [marks(entry.value)[0] for entry in entries]
    assert all(before < after for before, after in pairwise(lines))
