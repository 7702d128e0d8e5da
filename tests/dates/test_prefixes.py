"""What stands around a date or an id: forms beyond the tables of docs/dates.md."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_relative, parse_when, refuse_date
from timeline import load_text
from timeline.dates import FUTURE, PAST, DateError, When, format_day, resolve_relative
from timeline.dates.calendar import day_number
from timeline.dates.relative import Anchor


def _resolve(text: str, **dates: str) -> When:
    """Settle a date that names events of these dates."""
    return resolve_relative(
        parse_relative(text), {id_: parse_when(typed) for id_, typed in dates.items()}
    )


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("around 10 May 2013", "2013-05-10~"),
        ("c.1938", "1938~"),
        ("CA. 1938", "1938~"),
        ("C1938", "1938~"),
        ("ca1938?", "1938%"),
        ("on or about 10 May 2013", "2013-05-10~"),
        ("about 2013-05-10/..", "2013-05-10~/.."),
        ("about 10 May 2013?", "2013-05-10%"),
        ("about by 2013", "[..2013~]"),
        ("by about 2013", "[..2013~]"),
        ("about about 2013", "2013~"),
        ("after about 28 May 2013", "[2013-05-29~..]"),
        ("after 28 May 2013?", "[2013-05-29?..]"),
        ("before 2013%", "[..2012%]"),
        ("before circa 2013", "[..2012~]"),
        ("by May 2013?", "[..2013-05?]"),
        ("during 2013-05-10/", "[2013-05-10..]"),
        ("during /2013-05-10", "[..2013-05-10]"),
        ("during 2013-05-10T09:00/2013-05-12T10:00", "[2013-05-10..2013-05-12]"),
        ("during 2013/2013-03-18", "[2013..2013-03-18]"),
        ("by 10-12 May 2013", "[..2013-05-12]"),
        ("by [2013-05,2013-07]", "[..2013-07]"),
        ("by 2013-05-10T14:30", "[..2013-05-10]"),
        ("Prior  to 28 May 2013", "[..2013-05-27]"),
        ("from [2013-05-10,2013-05-12]", "[2013-05-10..2013-05-12]/"),
        ("since 2013-05-10T14:30", "2013-05-10T14:30/.."),
        ("since 2013-05-10/..", "2013-05-10/.."),
        ("until ../2013-05-10", "/2013-05-10"),
        ("since [2013-05-10,2013-05-10]", "2013-05-10/.."),
        ("since about early May 2013", "[2013-05-01..2013-05-10]~/.."),
        ("after since 2013", None),
    ],
)
def test_prefixed_dates_carry_their_marks(text: str, canonical: str | None) -> None:
    if canonical is None:
        assert refuse_date(text).code == "date-invalid"
        return
    when = parse_when(text)
    assert when.edtf == canonical
    assert when.typed == text
    assert parse_when(when.edtf) == when


@pytest.mark.parametrize(
    ("text", "year", "canonical"),
    [
        ("between 10 and 12 May", 2013, "[2013-05-10..2013-05-12]"),
        # The year of the end goes before that of the file.
        ("between 10 May and 3 June 2014", 2013, "[2014-05-10..2014-06-03]"),
        ("10 May or 3 June 2014", 2013, "[2014-05-10,2014-06-03]"),
        ("10 May or 3 June", 2013, "[2013-05-10,2013-06-03]"),
        ("after 10 May, before 3 June 2014", 2013, "[2014-05-11..2014-06-02]"),
        ("10 days after 28 May", 2013, "2013-06-07"),
        ("10, 12 or 14 May", 2013, "[2013-05-10,2013-05-12,2013-05-14]"),
        ("May 10 or 12", 2013, "[2013-05-10,2013-05-12]"),
    ],
)
def test_the_earlier_of_several_take_what_they_lack_from_the_last(
    text: str, year: int, canonical: str
) -> None:
    assert parse_when(text, year=year).edtf == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("12 or 10 May 2013", "[2013-05-12,2013-05-10]"),
        ("spring or summer 2013", "[2013-21,2013-22]"),
        ("early or mid May 2013", "[2013-05-01..2013-05-10,2013-05-11..2013-05-20]"),
        ("either 2013-05-10 or 10-12 June 2013", "[2013-05-10,2013-06-10..2013-06-12]"),
        ("about 10 or 12 May 2013", "[2013-05-10~,2013-05-12~]"),
        ("10 May 2013 or June 2013 or 2014", "[2013-05-10,2013-06,2014]"),
        ("after 2011 and before 2013 and after May 2012", "[2012-06-01..2012-12-31]"),
        ("not before 2011 but prior to 2013", "[2011..2012-12-31]"),
        ("in May 2013 and after 10 May 2013", "[2013-05-11..2013-05-31]"),
        ("May 2013, after 30 April 2013", "2013-05"),
        ("since 10 May 2013 until 12 May 2013", "2013-05-10/2013-05-12"),
        ("from about 1938 until 1941", "1938~/1941"),
        ("1938 or later, and before 1941", "[1938..1940-12-31]"),
        ("not before 2013 and by March 2013", "[2013-01-01..2013-03]"),
        ("since between 2011 and 2013", "[2011..2013]/.."),
        ("sometime between 10–12 May 2013", "[2013-05-10..2013-05-12]"),
    ],
)
def test_several_dates_are_put_together(text: str, canonical: str) -> None:
    when = parse_when(text)
    assert when.edtf == canonical
    assert parse_when(when.edtf) == when


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("by 2013/..", "name a date that ends"),
        ("not before ../2013", "name a date that begins"),
        ("after 2013/", "name a date that ends"),
        ("before ../2013", "name a date that begins"),
        ("after [..2013]", "name a date that ends"),
        ("before [2013..]", "name a date that begins"),
        ("since /2013", "name a date that begins"),
        ("until 2013/", "name a date that ends"),
        ("after 9999", "years go from -9999 to 9999"),
        ("before -9999", "years go from -9999 to 9999"),
        ("10 days after [..2013]", "give a date of its own"),
        ("10 days after 2013/..", "give a date of its own"),
        ("10 days before ../2013", "give a date of its own"),
        ("10 days after after 2013", "write 2013-05-10"),
        ("a year after 9999", "years go from -9999 to 9999"),
        ("between 2013 and 2011", "name the earlier one first"),
        ("between [..2013] and [2011..]", "name a day"),
        ("between 2013", "write between 2011 and 2013"),
        ("after 2013 and before 2012", "correct one of the two"),
        ("after 28 May 2013 and before 28 May 2013", "correct one of the two"),
        ("since 1992 and before 1995", "2013-05-10/2013-05-12"),
        ("since 1995 until 1992", "put the earlier date first"),
        ("by 2011 or later", "write 2013-05-10"),
        ("before 2011 or after 2013", "name the days"),
        ("after before 2013", "write 2013-05-10"),
        ("after by 2013", "write 2013-05-10"),
        ("after between 2011 and 2013", "write 2013-05-10"),
        ("after after 2011 and before 2013", "write 2013-05-10"),
        ("about about about 2013", "write 2013-05-10"),
        ("shortly after 10 May 2013", "write after 10 May 2013, or how many days"),
        (
            "shortly after Easter 2013",
            "write after and a date, as in after 10 May 2013",
        ),
        ("soon before 10000 BC", "write before and a date, as in before 10 May 2013"),
        ("just after before 2013", "write after and a date, as in after 10 May 2013"),
        ("soon after the-visit", "write after the-visit, or how many days"),
        ("A few weeks before May 2013", "write before May 2013, or how many days"),
        ("after the visit", "write 2013-05-10"),
        ("after Visit, day two", "write 2013-05-10"),
    ],
)
def test_what_leads_nowhere_is_refused(text: str, hint: str) -> None:
    error = refuse_date(text)
    assert error.code in ("date-invalid", "date-reversed")
    assert hint in error.hint


@pytest.mark.parametrize(
    ("text", "targets", "anchor"),
    [
        ("after visit", ("visit",), Anchor("visit", after=True)),
        ("After geneva-ii", ("geneva-ii",), Anchor("geneva-ii", after=True)),
        ("before 2013-visit", ("2013-visit",), Anchor("2013-visit", after=False)),
        ("during s300", ("s300",), None),
        ("by präsident-besuch", ("präsident-besuch",), None),
        ("c. visit", ("visit",), None),
        ("circa visit", ("visit",), None),
        ("about after visit", ("visit",), Anchor("visit", after=True)),
        ("10 days after visit", ("visit",), None),
        ("between aa and bb", ("aa", "bb"), Anchor("aa", after=True)),
        ("between 2013 and bb", ("bb",), Anchor("bb", after=False)),
        ("between aa and 2013", ("aa",), Anchor("aa", after=True)),
        ("before bb and after aa", ("bb", "aa"), Anchor("aa", after=True)),
        ("after 2013 and before bb", ("bb",), Anchor("bb", after=False)),
        ("aa or 10 May 2013 or bb or aa", ("aa", "bb"), None),
        ("since visit", ("visit",), None),
        ("visit or later", ("visit",), None),
        ("after may", ("may",), Anchor("may", after=True)),
        ("after Visit", ("Visit",), Anchor("Visit", after=True)),
        ("after KERRY_VISIT", ("KERRY_VISIT",), Anchor("KERRY_VISIT", after=True)),
        ("after acled:1a", ("acled:1a",), Anchor("acled:1a", after=True)),
    ],
)
def test_ids_name_other_events(
    text: str, targets: tuple[str, ...], anchor: Anchor | None
) -> None:
    relative = parse_relative(text)
    assert (relative.targets, relative.anchor) == (targets, anchor)
    assert relative.typed == text


def test_an_error_in_a_date_after_a_prefix_is_not_taken_for_an_id() -> None:
    assert refuse_date("after 2013-02-30").code == "date-invalid"
    assert refuse_date("after 03/04/2013").code == "date-ambiguous"


@pytest.mark.parametrize(
    ("text", "target", "canonical"),
    [
        ("after visit", "2013-05-10~", "[2013-05-10~..]"),
        ("after visit", "2013~", "[2013~..]"),
        ("before visit", "2013-05?", "[..2013-05-31?]"),
        ("before visit", "2013-05~", "[..2013-05~]"),
        ("after visit", "2013-05-10/..", "[2013-05-10..]"),
        ("by visit", "2013-05-10/2013-05-12", "[..2013-05-12]"),
        ("until visit", "2013-05-10/2013-05-12", "/[2013-05-10..2013-05-12]"),
        ("since visit", "2013-05-10/2013-05-12", "[2013-05-10..2013-05-12]/.."),
        ("since visit", "2013-05-10/..", "2013-05-10/.."),
        ("from visit", "2013-05", "2013-05/"),
        ("not before visit", "10-12 May 2013", "[2013-05-10..]"),
        ("about visit", "../2013-05-10", "[..2013-05-10~]"),
        ("during visit", "[2013-05-10,2013-05-12]", "[2013-05-10,2013-05-12]"),
        ("10 days after visit", "2013-05-10/2013-05-12", "[2013-05-20..2013-05-22]"),
        ("10 days after visit", "2013-05-10", "2013-05-20"),
        ("the day before visit", "2013-05-10/..", "[2013-05-09..]"),
        ("2 weeks after visit", "2013-05-10?", "2013-05-24%"),
        ("3 months before visit", "28 May - 3 June 2013", "[2013-02..2013-03]"),
        ("3 months before visit", "10-12 May 2013", "2013-02"),
        ("a year after visit", "2013-05", "2014"),
        ("3 months after visit", "2013~", "[2013~..2014~]"),
        ("10 days after visit", "[..2013-05-10]", "[..2013-05-20]"),
        ("after 10 days after visit", "2013-05-10/2013-05-12", "[2013-05-20..]"),
        ("between visit and 20 May 2013", "2013-05-10", "[2013-05-10..2013-05-20]"),
        ("visit or 2014", "10-12 May 2013", "[2013-05-10..2013-05-12,2014]"),
    ],
)
def test_relative_dates_come_to_dates(text: str, target: str, canonical: str) -> None:
    when = _resolve(text, visit=target)
    assert when.edtf == canonical
    assert when.typed == text
    assert parse_when(when.edtf) == when


@pytest.mark.parametrize(
    ("text", "target", "message"),
    [
        ("after visit", "/2013-05-10", "nobody knows when 'visit' begins"),
        ("before visit", "2013-05-10/..", "nobody knows when 'visit' ends"),
        ("by visit", "[2013-05-10..]", "nobody knows when 'visit' ends"),
        ("since visit", "/2013-05-10", "nobody knows when 'visit' begins"),
        ("before about visit", "2013-05-10/", "nobody knows when that ends"),
        ("10 days after visit", "2013-05-10/..", ""),
        ("after visit and before 2013", "2013", "no day is left"),
        ("between visit and 2011", "2013", "ends before"),
    ],
)
def test_relative_dates_that_leave_nothing_known_are_refused(
    text: str, target: str, message: str
) -> None:
    if not message:
        assert _resolve(text, visit=target).edtf == "[2013-05-20..]"
        return
    with pytest.raises(DateError, match=message) as caught:
        _resolve(text, visit=target)
    assert caught.value.code in ("date-invalid", "date-reversed")


def test_events_that_leave_any_day_possible_are_refused() -> None:
    with pytest.raises(DateError, match="any day is one of these") as caught:
        _resolve("aa or bb", aa="[..2013]", bb="[2015..]")
    assert caught.value.hint == "name the days"


def test_what_lies_within_another_is_all_that_is_said() -> None:
    when = _resolve("in 2013 and after aa", aa="2011")
    assert (when.edtf, when.typed) == ("2013", "in 2013 and after aa")


@given(st.dates(date(1, 1, 1), date(9998, 12, 30)), st.dates(date(2, 1, 2)))
def test_after_and_before_a_day_leave_that_day_out(one: date, other: date) -> None:
    after = parse_when(f"after {one.isoformat()}")
    assert format_day(after.b1) == format_day(one.toordinal() + 1)
    before = parse_when(f"before {other.isoformat()}")
    assert format_day(before.e2) == format_day(other.toordinal() - 1)


_UNITS = st.sampled_from(
    [
        *("1984", "198X", "19XX", "1984-05", "1984-05-10", "1984-22", "1984-24"),
        *("1984-33", "1984-36", "1984-40", "1984-41", "1984-01", "1984-12", "0005"),
        *("1984-02-29", "-0431", "-0431-24", "-043X", "-04XX"),
    ]
)


@given(_UNITS)
def test_what_is_after_or_before_about_a_unit_reaches_as_far_as_about_it(
    unit: str,
) -> None:
    """The limit moves by the unit that the date is in, as the date itself does."""
    exact, about = parse_when(unit), parse_when(f"{unit}~")
    after, before = (
        parse_when(f"after about {unit}"),
        parse_when(f"before about {unit}"),
    )
    assert after.bounds == parse_when(f"after {unit}").bounds
    assert before.bounds == parse_when(f"before {unit}").bounds
    assert after.approximate
    assert before.approximate
    # As much earlier and later as a unit that begins there would be.
    shift = exact.b1 - about.outer[0]
    assert abs((after.b1 - after.outer[0]) - shift) <= shift // 10 + 3
    assert abs((before.outer[3] - before.e2) - shift) <= shift // 10 + 3
    assert (after.e2, before.b1) == (FUTURE, PAST)
    for one in (after, before):
        assert parse_when(one.edtf) == one


@given(
    st.dates(date(100, 1, 1), date(9000, 1, 1)),
    st.integers(0, 9999),
    st.sampled_from(["day", "days"]),
)
def test_days_are_counted_exactly(day: date, count: int, unit: str) -> None:
    after = parse_when(f"{count} {unit} after {day.isoformat()}")
    before = parse_when(f"{count} {unit} before {day.isoformat()}")
    assert after.bounds == (day.toordinal() + count,) * 4
    assert before.bounds == (day.toordinal() - count,) * 4


@given(st.dates(date(100, 1, 1), date(9000, 1, 1)), st.integers(0, 999))
def test_months_are_counted_by_their_names(day: date, count: int) -> None:
    months = day.year * 12 + day.month - 1
    for number, side in ((months + count, "after"), (months - count, "before")):
        when = parse_when(f"{count} months {side} {day.isoformat()}")
        year, month = divmod(number, 12)
        assert when.edtf == f"{year:04d}-{month + 1:02d}"
        assert when.b1 == day_number(year, month + 1, 1)


@pytest.mark.parametrize(
    ("number", "word"),
    [
        *((1, "one"), (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six")),
        *((7, "seven"), (8, "eight"), (9, "nine"), (10, "ten"), (11, "eleven")),
        *((12, "twelve"), (1, "a"), (1, "an"), (1, "One")),
    ],
)
def test_numbers_may_be_words(number: int, word: str) -> None:
    one, two = (parse_when(f"{text} days after 1 May 2013") for text in (number, word))
    assert one.bounds == two.bounds


@pytest.mark.parametrize("begun", ["/2013-05-10", "../2013-05-10"])
def test_during_what_began_nobody_knows_when_is_by_its_end(begun: str) -> None:
    text = (
        f"- {{id: a, date: {begun}, title: A}}\n- {{id: b, date: during a, title: B}}\n"
    )
    _assert_same(load_text(text).by_id["b"].date, "[..2013-05-10]")


@pytest.mark.parametrize("left", ["2013-05-10/", "2013-05-10/.."])
def test_during_what_goes_on_is_from_its_beginning_on(left: str) -> None:
    text = (
        f"- {{id: a, date: {left}, title: A}}\n- {{id: b, date: during a, title: B}}\n"
    )
    _assert_same(load_text(text).by_id["b"].date, "[2013-05-10..]")


def _assert_same(when: When, edtf: str) -> None:
    assert (when.edtf, when.bounds) == (edtf, parse_when(edtf).bounds)


@pytest.mark.parametrize("text", ["after", "or", "between and", " or "])
def test_words_without_dates_are_refused(text: str) -> None:
    assert refuse_date(text).code == "date-invalid"


def test_very_many_alternatives_are_no_date() -> None:
    days = [f"{day} May 2013" for day in range(1, 14)]
    assert refuse_date(" or ".join(days)).code == "date-invalid"
    assert len(parse_when(" or ".join(days[:12])).parts) == 12
