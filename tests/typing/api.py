"""The library as mypy sees it: checked where it runs over the tests, and never run.

Each name of the library is imported here, and what the main calls return is held to
the type that a program may rely on.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, assert_type

import timeline
from timeline import (
    EXPORTS,
    Account,
    Actor,
    ActorTally,
    And,
    Chronology,
    Citation,
    DateError,
    Diagnostic,
    Event,
    Explainer,
    ExportOptions,
    Fit,
    Flags,
    Location,
    Match,
    Member,
    Not,
    Or,
    Place,
    Query,
    QueryError,
    Question,
    Relative,
    Role,
    SavedQuery,
    Selection,
    Severity,
    Source,
    SourceTally,
    Stats,
    Term,
    UnreadableFileError,
    UnresolvedNameError,
    Verdict,
    When,
    Window,
    check,
    collect_stats,
    format_query,
    load,
    load_text,
    make_query,
    parse_date,
    parse_query,
    restore_cell,
    select,
    tally_actors,
    tally_sources,
    write_export,
)


def try_reading(path: Path) -> Chronology:
    assert_type(timeline.__version__, str)
    assert_type(load_text("events: []"), Chronology)
    try:
        return load([path, "more.yaml"])
    except UnreadableFileError as error:
        assert_type(error.message, str)
        raise


def try_checking(chronology: Chronology) -> None:
    problems = check(chronology, min_sources=2)
    assert_type(problems, tuple[Diagnostic, ...])
    assert_type(problems[0].severity, Severity)
    assert_type(problems[0].where, Location)


def try_queries(text: str) -> Question:
    try:
        query = parse_query(text)
    except QueryError as error:
        assert_type(error.message, str)
        raise
    assert_type(query, And | Or | Not | Term)
    assert_type(format_query(query), str)
    either: Query = Or((query, Not(Term("kind", ("visit",)))))
    return Question(And((query, either)), Flags(direct=True))


def try_asking(chronology: Chronology) -> Selection:
    select(chronology)
    select(chronology, "actor:Putin")
    select(chronology, parse_query("actor:Putin"))
    try:
        question = make_query(actor="Putin", certain=True)
        assert_type(question, Question)
        selection = select(chronology, question)
    except UnresolvedNameError as error:
        assert_type(error.hint, str)
        raise
    assert_type(selection, Selection)
    assert_type(selection.events, tuple[Event, ...])
    assert_type(selection.matches, tuple[Match, ...])
    assert_type(selection.matches[0].event, Event)
    assert_type(selection.matches[0].fit, Fit)
    assert_type(selection.matches[0].why, str)
    assert_type(Verdict(Fit.CERTAIN).fit, Fit)
    return selection


def try_analysing(selection: Selection) -> None:
    assert_type(collect_stats(selection), Stats)
    assert_type(tally_actors(selection), tuple[ActorTally, ...])
    assert_type(tally_sources(selection), tuple[SourceTally, ...])
    reasons = Explainer(selection).explain(selection.matches[0])
    assert_type(reasons, tuple[str, ...])


def try_exporting(selection: Selection, stream: BinaryIO) -> None:
    assert_type(EXPORTS["csv"].suffixes, tuple[str, ...])
    options = ExportOptions(columns=("id",))
    assert_type(write_export("csv", selection, stream, options), tuple[str, ...])
    assert_type(restore_cell("'=1"), str)


def try_dates(window: Window) -> When | None:
    try:
        date = parse_date("by May 2013", year=2013)
    except DateError as error:
        assert_type(error.hint, str)
        return None
    assert_type(date, When | Relative)
    if isinstance(date, Relative):
        assert_type(date.targets, tuple[str, ...])
        return None
    assert_type(date.fit(window), Fit)
    assert_type(date.span, Window)
    assert_type(date.to_dict(), dict[str, Any])
    return date


def try_records(chronology: Chronology) -> None:
    assert_type(chronology.actors, Mapping[str, Actor])
    assert_type(chronology.places, Mapping[str, Place])
    assert_type(chronology.queries, Mapping[str, SavedQuery])
    assert_type(chronology.sources, Mapping[str, Source])
    assert_type(chronology.actors["putin"].roles, tuple[Role, ...])
    assert_type(chronology.actors["un"].members, tuple[Member, ...])
    event = chronology.by_id["visit"]
    assert_type(event.sources, tuple[Citation, ...])
    assert_type(event.accounts, tuple[Account, ...])
    assert_type(event.date, When)
    assert_type(event.to_dict(), dict[str, Any])


def try_what_is_not_there(event: Event) -> None:
    # An ignore that is not needed is an error, so that these stay errors.
    event.title = "Another"  # type: ignore[misc]  # frozen
    event.extra["key"] = "value"  # type: ignore[index]  # to be read alone
    timeline.lod("events.yaml")  # type: ignore[attr-defined]  # a slip
