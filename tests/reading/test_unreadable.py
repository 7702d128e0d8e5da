"""What libyaml cannot read: said in words, at the place to mend, and read past."""

import pytest

from timeline.diagnostics import Diagnostic
from timeline.model import Chronology
from timeline.reading import load_text


def only(chronology: Chronology) -> Diagnostic:
    (found,) = chronology.diagnostics
    return found


def place_of(found: Diagnostic) -> tuple[int, int, int]:
    return found.where.line, found.where.column, found.where.length


def titles(chronology: Chronology) -> list[str]:
    return [event.title for event in chronology.events]


EVENT = "- date: 2013\n  title: T\n"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (
            EVENT + "  summary: Obama: no deal\n",
            (3, 17, 1),
            ("a `:` makes this a key", "quotes"),
        ),
        (EVENT + "  note: @mfa_russia\n", (3, 9, 1), ("begin with this", "quotes")),
        (EVENT + "  note: %s\n", (3, 9, 1), ("begin with this", "quotes")),
        (EVENT + "  note: `x`\n", (3, 9, 1), ("begin with this", "quotes")),
        (EVENT + "  note: 'don't'\n", (3, 14, 1), ("neither a key", "quote")),
        (EVENT + '  note: "a\n  kind: visit\n', (3, 9, 1), ("never closed", "close")),
        (EVENT + "  note: 'a\n  kind: visit\n", (3, 9, 1), ("never closed", "''")),
        (EVENT + "  to: [a, b\n  kind: visit\n", (3, 7, 1), ("not closed", "close")),
        (EVENT + "  to: {a: b\n", (3, 7, 1), ("not closed", "close")),
        (EVENT + "  to: [a, , b]\n", (3, 11, 1), ("goes wrong", "comma")),
        (EVENT + "  tags: [#syria, b]\n", (3, 10, 10), ("# begins", "quotes")),
        (EVENT + "  tags: [a, #syria]\n", (3, 13, 7), ("# begins", "quotes")),
        (EVENT + "  summary\n", (3, 3, 1), ("no `key: value`", "colon")),
        (EVENT + "  kind:visit\n", (3, 3, 1), ("no `key: value`", "space after")),
        (EVENT + "  note: *star* x\n", (3, 9, 1), ("begin with *", "quotes")),
        (EVENT + "  note: & co\n", (3, 9, 1), ("begin with &", "quotes")),
        (EVENT + "  note: > so\n", (3, 11, 1), ("after > or |", "next line")),
        (EVENT + "  note: | so\n", (3, 11, 1), ("after > or |", "next line")),
        (EVENT + "  to: - a\n", (3, 7, 1), ("on the line of its key", "next line")),
        (EVENT + "  note: ? x\n", (3, 9, 1), ("question mark", "quotes")),
        (EVENT + " kind: visit\n", (3, 2, 1), ("outside the list", "indent")),
        (EVENT + "kind: visit\n", (3, 1, 1), ("outside the list", "indent")),
        (EVENT + '  note: "\\ud800"\n', (3, 12, 1), ("after a \\", "twice")),
        (EVENT + '  note: "C:\\maps"\n', (3, 12, 1), ("after a \\", "'...'")),
        # What two files in UTF-8 with such a mark become when they are joined.
        (EVENT + "\ufeff" + EVENT, (3, 2, 1), ("byte-order mark", "remove")),
    ],
)
def test_syntax_error_is_explained_where_it_is_mended(
    text: str, place: tuple[int, int, int], words: tuple[str, str]
) -> None:
    found = only(load_text(text))
    assert found.code == "yaml-syntax"
    assert place_of(found) == place
    assert words[0] in found.message
    assert found.message.endswith("; reading of the file stops here")
    assert words[1] in found.hint


@pytest.mark.parametrize(
    "broken",
    ["- date: [", "- title: 'x", "- title: a: b", "-\n\tx: y", " x: y", "- &", "- @"],
)
def test_syntax_error_keeps_the_events_before_it(broken: str) -> None:
    before = "- {date: 2013, title: A}\n- {date: 2014, title: B}\n"
    chronology = load_text(f"{before}{broken}\n- {{date: 2015, title: C}}\n")
    assert only(chronology).code in ("yaml-syntax", "yaml-tab")
    assert titles(chronology) == ["A", "B"]


def test_syntax_error_keeps_what_was_wrong_before_it() -> None:
    chronology = load_text("- {date: 31 Feb 2013, title: A}\n- date: [\n")
    codes = [found.code for found in chronology.diagnostics]
    assert codes == ["date-invalid", "yaml-syntax"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("events:\n\t- date: 2013\n\t  title: T\n", 2),
        ("- date: 2013\n\ttitle: T\n", 2),
        ("- date: 2013\n  to:\n\t- a\n", 3),
    ],
)
def test_tab_in_the_indentation_is_reported(text: str, line: int) -> None:
    found = only(load_text(text))
    assert (found.code, place_of(found)) == ("yaml-tab", (line, 1, 1))


def test_tab_elsewhere_is_fine() -> None:
    chronology = load_text("- date:\t2013\t# late\n  title: A\tB\n  note:  \tx\n")
    assert chronology.diagnostics == ()
    assert titles(chronology) == ["A\tB"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named_not_read(encoding: str) -> None:
    data = ("\ufeff" + EVENT).encode(encoding)
    found = only(load_text(data))
    assert found.code == "file-encoding"
    assert "UTF-16 or UTF-32" in found.message
    assert found.where.line == 0


def test_byte_that_is_not_utf_8_is_counted_from_the_start_of_the_file() -> None:
    data = "- date: 2013\n  title: À l’Élysée\n".encode()
    broken = data.replace("É".encode(), b"\xc9")
    found = only(load_text(broken))
    assert found.code == "file-encoding"
    offset = broken.index(b"\xc9")
    assert found.message == f"not UTF-8 at byte {offset}: 0xc9"
    # `À` and the apostrophe take several bytes, but one column each.
    assert place_of(found) == (2, 14, 1)
    assert "Windows-1252" in found.hint
    assert "É" in found.hint


def test_byte_offset_counts_a_byte_order_mark_and_the_column_does_not() -> None:
    found = only(load_text(b"\xef\xbb\xbf- date: 2013\n  title: \xe9t\xe9\n"))
    assert "byte 25: 0xe9, and 1 more" in found.message
    assert place_of(found) == (2, 10, 1)


def test_byte_that_no_encoding_explains_has_the_plain_hint() -> None:
    found = only(load_text(b"- {date: 2013, title: a\x81b}\n"))
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
    assert place_of(chronology.diagnostics[1]) == (10, 10, 11)
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
    found = only(chronology)
    assert found.code == "file-encoding"
    assert f"U+{ord(char):04X}" in found.message
    assert place_of(found) == (2, 13, 1)
    assert titles(chronology) == ["it\ufffds", "B"]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\0\0title", b"\x89PNG\r\n\x1a\n\0\0", EVENT.encode() + b"\0"]
)
def test_binary_file_is_told_to_be_none_of_ours(data: bytes) -> None:
    found = load_text(data).diagnostics[-1]
    assert found.code == "file-encoding"
    assert "no YAML file" in found.hint


def test_bad_bytes_and_control_characters_are_both_reported() -> None:
    chronology = load_text(b"- {date: 2013, title: \xe9\x0c}\n")
    columns = [found.where.column for found in chronology.diagnostics]
    assert columns == [23, 24]
