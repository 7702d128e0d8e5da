"""What is said where no event matches, and about the question as such."""

from timeline.cli.terminal import Terminal
from timeline.query import Selection, count_alone
from timeline.text import count_of


def report_selection(selection: Selection, errors: Terminal) -> bool:
    """Write what is worth knowing of a question; tell if it has an answer."""
    for note in selection.notes:
        errors.write_notice(note)
    if not selection.matches:
        _explain_nothing(selection, errors)
    return bool(selection.matches)


def _explain_nothing(selection: Selection, errors: Terminal) -> None:
    query = selection.query
    if not query.filters:
        errors.write_notice("no events to show")
        return
    certain = " certainly" if query.certain else ""
    if len(query.filters) == 1:
        errors.write_notice(f"no event{certain} matches {query.filters[0]}")
        return
    errors.write_notice(f"no event{certain} matches all of these; each by itself:")
    counts = count_alone(selection.chronology, query)
    width = max(len(str(condition)) for condition, _ in counts)
    for condition, count in counts:
        errors.write_notice(f"  {condition!s:<{width}}  {count_of(count, 'event')}")
