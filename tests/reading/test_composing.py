"""From YAML to nodes: exact places, and every structural slip with its code.

Most tests read whole chronologies, so that they hold whatever the nodes between
look like: `places` names what is reported by code and place.
"""

from collections.abc import Sequence

import pytest
import yaml

from tests.helpers.chronologies import (
    Place,
    list_codes,
    list_titles,
    load_sound,
    place_of,
)
from timeline.diagnostics import Diagnostic, SourceFile
from timeline.model import Chronology
from timeline.reading import load_text
from timeline.reading.composing import Composer
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode


def places(chronology: Chronology) -> list[tuple[str, Place]]:
    """Return the code and place of every diagnostic, in the order found."""
    return [(found.code, place_of(found.where)) for found in chronology.diagnostics]


def read(text: str) -> tuple[SourceFile, Node]:
    """Return a file in which nothing is wrong, and the root of its one document."""
    file = SourceFile("f", text.encode())
    reported: list[Diagnostic] = []
    (root,) = Composer(file, file.text, reported.append).compose(file.text, 0)
    assert reported == []
    return file, root


def read_item(text: str) -> tuple[SourceFile, Node]:
    """Return a file, and the one item of the list that it is."""
    file, root = read(text)
    assert isinstance(root, ListNode)
    (item,) = root.items
    return file, item


def read_title(value: str) -> TextNode:
    """Return what is made of the value of a key."""
    _, root = read(f"title: {value}\n")
    assert isinstance(root, MapNode)
    ((_, node),) = root.pairs
    assert isinstance(node, TextNode)
    return node


def marks(file: SourceFile, node: Node) -> list[Place]:
    """Return the places of a node and all within it, in the order typed."""
    found = [place_of(file.locate(node.mark))]
    if isinstance(node, ListNode):
        for item in node.items:
            found += marks(file, item)
    elif isinstance(node, MapNode):
        for key, value in node.pairs:
            found += marks(file, key) + marks(file, value)
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
    file, item = read_item(text)
    assert marks(file, item) == list(expected)


def test_mark_is_exact_in_whatever_stretch_it_is_read() -> None:
    """A stretch that is read by itself has the places that it has in the file."""
    file = SourceFile("f", "\ufeff# c\n- é: b\r\n- x: [y,\n  z]\n".encode())
    start = file.text.index("- x")
    composer = Composer(file, file.text, lambda _: None)
    (root,) = composer.compose(file.text[start:], start)
    assert marks(file, root) == [
        *((3, 1, 1), (3, 3, 1), (3, 3, 1)),
        *((3, 6, 1), (3, 7, 1), (4, 3, 1)),
    ]


def test_marks_lead_to_the_text_in_the_lines_of_the_file() -> None:
    """A report shows `lines[line - 1][column - 1:]`, whatever breaks the lines."""
    text = "\ufeff- é: 日本\r\n  b: 'x\u2028y\x85z'\n  c: \U0001f91d\r  d: end\n"
    file, item = read_item(text)
    assert isinstance(item, MapNode)
    assert len(item.pairs) == 4
    for key, _ in item.pairs:
        ((line, column, length),) = marks(file, key)
        assert file.lines[line - 1][column - 1 :][:length] == key.text


def test_key_and_value_of_a_header_have_their_places() -> None:
    file, root = read("title: Spring 2013\n")
    assert marks(file, root) == [(1, 1, 1), (1, 1, 5), (1, 8, 11)]


@pytest.mark.parametrize(
    "value", ["NO", "2013-05", "14:30", "0x1f", "1e3", "yes", "1_000", "007"]
)
def test_value_stays_the_text_it_was(value: str) -> None:
    assert read_title(value).text == value


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
    assert read_title(value).is_empty is empty


def test_place_in_a_very_long_line_is_exact() -> None:
    before = "- {date: 2013, title: T, summary: " + "x" * 70_000 + ", odd: "
    chronology = load_text(f"{before}{'y' * 80_000}, status: {'z' * 90_000}}}\n")
    assert places(chronology) == [
        ("key-unknown", (1, len(before) - 4, 3)),
        ("status-unknown", (1, len(before) + 80_011, 90_000)),
    ]


def test_alias_stands_for_what_it_names() -> None:
    chronology = load_sound(
        "- {date: 2013, title: A, actors: &both [Kerry, Lavrov], place: &p Moscow}\n"
        "- {date: 2014, title: B, actors: *both, place: *p}\n"
    )
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
    assert list_titles(chronology) == ["*nothing"]


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
    *aliases, whole, last = chronology.diagnostics
    assert {(found.code, found.subject) for found in aliases} == {
        ("yaml-depth", "aliases")
    }
    # Where a million values are reached; from there on no alias fits.
    assert (aliases[0].where.line, aliases[-1].where.line) == (9, 15)
    assert (whole.code, whole.where.line) == ("yaml-depth", 3)
    assert last.code == "key-unknown"
    assert list_titles(chronology) == ["T"]


def test_alias_bomb_under_a_list_of_names_is_reported() -> None:
    chronology = load_text(bomb(10, 12, key="actors"))
    assert set(list_codes(chronology)) == {"yaml-depth", "key-shape"}
    assert list_titles(chronology) == ["T"]


@pytest.mark.parametrize("link", ["[*a{}]", "{{k: *a{}}}"])
def test_aliases_that_nest_deeper_and_deeper_are_reported(link: str) -> None:
    values = ["end", *[link.format(number) for number in range(399)]]
    text = "".join(
        f"- {{date: 2013, title: T, x: &a{number} {value}}}\n"
        for number, value in enumerate(values)
    )
    chronology = load_text(text)
    assert len(chronology.events) == 400
    assert "yaml-depth" in list_codes(chronology)


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
    assert list_codes(chronology) == ["yaml-depth", "key-unknown"]
    assert list_titles(chronology) == ["T", "U"]


@pytest.mark.parametrize("depth", [900, 5_000])
@pytest.mark.parametrize("opening", ["{", "? ", "[[", "{a: ["])
def test_depth_never_ends_in_an_exception(opening: str, depth: int) -> None:
    chronology = load_text(f"- date: 2013\n  title: T\n  x:\n    {opening * depth}\n")
    assert any(found.code for found in chronology.diagnostics)


def test_depth_that_may_be_meant_is_kept() -> None:
    chronology = load_sound(
        f"fields: [x]\nevents:\n- {{date: 2013, title: T, x: {'[' * 40}y{']' * 40}}}\n"
    )
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
    assert list_titles(chronology) == ["T"]


@pytest.mark.parametrize("value", ["!!str 2013", "! 2013"])
def test_tag_that_says_text_is_fine(value: str) -> None:
    chronology = load_sound(f"- date: 2013\n  title: T\n  note: {value}\n")
    assert chronology.events[0].note == "2013"


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
    assert list_codes(chronology) == ["key-duplicate", "key-duplicate"]


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
    assert list_titles(chronology) == ["T"]


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("title: Talks, round #4 in Vienna", (2, 23, 12), "'Talks, round'"),
        ("title: #Brexit", (2, 10, 7), "nothing stands before"),
        ("title: T\t#5 ", (2, 12, 2), "'T'"),
        ("tags: [a, b #5\n    ]", (2, 15, 2), "'b'"),
        ("title: Room  \t #4", (2, 18, 2), "'Room'"),
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


def test_long_rows_of_blanks_are_looked_at_once() -> None:
    """Each blank might begin what is before a comment: that took hours for this."""
    chronology = load_text(f"- date: 2013\n  title: x{' ' * 3_000_000}\n")
    assert [event.title for event in chronology.events] == ["x"]


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


@pytest.mark.parametrize(
    ("merged", "expected"),
    [
        ("<<: *a", ("visit", "Paris", ("Kerry",))),
        ("<<: *a, place: Rome", ("visit", "Rome", ("Kerry",))),
        # What stands beside it wins, wherever it stands.
        ("place: Rome, <<: *a", ("visit", "Rome", ("Kerry",))),
        # Of several the first wins.
        ("<<: [*b, *a]", ("call", "Paris", ("Kerry",))),
        ("<<: {kind: talks}", ("talks", "", ())),
    ],
)
def test_merge_key_brings_in_what_is_not_there(
    merged: str, expected: tuple[object, ...]
) -> None:
    chronology = load_sound(
        "kinds: [talks]\nevents:\n"
        "- &a {date: 2013, title: A, kind: visit, place: Paris, actors: [Kerry]}\n"
        "- &b {date: 2014, title: B, kind: call}\n"
        f"- {{date: 2015, title: C, {merged}}}\n"
    )
    event = chronology.events[2]
    assert (event.title, event.date.edtf) == ("C", "2015")
    assert (event.kind, event.place, event.actors) == expected
    assert "<<" not in event.extra


def test_merge_key_reaches_through_what_was_merged_before() -> None:
    chronology = load_sound(
        "- &a {date: 2013, title: A, kind: visit}\n"
        "- &b {<<: *a, title: B, place: Paris}\n"
        "- {<<: *b, title: C}\n"
    )
    assert [(e.title, e.kind, e.place) for e in chronology.events] == [
        *(("A", "visit", ""), ("B", "visit", "Paris"), ("C", "visit", "Paris")),
    ]


@pytest.mark.parametrize("merged", ["'<<': *a", "<<: text"])
def test_what_cannot_be_merged_is_a_key_like_others(merged: str) -> None:
    chronology = load_text(
        f"- &a {{date: 2013, title: A}}\n- {{date: 2014, title: B, {merged}}}\n"
    )
    assert list_codes(chronology) == ["key-unknown"]
    assert "<<" in chronology.events[1].extra


@pytest.mark.parametrize(
    ("event", "place", "hint"),
    [
        (
            "{date: 2013, title: T, place: Bern, Switzerland}",
            (1, 39, 11),
            'put quotes round it: place: "Bern, Switzerland"',
        ),
        (
            "{date: 2013, title: T, to: {a, b: c}}",
            (1, 31, 1),
            "write `a: ...`",
        ),
    ],
)
def test_value_that_a_comma_cuts_in_two_is_an_error(
    event: str, place: Place, hint: str
) -> None:
    chronology = load_text(f"- {event}\n")
    found = chronology.diagnostics[0]
    assert (found.code, place_of(found.where), found.hint) == (
        *("value-lost", place, hint),
    )
    assert list_titles(chronology) == ["T"]
    assert chronology.events[0].extra == {}


def test_values_that_several_commas_cut_are_told_with_the_text_before_them() -> None:
    chronology = load_text("- {date: 2013, title: T, x: Bern, Basel, A, z: , Z}")
    lost = [one.hint for one in chronology.diagnostics if one.code == "value-lost"]
    quoted = ('x: "Bern, Basel"', 'x: "Bern, A"', 'z: ", Z"')
    assert lost == [f"put quotes round it: {text}" for text in quoted]


@pytest.mark.parametrize("empty", ["seen: ", "'seen':", "seen: ~", "seen: ''"])
def test_key_with_a_colon_and_nothing_after_it_has_lost_nothing(empty: str) -> None:
    chronology = load_sound(
        f"fields: [seen]\nevents: [{{date: 2013, title: T, {empty}}}]\n"
    )
    assert chronology.events[0].extra == {"seen": ""}


def test_stretch_that_is_not_well_formed_reports_nothing_and_defines_nothing() -> None:
    text = "- &a {x: 1, x: 2}\n- *b\n- [\n"
    file = SourceFile("f", text.encode())
    told: list[Diagnostic] = []
    composer = Composer(file, text, told.append)
    with pytest.raises(yaml.MarkedYAMLError):
        composer.compose(text, 0)
    assert told == []
    composer.compose("- *a\n", 0)
    assert [found.code for found in told] == ["yaml-alias"]
