"""The library as mypy sees it: checked where it runs over the tests, and never run.

Each name of the library stands here in an `assert_type`, which mypy holds to the type
that a program may rely on: a function by what it returns, a class where something is
said to be of it. tests/test_typing.py asks for every name, so that a new one comes with
its type.
"""

from collections.abc import Mapping, Sequence
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
    CsvOptions,
    DateError,
    Diagnostic,
    Disagreement,
    Event,
    Explainer,
    ExportOptions,
    Fit,
    Flags,
    Handover,
    Location,
    Match,
    Member,
    Not,
    Office,
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
    find_disagreements,
    find_offices,
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
    assert_type(load_text(b"events: []", name="mine.yaml"), Chronology)
    try:
        assert_type(load(path, at="data.items"), Chronology)
        return load([path, "more.yaml"])
    except UnreadableFileError as error:
        assert_type(error, UnreadableFileError)
        assert_type(error.message, str)
        raise


def try_checking(chronology: Chronology) -> None:
    assert_type(check(chronology), tuple[Diagnostic, ...])
    (problem,) = check(chronology, only=["date-invalid"], skip={"x"}, min_sources=2)
    assert_type(problem.code, str)
    assert_type(problem.severity, Severity)
    assert_type(problem.where, Location)
    assert_type(problem.where.line, int)
    assert_type(problem.related, tuple[tuple[str, Location], ...])


def try_queries(text: str) -> Question:
    try:
        query = parse_query(text)
    except QueryError as error:
        assert_type(error, QueryError)
        assert_type(error.message, str)
        raise
    assert_type(parse_query(text), Query)
    assert_type(query, And | Or | Not | Term)
    assert_type(format_query(query), str)
    either: Query = Or((query, Not(Term("kind", ("visit",)))))
    question = Question(And((query, either)), Flags(direct=True))
    assert_type(question.query, Query)
    assert_type(question.flags, Flags)
    assert_type(question.flags.direct, bool)
    return question


def try_asking(chronology: Chronology) -> Selection:
    assert_type(select(chronology), Selection)
    assert_type(select(chronology, "actor:Putin"), Selection)
    assert_type(select(chronology, parse_query("actor:Putin")), Selection)
    assert_type(make_query(), Question)
    assert_type(make_query("tag:arms", not_kind=["visit", "call"]), Question)
    try:
        selection = select(chronology, make_query(actor="Putin", certain=True))
    except UnresolvedNameError as error:
        assert_type(error, UnresolvedNameError)
        assert_type(error.hint, str)
        raise
    assert_type(selection.chronology, Chronology)
    assert_type(selection.question, Question)
    assert_type(selection.notes, tuple[str, ...])
    assert_type(selection.to_dicts(), list[dict[str, Any]])
    assert_type(selection.events, tuple[Event, ...])
    assert_type(selection.matches, tuple[Match, ...])
    assert_type(selection.matches[0].event, Event)
    assert_type(selection.matches[0].fit, Fit)
    assert_type(selection.matches[0].why, str)
    verdict = Verdict(Fit.CERTAIN)
    assert_type(verdict, Verdict)
    assert_type(verdict.fit, Fit)
    return selection


def try_analysing(selection: Selection) -> None:
    stats = collect_stats(selection)
    assert_type(collect_stats(selection), Stats)
    assert_type(stats.total, int)
    assert_type(stats.span, Window | None)
    assert_type(stats.query, Query)
    assert_type(tally_actors(selection), tuple[ActorTally, ...])
    assert_type(tally_actors(selection)[0].dates, tuple[When, ...])
    assert_type(tally_sources(selection), tuple[SourceTally, ...])
    assert_type(tally_sources(selection)[0].source, Source | None)
    assert_type(find_disagreements(selection), tuple[Disagreement, ...])
    assert_type(find_disagreements(selection)[0].match, Match)
    explainer = Explainer(selection)
    assert_type(explainer, Explainer)
    assert_type(explainer.question, str)
    assert_type(explainer.explain(selection.matches[0]), tuple[str, ...])


def try_offices(chronology: Chronology, date: When) -> None:
    (office,) = find_offices(chronology, "Secretary of State")
    assert_type(find_offices(chronology, "Russia"), tuple[Office, ...])
    assert_type(office.find_held(date)[0][1], Fit)
    assert_type(office.list_handovers(), tuple[Handover, ...])
    assert_type(office.list_handovers()[0].least, int)


def try_exporting(selection: Selection, stream: BinaryIO) -> None:
    assert_type(EXPORTS["csv"].suffixes, tuple[str, ...])
    assert_type(EXPORTS["csv"].options, type[ExportOptions])
    assert_type(ExportOptions(notes=True), ExportOptions)
    options = CsvOptions(columns=("id",), notes=True)
    assert_type(options, CsvOptions)
    assert_type(options.columns, tuple[str, ...])
    assert_type(write_export("csv", selection, stream, options), tuple[str, ...])
    assert_type(restore_cell("'=1"), str)
    assert_type(restore_cell("a | b", list_separator=" | "), str)


def try_dates(window: Window) -> When | None:
    try:
        date = parse_date("by May 2013", year=2013)
    except DateError as error:
        assert_type(error, DateError)
        assert_type(error.hint, str)
        assert_type(error.readings, tuple[str, ...])
        return None
    assert_type(parse_date("10 May 2013"), When | Relative)
    if isinstance(date, Relative):
        assert_type(date.targets, tuple[str, ...])
        return None
    assert_type(date.fit(window), Fit)
    assert_type(date.fit(Window(1, 31)), Fit)
    assert_type(date.span, Window)
    assert_type(date.edtf, str)
    assert_type((date.b1, date.e2), tuple[int, int])
    assert_type(date.clock, int | None)
    assert_type(date.to_dict(), dict[str, Any])
    return date


def try_records(chronology: Chronology) -> None:
    assert_type(chronology.actors, Mapping[str, Actor])
    assert_type(chronology.places, Mapping[str, Place])
    assert_type(chronology.queries, Mapping[str, SavedQuery])
    assert_type(chronology.sources, Mapping[str, Source])
    assert_type(chronology.actors["putin"].roles, tuple[Role, ...])
    assert_type(chronology.actors["un"].members, tuple[Member, ...])
    assert_type(chronology.actors["putin"].roles[0].when, When | None)
    assert_type(chronology.diagnostics, tuple[Diagnostic, ...])
    assert_type(chronology.events, Sequence[Event])
    assert_type(chronology.places["sochi"].at, tuple[float, float] | None)
    event = chronology.by_id["visit"]
    assert_type(event, Event)
    assert_type(event.actors, tuple[str, ...])
    assert_type(event.reported, When | None)
    assert_type(event.sources, tuple[Citation, ...])
    assert_type(event.accounts, tuple[Account, ...])
    assert_type(event.date, When)
    assert_type(event.to_dict(), dict[str, Any])


def try_what_is_not_there(event: Event) -> None:
    # An ignore that is not needed is an error, so that these stay errors.
    event.title = "Another"  # type: ignore[misc]  # frozen
    event.extra["key"] = "value"  # type: ignore[index]  # to be read alone
    timeline.lod("events.yaml")  # type: ignore[attr-defined]  # a slip
