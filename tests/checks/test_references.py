"""Names in events that lead nowhere, with the nearest that would."""

import pytest

from timeline.checks import check
from timeline.diagnostics import Diagnostic
from timeline.reading import load_text

HEADER = """\
actors:
  kerry: {name: John Kerry, aliases: [Secretary Kerry], of: United States}
  putin: {name: Vladimir Putin}
sources:
  sherr-2013: {title: Comment on Russia's hard diplomacy}
places:
  sochi: {name: Sochi, aliases: [Sotschi], country: Russia}
events:
"""


def diagnose(keys: str, *, header: str = HEADER) -> tuple[Diagnostic, ...]:
    """Return what is wrong with an event of these keys."""
    return check(load_text(f"{header}- {{date: 2013, title: T, {keys}}}\n"))


@pytest.mark.parametrize(
    "keys",
    [
        "actors: [kerry, John Kerry, Secretary Kerry, JOHN  KERRY]",
        "to: [RU, Russia, Russian, USA, United States]",
        "about: [Syria, EU, USSR, Britain]",
        "sources: [sherr-2013, Comment on Russia's hard diplomacy]",
        "sources: ['https://example.org/a', {url: 'https://example.org/b'}]",
        "place: sochi",
        "place: Sotschi",
        "place: Russia",
    ],
)
def test_declared_name_is_fine_however_it_is_written(keys: str) -> None:
    assert diagnose(keys) == ()


@pytest.mark.parametrize(
    "keys", ["actors: [Anyone]", "to: X", "place: Y", "source: Z", "about: [Ä]"]
)
def test_without_a_registry_any_name_is_fine(keys: str) -> None:
    assert diagnose(keys, header="") == ()


@pytest.mark.parametrize(
    ("keys", "code", "hint"),
    [
        (
            "actors: [John Kery]",
            "actor-unknown",
            "did you mean John Kerry? otherwise add it under `actors:`",
        ),
        (
            "to: [Putn]",
            "actor-unknown",
            "did you mean Vladimir Putin? otherwise add it under `actors:`",
        ),
        ("about: [Assad]", "actor-unknown", "add it under `actors:`"),
        (
            "sources: [sher-2013]",
            "source-unknown",
            "did you mean sherr-2013? otherwise add it under `sources:`",
        ),
        ("source: {source: Reuters}", "source-unknown", "add it under `sources:`"),
        (
            "source: {source: sher-2013, title: A headline, date: 2013}",
            "source-unknown",
            "did you mean sherr-2013? otherwise add it under `sources:`",
        ),
        (
            "place: Sotchi",
            "place-unknown",
            "did you mean Sochi? otherwise add it under `places:`",
        ),
        ("place: Boston", "place-unknown", "add it under `places:`"),
    ],
)
def test_undeclared_name_is_a_warning_with_a_remedy(
    keys: str, code: str, hint: str
) -> None:
    (found,) = diagnose(keys)
    assert (found.code, str(found.severity)) == (code, "warning")
    assert found.hint == hint
    assert found.subject in keys


def test_each_name_is_reported_at_its_own_place() -> None:
    found = diagnose("actors: [X1, kerry, X2], to: X3")
    line = HEADER.count("\n") + 1
    places = [(each.where.line, each.where.column, each.where.length) for each in found]
    assert places == [(line, 35, 2), (line, 46, 2), (line, 55, 2)]


def test_source_that_came_from_the_defaults_is_reported_there() -> None:
    chronology = load_text(
        "defaults: {source: x}\nsources: {s: S}\nevents: [{date: 2013, title: T}]\n"
    )
    (found,) = check(chronology)
    assert (found.where.line, found.where.column) == (1, 20)


def test_see_knows_typed_made_and_lost_ids() -> None:
    chronology = load_text(
        "- {id: a, date: 2013, title: T, see: [b, 2014-u, lost]}\n"
        "- {id: b, date: 2013, title: T, see: a}\n"
        "- {date: 2014, title: U}\n"
        "- {id: lost, date: 03/04/2013, title: U}\n"
    )
    assert [found.code for found in check(chronology)] == ["date-ambiguous"]


def test_unknown_id_under_see_is_an_error_with_the_nearest() -> None:
    chronology = load_text(
        "- {id: kerry-visit, date: 2013, title: T, see: [kery-visit, zzz]}\n"
    )
    first, second = check(chronology)
    assert (first.code, str(first.severity)) == ("see-unknown", "error")
    assert first.hint == "did you mean `kerry-visit`?"
    assert (first.where.column, second.where.column) == (49, 61)
    assert second.hint == "correct or remove it"


def test_event_that_sees_itself_is_an_error() -> None:
    chronology = load_text(
        "- {id: a, date: 2013, title: T, see: [b, a]}\n"
        "- {id: b, date: 2013, title: T, see: a}\n"
        "- {date: 2013, title: Made id, see: 2013-made-id}\n"
    )
    first, second = check(chronology)
    assert (first.code, str(first.severity)) == ("see-self", "error")
    assert (first.where.line, first.where.column) == (1, 42)
    assert (second.code, second.where.line) == ("see-self", 3)


def test_source_of_an_account_is_reported_at_the_account() -> None:
    (found,) = diagnose(
        "accounts: [{source: sherr-2013, date: 2013}, {source: x, date: 2013}]"
    )
    assert (found.code, found.subject) == ("source-unknown", "x")
    assert found.where.length == 4


@pytest.mark.parametrize(
    "keys",
    [
        "sources: [{source: sherr-2013, attributed_to: an official}]",
        "sources: [comment on russia's HARD diplomacy]",
        "accounts: [{source: 'https://example.org', date: 2013}]",
        "sources: [{title: A headline}]",
        "sources: [{title: A headline, url: 'https://example.org/a', date: 2013}]",
        "sources: [{publisher: Reuters, date: 2013}, {author: John Kerry}]",
        "sources: [{title: A headline}, {title: A headline, publisher: X}]",
        "sources: [{title: Comment on Russia's hard diplomacy, date: 2013}]",
        # What one describes, others may name.
        "sources: [{title: A headline, date: 2013}, a headline]",
        "sources: [{title: A, date: 2013}], accounts: [{source: A, date: 2013}]",
    ],
)
def test_source_that_needs_no_entry(keys: str) -> None:
    assert diagnose(keys) == ()


def test_all_is_sorted_by_its_place() -> None:
    chronology = load_text(
        "actors: {a: A}\nevents:\n"
        "- {date: 31 Feb 2013, title: T}\n"
        "- {date: 2013, title: T, actors: [X], own: 1}\n"
        "- {date: 2013, title: T, see: nowhere}\n"
    )
    found = check(chronology)
    places = [(each.where.line, each.where.column) for each in found]
    assert places == sorted(places)
    assert [each.code for each in found] == [
        "date-invalid",
        "actor-unknown",
        "key-unknown",
        "see-unknown",
    ]


@pytest.mark.parametrize("key", ["see", "actors", "place", "source"])
def test_thousands_of_unknown_names_are_reported_in_linear_time(key: str) -> None:
    # Comparing each with all the others would take minutes.
    count = 3_000
    registered = "".join(f"  a{number}: Name {number}\n" for number in range(count))
    events = "".join(
        f"- {{id: e-{number}, date: 2013, title: T, {key}: nome-{number}}}\n"
        for number in range(count)
    )
    registries = "".join(
        f"{name}:\n{registered}" for name in ("actors", "sources", "places")
    )
    found = check(load_text(f"{registries}events:\n{events}"))
    assert len(found) == count


_SHOWN = "is shown as text: only http, https and mailto become links"
_INCOMPLETE = "is shown as text: its scheme is followed by no host or address"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("javascript:alert(1)", _SHOWN),
        ("JavaScript:alert(1)", _SHOWN),
        ("java\\nscript:alert(1)", _SHOWN),
        ("\\u0001 data:text/html,x", _SHOWN),
        ("file:///etc/passwd", _SHOWN),
        ("ftp://example.org/a", _SHOWN),
        ("doi:10.1000/182", _SHOWN),
        ("https:example.org", _INCOMPLETE),
        ("http:///a", _INCOMPLETE),
        ("mailto:?subject=x", _INCOMPLETE),
        ("https://example.org/a b", ""),
        ("HTTP://example.org", ""),
        ("mailto:a@example.org", ""),
        ("example.org/a", ""),
        ("example.org:8080/a", ""),
        ("localhost:8080", ""),
        ("//example.org", ""),
        ("p. 4: a word", ""),
    ],
)
@pytest.mark.parametrize("key", ["url", "archived"])
def test_an_address_that_is_no_link_is_told_at_its_place(
    key: str, url: str, told: str
) -> None:
    found = diagnose(f'sources: [sherr-2013, {{source: sherr-2013, {key}: "{url}"}}]')
    assert [one.code for one in found] == ["url-scheme"] * bool(told)
    assert all(one.message.endswith(told) for one in found)
    header = f'sources:\n  s:\n    title: T\n    {key}: "{url}"\nevents:\n'
    found = diagnose("source: s", header=header)
    assert [one.code for one in found] == ["url-scheme"] * bool(told)
    assert [one.where.line for one in found] == [4] * bool(told)


@pytest.mark.parametrize(
    ("named", "warned"),
    [
        ("javascript://%0aalert(8)", True),
        ("ftp://example.org", True),
        ("https://example.org", False),
        ("Interview: https://example.org/a", False),
        ("Interview: Kerry", False),
    ],
)
def test_a_source_in_words_is_an_address_where_it_looks_like_one(
    named: str, *, warned: bool
) -> None:
    found = diagnose(f'sources: ["{named}"]', header="events:\n")
    assert [one.code for one in found] == ["url-scheme"] * warned


def test_an_address_without_end_is_not_repeated_whole() -> None:
    found = diagnose(f"sources: [{{source: s, url: 'data:{'x' * 5000}'}}]", header="")
    assert len(found[0].message) < 200
    assert found[0].subject == "data"
