"""Whether one thing stands in the file twice.

Two events are taken for one where they have the same date, as it is understood, and
an actor in common, under `actors` or under `to` of both (or neither names any), and
their titles say the same: of all words in either, at least seven in ten stand in
both. Words of less than four letters do not count, and of longer ones only the first
four letters, so that `meets` is `meeting`. Numbers have to be the same. Two places
rule it out, and so does a `see` from one to the other.

Who answers in kind on the same day shares the actors only crosswise, and so is never
taken for whom he answers.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from timeline.checks.context import CheckContext
from timeline.dates import Shape
from timeline.diagnostics import Diagnostic, make_diagnostic
from timeline.lean import NamedTuple
from timeline.model import Event
from timeline.names import ActorNames
from timeline.text import fold, slugify

_STEM = 4
_ALIKE = 0.7
# Each event is compared with this many before it that share its date and an actor:
# a file of which thousands do is a data set of another kind.
_COMPARED = 20


class Title(NamedTuple):
    """What a title says, for comparing."""

    words: frozenset[str]
    numbers: frozenset[str]


def check_duplicates(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each event that an earlier one seems to be already."""
    titles: dict[Event, Title] = {}
    found: set[Event] = set()
    for first, second in list_pairs(context.events, context.names.actors):
        if second in found or not _may_be_one(first, second):
            continue
        for event in (first, second):
            if event not in titles:
                titles[event] = read_title(event.title)
        if _are_alike(titles[first], titles[second]):
            found.add(second)
            yield make_diagnostic(
                "event-duplicate",
                f"{second.title!r} seems to stand here already",
                second.locate("title"),
                hint="remove one of the two, or refer to it by `see`",
                related=(("the other is here", first.locate("title")),),
            )


def list_pairs(
    events: Iterable[Event], names: ActorNames
) -> Iterator[tuple[Event, Event]]:
    """Yield the pairs to compare: of one date, with an actor in common.

    The earlier in the file first. At most twenty pairs for each actor of an event.
    What is undated shares no date with anything.
    """
    same_date: dict[str, list[Event]] = {}
    for event in events:
        date = event.date
        if date.shape is not Shape.UNDATED:
            same_date.setdefault(date.edtf, []).append(event)
    identities = _Identities(names)
    for alike in same_date.values():
        if len(alike) > 1:
            yield from _pair_up(alike, identities)


class _Identities(dict[str, str]):
    """Whom names mean whatever the date; empty where that decides."""

    def __init__(self, names: ActorNames) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, typed: str) -> str:
        meaning = self._names.interpret(typed)
        identity = self[typed] = "" if meaning.varies else meaning.identity
        return identity

    def list_parts(self, event: Event) -> list[tuple[str, str]]:
        """Return those who take part in an event, each with the key; maybe twice."""
        return [
            (key, self[typed] or self._names.identify(typed, event.date))
            for key, listed in (("actors", event.actors), ("to", event.to))
            for typed in listed
        ]


def _pair_up(
    events: Sequence[Event], identities: _Identities
) -> Iterator[tuple[Event, Event]]:
    parts = [identities.list_parts(event) or [("", "")] for event in events]
    # Most have nobody in common.
    if len(set(chain.from_iterable(parts))) == sum(map(len, parts)):
        return
    before: dict[tuple[str, str], list[Event]] = {}
    for event, listed_parts in zip(events, parts, strict=True):
        others: dict[Event, None] = {}
        for part in sorted(set(listed_parts)):
            listed = before.setdefault(part, [])
            others |= dict.fromkeys(listed[-_COMPARED:])
            listed.append(event)
        for other in others:
            yield other, event


def _may_be_one(first: Event, second: Event) -> bool:
    if first.id in second.see or second.id in first.see:
        return False
    return not (
        first.place and second.place and fold(first.place) != fold(second.place)
    )


def read_title(title: str) -> Title:
    """Return what a title says."""
    words = slugify(title, limit=2 * len(title)).replace("-", " ").split()
    numbers = frozenset(word for word in words if not word.isalpha())
    # Only of Latin letters are four a good part of a word; some scripts have no
    # spaces between words.
    stems = frozenset(
        word[:_STEM] if word.isascii() else word
        for word in words
        if len(word) >= _STEM or not word.isascii()
    )
    return Title(stems | numbers, numbers)


def _are_alike(one: Title, two: Title) -> bool:
    return measure_likeness(one, two) >= _ALIKE


def measure_likeness(one: Title, two: Title) -> float:
    """Return the part of the words in either of two titles that stand in both.

    Nothing where their numbers differ.
    """
    if one.numbers != two.numbers or not one.words:
        return 0.0
    return len(one.words & two.words) / len(one.words | two.words)
