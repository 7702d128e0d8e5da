"""What libyaml cannot read: said in words, at the place to mend, and read past."""

import pytest

from tests.helpers.chronologies import find_problem, list_titles, load_sound, place_of
from timeline.reading import load_text

EVENT = "- date: 2013\n  title: T\n"


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        ("  place: Obama: x\n", (3, 15, 1), ("a `:` makes this a key", "quotes")),
        ("  place: @mfa_russia\n", (3, 10, 1), ("begin with this", "quotes")),
        ("  place: %s\n", (3, 10, 1), ("begin with this", "quotes")),
        ("  place: `x`\n", (3, 10, 1), ("begin with this", "quotes")),
        ("  place: 'don't'\n", (3, 15, 1), ("neither a key", "quote")),
        ('  place: "a\n  kind: visit\n', (3, 10, 1), ("never closed", "close")),
        ("  place: 'a\n  kind: visit\n", (3, 10, 1), ("never closed", "''")),
        # What begins like this has an end that nobody knows, be it text or not.
        ('  note: "a\n  kind: visit\n', (3, 9, 1), ("never closed", "close")),
        ("  to: [a, b\n  kind: visit\n", (3, 7, 1), ("not closed", "close")),
        ("  to: {a: b\n", (3, 7, 1), ("not closed", "close")),
        ("  to: [a, , b]\n", (3, 11, 1), ("goes wrong", "comma")),
        ("  to: [a:]\n", (3, 9, 1), ("directly before a bracket", "blank after")),
        ("  tags: [#syria, b]\n", (3, 10, 10), ("# begins", "quotes")),
        ("  tags: [a, #syria]\n", (3, 13, 7), ("# begins", "quotes")),
        ("  place: *star* x\n", (3, 10, 1), ("begin with *", "quotes")),
        ("  place: & co\n", (3, 10, 1), ("begin with &", "quotes")),
        ("  place: > so\n", (3, 12, 1), ("after > or |", "next line")),
        ("  place: | so\n", (3, 12, 1), ("after > or |", "next line")),
        ("  to: - a\n", (3, 7, 1), ("on the line of its key", "next line")),
        ("  place: ? x\n", (3, 10, 1), ("question mark", "quotes")),
        ('  place: "\\ud800"\n', (3, 13, 1), ("after a \\", "twice")),
        ('  place: "C:\\maps"\n', (3, 13, 1), ("after a \\", "'...'")),
    ],
)
def test_syntax_error_is_explained_where_it_is_mended(
    lines: str, place: tuple[int, int, int], words: tuple[str, str]
) -> None:
    chronology = load_text(EVENT + lines + "- date: 2014\n  title: U\n")
    found = find_problem(chronology)
    assert found.code == "yaml-syntax"
    assert place_of(found.where) == place
    assert words[0] in found.message
    assert found.message.endswith("; what it belongs to is not read")
    assert words[1] in found.hint
    # The value is lost, and nothing else.
    assert list_titles(chronology) == ["T", "U"]
    assert chronology.left_out == ()


@pytest.mark.parametrize("line", ["  summary", "  kind:visit", "  ...x"])
def test_line_that_is_no_key_is_reported_and_read_past(line: str) -> None:
    chronology = load_text(f"{EVENT}{line}\n  place: Paris\n")
    found = find_problem(chronology)
    assert found.code == "yaml-syntax"
    assert place_of(found.where) == (3, 3, 0)
    assert "no `key: value`" in found.message
    assert "space after the colon" in found.hint
    assert chronology.events[0].place == "Paris"


@pytest.mark.parametrize("column", [0, 1])
def test_key_beside_the_others_of_its_event_is_read(column: int) -> None:
    chronology = load_text(f"{EVENT}{' ' * column}kind: visit\n{EVENT}")
    found = find_problem(chronology)
    assert (found.code, place_of(found.where)) == ("yaml-indent", (3, column + 1, 1))
    assert [event.kind for event in chronology.events] == ["visit", ""]


@pytest.mark.parametrize(
    "broken",
    [
        "- date: [",
        "- title: 'x",
        "- title: a: b",
        "-\n\tx: y",
        "- &",
        "- @",
        "- [x\n  y",
        "- {date: 2013, title: [}",
    ],
)
def test_broken_event_costs_none_above_or_below_it(broken: str) -> None:
    before = "- {date: 2013, title: A}\n- {date: 2014, title: B}\n"
    chronology = load_text(f"{before}{broken}\n- {{date: 2015, title: C}}\n")
    assert list_titles(chronology) == ["A", "B", "C"]
    assert [one.entries for one in chronology.left_out] == [1]
    assert chronology.left_out[0].where.line in (3, 4)
    assert {str(found.severity) for found in chronology.diagnostics} >= {"error"}


def test_syntax_error_hides_no_other_mistake() -> None:
    chronology = load_text(
        "- {date: 31 Feb 2013, title: A}\n- date: [\n- {date: soon, title: C}\n"
        "- {date: 2014, title: D, kind: vist}\n"
    )
    codes = sorted(found.code for found in chronology.diagnostics)
    assert codes == [
        *("date-invalid", "date-invalid", "key-missing", "kind-unknown", "yaml-syntax"),
    ]
    assert list_titles(chronology) == ["D"]
    assert len(chronology.left_out) == 3


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("events:\n\t- date: 2013\n\t  title: T\n", 2, 1),
        ("- date: 2013\n\ttitle: T\n", 2, 1),
        ("- date: 2013\n  title: T\n  to:\n\t- a\n", 4, 1),
        ("- date: 2013\n  title: T\n  to:\n\t- a\n\t- b\n", 4, 1),
        ("- date: 2013\n  title: T\n  to:\n  \t- a\n", 4, 3),
        ("- date: 2013\n  title: T\n  sources:\n\t- source: s\n\t  page: 3\n", 4, 1),
    ],
)
def test_tab_in_the_indentation_is_reported_and_the_text_is_read(
    text: str, line: int, column: int
) -> None:
    chronology = load_text(text)
    found = find_problem(chronology)
    assert (found.code, str(found.severity)) == ("yaml-tab", "warning")
    assert place_of(found.where) == (line, column, 1)
    (event,) = chronology.events
    assert event.title == "T"
    assert event.to == tuple(name for name in "ab" if f"- {name}\n" in text)
    assert len(event.sources) == text.count("source:")


def test_tab_elsewhere_is_fine() -> None:
    chronology = load_sound("- date:\t2013\t# late\n  title: A\tB\n  note:  \tx\n")
    assert list_titles(chronology) == ["A\tB"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named_not_read(encoding: str) -> None:
    data = ("\ufeff" + EVENT).encode(encoding)
    found = find_problem(load_text(data))
    assert found.code == "file-encoding"
    assert "UTF-16 or UTF-32" in found.message
    assert found.where.line == 0


def test_byte_that_is_not_utf_8_is_counted_from_the_start_of_the_file() -> None:
    data = "- date: 2013\n  title: À l’Élysée\n".encode()
    broken = data.replace("É".encode(), b"\xc9")
    found = find_problem(load_text(broken))
    assert found.code == "file-encoding"
    offset = broken.index(b"\xc9")
    assert found.message == f"not UTF-8 at byte {offset}: 0xc9"
    # `À` and the apostrophe take several bytes, but one column each.
    assert place_of(found.where) == (2, 14, 1)
    assert "Windows-1252" in found.hint
    assert "É" in found.hint


def test_byte_offset_counts_a_byte_order_mark_and_the_column_does_not() -> None:
    found = find_problem(load_text(b"\xef\xbb\xbf- date: 2013\n  title: \xe9t\xe9\n"))
    assert "byte 25: 0xe9, and 1 more" in found.message
    assert place_of(found.where) == (2, 10, 1)


def test_byte_that_no_encoding_explains_has_the_plain_hint() -> None:
    found = find_problem(load_text(b"- {date: 2013, title: a\x81b}\n"))
    assert found.hint == "save the file as UTF-8"


def test_bytes_that_are_not_utf_8_hide_nothing_else() -> None:
    """A file in Windows-1252 is checked to its end in one run."""
    lines = [f"- {{date: 2013-05-{day:02d}, title: 'é{day}'}}" for day in range(1, 32)]
    lines[9] = "- {date: 31 Feb 2013, title: 'é10'}"
    text = "\n".join([*lines, "- {date: 2014, title: z, kind: vísit}", ""])
    chronology = load_text(text.encode("cp1252"))
    assert [found.code for found in chronology.diagnostics] == [
        "file-encoding",
        "date-invalid",
        "kind-unknown",
    ]
    assert "and 31 more" in chronology.diagnostics[0].message
    assert place_of(chronology.diagnostics[1].where) == (10, 10, 11)
    assert len(chronology.events) == 31
    assert chronology.events[0].title == "\ufffd1"


def test_bad_byte_far_below_repeats_nothing() -> None:
    """The parser reads ahead by blocks: events of earlier ones are out already."""
    good = "- {date: 2013, title: T, odd: 1}\n" * 2_000 + "- {date: Feb, title: U}\n"
    chronology = load_text(good.encode() * 2 + b"- {date: 2014, title: \xe9}\n")
    codes = [found.code for found in chronology.diagnostics]
    assert codes.count("file-encoding") == 1
    assert codes.count("date-year-missing") == 2
    assert codes.count("key-unknown") == 4_000
    assert len(chronology.events) == 4_001
    assert len({event.id for event in chronology.events}) == 4_001


@pytest.mark.parametrize("char", ["\x0c", "\x1b", "\x07", "\x7f", "\x92", "\ufffe"])
def test_control_character_is_reported_and_read_past(char: str) -> None:
    text = f"- date: 2013\n  title: 'it{char}s'\n- {{date: 2014, title: B}}\n"
    chronology = load_text(text)
    found = find_problem(chronology)
    assert found.code == "file-encoding"
    assert f"U+{ord(char):04X}" in found.message
    assert place_of(found.where) == (2, 13, 1)
    assert list_titles(chronology) == ["it\ufffds", "B"]


def test_nul_is_read_past_like_other_control_characters() -> None:
    chronology = load_text(EVENT.encode() + b"  note: a\0b\n- {date: 2014, title: U}\n")
    found = find_problem(chronology)
    assert (found.code, place_of(found.where)) == ("file-encoding", (3, 10, 1))
    assert list_titles(chronology) == ["T", "U"]
    assert chronology.events[0].note == "a\ufffdb"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\0\0title", b"\x89PNG\r\n\x1a\n\0\0", b"\0" * 100]
)
def test_binary_file_is_reported_and_holds_no_events(data: bytes) -> None:
    chronology = load_text(data)
    codes = [found.code for found in chronology.diagnostics]
    assert codes[-1] == "file-not-chronology"
    assert set(codes[:-1]) == {"file-encoding"}
    assert chronology.events == ()


def test_byte_order_mark_between_joined_files_is_reported_and_both_are_read() -> None:
    """What `cat` makes of two files as some editors of Windows save them."""
    header = "year: 2013\nevents:\n- {date: 3 May, title: U}\n- {date: x, title: V}\n"
    chronology = load_text(f"\ufeff{EVENT}\ufeff{EVENT}\ufeff{header}")
    found, date = chronology.diagnostics
    assert (found.code, place_of(found.where)) == ("file-encoding", (3, 1, 1))
    assert "byte-order mark" in found.message
    assert "and 1 more" in found.message
    assert "joined" in found.hint
    assert (date.code, place_of(date.where)) == ("date-invalid", (8, 10, 1))
    assert list_titles(chronology) == ["T", "T", "U"]


def test_byte_order_mark_within_a_line_is_no_text() -> None:
    chronology = load_text(f"{EVENT}  note: a\ufeffb\n")
    assert place_of(find_problem(chronology).where) == (3, 10, 1)
    assert chronology.events[0].note == "a\ufffdb"


def test_bad_bytes_and_control_characters_are_both_reported() -> None:
    chronology = load_text(b"- {date: 2013, title: \xe9\x0c}\n")
    columns = [found.where.column for found in chronology.diagnostics]
    assert columns == [23, 24]
