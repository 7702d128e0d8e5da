"""Whether the offices in events say who acted.

An office stands in an event alone ("US Secretary of State") or before a name
("Secretary of State Kerry"). What nobody declared is no error: only an office of the
registry that nobody, or somebody else, certainly held at the time.
"""

from collections.abc import Iterable, Iterator

from timeline.checks.context import CheckContext
from timeline.dates import FUTURE, PAST, Fit, When, Window
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.names import ActorNames, Holding, Meaning, list_typed
from timeline.text import fold, join_words

_SHOWN = 3
# Folded, so without accents.
_SHARED = frozenset(
    {
        "adviser",
        "advisor",
        "agent",
        "aide",
        "ambassador",
        "assistant",
        "attache",
        "commissioner",
        "consul",
        "counsellor",
        "delegate",
        "deputy",
        "diplomat",
        "envoy",
        "governor",
        "inspector",
        "judge",
        "justice",
        "member",
        "negotiator",
        "officer",
        "representative",
        "senator",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "under",
        "undersecretary",
        "vice",
    }
)


def is_shared(office: str) -> bool:
    """Tell whether several people usually hold an office at once.

    So it is where one of its words is senator, member, deputy, ambassador or such,
    or begins with `co-`.
    """
    words = fold(office).split()
    return any(word in _SHARED or word.startswith("co-") for word in words)


def check_offices(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield what is wrong with the offices that take part in events.

    An error where nobody, or not the one who is named, held it at the time; a
    warning where several did.
    """
    names = context.names.actors
    if not names.offices.any:
        return
    for event in context.chronology.events:
        for key, index, typed in list_typed(event):
            meaning = names.interpret(typed)
            if not meaning.holdings:
                continue
            find = _check_alone if meaning.by_office else _check_named
            where = event.locate(key, index)
            yield from find(typed, meaning, event.date, where, names)


def _check_alone(
    typed: str, meaning: Meaning, date: When, where: Location, names: ActorNames
) -> Iterator[Diagnostic]:
    holdings = meaning.holdings
    if _is_ruled_out(holdings, date):
        near = _sort_near(holdings, date)
        yield make_diagnostic(
            "office-mismatch",
            f"no declared actor held {typed!r} at the time, {date.edtf}",
            where,
            hint=f"{names.name_of(near[0].person)} held it {_describe_when(near[0])};"
            " correct the date, name the person, or declare who held it",
            related=_point_at(near[:1], names),
            subject=typed,
        )
        return
    certain = [holding for holding in holdings if holding.fit(date) is Fit.CERTAIN]
    people = dict.fromkeys(holding.person for holding in certain)
    if len(people) > 1:
        found = [names.name_of(person) for person in people]
        if len(found) > _SHOWN:
            found = [*found[:_SHOWN], f"{len(found) - _SHOWN} more"]
        hint = "name the person who is meant"
        if len({holding.body for holding in certain}) > 1:
            exact = names.offices.describe(certain[0])
            hint += f", or say whose office it is: {exact!r}"
        yield make_diagnostic(
            "office-ambiguous",
            f"{typed!r} was held by {join_words(found, last='and')}, {date.edtf}",
            where,
            hint=hint,
            related=_point_at(certain[:_SHOWN], names),
            subject=typed,
        )


def _check_named(
    typed: str, meaning: Meaning, date: When, where: Location, names: ActorNames
) -> Iterator[Diagnostic]:
    person = meaning.identity
    own = [holding for holding in meaning.holdings if holding.person == person]
    others = [
        holding
        for holding in meaning.holdings
        if holding.person != person and _is_inside(holding, date)
    ]
    name = names.name_of(person)
    if own and _is_ruled_out(own, date):
        near = _sort_near(own, date)
        when = ", ".join(_describe_when(holding) for holding in own[:_SHOWN])
        message = f"{typed!r}: {name} was that {when}, and this event is of {date.edtf}"
        related = near[:1]
    elif (
        not own and others and _names_body(typed, others, names) and not date.uncertain
    ):
        message = f"{typed!r}: {name} was not that at the time, {date.edtf}"
        related = []
    else:
        return
    did = [names.name_of(other.person) for other in others]
    who = f"{join_words(dict.fromkeys(did), last='and')} was; " if did else ""
    yield make_diagnostic(
        "office-mismatch",
        message,
        where,
        hint=f"{who}correct the date, the office or the name",
        related=_point_at([*related, *others[:1]], names),
        subject=typed,
    )


def _is_ruled_out(holdings: Iterable[Holding], date: When) -> bool:
    """Tell whether certainly none of these was held at a date."""
    if date.uncertain:
        return False
    return not any(
        (holding.role.when is not None and holding.role.when.uncertain)
        or holding.fit(date) is not Fit.NO
        for holding in holdings
    )


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


def _sort_near(holdings: Iterable[Holding], date: When) -> list[Holding]:
    """Return the holdings in order of their distance from a date."""

    def distance(holding: Holding) -> int:
        possible = holding.tenure.possible
        return max(possible.first - date.reach[3], date.reach[0] - possible.last)

    return sorted(holdings, key=distance)


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
