"""What sources are called, when they are from, and which lean on others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import load_text
from timeline.model import Event
from timeline.names import SourceNames

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
    chronology = load_text(
        f"{_SOURCES}events:\n- {{date: 2013, title: T, sources: {sources}}}\n"
    )
    assert chronology.diagnostics == ()
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
