"""Diagnostics as text: place, line, carets, hint, and what stands below all of them."""

from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from tests.helpers.reporting import (
    ERROR,
    FULL,
    REMEDIED,
    WARNING,
    at,
    make_long,
    report_lines,
    spell_remedy,
    warn,
)
from timeline.diagnostics import (
    CODES,
    Diagnostic,
    Location,
    Problems,
    Remedy,
    SourceFile,
    make_diagnostic,
)
from timeline.rendering import plain_text
from timeline.reports.text import format_counts, format_problems, format_report


def test_text_shows_place_line_carets_hint_and_related_places() -> None:
    text = "- id: alpha\n  date: 2013\n  title: T\n- id: alpha\n"
    assert report_lines([FULL], text) == [
        "f:4:7: warning[id-duplicate]: the id 'a' is taken",
        "    4 | - id: alpha",
        "      |       ^^^^^",
        "      = hint: give it another",
        "      = the first is here: f:1:7",
    ]


def test_related_place_may_be_in_another_file() -> None:
    found = make_diagnostic(
        ERROR, "m", at(1), related=(("see", at(3, 9, file="other.yaml")),)
    )
    assert report_lines([found], "x")[-1] == "      = see: other.yaml:3:9"


def test_file_as_a_whole_has_no_line_to_show() -> None:
    found = make_diagnostic("file-empty", "nothing", Location("f"), hint="begin")
    assert report_lines([found], "# x\n") == [
        "f: note[file-empty]: nothing",
        "      = hint: begin",
    ]


def test_whoever_asks_has_words_for_remedies() -> None:
    assert report_lines([REMEDIED], "x")[-1] == "      = hint: write b"
    lines = report_lines([REMEDIED], "x", word_hint=spell_remedy)
    assert lines[-1] == "      = hint: write b <list-codes: b>"


def test_remedy_alone_is_a_hint_too() -> None:
    found = make_diagnostic(WARNING, "odd", at(1), remedy=Remedy("list-codes"))
    assert not any("hint" in line for line in report_lines([found], "x"))
    lines = report_lines([found], "x", word_hint=spell_remedy)
    assert lines[-1] == "      = hint:  <list-codes: >"


def test_line_of_a_file_that_is_not_there_is_left_out() -> None:
    elsewhere = make_diagnostic(ERROR, "m", at(1, file="gone"))
    assert report_lines([elsewhere], "x") == ["gone:1:1: error[date-invalid]: m"]
    below = make_diagnostic(ERROR, "m", at(9))
    assert report_lines([below], "x\n") == ["f:9:1: error[date-invalid]: m"]


def test_margin_grows_with_the_number_of_the_line() -> None:
    lines = report_lines([make_diagnostic(ERROR, "m", at(123_456))], "x\n" * 123_456)
    assert lines[1:] == ["123456 | x", "       | ^"]


@pytest.mark.parametrize(
    ("line", "column", "length"),
    [
        pytest.param("  title: Talks", 10, 5, id="ascii"),
        pytest.param("  title: 日本 会談", 10, 5, id="wide characters"),
        pytest.param("  日本: Talks", 7, 5, id="wide characters before"),
        pytest.param("  e\u0301te\u0301: Talks", 9, 5, id="combining before"),
        pytest.param("  title: e\u0301te\u0301 x", 10, 5, id="combining marked"),
        pytest.param("  \U0001f1f7\U0001f1fa: Talks", 6, 5, id="flag before"),
        pytest.param("\tkind: Talks", 8, 5, id="a tab is one space"),
        pytest.param("  a\x1bb: Talks", 8, 5, id="control characters are spelled"),
        pytest.param("  a\u202eb: Talks", 8, 5, id="bidirectional override"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, column: int, length: int) -> None:
    found = make_diagnostic(ERROR, "m", at(1, column, length))
    shown, carets = report_lines([found], line)[1:]
    source, marks = shown.removeprefix("    1 | "), carets.removeprefix("      | ")
    before = len(marks) - len(marks.lstrip(" "))
    wanted = line[column - 1 :][:length]
    # Cut the shown line by cells, as the eye does.
    start = next(n for n in range(len(source) + 1) if cell_len(source[:n]) >= before)
    end = next(
        n for n in range(len(source) + 1) if cell_len(source[:n]) >= cell_len(marks)
    )
    assert source[start:end].startswith(wanted.rstrip("\u0301"))
    assert cell_len(source[:start]) == before
    assert marks.strip(" ") == "^" * cell_len(wanted)


@pytest.mark.parametrize(
    ("length", "carets"),
    [(0, "         ^^^^^"), (1, "         ^"), (99, "         ^^^^^")],
)
def test_carets_end_with_the_line(length: int, carets: str) -> None:
    found = make_diagnostic(ERROR, "m", at(1, 10, length))
    lines = report_lines([found], "  title: Talks   "[: 14 if length else None])
    assert lines[2].removeprefix("      | ") == carets


def test_place_past_the_end_of_the_line_has_one_caret() -> None:
    lines = report_lines([make_diagnostic(ERROR, "m", at(1, 4))], "abc")
    assert lines[2] == "      |    ^"


@pytest.mark.parametrize("column", [1, 50, 200, 500, 990])
def test_long_line_is_cut_round_the_place(column: int) -> None:
    line = "".join(f"{number:<5}" for number in range(200))
    found = make_diagnostic(ERROR, "m", at(1, column, 3))
    shown, carets = report_lines([found], line)[1:]
    source, marks = shown.removeprefix("    1 | "), carets.removeprefix("      | ")
    assert len(source) <= 160
    assert marks.strip(" ") == "^^^"
    assert source[len(marks) - 3 :][:3] == line[column - 1 :][:3]


def test_carets_do_not_go_beyond_what_is_shown_of_a_long_line() -> None:
    found = make_diagnostic(ERROR, "m", at(1, 101, 800))
    shown, carets = report_lines([found], "x" * 1_000)[1:]
    assert len(carets) == len(shown)


def test_text_never_carries_control_characters() -> None:
    found = make_diagnostic(
        ERROR,
        "bad \x1b[31m message\nof two lines",
        Location("f\x07", 1, 1, 1),
        hint="hint \u202e",
        related=(("a\x9b", Location("g\r", 1, 1)),),
    )
    files = [SourceFile("f\x07", b"x \x1b]0;title\x07\n")]
    text = plain_text(format_report([found], files))
    assert text.count("\n") == len(text.splitlines()) == 5
    assert text.replace("\n", "").isprintable()


def declare(name: str, *, slip: bool = False) -> Diagnostic:
    question = "did you mean `kind`? " if slip else ""
    hint = f"{question}if it is your own: `fields: [{name}]` at the top of the file"
    return make_diagnostic(WARNING, "odd", at(1), hint=hint, subject=name)


def test_one_line_declares_all_that_can_be() -> None:
    names = [f"k{number}" for number in range(13)]
    lines = report_lines([declare(name) for name in names for _ in range(2)], "x")
    assert lines[-2:] == [
        "and 6 more of key-unknown",
        f"      = hint: all 13 at once: `fields: [{', '.join(names)}]`"
        " at the top of the file",
    ]


def test_slips_and_what_yaml_would_misread_are_not_declared() -> None:
    found = [declare(f"k{number}") for number in range(10)]
    found += [declare("kidn", slip=True), declare("a, b"), declare("x: y")]
    *_, counted, hint = report_lines(found, "x")
    assert counted == "and 3 more of key-unknown, about kidn, a, b and x: y"
    assert hint.startswith("      = hint: all 10 at once: `fields: [k0, k1,")
    assert hint.endswith("k8, k9]` at the top of the file")
    assert "kidn" not in hint


def test_few_are_declared_one_by_one() -> None:
    found = [declare("a"), declare("b"), declare("c")]
    assert not any("at once" in line for line in report_lines(found, "x"))


def test_very_many_are_not_all_named() -> None:
    hint = report_lines([declare(f"k{number}") for number in range(300)], "x")[-1]
    assert hint.startswith("      = hint: the first 200 of 300 at once: `fields: [k0,")
    assert hint.endswith(", k199]` at the top of the file")


def brief_lines(
    diagnostics: Sequence[Diagnostic], *, width: int | None = None
) -> tuple[list[str], bool]:
    files = [SourceFile("f", b"x\n" * 100)]
    lines, told = format_problems(diagnostics, files, lines=9, width=width)
    return plain_text(lines).splitlines(), told


def test_few_problems_are_told_whole() -> None:
    found = make_long([ERROR], each=2)
    assert brief_lines(found) == (report_lines(found, "x"), True)
    assert brief_lines([]) == ([], True)


def test_more_problems_take_a_line_each() -> None:
    found = [warn(str(line % 3), line, code=ERROR) for line in range(3, 9)]
    assert brief_lines([*found, warn("x", 9, code="key-missing")]) == (
        [
            "f:3:1: error[date-invalid]: odd: 0 (and 1 more)",
            "f:4:1: error[date-invalid]: odd: 1 (and 1 more)",
            "f:5:1: error[date-invalid]: odd: 2 (and 1 more)",
            "f:9:1: error[key-missing]: odd: x",
        ],
        False,
    )


def test_many_problems_take_a_line_each_code() -> None:
    found = make_long([ERROR, "key-missing"], each=1_600)
    assert brief_lines(found) == (
        [
            "f:1:1: error[date-invalid]: odd: 0 (and 1,599 more)",
            "f:1:1: error[key-missing]: odd: 0 (and 1,599 more)",
        ],
        False,
    )
    assert len(brief_lines(make_long(list(CODES), each=3))[0]) == 9


@pytest.mark.parametrize("width", [40, 60, 80])
def test_brief_lines_are_cut_to_a_width_that_has_room(width: int) -> None:
    found = [
        make_diagnostic(ERROR, f"日本 {number} " * 40, at(1), subject=str(number % 5))
        for number in range(40)
    ]
    lines, _ = brief_lines(found, width=width)
    longest = len("f:1:1: error[date-invalid]: ") + 20 + len(" (and 7 more)")
    assert len(lines) == 5
    assert all(cell_len(line) <= max(width, longest) for line in lines)
    assert all(line.endswith("... (and 7 more)") for line in lines)


@pytest.mark.parametrize(
    ("codes", "counts"),
    [
        ([], ""),
        ([ERROR], "1 error"),
        ([ERROR, WARNING, ERROR], "2 errors, 1 warning"),
        (["file-empty", WARNING], "1 warning, 1 note"),
        ([WARNING] * 1_500, "1,500 warnings"),
    ],
)
def test_counts(codes: list[str], counts: str) -> None:
    found = [make_diagnostic(code, "m", at(1)) for code in codes]
    assert format_counts(Problems(found).counts) == counts
