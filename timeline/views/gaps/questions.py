"""What a chronology leaves to find out: rough dates, claims, thin sources."""

from collections.abc import Callable, Iterator, Sequence

from timeline.analysis import find_roughness
from timeline.dates import Precision, When, format_when
from timeline.lean import NamedTuple
from timeline.model import Event
from timeline.query import Match, Query, Term, all_of
from timeline.rendering import Line, Span, wrap_spans
from timeline.text import count_of
from timeline.views.naming import Naming
from timeline.views.options import Options
from timeline.views.sections import count_rows, draw_item, draw_section
from timeline.views.sheet import Sheet

_LISTED = 3
_ROUGH = (
    (Precision.NONE, "Undated"),
    (Precision.UNBOUNDED, "Beginning or end unknown"),
    (Precision.CENTURY, "Known to no decade"),
    (Precision.DECADE, "Known to some years"),
    (Precision.YEAR, "Known to the year"),
    (Precision.HALF, "Known to half a year"),
    (Precision.QUARTER, "Known to the quarter"),
    (Precision.SEASON, "Known to the season"),
    (Precision.MONTH, "Known to the month"),
    (Precision.DAYS, "Known to some weeks"),
)


class _Question(NamedTuple):
    """What is left open, by which events, and how these may be asked for."""

    label: str
    matches: Sequence[Match]
    asked: tuple[Query, ...] = ()


def draw_questions(sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield each open question with how many events leave it open, and the first."""
    lines = [
        line
        for label, matches, _ in list_questions(sheet)
        for line in _draw_question(label, matches, sheet)
    ]
    if lines:
        yield from draw_section("What to look for next", lines, sheet.width)


def list_questions(sheet: Sheet[Options]) -> Iterator[_Question]:
    """Yield each question, with the matches that leave it open; may be none."""
    roughness: dict[Precision | None, list[Match]] = {}
    for match in sheet.matches:
        roughness.setdefault(find_roughness(match.event.date), []).append(match)
    for precision, label in _ROUGH:
        rough = Term("precision", (precision.value,))
        yield _Question(label, roughness.get(precision, ()), (rough,))
    for label, wanted, *asked in _make_questions(sheet.naming):
        matches = [match for match in sheet.matches if wanted(match.event)]
        statuses = tuple(dict.fromkeys(match.event.status for match in matches))
        if statuses:
            asked.append(Term("status", statuses))
        yield _Question(label, matches, tuple(asked))


def _draw_question(
    label: str, matches: Sequence[Match], sheet: Sheet[Options]
) -> Iterator[Line]:
    if not matches:
        return
    events = [match.event for match in matches]
    count, total = len(events), len(sheet.matches)
    # What holds for most singles none out.
    most = count > max(total // 2, _LISTED) and not sheet.options.full
    text = f"{count:,} of {total:,} events" if most else count_of(count, "event")
    yield from wrap_spans([Span(f"{label}: ", "strong"), Span(text)], sheet.width)
    if most:
        return
    shown = events[: count_rows(sheet.options, _LISTED)]
    for event in shown:
        spans = [Span(event.title, "quiet")]
        if not event.date.is_undated:
            spans.insert(0, Span(f"{_name(event.date, sheet)}: ", "date"))
        yield from draw_item(spans, sheet)
    if count > len(shown):
        yield (Span(f"    and {count - len(shown):,} more", "quiet"),)


def _name(date: When, sheet: Sheet[Options]) -> str:
    return format_when(date, dash=sheet.glyphs.dash)


def _make_questions(
    naming: Naming,
) -> tuple[tuple[str, Callable[[Event], bool], *tuple[Query, ...]], ...]:
    """Return what may be open besides dates, each with the events it is open for.

    And with the query for these, where there is one.
    """
    sources = naming.sources

    def leans(event: Event) -> bool:
        several = len(sources.list_sources(event)) > 1
        return several and sources.count_independent(event) == 1

    return (
        (
            "Approximate or uncertain date",
            lambda event: event.date.approximate or event.date.uncertain,
        ),
        (
            "Accounts differ",
            lambda event: bool(naming.list_differences(event)),
            Term("differing", ("any",)),
        ),
        ("Claimed or disputed", lambda event: event.meaning.contested),
        (
            "Announced, and nothing says whether it came about",
            lambda event: event.meaning.outstanding,
        ),
        (
            "No source",
            lambda event: not sources.list_sources(event),
            Term("lacks", ("source",)),
        ),
        (
            "One source alone",
            lambda event: len(sources.list_sources(event)) == 1,
            Term("sources", ("1",)),
        ),
        (
            "Sources that lean on each other",
            leans,
            all_of(Term("sources", ("1",), ">"), Term("independent", ("1",))),
        ),
        (
            "Not known when it became public",
            lambda event: event.reported is None or event.reported.is_undated,
            Term("lacks", ("reported",)),
        ),
    )
