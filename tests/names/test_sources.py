"""What sources are called, when they are from, and which lean on others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.chronologies import load_sound
from timeline import load_text
from timeline.model import Event
from timeline.names import SourceNames
from timeline.text import dump_json

_SOURCES = """
sources:
  sherr: {title: Hard diplomacy, publisher: Chatham House, date: 2013}
  lough: {title: Russia's influence, publisher: chatham  HOUSE, date: 2013-05}
  leak: {title: The Leak, publisher: Der Spiegel}
  memo: {title: Memo}
  note: {title: Note}
  title: {title: memo}
"""


def _read(sources: str) -> tuple[SourceNames, Event]:
    """Return the names of a file whose one event has this list of sources."""
    chronology = load_sound(
        f"{_SOURCES}events:\n- {{date: 2013, title: T, sources: {sources}}}\n"
    )
    return SourceNames(chronology), chronology.events[0]


@pytest.mark.parametrize(
    ("typed", "identity"),
    [
        ("sherr", "sherr"),
        ("SHERR", "sherr"),
        ("hard  Diplomacy", "sherr"),
        ("Russia’s influence", "lough"),
        # An id is nearer than a title.
        ("memo", "memo"),
        ("MEMO", "memo"),
        ("Reuters", "Reuters"),
        ("Hard", "Hard"),
        ("", ""),
    ],
)
def test_a_source_goes_by_its_id_or_title(typed: str, identity: str) -> None:
    names, _ = _read("[]")
    assert names.identify(typed) == identity
    found = names.find(typed)
    assert (found.id if found else typed) == identity


@pytest.mark.parametrize(
    ("cited", "entry"),
    [
        ("sherr", "sherr"),
        ("hard  Diplomacy", "sherr"),
        ("{source: Sherr, url: 'https://a.org'}", "sherr"),
        ("{title: Hard diplomacy}", "sherr"),
        ("{title: Hard diplomacy, publisher: Reuters}", ""),
        ("{title: Elsewhere}", ""),
        ("Reuters", ""),
        ("{url: 'https://a.org'}", ""),
    ],
)
def test_entry_that_is_meant_whatever_is_cited(cited: str, entry: str) -> None:
    names, event = _read(f"[{cited}, {{title: Elsewhere, publisher: Reuters}}]")
    citation = event.sources[0]
    assert names.find_entry(citation) == entry
    assert names.find_entry(citation.source) in (entry, "sherr")
    assert not entry or names.identify(citation) == entry


def test_without_a_registry_no_entry_is_meant() -> None:
    names = SourceNames(load_text("- {date: 2013, title: T, source: x}\n"))
    assert names.find_entry("x") == ""


def test_sources_are_shown_by_their_titles() -> None:
    names, _ = _read("[]")
    assert names.display("sherr") == "Hard diplomacy"
    assert names.display("Reuters") == "Reuters"


def test_sources_of_an_event_are_listed_once_those_of_accounts_last() -> None:
    chronology = load_text(
        _SOURCES
        + "events:\n- date: 2013\n  title: T\n"
        + "  sources: [Reuters, sherr, Hard diplomacy]\n"
        + "  accounts:\n  - {source: SHERR, date: 2013-05}\n"
        + "  - {source: The leak, date: 2013-06}\n"
    )
    names = SourceNames(chronology)
    (event,) = chronology.events
    assert names.list_sources(event) == ("Reuters", "sherr", "leak")
    assert names.identify_accounts(event) == tuple(
        names.identify(account.source) for account in event.accounts
    )


def test_dates_are_those_of_the_sources_that_have_one() -> None:
    names, event = _read("[lough, leak, Reuters, sherr]")
    assert [date.edtf for date in names.dates_of(event)] == ["2013-05", "2013"]


@pytest.mark.parametrize(
    ("sources", "count"),
    [
        ("[]", 0),
        ("[sherr]", 1),
        ("[sherr, Hard diplomacy]", 1),
        # One publisher, however it is written.
        ("[sherr, lough]", 1),
        ("[sherr, leak]", 2),
        ("[sherr, leak, lough]", 2),
        # No publisher is not a publisher that they share.
        ("[memo, note]", 2),
        ("[Reuters, AP]", 2),
        # One host is one publisher, for what no entry tells apart.
        ("['https://a.org/1', 'http://www.A.org/2']", 1),
        ("['https://a.org/1', 'https://b.org/1']", 2),
        ("['https://a.org/1', 'https://sub.a.org/1']", 2),
        # By attribution: directly, by title, over steps, and in circles.
        ("[{source: memo, attributed_to: note}, note]", 1),
        ("[note, {source: memo, attributed_to: NOTE}]", 1),
        ("[{source: sherr, attributed_to: the leak}, leak]", 1),
        ("[{source: Reuters, attributed_to: AP}, AP]", 1),
        (
            "[{source: memo, attributed_to: note}, {source: note, attributed_to: AP},"
            " AP]",
            1,
        ),
        (
            "[{source: memo, attributed_to: AP}, {source: note, attributed_to: AP},"
            " AP, Reuters]",
            2,
        ),
        (
            "[{source: memo, attributed_to: note},"
            " {source: note, attributed_to: memo}]",
            1,
        ),
        ("[{source: memo, attributed_to: memo}, note]", 2),
        # By publisher and then by attribution.
        ("[sherr, {source: AP, attributed_to: lough}, lough]", 1),
        # A citation's own address counts where its source has no entry.
        ("[{source: One, url: 'https://n.org/a'}, {source: Two, url: n.org/b}]", 1),
        ("[{source: One, url: 'https://n.org/a'}, 'https://www.n.org/b']", 1),
        ("[{source: memo, url: 'https://n.org/a'}, 'https://n.org/b']", 2),
        (
            "[{source: One, archived: 'https://archive.ph/2/http://n.org/a'}, n, "
            "'https://n.org/b']",
            2,
        ),
        ("['https://t.me/a/1', 'https://t.me/b/1', 'https://telegram.me/s/a']", 2),
        # The publisher, else the author or the host.
        ("[{title: A, publisher: Chatham House}, sherr]", 1),
        ("[{title: A, publisher: The Times}, {title: B, publisher: times}]", 1),
        ("[{title: A, publisher: P, url: n.org/a}, {title: B, url: n.org/b}]", 1),
        (
            "[{title: A, publisher: P, url: n.org/a},"
            " {title: B, publisher: Q, url: n.org/b}]",
            2,
        ),
        ("[{title: A, author: X, url: n.org/a}, {title: B, author: x, url: o.org}]", 1),
        ("[{title: A, author: X, url: n.org/a}, {title: B, author: Y, url: n.org}]", 1),
        ("[{title: A, author: X, publisher: P}, {title: B, author: X}]", 1),
        (
            "[{title: A, author: X, publisher: P},"
            " {title: B, author: X, publisher: Q}]",
            2,
        ),
        # One that may be of either publisher is of one of them.
        (
            "[{title: A, publisher: P, url: n.org/a}, {title: C, url: n.org/c},"
            " {title: B, publisher: Q, url: n.org/b}]",
            2,
        ),
        # An outlet is its own publisher.
        ("[Reuters, {title: A, publisher: Reuters}]", 1),
        ("[{source: Reuters, title: A}, {title: B, publisher: reuters}]", 1),
        # One page is one, whatever is said of it.
        (
            "[{title: A, publisher: P, url: n.org/a},"
            " {title: B, publisher: Q, url: 'https://www.n.org/a/'}]",
            1,
        ),
        # Two of one title.
        ("[{title: S, url: kremlin.ru/1}, {title: S, url: state.gov/1}]", 2),
        # Somebody who is no source here, and nobody at all.
        ("[{source: memo, attributed_to: officials}, note]", 2),
    ],
)
def test_how_many_sources_are_independent(sources: str, count: int) -> None:
    names, event = _read(sources)
    assert names.count_independent(event) == count


@pytest.mark.parametrize(
    "sources", ["[AP, ap]", "[{source: BBC, attributed_to: reuters}, Reuters]"]
)
def test_sources_without_an_entry_are_compared_folded(sources: str) -> None:
    names, event = _read(sources)
    assert names.count_independent(event) == 1


@pytest.mark.parametrize("link", ["https://a.org?x=1", "https://a.org#x"])
def test_a_host_ends_where_its_path_or_question_begins(link: str) -> None:
    names, event = _read(f"['https://a.org/1', '{link}']")
    assert names.count_independent(event) == 1


def test_the_source_of_an_account_counts() -> None:
    chronology = load_text(
        _SOURCES
        + "events:\n- {date: 2013, title: T, sources: [leak], accounts: ["
        + "{source: sherr, date: 2013-05}, {source: lough, date: 2013-06}]}\n"
    )
    names = SourceNames(chronology)
    assert names.count_independent(chronology.events[0]) == 2


_NAMES = ("sherr", "lough", "leak", "memo", "note", "AP")
_CITATIONS = st.lists(
    st.tuples(st.sampled_from(_NAMES), st.sampled_from(["", *_NAMES])), max_size=6
)


def _list(citations: list[tuple[str, str]]) -> str:
    return ", ".join(
        f"{{source: {one}, attributed_to: {to}}}" if to else one
        for one, to in citations
    )


@given(_CITATIONS, st.sampled_from(_NAMES), st.data())
def test_independence_counts_groups(
    citations: list[tuple[str, str]], other: str, data: st.DataObject
) -> None:
    names, event = _read(f"[{_list(citations)}]")
    count = names.count_independent(event)
    assert bool(citations) <= count <= len({one for one, _ in citations})
    # In whatever order they stand.
    shuffled = data.draw(st.permutations(citations))
    names, event = _read(f"[{_list(shuffled)}]")
    assert names.count_independent(event) == count
    # One more source adds one at most; one more that leans on the first adds none.
    names, event = _read(f"[{_list([*citations, (other, '')])}]")
    assert names.count_independent(event) <= count + 1
    if citations:
        names, event = _read(f"[{_list([*citations, (other, citations[0][0])])}]")
        assert names.count_independent(event) <= count


_PIECES = st.lists(
    st.fixed_dictionaries(
        {"title": st.sampled_from("ABCDEF")},
        optional={
            "publisher": st.sampled_from("PQ"),
            "author": st.sampled_from("XY"),
            "url": st.sampled_from(["m.org/1", "n.org/1", "n.org/2"]),
        },
    ),
    max_size=6,
    unique_by=lambda piece: piece["title"],
)


@settings(max_examples=50)
@given(_PIECES, st.data())
def test_the_order_of_sources_makes_no_difference(
    pieces: list[dict[str, str]], data: st.DataObject
) -> None:
    names, event = _read(dump_json(pieces))
    count = names.count_independent(event)
    shuffled = data.draw(st.permutations(pieces))
    names, event = _read(dump_json(shuffled))
    assert names.count_independent(event) == count
    publishers = {piece["publisher"] for piece in pieces if "publisher" in piece}
    urls = [piece["url"] for piece in pieces if "url" in piece]
    if len(urls) == len(set(urls)):
        assert len(publishers) <= count
