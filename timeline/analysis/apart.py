"""What each of two took part in without the other."""

from dataclasses import replace

from timeline.query import Match, Selection, Term, all_of, list_parts, select

_FIELD = "with"
_TWO = 2


def find_apart(selection: Selection) -> tuple[tuple[Match, ...], ...]:
    """Return the events of each of two who were asked for with two `with` terms.

    All else of the question holds for them as well. Each in order, without those in
    which both took part, possibly or certainly. None, where the question is not so.
    """
    parts = list_parts(selection.question.query)
    asked = [part for part in parts if isinstance(part, Term) and part.field == _FIELD]
    if len(asked) != _TWO:
        return ()
    # Of these some may have been set apart, as they have no date.
    joint = select(selection.chronology, selection.question).matches
    both = {match.event.id for match in joint}
    found = []
    for one in reversed(asked):
        kept = all_of(*(part for part in parts if part is not one))
        question = replace(selection.question, query=kept)
        matches = select(selection.chronology, question).matches
        found.append(tuple(match for match in matches if match.event.id not in both))
    return tuple(found)
