"""What the script of a page is told: numbers and names of facets, no text twice.

A JSON object:

    e       an event each, in the order of the page: [days, flags, reach...]
            days    [d] one day; [first, last] once within; [b1, b2, e1, e2] lasts
            flags   1 approximate, 2 uncertain, 4 itself only a possible match,
                    8 in doubt by its status, 16 undated, 32 did not take place
            reach   what matching goes by, where it is not `days`: lists of four bounds
                    and 1 where the date is uncertain, of which one must fit
    f       a facet each: {k: key, l: label, n: names, t: notes, s: sets, v: values,
            r: rows, u: ends}; v has an entry an event, a number or a list of numbers,
            each 2 * value + 1 if possible; s has [event, values] that are certain
            together; r has a list of rows by scale for each of the first values that
            have lanes; u, of who took part alone, has {value: last day} where known
    p       for each event the people who took part, as lists of such numbers of the
            first facet; 0 where that is not more than one
    pairs   those two who took part together most often, as values of the first facet
    x       texts that are searched and not shown as they are: {text: [events]}
    at      {place: [north, east]} by the number of the place
    land    {d: path, box: [x, y, width, height]}; null without places
    frame   the first and last day shown at first; span, at most; scales, of the rows,
            in pixels a day; certain, 1 where only certain matches were asked for

A day is a number, `-` where there is no first and `+` where there is no last one. The
modules offers and lanes say what values and rows are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.analysis.pairs import find_meetings, rank_pairs
from timeline.analysis.sides import Parties
from timeline.dates import (
    FUTURE,
    PAST,
    Fit,
    Shape,
    When,
    Window,
    find_known_span,
    is_finite,
)
from timeline.exports.page.land import cut_land, frame_places
from timeline.exports.page.lanes import MOST_LANES, Lane, find_scales, lay_rows
from timeline.exports.page.offers import Offer, make_offers
from timeline.exports.page.searching import list_hidden_texts
from timeline.exports.page.together import Fits
from timeline.layout.framing import find_frame
from timeline.model import Event
from timeline.names import Names, names_of
from timeline.query import Selection, find_asked_window
from timeline.text import dump_json

_APPROXIMATE, _UNCERTAIN, _POSSIBLE, _DOUBTFUL, _UNDATED, _DROPPED = 1, 2, 4, 8, 16, 32
# How many pairs are proposed.
_PAIRS = 6
# Everything in JSON that could end a script element, or begin a comment in one.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@dataclass(frozen=True, slots=True)
class PageData:
    """What the script is told, and how the page refers to it."""

    who_index: Mapping[str, int]
    """The number of each who took part, or for whom somebody did, by identity."""
    text: str
    """JSON that may stand in a script element as it is."""


def make_data(selection: Selection) -> PageData:
    """Return what the script of a page of a selection is told.

    Its events stand in the order of the selection.
    """
    names = names_of(selection.chronology)
    offers = make_offers(selection)
    dates = [event.date for event in selection.events]
    frame = find_frame(dates, find_asked_window(selection.condition))
    document: dict[str, Any] = {
        "e": [
            _make_row(match.event, match.fit, selection) for match in selection.matches
        ],
        "f": _make_facets(offers.listed, dates, frame, names),
        "p": [[_number(one) for one in party] or 0 for party in offers.parties],
        "pairs": _list_pairs(selection, offers.who_index),
        "x": _list_texts(selection.events, names),
        "certain": int(selection.question.flags.certain),
        "at": {},
        "land": None,
    }
    if frame is not None:
        document |= {
            "frame": list(frame),
            "span": list(_find_span(dates, frame)),
            "scales": [round(scale, 6) for scale in find_scales(frame)],
        }
    place = next((offer for offer in offers.listed if offer.key == "place"), None)
    if place is not None:
        at = _locate(place, selection.events, names)
        document |= {"at": at, "land": _draw_land(at.values())}
    text = dump_json(document, compact=True)
    return PageData(offers.who_index, text.translate(_ESCAPES))


def _make_row(event: Event, fit: Fit, selection: Selection) -> list[Any]:
    date = event.date
    flags = (
        _APPROXIMATE * date.approximate
        | _UNCERTAIN * date.uncertain
        | _POSSIBLE * (fit is Fit.POSSIBLE)
        | _DOUBTFUL * event.meaning.doubtful
        | _UNDATED * date.is_undated
        | _DROPPED * (not event.meaning.took_place)
    )
    row: list[Any] = [_list_days(date), flags]
    reach = [date]
    if selection.question.flags.any_account:
        reach += [account.date for account in event.accounts]
    if date.outer != date.bounds or len(reach) > 1:
        row += [
            [*map(_day, one.outer), *((1,) if one.uncertain else ())] for one in reach
        ]
    return row


def _list_days(date: When) -> list[int | str]:
    if date.shape is Shape.INTERVAL:
        return [_day(day) for day in date.bounds]
    if date.b1 == date.e2:
        return [date.b1]
    return [_day(date.b1), _day(date.e2)]


def _day(day: int) -> int | str:
    return day if is_finite(day) else "-" if day == PAST else "+"


def _number(fits: Fits) -> list[int]:
    return [2 * value + (fit is Fit.POSSIBLE) for value, fit in fits]


def _make_facets(
    offers: Iterable[Offer], dates: Sequence[When], frame: Window | None, names: Names
) -> list[dict[str, Any]]:
    """Return facets as plain values, with the rows of those values that have lanes.

    Of who took part all values have: any two can be put side by side.
    """
    found = []
    for offer in offers:
        numbers = [_number(fits) for fits in offer.fits]
        facet: dict[str, Any] = {
            "k": offer.key,
            "l": offer.label,
            "n": [value.name for value in offer.values],
            "v": [one[0] if len(one) == 1 else one for one in numbers],
        }
        if any(value.note for value in offer.values):
            facet["t"] = [value.note for value in offer.values]
        if offer.together:
            facet["s"] = [[event, list(chosen)] for event, chosen in offer.together]
        if frame is not None:
            most = None if offer.key == "who" else MOST_LANES
            lanes: list[list[int]] = [[] for _ in offer.values[:most]]
            for index, fits in enumerate(offer.fits):
                for value, _ in fits:
                    if value < len(lanes):
                        lanes[value].append(index)
            ends = _find_ends(offer, names)
            if ends:
                facet["u"] = {str(value): end for value, end in ends.items()}
            ended = [
                Lane(events, ends.get(value, FUTURE))
                for value, events in enumerate(lanes)
            ]
            span = _find_span(dates, frame)
            facet["r"] = lay_rows(dates, ended, span, find_scales(frame))
        found.append(facet)
    return found


def _find_ends(offer: Offer, names: Names) -> dict[int, int]:
    """Return the last days of those who took part, where known, by their number."""
    if offer.key != "who":
        return {}
    find_last_day = names.actors.lifetimes.find_last_day
    ends = (find_last_day(value.identity) for value in offer.values)
    return {value: end for value, end in enumerate(ends) if end != FUTURE}


def _find_span(dates: Iterable[When], frame: Window) -> Window:
    """Return all known days, and those of the frame."""
    known = find_known_span(dates) or frame
    return Window(min(known.first, frame.first), max(known.last, frame.last))


def _list_pairs(selection: Selection, index: Mapping[str, int]) -> list[list[int]]:
    """Return who may be put side by side first: states, for all who acted for them."""
    parties = Parties(names_of(selection.chronology).actors, by_state=True)
    meetings = find_meetings([parties.list_parties(one) for one in selection.events])
    ranked = rank_pairs(meetings, range(len(selection.events)), _PAIRS)
    pairs = ([index.get(one) for one in pair] for pair, _ in ranked)
    return [[one, two] for one, two in pairs if one is not None and two is not None]


def _list_texts(events: Iterable[Event], names: Names) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, event in enumerate(events):
        for text in list_hidden_texts(event, names):
            found.setdefault(text, []).append(index)
    return found


def _locate(
    place: Offer, events: Iterable[Event], names: Names
) -> dict[str, list[float]]:
    """Return where places lie, by their number."""
    at: dict[str, list[float]] = {}
    for event in events:
        entry = names.places.find(event.place) if event.place else None
        if entry is not None and entry.at is not None:
            at.setdefault(names.places.identify(event.place), list(entry.at))
    return {
        str(index): at[value.identity]
        for index, value in enumerate(place.values)
        if value.identity in at
    }


def _draw_land(at: Iterable[Sequence[float]]) -> dict[str, Any] | None:
    places = [(north, east) for north, east in at]
    box = frame_places(places)
    return None if box is None else {"d": cut_land(places), "box": list(box)}
