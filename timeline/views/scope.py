"""What a document or a picture says of its events as a whole: which, and how known."""

from dataclasses import replace

from timeline.dates import Fit, Window, find_known_span, format_span
from timeline.lean import NamedTuple
from timeline.query import Selection
from timeline.query.formatting import format_question
from timeline.query.saved import expand_saved
from timeline.text import count_of
from timeline.views.heading import describe_left_out


class Scope(NamedTuple):
    """What was asked, and how much of what there is was found."""

    title: str
    """Of the chronology; may be empty."""
    query: str
    """What was asked for, in the language of queries; empty for everything.

    What a saved query stands for stands in its place: who reads this has no file.
    """
    events: int
    of: int
    """All events of the chronology."""
    possible: int
    """Of the events: those that match only possibly."""
    rough: int
    """Of the events: those whose date is not known to the day; undated ones too."""
    undated: int
    apart: int
    """Undated events that may match as well and are not among the events."""
    span: Window | None
    """The known days of the events; None where none is known."""
    left_out: str
    """What could not be read, in words; empty where all was."""

    @property
    def stretch(self) -> str:
        """Return the days of the events in words: `1985 – 2005`; may be empty."""
        return format_span(self.span) if self.span else ""

    def list_sentences(self) -> tuple[str, ...]:
        """Return all that is worth saying below a title, each without a full stop."""
        found = count_of(self.events, "event")
        if self.query:
            found = f"{self.events:,} of {count_of(self.of, 'event')}"
        sentences = [f"{found}, {self.stretch}" if self.stretch else found]
        if self.possible:
            match = "matches" if self.possible == 1 else "match"
            sentences.append(f"{self.possible:,} of them {match} only possibly")
        if self.rough:
            verb = "is" if self.rough == 1 else "are"
            noun = "date" if self.rough == 1 else "dates"
            sentences.append(f"{self.rough:,} {noun} {verb} not known to the day")
        if self.apart:
            noun = count_of(self.apart, "undated event")
            verb = "is" if self.apart == 1 else "are"
            sentences.append(f"{noun} may match as well, and {verb} not among them")
        if self.left_out:
            sentences.append(self.left_out)
        return tuple(sentences)


def make_scope(selection: Selection) -> Scope:
    """Return what is to be said of a selection as a whole."""
    chronology = selection.chronology
    dates = [event.date for event in selection.events]
    return Scope(
        title=chronology.title,
        query=_spell_question(selection),
        events=len(selection.matches),
        of=len(chronology.events),
        possible=sum(match.fit is Fit.POSSIBLE for match in selection.matches),
        rough=sum(
            date.is_undated or date.b1 != date.b2 or date.e1 != date.e2
            for date in dates
        ),
        undated=sum(date.is_undated for date in dates),
        apart=selection.undated,
        span=find_known_span(dates),
        left_out=describe_left_out(chronology.left_out),
    )


def _spell_question(selection: Selection) -> str:
    asked = selection.question
    query = expand_saved(asked.query, selection.chronology.queries)
    return format_question(replace(asked, query=query))
