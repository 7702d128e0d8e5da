"""What is said where no event matches, and about the question as such."""

from timeline.cli.terminal import Terminal
from timeline.query import Selection, count_alone, format_query
from timeline.query.query import list_parts
from timeline.rendering import measure_cells, pad_cells
from timeline.text import count_of
from timeline.views.undated import name_undated


def report_selection(selection: Selection, errors: Terminal) -> bool:
    """Write what is worth knowing of a question; tell if it has an answer."""
    for note in selection.notes:
        errors.write_notice(note)
    if not selection.matches and selection.undated:
        apart = name_undated(selection.undated)
        errors.write_notice(f"only {apart} may match: --undated draws them")
    elif not selection.matches:
        _explain_nothing(selection, errors)
    return bool(selection.matches)


def _explain_nothing(selection: Selection, errors: Terminal) -> None:
    question = selection.question
    parts = list_parts(question.query)
    if not parts:
        errors.write_notice("no events to show")
        return
    certain = " certainly" if question.flags.certain else ""
    if len(parts) == 1:
        errors.write_notice(f"no event{certain} matches {format_query(parts[0])}")
        return
    errors.write_notice(f"no event{certain} matches all of these; each by itself:")
    counts = [(format_query(part), count) for part, count in count_alone(selection)]
    width = max(measure_cells(text) for text, _ in counts)
    for text, count in counts:
        padded = pad_cells(text, width)
        errors.write_notice(f"  {padded}  {count_of(count, 'event')}")
