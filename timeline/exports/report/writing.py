"""A report in Markdown: title, scope, sections, appendix, notes.

Title and headings are of the first and second level, so that the text reads as a page
everywhere; pandoc makes a title of the first with `--shift-heading-level-by=-1`.
"""

from collections.abc import Iterator

from timeline.exports.options import MarkdownOptions, Omission, ReportOptions
from timeline.exports.report.citekeys import Works
from timeline.exports.report.citing import (
    Notes,
    cite_by_keys,
    cite_in_words,
    end_sentence,
    no_notes,
)
from timeline.exports.report.escaping import escape
from timeline.exports.report.events import Describer
from timeline.exports.report.grouping import Section, make_sections
from timeline.exports.report.sources import list_sources
from timeline.model import Chronology
from timeline.names import names_of
from timeline.query import (
    Explainer,
    Selection,
    leave_out_remedy,
    set_undated_apart,
)
from timeline.text import count_of
from timeline.views.scope import make_scope

UNTITLED = "Chronology"
"""The title of a report on a chronology that has none."""


def make_report(selection: Selection, options: ReportOptions) -> bytes:
    """Return a report in Markdown, in UTF-8.

    What matches only since nobody knows its date is counted, and not among the events.
    """
    return "\n".join(f"{block}\n" for block in _compose(selection, options)).encode()


def _compose(selection: Selection, options: ReportOptions) -> Iterator[str]:
    """Yield the blocks of a report, between which blank lines are to stand."""
    selection = set_undated_apart(selection)
    by_keys = isinstance(options, MarkdownOptions) and options.citekeys
    works = Works(selection.chronology) if by_keys else None
    notes = make_notes(selection.chronology, works)
    refer = notes.refer if options.footnotes == "foot" else no_notes
    describer = Describer(selection, options, refer)
    yield from _describe_scope(selection)
    for section in make_sections(selection, options.by):
        yield from _describe_section(section, describer, brief=options.brief)
    sources = list(list_sources(selection, works))
    if sources:
        yield "## Sources"
        yield from sources
    definitions = "\n".join(notes.define())
    if definitions:
        yield definitions


def make_notes(
    chronology: Chronology, works: Works | None, *, prefix: str = ""
) -> Notes:
    """Return the notes of a document, none of them referred to yet.

    With `works` they cite by keys. `prefix` begins the labels of all.
    """
    sources = names_of(chronology).sources
    if works is None:
        return Notes(cite_in_words(sources), prefix=prefix)
    return Notes(cite_by_keys(sources, works), prefix=prefix)


def list_notices(selection: Selection) -> tuple[Omission, ...]:
    """Return what a report counts and does not list."""
    apart = set_undated_apart(selection).undated - selection.undated
    if not apart:
        return ()
    noun = count_of(apart, "undated event")
    text = f"{noun} may match as well: the report counts, and does not list them"
    return (Omission(text, apart),)


def _describe_scope(selection: Selection) -> Iterator[str]:
    scope = make_scope(selection)
    yield f"# {escape(scope.title) or UNTITLED}"
    if scope.query:
        yield f"Asked for: {escape(scope.query)}"
    yield " ".join(end_sentence(escape(one)) for one in scope.list_sentences())
    notes = map(leave_out_remedy, selection.notes)
    told = dict.fromkeys((*Explainer(selection).notes, *notes))
    for note in filter(None, map(escape, told)):
        yield f"Note: {end_sentence(note)}"
    if not selection.matches:
        yield "No event matches."


def _describe_section(
    section: Section, describer: Describer, *, brief: bool
) -> Iterator[str]:
    if section.heading:
        yield f"## {escape(section.heading) or '(blank)'}"
    blocks = (block for one in section.entries for block in describer.describe(one))
    if brief:
        yield "\n".join(blocks)
    else:
        yield from blocks
