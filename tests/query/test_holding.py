"""Conditions by what stands in an event: words of its texts, values, numbers."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.helpers.questions import tell
from timeline import load_text
from timeline.dates import Fit
from timeline.names import names_of
from timeline.query import Term, resolve, select
from timeline.query.holding import TEXTS, Contains, Has, Measures, Range
from timeline.text import fold


def _fit(text: str, value: str) -> bool:
    """Tell whether a value is found in a title."""
    chronology = load_text(json.dumps([{"date": 2013, "title": text}]))
    return bool(select(chronology, Term("title", (value,))).matches)


@pytest.mark.parametrize(
    ("text", "found", "missed"),
    [
        # At the beginning of words, case and accents aside.
        ("Omani envoys", ["Oman", "omani", "ENVOY", "Ómáni e"], ["mani", "nvoys"]),
        ("Romania", ["Roman", "romania"], ["Oman", "mania"]),
        ("Já, Ærø ist groß", ["ja", "ist gross", "GROSS"], ["a", "oss"]),
        ("Russia", ["R", "russ"], ["US", "ssia"]),
        ("Talks in the  Kremlin", ["in the Krem", "the"], ["n the", "the lin", "he"]),
        # What is no letter or digit ends a word.
        ("S-300 for Syria", ["300", "s-300", "30", "-300"], ["00", "yria"]),
        ("a_b.c/d'e\u2019f", ["b", "c", "d", "e", "f", "d'e", "e'f"], ["bc"]),
        ("O'Brien's", ["brien", "o'b", "s"], ["rien", "obrien"]),
        ("(Anna-Maria)", ["maria", "anna", "(anna", ")"], ["aria"]),
        ("price: 1,234 €", ["1", "234", "1,2", "€"], ["34"]),
        ("A4 4x4", ["a4", "4x", "4"], ["x4"]),
        # Anywhere, where it is said so.
        ("Romania", ["*oman", "*ROMAN", "*a", "*nia"], ["*omen"]),
        ("in the Kremlin", ["*he krem", "*the"], ["*he  lin"]),
        ("a * b", ["a *", "* b"], ["*c"]),
        # Scripts that put no space between words; others do.
        ("日本外務大臣", ["外務", "大臣", "日本", "臣"], ["外大"]),
        ("モスクワのクレムリン", ["クレムリン", "ワ"], ["クス"]),
        ("ประเทศไทย", ["ไทย"], ["ทไ" * 2]),
        ("Министр обороны", ["обор", "министр об"], ["бороны", "истр"]),
        ("וושינגטון", ["ווש"], ["ינגטון"]),
        ("러시아 외무장관", ["외무", "러시아"], ["장관"]),
        ("الرئيس", ["الر"], ["رئيس"]),
    ],
)
def test_words_are_found_at_their_beginning(
    text: str, found: list[str], missed: list[str]
) -> None:
    for value in found:
        assert _fit(text, value), value
    for value in missed:
        assert not _fit(text, value), value


_LETTERS = st.text(st.sampled_from("aAb1 -_'é.*"), max_size=8)


def _is_found(text: str, value: str) -> bool:
    text, wanted = fold(text), fold(value.removeprefix("*"))
    return any(
        text.startswith(wanted, start)
        and (
            value.startswith("*")
            or not wanted[0].isalnum()
            or start == 0
            or not text[start - 1].isalnum()
        )
        for start in range(len(text))
    )


@given(_LETTERS, _LETTERS)
@example("ab", "*b")
@example("a_b", "b")
def test_a_word_is_found_where_one_begins(text: str, value: str) -> None:
    text = f"x {text}"
    if fold(value.removeprefix("*")):
        assert _fit(text, value) == _is_found(text, value)


@given(_LETTERS, _LETTERS)
def test_a_text_that_begins_with_a_value_has_it(value: str, more: str) -> None:
    if fold(value.removeprefix("*")):
        assert _fit(f"x {value.removeprefix('*')}{more}", value)


_EVENTS = load_text("""
actors: {kerry: {name: John Kerry, aliases: [JFK]}}
places: {msk: {name: Moscow, country: Russia, aliases: [Moskva]}}
events:
- id: a
  date: 2013
  title: One end
  summary: begin two
  actors: [kerry]
  to: [the Envoys]
  about: [Gas prices]
  place: msk
  tags: [red line, green]
  note: private words
  kind: visit
  sources: [{source: Press, quote: He said so, note: page five}]
  accounts: [{source: Wire, date: 2013, note: by telephone}]
- {id: b, date: 2014, title: Kerry, place: 'Damascus, Syria'}
""")


@pytest.mark.parametrize(
    ("field", "found", "missed"),
    [
        (
            "text",
            [
                *("one", "begin", "john", "kerry", "envoys", "gas", "moscow", "msk"),
                *("red l", "green"),
            ],
            # Phrases do not go on in the next text; other keys are not looked at.
            [
                *("end begin", "two john", "moskva", "russia", "jfk", "line green"),
                *("private", "visit", "said", "page", "telephone", "press"),
            ],
        ),
        ("title", ["one end"], ["begin", "kerry", "moscow", "private"]),
        ("summary", ["begin", "two"], ["one", "kerry"]),
        (
            "note",
            ["private words", "page", "by telephone"],
            ["one", "said", "words page", "five by"],
        ),
        ("quote", ["he said"], ["page", "private", "press"]),
        # What is cited, and what accounts rest on.
        ("source-title", ["press", "wire"], ["page", "he said", "private"]),
    ],
)
def test_a_field_of_text_looks_at_its_own_texts(
    field: str, found: list[str], missed: list[str]
) -> None:
    for value in found:
        assert tell(select(_EVENTS, Term(field, (value,)))).startswith("a")
    for value in missed:
        assert "a" not in tell(select(_EVENTS, Term(field, (value,))))


def test_every_field_of_text_is_asked_here() -> None:
    asked = {"text", "title", "summary", "note", "quote", "source-title"}
    assert set(TEXTS) == asked


def test_words_of_one_event_may_stand_in_several_texts() -> None:
    assert tell(select(_EVENTS, "kerry")) == "a b"
    assert tell(select(_EVENTS, "kerry envoys green")) == "a"
    assert tell(select(_EVENTS, "kerry,envoys damascus")) == "b"
    assert tell(select(_EVENTS, "-envoys")) == "b"
    assert tell(select(_EVENTS, '"kerry envoys"')) == ""


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("One end", "a"),
        ("one end", ""),
        ("One", ""),
        ("One  end", ""),
        ("Kerry", "b"),
        ("John Kerry", ""),
        ("*One end", ""),
        ("", ""),
    ],
)
def test_exactly_is_the_whole_text_letter_by_letter(value: str, kept: str) -> None:
    assert tell(select(_EVENTS, Term("title", (value,), "="))) == kept


def test_exactly_of_all_texts_is_one_of_them() -> None:
    for value, kept in (
        ("John Kerry", "a"),
        ("kerry", "a"),
        ("Kerry", "b"),
        ("red line", "a"),
        ("Moscow", "a"),
        ("msk", "a"),
        ("Moskva", ""),
        ("begin two", "a"),
    ):
        assert tell(select(_EVENTS, Term("text", (value,), "="))) == kept


@pytest.mark.parametrize(
    ("numbers", "inside", "outside"),
    [
        (Range(7, 9), [7, 8, 9], [6.9, 9.1]),
        (Range(7, 9, above=True), [7.1, 9], [7, 9.1]),
        (Range(7, 9, below=True), [7, 8.9], [6.9, 9]),
        (Range(7, 9, above=True, below=True), [8], [7, 9]),
        (Range(7, 7), [7], [6, 8]),
        (Range(float("-inf"), 0), [-1e30, -0.0, 0], [1]),
        (Range(0, float("inf")), [0, 1e99], [-1]),
    ],
)
def test_a_range_holds_the_numbers_between_its_ends(
    numbers: Range, inside: list[float], outside: list[float]
) -> None:
    assert all(map(numbers.holds, inside))
    assert not any(map(numbers.holds, outside))


_OWN = load_text("""
fields: {size: number, part: text}
events:
- {id: a, date: 2011, title: T, size: [3, 30], part: [Äpfel, Nuts], tags: [x, y]}
- {id: b, date: 2012, title: T, size: '1,5', tags: [y]}
- {id: c, date: 2013, title: T, size: −7, part: nuts}
- {id: d, date: 2014, title: T}
""")


def test_what_an_event_has_several_of_is_asked_one_by_one() -> None:
    for query, kept in (
        ("size>10 size<5", "a"),
        ("size>=3 size<=3", "a"),
        ("size>3 size<30", "a"),
        ("size:10", ""),
        ("size=30", "a"),
        ("size<0", "c"),
        ("size:-7", "c"),
        ("tag:x tag:y", "a"),
        ("tag:x,y", "a b"),
        ("-tag:x", "b c d"),
        ("part:apfel part:NUTS", "a"),
        ("part:nuts", "a c"),
        # Whatever has no value, or none that compares, is none of these.
        ("-size>=0", "b c d"),
        ("-size>=0 -size<0", "b d"),
        ("size!=3", "b c d"),
    ):
        assert tell(select(_OWN, query)) == kept


def test_what_stands_in_an_event_is_found_or_not() -> None:
    """Never possibly, so that not is the opposite."""
    names = names_of(_OWN)
    for term, kind in (
        (Term("tag", ("x",)), Has),
        (Term("size", ("3",), ">"), Measures),
        (Term("title", ("t",)), Contains),
    ):
        leaf = resolve(term, names).condition
        assert isinstance(leaf, kind)
        fits = {leaf.fit(event) for event in _OWN.events}
        assert fits <= {Fit.NO, Fit.CERTAIN}
        assert leaf.find_cause(_OWN.events[0]) == ""
