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
        """Return those who take part in an event, each once with the key, sorted."""
        date, identify = event.date, self._names.identify
        acting = {("actors", self[one] or identify(one, date)) for one in event.actors}
        others = {("to", self[one] or identify(one, date)) for one in event.to}
        return sorted(acting | others)

    def have_common(self, events: Iterable[Event]) -> bool:
        """Tell whether two events may have somebody in common, or nobody at all."""
        acting: list[str] = []
        others: list[str] = []
        without = 0
        identify = self._names.identify
        for event in events:
            date = event.date
            acting += [self[one] or identify(one, date) for one in event.actors]
            if event.to:
                others += [self[one] or identify(one, date) for one in event.to]
            elif not event.actors:
                without += 1
        return (
            without > 1
            or len(set(acting)) < len(acting)
            or len(set(others)) < len(others)
        )


def _pair_up(
    events: Sequence[Event], identities: _Identities
) -> Iterator[tuple[Event, Event]]:
    # Most have nobody in common.
    if not identities.have_common(events):
        return
    before: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        others: dict[Event, None] = {}
        for part in identities.list_parts(event) or [("", "")]:
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
