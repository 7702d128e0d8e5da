"""Sources that citations describe: which are one, and what they are called."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Chronology, load_text
from timeline.names import SourceNames
from timeline.text import dump_json

_KREMLIN = {"title": "Statement", "url": "http://en.kremlin.ru/1"}
_STATE = {"title": "Statement", "url": "https://www.state.gov/1"}
Cited = str | dict[str, str]


def _load(cited: Sequence[Cited], *, header: str = "") -> Chronology:
    """Return a chronology with an event for each citation, of the same numbers."""
    events = "".join(
        f"- {{id: e{n}, date: 2013, title: T, sources: [{dump_json(one)}]}}\n"
        for n, one in enumerate(cited)
    )
    chronology = load_text(f"{header}\nevents:\n{events}")
    assert not [one for one in chronology.diagnostics if one.severity == "error"]
    return chronology


def _identify(*cited: Cited, header: str = "") -> list[str]:
    """Return the identities of citations, each of an event of its own."""
    chronology = _load(cited, header=header)
    names = SourceNames(chronology)
    by_id = chronology.by_id
    return [names.list_sources(by_id[f"e{n}"])[0] for n in range(len(cited))]


@pytest.mark.parametrize(
    "several",
    [
        [_KREMLIN, _KREMLIN],
        [_KREMLIN, {"title": "STATEMENT", "url": "https://www.en.kremlin.ru/1/"}],
        [_KREMLIN, _KREMLIN | {"publisher": "Kremlin"}],
        # The address alone decides, where both have one.
        [_KREMLIN | {"publisher": "Kremlin"}, _KREMLIN | {"publisher": "kremlin.ru"}],
        [_KREMLIN, {"title": "Statement", "publisher": "Kremlin"}],
        [_KREMLIN, {"title": "Statement"}],
        [_KREMLIN, "statement"],
        [_KREMLIN, {"source": "Statement", "url": "http://en.kremlin.ru/1"}],
        [_KREMLIN, {"source": "Statement", "page": "4"}],
        [
            {"title": "S", "publisher": "The Times"},
            {"title": "S", "publisher": "times"},
        ],
        [{"title": "S", "author": "A"}, {"title": "S", "publisher": "P"}],
        [{"title": "S", "date": "2013-05"}, {"title": "S", "date": "2013-05-10"}],
        [{"title": "S", "date": "2012?"}, {"title": "S", "date": "2013-05-10"}],
        # An address alone is the piece that has its title elsewhere.
        [_KREMLIN, "http://en.kremlin.ru/1"],
        [_KREMLIN, {"url": "http://en.kremlin.ru/1", "date": "2013-06"}],
        # A source in words is one, whatever is taken from it, and from where.
        ["Reuters", {"source": "Reuters", "url": "https://reuters.com/a"}],
        [
            {"source": "Reuters", "title": "A", "author": "X", "date": "2012"},
            {"source": "reuters", "title": "B", "author": "Y", "date": "2013"},
            {"publisher": "Reuters", "date": "2014"},
            "Reuters",
        ],
        [
            {"source": "Reuters", "url": "https://reuters.com/a", "publisher": "P"},
            {"source": "Reuters", "url": "https://yahoo.com/a"},
        ],
    ],
    ids=str,
)
def test_what_does_not_differ_is_one_source(several: list[Cited]) -> None:
    for cited in (several, several[::-1]):
        identities = _identify(*cited)
        assert len(set(identities)) == 1
        assert "(" not in identities[0]


@pytest.mark.parametrize(
    ("several", "identities"),
    [
        ([_KREMLIN, _STATE], ["Statement (en.kremlin.ru)", "Statement (state.gov)"]),
        (
            [_KREMLIN | {"publisher": "Kremlin"}, _STATE | {"publisher": "State"}],
            ["Statement (Kremlin)", "Statement (State)"],
        ),
        # What says less may be either, and is neither.
        (
            [_KREMLIN, _STATE, {"title": "Statement"}],
            ["Statement (en.kremlin.ru)", "Statement (state.gov)", "Statement"],
        ),
        (
            [_KREMLIN, _STATE, "Statement"],
            ["Statement (en.kremlin.ru)", "Statement (state.gov)", "Statement"],
        ),
        # One that has the name of a source, and another address.
        (
            [_KREMLIN, {"source": "Statement", "url": "https://a.org/1"}],
            ["Statement (en.kremlin.ru)", "Statement"],
        ),
        (
            [
                {"title": "S", "url": "https://a.org/1"},
                {"title": "S", "url": "https://a.org/2"},
            ],
            ["S (https://a.org/1)", "S (https://a.org/2)"],
        ),
        (
            [{"title": "S", "author": "A"}, {"title": "S", "author": "B"}],
            ["S (A)", "S (B)"],
        ),
        (
            [{"title": "S", "date": "2012"}, {"title": "S", "date": "2013"}],
            ["S (2012)", "S (2013)"],
        ),
        (
            [
                {"title": "S", "publisher": "P", "date": "2012"},
                {"title": "S", "publisher": "P", "date": "2013"},
            ],
            ["S (2012)", "S (2013)"],
        ),
        (
            [
                {"title": "S", "publisher": "P", "author": "A"},
                {"title": "S", "publisher": "P", "author": "B"},
                {"title": "S", "publisher": "Q", "author": "A"},
                {"title": "S", "publisher": "Q", "author": "B"},
            ],
            ["S (P, A)", "S (P, B)", "S (Q, A)", "S (Q, B)"],
        ),
        (
            [{"source": "M", "publisher": "P"}, {"source": "M", "publisher": "Q"}],
            ["M (P)", "M (Q)"],
        ),
        # Another source may be called just so.
        (
            [_KREMLIN, _STATE, {"title": "Statement (state.gov)", "author": "A"}],
            [
                "Statement (en.kremlin.ru)",
                "Statement (state.gov) (2)",
                "Statement (state.gov)",
            ],
        ),
    ],
    ids=str,
)
def test_what_differs_is_told_apart(
    several: list[Cited], identities: list[str]
) -> None:
    assert _identify(*several) == identities
    assert _identify(*several[::-1]) == identities[::-1]


_HEADER = """
sources:
  memo: {title: Statement, publisher: Kremlin, date: 2013, url: https://k.ru/memo}
"""


@pytest.mark.parametrize(
    "cited",
    [
        "memo",
        "statement",
        {
            "source": "memo",
            "title": "A chapter",
            "publisher": "Somebody",
            "date": "1999",
        },
        {"source": "Statement", "publisher": "Somebody"},
        {"title": "Statement"},
        {"title": "statement", "publisher": "KREMLIN", "date": "2013-05"},
        {"title": "Statement", "url": "http://www.k.ru/memo", "publisher": "Kreml"},
        "https://k.ru/memo",
        {"url": "https://k.ru/memo", "date": "2013-05-01"},
    ],
    ids=str,
)
def test_what_the_registry_has_is_that(cited: Cited) -> None:
    assert _identify(cited, header=_HEADER) == ["memo"]


def test_what_contradicts_the_registry_is_another_source() -> None:
    header = f"{_HEADER}  other: {{title: Statement, publisher: The Hague}}\n"
    several: list[Cited] = [
        _STATE,
        {"title": "Statement", "publisher": "Hague"},
        {"title": "Statement", "publisher": "Kremlin", "date": "2012"},
    ]
    assert _identify(*several, header=header) == [
        # The other has no address of its own to differ in.
        "other",
        "other",
        "Statement (Kremlin)",
    ]
    names = SourceNames(_load(several, header=header))
    assert names.find_titled("STATEMENT") == ("memo", "other", "Statement (Kremlin)")
    assert names.is_declared("memo")
    assert not names.is_declared("Statement (Kremlin)")


def test_an_identity_means_itself_and_a_title_that_several_have_none() -> None:
    names = SourceNames(_load([_KREMLIN, _STATE, {"title": "Alone"}]))
    for identity in ("Statement (en.kremlin.ru)", "Statement (state.gov)", "Alone"):
        assert names.identify(identity) == identity
        assert names.identify(identity.upper()) == identity
        assert names.display(identity) == identity
    assert names.find("Statement") is None
    assert names.display("Statement") == "Statement"
    assert names.find_titled("statement") == (
        *("Statement (en.kremlin.ru)", "Statement (state.gov)"),
    )


def test_what_is_known_of_a_source() -> None:
    chronology = _load(
        [
            {"title": "S", "url": "https://a.org/1", "publisher": "P"},
            {"title": "S", "url": "https://a.org/1", "author": "A", "date": "2013-05"},
            "S",
        ]
    )
    names = SourceNames(chronology)
    source = names.find("s")
    assert source is not None
    assert source.date is not None
    assert (source.id, source.title) == ("S", "S")
    assert (source.publisher, source.author, source.url) == (
        "P",
        "A",
        "https://a.org/1",
    )
    assert source.date.edtf == "2013-05"
    assert source.where == chronology.events[0].locate("sources", 0)
    # Wherever it is named.
    for event in chronology.events:
        assert [date.edtf for date in names.dates_of(event)] == ["2013-05"]


def test_what_is_said_of_a_piece_is_not_said_of_the_outlet() -> None:
    chronology = _load(
        [
            {"source": "Reuters", "title": "A", "author": "X", "date": "2013-05"},
            "Reuters",
        ]
    )
    names = SourceNames(chronology)
    source = names.find("Reuters")
    assert source is not None
    assert (source.author, source.date, source.url) == ("", None, "")
    dates = [[date.edtf for date in names.dates_of(one)] for one in chronology.events]
    assert dates == [["2013-05"], []]


def test_the_date_of_a_citation_goes_before_that_of_the_registry() -> None:
    chronology = _load(["memo", {"source": "memo", "date": "2014"}], header=_HEADER)
    names = SourceNames(chronology)
    dates = [[date.edtf for date in names.dates_of(one)] for one in chronology.events]
    assert dates == [["2013"], ["2014"]]


def test_an_account_means_the_source_that_its_event_has() -> None:
    chronology = load_text(
        f"- {{date: 2013, title: T, sources: [{dump_json(_KREMLIN)}]}}\n"
        f"- {{date: 2014, title: T, sources: [{dump_json(_STATE)}],\n"
        "   accounts: [{source: Statement, date: 2014-05}]}\n"
    )
    names = SourceNames(chronology)
    assert names.list_sources(chronology.events[1]) == ("Statement (state.gov)",)


_CITED = st.fixed_dictionaries(
    {"title": st.sampled_from(["S", "s"])},
    optional={
        "url": st.sampled_from(["https://a.org/1", "https://a.org/2"]),
        "publisher": st.sampled_from(["P", "Q"]),
        "author": st.sampled_from(["A", "B"]),
        "date": st.sampled_from(["2012", "2013", "2013-05", "2013-05-01"]),
    },
)


@settings(max_examples=50)
@given(st.lists(_CITED, min_size=1, max_size=6), st.data())
def test_the_same_are_one_in_whatever_order_they_stand(
    cited: list[dict[str, str]], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(cited))))
    identities = _identify(*cited)
    others = _identify(*[cited[index] for index in order])
    found = dict(zip(order, others, strict=True))
    for one, two in ((one, two) for one in order for two in order):
        together = identities[one] == identities[two]
        assert together == (found[one] == found[two])
        if together:
            # What is one has one address.
            urls = {cited[one].get("url", ""), cited[two].get("url", "")}
            assert len(urls - {""}) <= 1


def test_thousands_of_one_title_take_linear_time() -> None:
    count = 3_000
    cited: list[Cited] = [
        {"title": "Statement", "url": f"https://a{number}.org/{number}"}
        for number in range(count)
    ]
    cited += [
        {"title": "Statement", "publisher": f"P{number}", "date": "2013"}
        for number in range(count)
    ]
    assert len(set(_identify(*cited))) == 2 * count
