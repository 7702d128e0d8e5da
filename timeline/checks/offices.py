"""Whether the offices in events say who acted.

An office stands in an event alone ("US Secretary of State") or before a name
("Secretary of State Kerry"). What nobody declared is no error: only an office of the
registry that nobody, or somebody else, certainly held at the time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from timeline.checks.context import CheckContext
from timeline.dates import FUTURE, PAST, Fit, When, Window
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.lean import NamedTuple
from timeline.names import PARTIES, ActorNames, Holding, Meaning
from timeline.names.holders import MOST_HOLDERS, Holders, Place
from timeline.names.successions import is_shared
from timeline.names.typed import list_among
from timeline.text import fold, join_words

Locate = Callable[[], Location]
"""Finds where a name stands: it takes long, and is asked where something is wrong."""

_SHOWN = 3
_NONE_MEANT = "of so many it means none"


def check_offices(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield what is wrong with the offices that take part in events.

    An error where nobody, or not the one who is named, held it at the time; a
    warning where several did.
    """
    names = context.names.actors
    if not names.offices.any:
        return
    check = _Check(names)
    # Of several of one name it is whoever held it, if anybody did.
    spoken = {
        typed: meaning
        for typed in context.typed_names.counts
        if (meaning := names.interpret(typed)).holdings and not meaning.candidates
    }
    for event, (key, index, typed) in list_among(context.events, spoken, PARTIES):
        meaning = spoken[typed]
        find = check.check_alone if meaning.by_office else check.check_named
        yield from find(typed, meaning, event.date, partial(event.locate, key, index))


class _Several(NamedTuple):
    """That several certainly held what was named alone, or too many possibly."""

    found: str
    """That it was held, and by whom, in words."""
    hint: str
    related: tuple[tuple[str, Location], ...]


class _Check:
    """Checks names with offices, what is alike in many of them once."""

    def __init__(self, names: ActorNames) -> None:
        self._names = names
        self._several: dict[tuple[str, Place], _Several | None] = {}
        self._own: dict[str, Holders] = {}

    def check_alone(
        self, typed: str, meaning: Meaning, date: When, locate: Locate
    ) -> Iterator[Diagnostic]:
        """Yield what is wrong with an office that stands alone."""
        names = self._names
        holders = names.find_holders(meaning)
        if _is_ruled_out(holders, date):
            near = holders.find_nearest(date)
            yield make_diagnostic(
                "office-mismatch",
                f"no declared actor held {typed!r} at the time, {date.edtf}",
                locate(),
                hint=f"{names.name_of(near.person)} held it {_describe_when(near)};"
                " correct the date, name the person, or declare who held it",
                related=_point_at([near], names),
                subject=typed,
            )
            return
        place = typed, holders.place(date)
        if place not in self._several:
            self._several[place] = _find_several(holders, date, names)
        several = self._several[place]
        if several is not None:
            yield make_diagnostic(
                "office-ambiguous",
                f"{typed!r} {several.found}, {date.edtf}",
                locate(),
                hint=several.hint,
                related=several.related,
                subject=typed,
            )

    def check_named(
        self, typed: str, meaning: Meaning, date: When, locate: Locate
    ) -> Iterator[Diagnostic]:
        """Yield what is wrong with an office that stands with a name."""
        names = self._names
        person = meaning.identity
        own = self._own.get(typed)
        if own is None:
            own = self._own[typed] = Holders(
                [one for one in meaning.holdings if one.person == person]
            )
        holders = names.find_holders(meaning)
        # An office of so many has no one holder whom another would contradict.
        others = [
            holding
            for holding in (
                () if holders.has_crowd(date) else holders.find_certain(date)
            )
            if holding.person != person and _is_inside(holding, date)
        ]
        name = names.name_of(person)
        if own.holdings and _is_ruled_out(own, date):
            related = [own.find_nearest(date)]
            when = ", ".join(map(_describe_when, own.holdings[:_SHOWN]))
            message = (
                f"{typed!r}: {name} was that {when}, and this event is of {date.edtf}"
            )
        elif (
            not own.holdings
            and others
            and _names_body(typed, others, names)
            and not date.uncertain
        ):
            message = f"{typed!r}: {name} was not that at the time, {date.edtf}"
            related = []
        else:
            return
        did = _name_several([names.name_of(other.person) for other in others])
        who = f"{did} was; " if did else ""
        yield make_diagnostic(
            "office-mismatch",
            message,
            locate(),
            hint=f"{who}correct the date, the office or the name",
            related=_point_at([*related, *others[:1]], names),
            subject=typed,
        )


def _find_several(holders: Holders, date: When, names: ActorNames) -> _Several | None:
    hint = "name the person who is meant"
    if holders.has_crowd(date):
        first = holders.list_first(date, _SHOWN)
        shown = dict.fromkeys(names.name_of(holding.person) for holding in first)
        rest = f"in {holders.count_touching(date)} terms in all"
        found = f"may have been held by {', '.join(shown)} and others, {rest}"
        return _Several(found, f"{hint}: {_NONE_MEANT}", _point_at(first, names))
    certain: Sequence[Holding] = holders.find_certain(date)
    verb = "was held"
    if holders.find_party(date, "").crowd:
        hint += f": {_NONE_MEANT}"
        if len({holding.person for holding in certain}) <= MOST_HOLDERS:
            certain, verb = holders.find_held(date), "may have been held"
    people = dict.fromkeys(holding.person for holding in certain)
    if len(people) < 2:
        return None
    if len({holding.body for holding in certain}) > 1:
        exact = names.offices.describe(certain[0])
        hint += f", or say whose office it is: {exact!r}"
    found = _name_several([names.name_of(person) for person in people])
    return _Several(f"{verb} by {found}", hint, _point_at(certain[:_SHOWN], names))


def _name_several(people: Iterable[str]) -> str:
    """Return names in words, each once, and how many more there are."""
    found = list(dict.fromkeys(people))
    if len(found) > _SHOWN:
        found = [*found[:_SHOWN], f"{len(found) - _SHOWN} more"]
    return join_words(found, last="and")


def _is_ruled_out(holders: Holders, date: When) -> bool:
    """Tell whether certainly none of these was held at a date."""
    if date.uncertain or holders.has_crowd(date) or holders.find_held(date):
        return False
    return not holders.is_uncertain


def _is_inside(holding: Holding, date: When) -> bool:
    """Tell whether an office was certainly held, the days of handover left out."""
    tenure = holding.tenure.certain
    if tenure is None or is_shared(holding.role.office):
        return False
    first = tenure.first if tenure.first == PAST else tenure.first + 1
    last = tenure.last if tenure.last == FUTURE else tenure.last - 1
    return date.fit(Window(first, last)) is Fit.CERTAIN


def _names_body(typed: str, holdings: Iterable[Holding], names: ActorNames) -> bool:
    """Tell whether the text says whose office it is, besides the office as declared.

    A bare "Foreign Minister" may be that of a country without a declared one.
    """
    text = f" {fold(typed).replace(',', ' ')} "
    return any(
        f" {fold(word)} " in text and fold(word) not in fold(holding.role.office)
        for holding in holdings
        for word in names.registry.words_of(holding.body)
    )


def _describe_when(holding: Holding) -> str:
    when = holding.role.when
    return when.edtf if when is not None else "at all times"


def _point_at(
    holdings: Iterable[Holding], names: ActorNames
) -> tuple[tuple[str, Location], ...]:
    """Return the places of roles, each with whose it is."""
    found = []
    for holding in holdings:
        actor = names.registry.actor_of(holding.person)
        if actor is not None:
            place = actor.locate("roles", holding.position, "when")
            found.append((f"the role of {actor.name} is here", place))
    return tuple(found)
