"""The dates of one event among themselves."""

import pytest

from timeline.checks import check
from timeline.diagnostics import Diagnostic
from timeline.reading import load_text


def find(
    keys: str, *, header: str = "", today: int | None = None
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with an event of these keys."""
    text = f"{header}events:\n- {{title: T, {keys}}}\n"
    return check(load_text(text), today=today)


@pytest.mark.parametrize(
    ("date", "reported"),
    [
        ("2013-05-10", "2013-05-09"),
        ("2013-05", "2013-04"),
        ("2013", "2012"),
        ("2013-05-10/2013-05-20", "2013-05-09"),
        ("about 2013-05-10", "2013-05-06"),
        ("2013", "2012/2014"),
        ("after 2012", "2012-01-01"),
    ],
)
def test_reported_before_it_began(date: str, reported: str) -> None:
    (found,) = find(f"date: '{date}', reported: '{reported}'")
    assert (found.code, str(found.severity)) == ("reported-early", "warning")
    assert repr(reported) in found.message
    assert found.where.length == len(reported) + 2
    assert [place.column for _, place in found.related] == [20]


@pytest.mark.parametrize(
    ("date", "reported"),
    [
        ("2013-05-10", "2013-05-10"),
        ("2013-05", "2013-05-01"),
        ("2013-05", "2013"),
        ("2013-05-10/2013-05-20", "2013-05-12"),
        ("about 2013-05-10", "2013-05-07"),
        ("2013-05-10?", "2012"),
        ("2013-05-10", "2012?"),
        ("by 2013", "2012"),
        ("before 2013", "1900"),
        ("2013-05-10", "after 2012"),
        ("2013-05-10, status: announced", "2012"),
        ("2013-05-10, status: cancelled", "2012"),
    ],
)
def test_reported_when_it_may_have_been(date: str, reported: str) -> None:
    when, _, rest = date.partition(", ")
    assert find(f"date: '{when}', reported: '{reported}', {rest}") == ()


SOURCES = """\
sources:
  s-2011: {title: Of 2011, date: 2011}
  s-may: {title: Of May, date: 2013-05}
  s-range: {title: Collected, date: 1981/1988}
  s-doubt: {title: Doubtful, date: 2011?}
  s-none: {title: Undated}
"""


@pytest.mark.parametrize(
    "keys",
    [
        "date: 2013, sources: [s-may, s-2011]",
        "date: 2013, sources: [s-may, Of 2011]",
        "date: 2013, sources: [s-may, {source: s-2011, page: 1}]",
        "date: 1989, sources: [s-may, s-range]",
        "date: 2013-06, status: disputed, sources: [s-none, s-may]",
    ],
)
def test_source_from_before_the_event(keys: str) -> None:
    (found,) = find(keys, header=SOURCES)
    assert (found.code, str(found.severity)) == ("source-early", "warning")
    ((_, place),) = found.related
    assert 2 <= place.line <= 4


@pytest.mark.parametrize(
    "keys",
    [
        "date: 2011, source: s-2011",
        "date: 2011-12-31, source: s-2011",
        "date: 2013-05-31, source: s-may",
        "date: 2010/2013, source: s-2011",
        "date: 1985, source: s-range",
        "date: 2013, source: s-doubt",
        "date: 2013?, source: s-2011",
        "date: about 2012-01, source: s-2011",
        "date: 2013, source: s-none",
        "date: 2013, source: s-2011, status: announced",
        "date: 2013, source: s-2011, status: cancelled",
        "date: before 2013, source: s-2011",
    ],
)
def test_source_that_may_tell_of_it(keys: str) -> None:
    assert find(keys, header=SOURCES) == ()


@pytest.mark.parametrize(
    "cited",
    [
        "{title: A, date: 2011}",
        "{source: s-none, date: 2011}",
        "{source: s-may, date: 2011}",
        "{url: 'https://example.org', date: 2011}",
    ],
)
def test_citation_from_before_the_event(cited: str) -> None:
    (found,) = find(f"date: 2012, sources: [s-may, {cited}]", header=SOURCES)
    # The date stands where the warning does.
    assert (found.code, found.related) == ("source-early", ())
    assert find(f"date: 2011, sources: [s-may, {cited}]", header=SOURCES) == ()


def test_the_date_of_a_citation_goes_before_that_of_its_source() -> None:
    cited = "{source: s-2011, date: 2013}"
    assert find(f"date: 2012, sources: [{cited}]", header=SOURCES) == ()


def test_date_of_a_citation_is_its_own_though_the_source_has_the_same() -> None:
    cited = "{source: s-2011, date: 2011}"
    (found,) = find(f"date: 2012, sources: [{cited}]", header=SOURCES)
    assert (found.code, found.related) == ("source-early", ())


def test_source_of_an_account_tells_of_its_own_date() -> None:
    account = "status: disputed, accounts: [{source: s-2011, date: '%s'}]"
    assert find(f"date: 2013, {account % 2011}", header=SOURCES) == ()
    (found,) = find(f"date: 2011, {account % 2013}", header=SOURCES)
    assert (found.code, found.where.column) == ("source-early", 78)


def differ(date: str, *accounts: str, status: str = "reported") -> list[str]:
    """Return where the account and what it contradicts are, for each warning."""
    listed = ", ".join(
        f"{{source: s{number}, date: '{account}'}}"
        for number, account in enumerate(accounts)
    )
    found = find(f"date: '{date}', status: {status}, accounts: [{listed}]")
    assert {each.code for each in found} <= {"accounts-differ"}
    return [f"{each.message} ({each.related[0][0]})" for each in found]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("2013-05-10", "2013-05-11"),
        ("2013-05", "2013-06-01"),
        ("2013", "2012-12-31"),
        ("2013-05-10", "2013-05-11/2013-05-12"),
        ("2013-05-10/2013-05-12", "2013-05-10/2013-05-13"),
        ("2013-05-09/2013-05-12", "2013-05-10/2013-05-12"),
        ("about 2013-05-10", "2013-05-14"),
        ("2013-05-10/..", "2013-05-10/2013-05-12"),
    ],
)
def test_account_that_cannot_be_true_too(one: str, two: str) -> None:
    assert len(differ(one, two)) == len(differ(two, one)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("2013-05-10", "2013-05-10"),
        ("2013-05-10", "10 May 2013"),
        ("2013-05-10", "2013-05"),
        ("2013-05-31", "2013-05/2013-06"),
        ("2013-05-11", "2013-05-10/2013-05-12"),
        ("2013-05-10/2013-05-12", "2013-05/2013-05"),
        ("2013-05-10", "about 2013-05-13"),
        ("2013-05-10", "2012?"),
        ("2013-05-10", "2012-05-10/2012-06?"),
        ("2013-05-10/2013-05-12", "2013-06-10?/2013-06-12"),
        ("2013-05-10/2013-05-12", "2013-06-10/2013-06-12?"),
        ("2013-05-10", "before 2014"),
        ("2013-05-10/", "2013-05-10/2013-05-12"),
        ("2013-05-10T10:00", "2013-05-10T12:00"),
    ],
)
def test_account_that_can_be(one: str, two: str) -> None:
    assert differ(one, two) == differ(two, one) == []


def test_account_is_measured_by_the_date_then_by_the_others() -> None:
    assert differ("2013-05", "2013-05-10", "2013-05-12", "2013-05-10") == [
        "'2013-05-12' and '2013-05-10' cannot both be true (the account of s0 is here)"
    ]
    assert (
        differ("2013-05-10", "2013-05-12", "2013-05-12", "2013-05-10")
        == [
            "'2013-05-12' and '2013-05-10' cannot both be true"
            " (the date of the event is here)"
        ]
        * 2
    )


def test_status_may_say_so() -> None:
    assert differ("2013", "2012", status="disputed") == []
    for status in ("confirmed", "denied", "cancelled"):
        assert len(differ("2013", "2012", status=status)) == 1


@pytest.mark.parametrize("word", ["note", "title"])
def test_a_word_on_why_does_not_make_both_true(word: str) -> None:
    keys = f"date: 2013, accounts: [{{source: s, date: 2012, {word}: Old style}}]"
    assert len(find(keys)) == 1


def test_account_is_shown_with_what_it_contradicts() -> None:
    (found,) = find("date: 2013, accounts: [{source: s, date: 2012}]")
    assert str(found.severity) == "warning"
    assert (found.where.column, found.where.length) == (55, 4)
    assert [place.column for _, place in found.related] == [20]


TODAY = 734_998
"""10 May 2013."""


@pytest.mark.parametrize("date", ["2013-05-11", "2014", "2013-05-14~", "after 2013"])
def test_what_is_still_to_come(date: str) -> None:
    (found,) = find(f"date: '{date}'", today=TODAY)
    assert (found.code, str(found.severity)) == ("event-future", "note")
    assert (found.where.column, found.where.length) == (20, len(date) + 2)


@pytest.mark.parametrize(
    "keys",
    [
        "date: 2013-05-10",
        "date: 2013-05",
        "date: 2013-05-10/2014",
        "date: 2013-05-12~",
        "date: 2014?",
        "date: by 2020",
        "date: 2014, status: announced",
        "date: 2014, status: cancelled",
    ],
)
def test_what_is_not(keys: str) -> None:
    assert find(keys, today=TODAY) == ()


def test_nobody_asks_for_what_is_to_come_unless_told_the_day() -> None:
    assert find("date: 3013") == ()
