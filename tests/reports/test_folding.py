"""What is alike is told once, and no report is long or passes over a code."""

import pytest

from tests.helpers.reporting import (
    ERROR,
    WARNING,
    at,
    make_long,
    report_lines,
    spell_remedy,
    warn,
)
from timeline.diagnostics import CODES, Diagnostic, Severity, make_diagnostic


@pytest.mark.parametrize("code", [ERROR, WARNING])
def test_alike_problems_are_folded_into_the_first(code: str) -> None:
    found = [warn(name, line, code=code) for line, name in enumerate("abaa", 1)]
    lines = report_lines(found, "x\n" * 4, word_hint=spell_remedy)
    severity = CODES[code][0]
    assert lines == [
        f"f:1:1: {severity}[{code}]: odd: a",
        "    1 | x",
        "      | ^",
        "      = 2 more like this, at f:3:1 and f:4:1",
        f"f:2:1: {severity}[{code}]: odd: b",
        "    2 | x",
        "      | ^",
        " <show-each: >",
    ]


def test_of_many_alike_the_last_place_is_told() -> None:
    found = [warn("a", line) for line in range(1, 1_205)]
    lines = report_lines(found, "x\n" * 2_000)
    assert lines[-1] == "      = 1,203 more like this, the last at f:1204:1"


def test_warnings_of_two_codes_are_not_alike() -> None:
    found = [warn("a", 1), warn("a", 2, code="kind-unknown")]
    assert len(report_lines(found, "x\nx\n")) == 6


def test_warnings_about_nothing_in_particular_are_not_alike() -> None:
    assert len(report_lines([warn("", 1), warn("", 2)], "x\nx\n")) == 6


@pytest.mark.parametrize("code", [ERROR, WARNING])
def test_at_most_ten_of_one_code_are_shown(code: str) -> None:
    found = [warn(f"k{number}", 1, code=code) for number in range(13) for _ in range(2)]
    lines = report_lines(found, "x")
    assert sum(f"[{code}]: " in line for line in lines) == 10
    assert lines[-1] == f"and 6 more of {code}, about k10, k11 and k12"
    lines = report_lines(found, "x", word_hint=spell_remedy)
    assert lines[-1] == " <show-each: >"


def test_what_is_about_nothing_in_particular_is_counted_with_its_places() -> None:
    found = [make_diagnostic(ERROR, "m", at(line)) for line in range(1, 20)]
    assert report_lines(found, "x\n" * 20)[-1] == (
        "and 9 more of date-invalid, at f:11:1, f:12:1, f:13:1, f:14:1, f:15:1, f:16:1"
        " and 3 others"
    )


def test_nothing_is_said_of_all_where_all_is_shown() -> None:
    found = [warn(f"k{number}", 1) for number in range(10)]
    lines = report_lines(found, "x", word_hint=spell_remedy)
    assert not any("show-each" in line for line in lines)


def test_the_limit_counts_each_code_by_itself() -> None:
    found = [
        warn(f"k{number}", 1, code=code)
        for number in range(10)
        for code in ("key-unknown", "kind-unknown")
    ]
    lines = report_lines(found, "x")
    assert sum("warning[" in line for line in lines) == 20
    assert not any("--all" in line for line in lines)


def test_all_shows_each() -> None:
    found = [warn(f"k{number % 15}", 1) for number in range(30)]
    lines = report_lines(found, "x", every=True)
    assert sum("warning[" in line for line in lines) == 30
    assert not any("more" in line for line in lines)


LONG_CODES = tuple(code for code in CODES if code.startswith(("date-", "key-")))


@pytest.mark.parametrize("each", [1, 4, 11, 200])
@pytest.mark.parametrize("several", [1, 2, 5, len(LONG_CODES)])
def test_report_stays_short_and_leaves_no_code_out(several: int, each: int) -> None:
    codes = LONG_CODES[:several]
    lines = report_lines(make_long(codes, each=each), "x")
    assert len(lines) < 100
    for code in codes:
        assert any(f"[{code}]: " in line for line in lines)
        shown = sum(f"[{code}]: " in line for line in lines)
        hidden = [line for line in lines if line.startswith(f"and {each - shown:,} ")]
        assert shown == each or any(f"more of {code}, about" in it for it in hidden)


def test_what_has_room_is_shown_whole() -> None:
    lines = report_lines(make_long(LONG_CODES[:2], each=10), "x")
    assert len(lines) == 2 * 10 * 4


def test_errors_are_shortened_last() -> None:
    found = make_long(["key-unknown", "value-empty", "date-invalid"], each=50)
    lines = report_lines(found, "x")

    def count_whole(code: str) -> int:
        heads = [n for n, line in enumerate(lines) if f"[{code}]: " in line]
        return sum(lines[n + 1] == "    1 | x" for n in heads)

    assert count_whole("date-invalid") == 10
    assert 1 <= count_whole("key-unknown") == count_whole("value-empty") < 10


def test_what_is_shown_in_one_line_counts_those_that_are_alike() -> None:
    found = [
        warn(f"k{number}", 1, code=code)
        for code in ("date-invalid", "key-unknown", "value-empty")
        for number in range(10)
        for _ in range(3)
    ]
    lines = report_lines(found, "x")
    assert "f:1:1: warning[key-unknown]: odd: k2" in lines
    assert "f:1:1: warning[key-unknown]: odd: k3 (and 2 more)" in lines


def test_warnings_that_count_as_errors_are_folded_all_the_same() -> None:
    strict = [
        Diagnostic(WARNING, "m", at(1), Severity.ERROR, subject="a") for _ in range(30)
    ]
    lines = report_lines(strict, "x")
    assert sum("error[" in line for line in lines) == 1
    assert lines[-1].endswith("29 more like this, the last at f:1:1")
