"""What a name says of a person, and what is no person's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.names.persons import Person, drop_titles, read_person


@pytest.mark.parametrize(
    ("typed", "family", "given_names"),
    [
        ("Sergei Lavrov", "lavrov", "sergei"),
        ("Lavrov", "lavrov", ""),
        ("S. Lavrov", "lavrov", "s"),
        ("S.V. Lavrov", "lavrov", "s v"),
        ("Foreign Minister Lavrov", "lavrov", ""),
        ("Russian Foreign Minister Sergei Lavrov", "lavrov", "sergei"),
        ("South Korean President Park", "park", ""),
        ("US Secretary of State John Kerry", "kerry", "john"),
        ("Secretary of State for Foreign Affairs Boothby", "boothby", ""),
        ("FBI Director James Comey", "comey", "james"),
        ("Deputy Foreign Minister Ryabkov", "ryabkov", ""),
        ("Sergei LAVROV", "lavrov", "sergei"),
        ("DONALD TRUMP", "trump", "donald"),
        ("Mr. Trump", "trump", ""),
        ("Jean-Claude Juncker", "juncker", "jean claude"),
        ("J.-C. Juncker", "juncker", "j c"),
        ("Herman Van Rompuy", "rompuy", "herman"),
        ("Van Rompuy", "rompuy", ""),
        ("Charles de Gaulle", "gaulle", "charles"),
        ("Bashar al-Assad", "assad", "bashar"),
        ("Osama bin Laden", "bin laden", "osama"),
        ("bin Laden", "bin laden", ""),
        ("Ben Bernanke", "bernanke", "ben"),
        ("Zoë Cäsar", "casar", "zoe"),
        ("Сергей Лавров", "лавров", "сергеи"),
        ("Tip O'Neill", "o'neill", "tip"),
        # As an index has them.
        ("Merkel, Angela", "merkel", "angela"),
        ("Lavrov, S. V.", "lavrov", "s v"),
        ("Van Rompuy, Herman", "rompuy", "herman"),
    ],
)
def test_name_of_a_person(typed: str, family: str, given_names: str) -> None:
    (person,) = read_person(typed)
    assert (person.family, " ".join(person.given)) == (family, given_names)


@pytest.mark.parametrize(
    ("typed", "suffix"),
    [
        ("Robert F. Kennedy Jr.", "jr"),
        ("Robert F. Kennedy, Jr.", "jr"),
        ("George Kennan II", "ii"),
        ("Kennedy", ""),
    ],
)
def test_what_stands_behind_is_kept(typed: str, suffix: str) -> None:
    assert [one.suffix for one in read_person(typed)] == [suffix]


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("Xi Jinping", [("xi", ("jinping",)), ("jinping", ("xi",))]),
        ("President Xi", [("xi", ())]),
        ("Ban Ki-moon", [("ban", ("kimoon",)), ("ki-moon", ("ban",))]),
        ("Le Duc Tho", [("le", ("ductho",)), ("tho", ("le", "duc"))]),
        # What follows is no given name of East Asia.
        ("Lee Oswald", [("oswald", ("lee",))]),
        ("Long John", [("john", ("long",))]),
    ],
)
def test_family_names_of_east_asia_stand_first(
    typed: str, readings: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(one.family, one.given) for one in read_person(typed)] == readings


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", ",", "?", "...", "👩", "7", "Agent 007", "lavrov", "a", "A", "J."),
        *("NATO", "NSA", "NYSE Arca", "US Supreme Court", "Lavrov Foundation"),
        *("Trump Organization", "The Guardian", "Bank of England", "Kerry & Sons"),
        *("Men (India)", "President", "Minister", "Queen", "Kerry, a senator"),
        *("Kerry, US Secretary of State", "Lavrov, Sergei, of Russia", "Lavrov,"),
        *("Ministry of Finance, Economy and Trade", "Sergei Lavrov, John Kerry"),
        # Called by a given name, which says nothing of a family.
        *("King Salman", "Queen Elizabeth II", "Pope Francis", "Emperor Hirohito"),
        "a b c d e f g h i j k l m n o p",
    ],
)
def test_what_is_no_name_of_a_person(typed: str) -> None:
    assert read_person(typed) == ()


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("President Donald Trump", "Donald Trump"),
        ("Donald Trump", "Donald Trump"),
        ("Secretary of State Kerry", "Kerry"),
        # Where nothing follows, it is no title.
        ("President", "President"),
        ("", ""),
    ],
)
def test_titles_are_dropped(typed: str, bare: str) -> None:
    assert drop_titles(typed) == bare


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    for person in read_person(text):
        assert isinstance(person, Person)
        assert len(person.family) > 1
        assert all(person.given)
    assert drop_titles(text).split() == text.split()[-len(drop_titles(text).split()) :]
