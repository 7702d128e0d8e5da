"""The look-up of bodies: names, codes, demonyms, aliases; other orders of these."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.names.bodies import (
    Body,
    find_body,
    get_body,
    load_bodies,
)


def _code_of(body: Body | None) -> str:
    return body.code if body else ""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"),
        ("RU", "RU"),
        ("RUS", "RU"),
        ("russian", "RU"),
        ("Russian Federation", "RU"),
        ("UK", "GB"),
        ("the UK", "GB"),
        ("United Kingdom", "GB"),
        ("british", "GB"),
        ("US", "US"),
        ("the US", "US"),
        ("The United States", "US"),
        ("American", "US"),
        ("Georgia", "GE"),
        ("Côte d'Ivoire", "CI"),
        ("cote d’ivoire", "CI"),
        ("  syria ", "SY"),
        ("Gambia", "GM"),
        ("The Gambia", "GM"),
        ("the Soviet Union", "SU"),
        ("Soviet", "SU"),
        ("East Germany", "DD"),
        ("ottoman-empire", "ottoman-empire"),
        ("the Ottoman Empire", "ottoman-empire"),
        ("EU", "EU"),
        ("EEC", "EU"),
        ("NATO", "NATO"),
        ("Nato", "NATO"),
        ("WHO", "WHO"),
        ("United Nations Security Council", "UNSC"),
        ("P5+1", "P5+1"),
        ("E3+3", "P5+1"),
        ("the Quad", "quad"),
    ],
)
def test_a_body_is_found_by_any_of_its_names(name: str, code: str) -> None:
    assert _code_of(find_body(name)) == code


@pytest.mark.parametrize(
    "name",
    ["it", "no", "us", "the us", "who", "ru", "rus", "Ru", "in", "un", "", "the"],
)
def test_words_are_not_codes(name: str) -> None:
    assert find_body(name) is None


@pytest.mark.parametrize("name", ["Atlantis", "theRussia", "Moscow", "the Kremlin"])
def test_what_is_no_name_is_not_found(name: str) -> None:
    assert find_body(name) is None


def test_a_body_is_got_by_its_codes() -> None:
    assert get_body("GB").name == "United Kingdom"
    assert get_body("GBR") is get_body("GB")
    assert get_body("south-vietnam").type == "state"


@pytest.mark.parametrize("code", ["", "gb", "UK", "Russia", "XX"])
def test_what_is_no_code_gets_nothing(code: str) -> None:
    with pytest.raises(KeyError):
        get_body(code)


def test_a_line_of_the_table_becomes_a_body() -> None:
    body = get_body("DD")
    assert body == Body(
        code="DD",
        alpha3="DDR",
        type="state",
        name="East Germany",
        demonyms=("East German",),
        aliases=("German Democratic Republic", "GDR", "G.D.R."),
        begin="1949-10-07",
        end="1990-10-02",
        successors=("DE",),
        joined=True,
        members=(),
    )
    assert body.words == ("East Germany", *body.aliases, "East German")


def test_members_stand_in_the_order_of_joining() -> None:
    mercosur = get_body("mercosur").members
    assert mercosur[:4] == (
        ("AR", "1991-03-26/.."),
        ("BR", "1991-03-26/.."),
        ("UY", "1991-03-26/.."),
        ("PY", "1991-03-26/2012-06-29"),
    )
    assert [when for code, when in mercosur if code == "PY"] == [
        "1991-03-26/2012-06-29",
        "2013-08/..",
    ]


def test_bodies_are_sorted_by_code() -> None:
    codes = [body.code for body in load_bodies()]
    assert codes == sorted(codes)


def test_every_code_leads_to_its_body() -> None:
    for body in load_bodies():
        for code in filter(None, (body.code, body.alpha3)):
            assert find_body(code) is body
            assert get_body(code) is body


_WORDS = [
    (word, body)
    for body in load_bodies()
    for word in body.words
    # Found as it stands only, being the code.
    if word != body.code
]
_CASES = [str, str.upper, str.lower, str.title, str.swapcase]
_ARTICLES = ["", "the ", "The ", " THE  "]


@given(st.sampled_from(_WORDS), st.sampled_from(_CASES), st.sampled_from(_ARTICLES))
def test_every_word_leads_to_its_body(
    pair: tuple[str, Body], change: Callable[[str], str], article: str
) -> None:
    word, body = pair
    assert find_body(f"{article}{change(word)} ") is body
