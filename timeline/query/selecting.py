"""From a chronology and a question to the events that match, each with its fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from timeline.dates import Fit
from timeline.lean import NamedTuple, dataclass
from timeline.names import names_of
from timeline.query.candidates import list_candidates
from timeline.query.conditions import EVERY_EVENT, judge
from timeline.query.query import And, Not, Or, Question, Term, list_parts

if TYPE_CHECKING:
    from timeline.model import Chronology, Event
    from timeline.names import Names
    from timeline.query.conditions import Because, Condition
    from timeline.query.query import Query


class Match(NamedTuple):
    """An event that was asked for, certainly or possibly."""

    event: Event
    fit: Fit
    because: tuple[Because, ...] = ()
    """What made it match, in the order of the question."""

    def __repr__(self) -> str:
        """Return the event and how it fits, in one line."""
        why = f", {self.why}" if self.why else ""
        return f"<Match {self.fit.name.lower()}{why}: {self.event!r}>"

    @property
    def why(self) -> str:
        """Return why it matches only possibly; empty where it matches certainly.

        `date`, `name` or `office`: the weakest link, of several the first.
        """
        causes = (one.find_cause(self.event) for one in self.because)
        return next(filter(None, causes), "")

    @property
    def lacks_date(self) -> bool:
        """Tell whether it matches only possibly, since the event has no date."""
        possible = self.fit is Fit.POSSIBLE
        return possible and any(one.lacks_date(self.event) for one in self.because)

    def to_dict(self, names: Names) -> dict[str, Any]:
        """Return the event as plain values, with whom its names mean, match and why.

        docs/json.md describes the record.
        """
        from timeline.names.parties import make_parties

        return {
            **self.event.to_dict(),
            "parties": make_parties(self.event, names),
            "match": self.fit.name.lower(),
            "why": self.why,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The answer to a question, in the order of the chronology."""

    chronology: Chronology
    question: Question
    """As it was asked, but with the commas of its options settled."""
    matches: tuple[Match, ...]
    condition: Condition = EVERY_EVENT
    """What the question means in this chronology."""
    notes: tuple[str, ...] = ()
    """What is worth knowing of the question, such as a state that had ended."""
    as_of: int | None = None
    """The day as of whose knowledge was asked, if it was."""
    undated: int = 0
    """How many more may match but have no date, and were set apart for that."""

    def __repr__(self) -> str:
        """Return how much of what was selected, and by which question."""
        total = len(self.chronology.events)
        return f"<Selection of {len(self.matches)} of {total} events>"

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the events without their fits."""
        return tuple([match.event for match in self.matches])

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the matches as plain values, such as a data frame is made of.

        Names stand as typed, and whom they mean under `parties`; dates have their
        bounds as ISO dates, None where there is none. Each says whether it matches
        certainly, and why it does not. The notes of the authors are there.
        """
        names = names_of(self.chronology)
        return [match.to_dict(names) for match in self.matches]


def select(
    chronology: Chronology, question: Question | Query | str | None = None
) -> Selection:
    """Return the events of a chronology that a question asks for.

    A question without flags may be a query, or the text of one. Raises
    UnresolvedNameError for a name, word or date that means nothing here, and
    QueryError for a query that cannot be read or asked.
    """
    asked = _settle(question)
    if asked == Question():
        # Nothing to resolve, nor to judge.
        everything = tuple([Match(event, Fit.CERTAIN) for event in chronology.events])
        return Selection(chronology, asked, everything)
    from timeline.query.resolving import resolve

    meant = resolve(asked.query, names_of(chronology), asked.flags)
    least = Fit.CERTAIN if asked.flags.certain else Fit.POSSIBLE
    found = []
    for event in list_candidates(chronology, meant.condition):
        fit, because = judge(meant.condition, event)
        if fit >= least:
            found.append(Match(event, fit, because))
    asked = replace(asked, query=meant.query)
    return Selection(
        chronology, asked, tuple(found), meant.condition, meant.notes, meant.as_of
    )


def set_undated_apart(selection: Selection) -> Selection:
    """Return a selection without what is in it only since it has no date.

    What nobody knows the date of may match whatever is asked about dates: a drawing
    that was asked for a month is not to be filled with it. `undated` counts it.
    """
    kept = tuple([one for one in selection.matches if not one.lacks_date])
    apart = len(selection.matches) - len(kept)
    return replace(selection, matches=kept, undated=selection.undated + apart)


def _settle(question: Question | Query | str | None) -> Question:
    match question:
        case None:
            return Question()
        case str():
            from timeline.query.parsing import parse_query

            return Question(parse_query(question))
        case Term() | And() | Or() | Not():
            return Question(question)
        case Question():
            return question
        case _:
            raise TypeError(f"this is no question: {question!r}")


def count_alone(selection: Selection) -> tuple[tuple[Query, int], ...]:
    """Return how many events each part of a question would keep by itself."""
    chronology, question = selection.chronology, selection.question
    return tuple(
        (part, len(select(chronology, Question(part, question.flags)).matches))
        for part in list_parts(question.query)
    )
