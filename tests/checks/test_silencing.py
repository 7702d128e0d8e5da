"""Comments that silence what is found on their line, and nothing else."""

import pytest

from timeline.checks import check
from timeline.diagnostics import Diagnostic
from timeline.reading import load_text

SIGN = "# timeline: ignore"


def find(text: str, **options: list[str]) -> list[Diagnostic]:
    """Return what is wrong."""
    return list(check(load_text(text), **options))  # type: ignore[arg-type]  # lists of codes


def codes(text: str, **options: list[str]) -> list[str]:
    """Return the codes of what is wrong."""
    return [each.code for each in find(text, **options)]


def event(line: str, *, own: str = "own: 1") -> str:
    """Return an event with a key of its own and an unknown `see`, and with a line."""
    return f"- date: 2013\n  title: T\n  see: b\n  {own}{line}\n"


def test_code_is_silenced_on_its_line_alone() -> None:
    text = event(f"  {SIGN}[key-unknown]") + event("")
    assert codes(text) == ["see-unknown", "see-unknown", "key-unknown"]


def test_several_codes_and_words_to_say_why() -> None:
    comment = f"{SIGN}[see-unknown, key-unknown] the event is in another file"
    text = f"- {{date: 2013, title: T, see: b, own: 1}}  {comment}\n"
    assert codes(text) == []


def test_other_codes_of_the_line_stay() -> None:
    text = f"- {{date: 2013, title: T, see: b, own: 1}}  {SIGN}[key-unknown]\n"
    assert codes(text) == ["see-unknown"]


def test_comment_may_follow_another() -> None:
    assert codes(event(f"  # mine {SIGN}[key-unknown]")) == ["see-unknown"]


def test_line_of_a_block_scalar_takes_one() -> None:
    text = f"- date: 2013\n  title: |  {SIGN}[title-lines]\n    A\n    B\n"
    assert codes(text) == []


def test_unknown_code_suggests_the_nearest() -> None:
    first, second, third = find(event(f"  {SIGN}[key-unknwon]"))
    assert [first.code, second.code] == ["see-unknown", "key-unknown"]
    assert (third.code, third.hint) == ("ignore-unknown", "did you mean key-unknown?")
    assert third.remedy is None
    assert (third.where.line, third.where.column, third.where.length) == (4, 30, 11)


@pytest.mark.parametrize("form", ["", "[]", "[ , ]", " key-unknown", "[key-unknown"])
def test_without_a_code_the_form_is_named(form: str) -> None:
    *_, found = find(event(f"  {SIGN}{form}"))
    assert found.code == "ignore-unknown"
    assert "# timeline: ignore[code]" in found.hint


@pytest.mark.parametrize("word", ["ignored here", "ignore-list", "ignores it"])
def test_other_words_are_any_comment(word: str) -> None:
    assert codes(f"- {{date: 2013, title: T}}  # timeline: {word}\n") == []


def test_comment_that_silences_nothing_is_reported_there() -> None:
    (found,) = find(f"- {{date: 2013, title: T}}  {SIGN}[date-outlier]\n")
    assert (found.code, str(found.severity)) == ("ignore-unused", "warning")
    assert (found.where.line, found.where.column, found.where.length) == (1, 46, 12)


def test_comment_above_the_line_silences_nothing() -> None:
    text = f"{SIGN}[key-unknown]\n- {{date: 2013, title: T, own: 1}}\n"
    assert codes(text) == ["ignore-unused", "key-unknown"]


@pytest.mark.parametrize(
    "title",
    [
        f'"All {SIGN}[key-unknown]"',
        f"'All {SIGN}[key-unknown]'",
        f"'All\n  {SIGN}[key-unknown]'",
        f"T\n  summary: |\n    All {SIGN}[key-unknown]\n    {SIGN}",
        f"T\n  summary: >\n    All {SIGN}[nonsense]",
    ],
)
def test_same_words_in_a_value_are_text(title: str) -> None:
    assert codes(f"- date: 2013\n  title: {title}\n") == []


def test_text_on_the_line_of_a_problem_does_not_silence_it() -> None:
    text = f"- date: 2013\n  title: T\n  own: 'All {SIGN}[key-unknown]'\n"
    assert codes(text) == ["key-unknown"]


def test_errors_of_reading_stay() -> None:
    first, second = find(f"- {{date: 31 Feb 2013, title: T}}  {SIGN}[date-invalid]\n")
    assert (first.code, second.code) == ("date-invalid", "ignore-unused")
    assert "found by reading" in second.message


def test_errors_of_checks_do_not() -> None:
    assert codes(f"- {{date: 2013, title: T, see: b}}  {SIGN}[see-unknown]\n") == []


def test_hidden_codes_make_no_comment_useless() -> None:
    text = event(f"  {SIGN}[key-unknown, date-outlier]")
    assert codes(text) == ["see-unknown", "ignore-unused"]
    assert codes(text, skip=["date-outlier"]) == ["see-unknown"]
    assert codes(text, only=["see-unknown"]) == ["see-unknown"]
    assert codes(text, only=["ignore-unused", "see-unknown"]) == ["see-unknown"]


@pytest.mark.parametrize("code", ["event-future", "sources-few"])
def test_what_only_an_option_asks_for_is_not_useless_without_it(code: str) -> None:
    text = f"- {{date: 2013, title: T}}  {SIGN}[{code}]\n"
    assert codes(text) == []
    fine = f"- {{date: 2013, title: T, source: a}}  {SIGN}[{code}]\n"
    (found,) = check(load_text(fine), min_sources=1, today=800_000)
    assert found.code == "ignore-unused"


def test_what_an_option_asks_for_is_silenced() -> None:
    text = f"- {{date: 2013, title: T}}  {SIGN}[event-future, sources-few]\n"
    assert check(load_text(text), min_sources=1, today=1) == ()


def test_comments_cannot_silence_complaints_of_comments() -> None:
    text = f"- {{date: 2013, title: T}}  {SIGN}[ignore-unused]\n"
    assert codes(text) == ["ignore-unused"]
    assert codes(text, skip=["ignore-unused"]) == []


def test_lines_are_those_of_their_own_file() -> None:
    # Line 4 in both, but only the second says so.
    first, second = load_text(event("")), load_text(event(f"  {SIGN}[key-unknown]"))
    assert "key-unknown" in [each.code for each in check(first)]
    assert "key-unknown" not in [each.code for each in check(second)]
