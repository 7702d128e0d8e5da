"""In what the accounts of one event differ: when it was, where, what it is called.

Compared is what they say of the event, its date, its title and keys such as `place`,
`status` or the authors' own; what stands in the event counts as an account more. What
says where an account stands (`page`, `quote` and all else that a citation has) tells of
no event. A difference is certain where both cannot be true, and possible where they
only say more or less, or say it in other words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from timeline.dates import FUTURE, PAST, Fit, Shape
from timeline.lean import NamedTuple
from timeline.model import Citation
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Account, Chronology, Event, Value
    from timeline.names.places import PlaceNames
    from timeline.names.whereabouts import Whereabouts

ALWAYS_COMPARED = ("date", "title", "place", "status")
"""What accounts may differ in, in every chronology."""

# What an event says itself: its status is what the author makes of all accounts.
_OF_EVENT = frozenset({"kind", "place", "actors", "to", "about", "summary", "title"})
_OF_ACCOUNT = frozenset(Citation._fields)
# What more of them say than this is compared no more: pairs are many.
_MOST_COMPARED = 100


class Difference(NamedTuple):
    """What accounts of an event differ in."""

    key: str
    """`date`, `title`, or the key under which it stands."""
    fit: Fit
    """Certain where what they say cannot all be true, else possible."""


class Spread(NamedTuple):
    """How many days lie between the dates of accounts: between those furthest apart."""

    least: int
    """0 where all of them may be one day."""
    greatest: int
    """`FUTURE` where nobody knows."""


def contradict(one: When, two: When) -> bool:
    """Tell whether two dates cannot be those of one thing.

    Two intervals have to begin and to end together; of anything else it is enough
    that one may lie within the other. One marked `?` contradicts nothing.
    """
    if one.uncertain or two.uncertain:
        return False
    b1, b2, e1, e2 = one.outer
    c1, c2, f1, f2 = two.outer
    if one.shape is Shape.INTERVAL and two.shape is Shape.INTERVAL:
        return b1 > c2 or c1 > b2 or e1 > f2 or f1 > e2
    return e2 < c1 or f2 < b1


def find_differences(event: Event, places: PlaceNames) -> tuple[Difference, ...]:
    """Return what the accounts of an event differ in, each key once; may be empty."""
    if not event.accounts:
        return ()
    found = {"date": _compare_dates(_list_dates(event))}
    told = _list_told(event)
    for key, values in told.items():
        agree = _agree_places if key == "place" else _agree
        found[key] = max(
            (
                Fit(Fit.CERTAIN - agree(one, two, event.date, places))
                for one, two in combinations(values[:_MOST_COMPARED], 2)
            ),
            default=Fit.NO,
        )
    if found.get("title"):
        # The same in other words is no contradiction.
        found["title"] = Fit.POSSIBLE
    return tuple(Difference(key, fit) for key, fit in found.items() if fit)


def find_own(
    event: Event, differences: Iterable[Difference]
) -> Mapping[str, tuple[str, ...]]:
    """Return what an event says itself that none of its accounts does, by the key.

    Of what they differ in, titles apart; a date in its canonical form.
    """
    from timeline.names.own import list_texts

    found: dict[str, tuple[str, ...]] = {}
    for key in [one.key for one in differences if one.key != "title"]:
        if key == "date":
            dates = [account.date for account in event.accounts]
            if event.date in _list_dates(event) and event.date not in dates:
                found[key] = (event.date.edtf,)
            continue
        own = list_texts(_get_own(event, key))
        said = [list_texts(account.extra.get(key, "")) for account in event.accounts]
        if own and not any(_agree(own, one) for one in said):
            found[key] = own
    return found


def measure_spread(event: Event) -> Spread | None:
    """Return how far apart the dates are that accounts differ in; None if in none.

    Days are counted from one to the other: from 9 to 10 May it is one. Two intervals
    are as far apart as their beginnings, or their ends if these are further.
    """
    dates = _list_dates(event)
    if len(dates) < 2:
        return None
    least, greatest = 0, 0
    for one, two in combinations(dates, 2):
        pair = _measure_pair(one, two)
        least, greatest = max(least, pair.least), max(greatest, pair.greatest)
    return Spread(least, greatest)


def list_compared(chronology: Chronology) -> tuple[str, ...]:
    """Return all that accounts of a chronology may differ in, each key once."""
    found = dict.fromkeys(ALWAYS_COMPARED)
    for event in chronology.events:
        for account in event.accounts:
            found |= dict.fromkeys(_list_keys(account))
    return tuple(found)


def _list_keys(account: Account) -> Iterator[str]:
    return (key for key in account.extra if key not in _OF_ACCOUNT)


def _list_dates(event: Event) -> Sequence[When]:
    """Return the dates to compare, each once.

    That of the event is one of them unless accounts differ among themselves and it
    leaves room for all of them: `1990-02` beside accounts of the 9th and the 10th.
    """
    told = {
        account.date.edtf: account.date
        for account in event.accounts
        if not account.date.is_undated
    }
    own = event.date
    if not own.is_undated and (
        len(told) < 2 or any(contradict(own, date) for date in told.values())
    ):
        told.setdefault(own.edtf, own)
    return tuple(told.values())[:_MOST_COMPARED]


def _compare_dates(dates: Sequence[When]) -> Fit:
    if any(contradict(one, two) for one, two in combinations(dates, 2)):
        return Fit.CERTAIN
    return Fit.POSSIBLE if len(dates) > 1 else Fit.NO


def _measure_pair(one: When, two: When) -> Spread:
    b1, b2, e1, e2 = one.outer
    c1, c2, f1, f2 = two.outer
    if one.shape is Shape.INTERVAL and two.shape is Shape.INTERVAL:
        begin, end = _measure(b1, b2, c1, c2), _measure(e1, e2, f1, f2)
        return Spread(max(begin.least, end.least), max(begin.greatest, end.greatest))
    return _measure(b1, e2, c1, f2)


def _measure(first: int, last: int, other_first: int, other_last: int) -> Spread:
    """Return how far apart two days may be, each within its own bounds."""
    least = max(first - other_last, other_first - last, 0)
    if PAST in (first, other_first) or FUTURE in (last, other_last):
        return Spread(least, FUTURE)
    return Spread(least, max(last - other_first, other_last - first))


_Texts = tuple[str, ...]


def _list_told(event: Event) -> dict[str, list[_Texts]]:
    """Return what accounts say, and the event, by its key; each thing once."""
    told: dict[str, list[_Texts]] = {"title": []}
    for account in event.accounts:
        _add(told, "title", account.title)
        for key in _list_keys(account):
            _add(told, key, account.extra[key])
    for key, values in told.items():
        if values:
            _add(told, key, _get_own(event, key))
    return told


def _get_own(event: Event, key: str) -> Value:
    own: Value = getattr(event, key) if key in _OF_EVENT else event.extra.get(key, "")
    return own


def _add(told: dict[str, list[_Texts]], key: str, value: Value) -> None:
    from timeline.names.own import list_texts

    texts = list_texts(value)
    listed = told.setdefault(key, [])
    if texts and texts not in listed:
        listed.append(texts)


def _agree(one: _Texts, two: _Texts, *_: object) -> Fit:
    """Tell whether two accounts say the same: the same words or numbers."""
    return Fit.CERTAIN if set(_unify(one)) == set(_unify(two)) else Fit.NO


def _unify(texts: Iterable[str]) -> Iterator[object]:
    from timeline.names.own import parse_number

    for text in texts:
        number = parse_number(text)
        yield fold(text) if number is None else number


def _agree_places(one: _Texts, two: _Texts, date: When, places: PlaceNames) -> Fit:
    """Tell whether two places are one: possibly where one lies in the other.

    So it may where one is a state and nobody says in which state the other lies.
    """
    here, there = places.identify(" ".join(one)), places.identify(" ".join(two))
    if fold(here) == fold(there):
        return Fit.CERTAIN
    lying = [places.find_whereabouts(place, date) for place in (here, there)]
    within = _may_lie_in(lying[0], there) or _may_lie_in(lying[1], here)
    return Fit.POSSIBLE if within else Fit.NO


def _may_lie_in(whereabouts: Whereabouts, country: str) -> bool:
    from timeline.names.whereabouts import find_state, spell

    if not whereabouts.lying:
        return find_state(country) is not None
    return whereabouts.fit(spell(country)) is not Fit.NO
