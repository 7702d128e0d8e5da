"""Sense across events: a table of functions, each yielding diagnostics.

A check takes what all checks of one run share, the chronology first of all, and
yields what it finds; it holds no state, and speaks only where it is certain. To add
one, write it in a module of this room and give it a row in `CHECKS` with the codes
that it can yield.

actors       names of actors in events, and when those lived
offices      offices in events, and who held them
registry     the registry of actors with itself; chains, how far it goes
references   ids, places and sources in events
ids          ids that read as dates
dates        the dates of one event among themselves
outliers     a date among the others of its file
duplicates   one event twice
sources      how many sources an event has
silencing    comments that silence; comments, which tells those from text
choosing     codes that are asked for
context      what checks share; suggesting, the nearest known names
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple, Protocol

from timeline.checks.actors import check_lifetimes, check_names
from timeline.checks.chains import check_chains
from timeline.checks.choosing import choose_codes
from timeline.checks.context import CheckContext
from timeline.checks.dates import (
    check_accounts,
    check_future,
    check_reported,
    check_source_dates,
)
from timeline.checks.duplicates import check_duplicates
from timeline.checks.ids import check_ids
from timeline.checks.invisible import check_invisible
from timeline.checks.offices import check_offices
from timeline.checks.outliers import check_outliers
from timeline.checks.queries import check_queries
from timeline.checks.references import (
    check_links,
    check_places,
    check_see,
    check_sources,
)
from timeline.checks.registry import (
    check_bodies,
    check_clashes,
    check_cycles,
    check_overlaps,
)
from timeline.checks.silencing import silence
from timeline.checks.sources import check_source_count
from timeline.checks.spellings import check_spellings
from timeline.checks.variants import check_variants
from timeline.diagnostics import Diagnostic, Location, Severity
from timeline.model import Chronology


class Checker(Protocol):
    """A check: the form of each function in `CHECKS`."""

    def __call__(self, context: CheckContext, /) -> Iterator[Diagnostic]:
        """Yield what is wrong, in any order, each with a code of the check's row.

        It speaks only where it is certain, and holds no state. What it is not asked
        for may be yielded all the same; it is left out after.
        """


class Check(NamedTuple):
    """A row of the table of checks."""

    run: Checker
    codes: tuple[str, ...]
    """All that it can yield."""


CHECKS: tuple[Check, ...] = (
    Check(check_see, ("see-unknown", "see-self")),
    Check(check_ids, ("id-date", "date-id")),
    Check(check_names, ("actor-unknown", "actor-ambiguous")),
    Check(check_variants, ("actor-variant",)),
    Check(check_invisible, ("name-invisible",)),
    Check(check_lifetimes, ("actor-lifetime",)),
    Check(check_offices, ("office-mismatch", "office-ambiguous")),
    Check(check_bodies, ("body-unknown", "member-unknown")),
    Check(check_clashes, ("name-clash",)),
    Check(check_cycles, ("actor-cycle",)),
    Check(check_chains, ("chain-length",)),
    Check(check_overlaps, ("role-overlap",)),
    Check(check_places, ("place-unknown",)),
    Check(check_sources, ("source-unknown",)),
    Check(check_links, ("url-scheme",)),
    Check(check_reported, ("reported-early",)),
    Check(check_source_dates, ("source-early",)),
    Check(check_accounts, ("accounts-differ",)),
    Check(check_spellings, ("date-code", "date-calendar")),
    Check(check_outliers, ("date-outlier",)),
    Check(check_duplicates, ("event-duplicate",)),
    Check(check_future, ("event-future",)),
    Check(check_queries, ("query-invalid", "query-cycle", "query-unresolved")),
    Check(check_source_count, ("sources-few",)),
)


def check(
    chronology: Chronology,
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    min_sources: int = 0,
    today: int | None = None,
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong: what reading found, and what the checks find.

    Sorted by file, in the order the files were read, then by place in it. `only` and
    `skip` choose by code; the errors that reading found are there whatever is chosen,
    since by them an event may have been left out. With `min_sources` an event needs
    so many independent sources; with `today`, a day number, one that is still to come
    has to be announced.

    Raises ExpectedError for a code that there is not.
    """
    chosen = choose_codes(only, skip)
    context = CheckContext(chronology, min_sources=min_sources, today=today)
    sought = chosen - _list_dormant(context)
    found = [
        diagnostic
        for row in CHECKS
        if not sought.isdisjoint(row.codes)
        for diagnostic in row.run(context)
        if diagnostic.code in chosen
    ]
    read = tuple(
        diagnostic
        for diagnostic in chronology.diagnostics
        if diagnostic.code in chosen or diagnostic.severity is Severity.ERROR
    )
    kept, complaints = silence(found, read, chronology.files, sought)
    order = {file.name: index for index, file in enumerate(chronology.files)}

    def place(diagnostic: Diagnostic) -> tuple[int, int, int]:
        where: Location = diagnostic.where
        return order.get(where.file, len(order)), where.line, where.column

    shown = (*kept, *(found for found in complaints if found.code in chosen))
    return tuple(sorted(shown, key=place))


def _list_dormant(context: CheckContext) -> set[str]:
    """Return the codes that are not looked for unless an option asks for them."""
    dormant = set()
    if context.min_sources < 1:
        dormant.add("sources-few")
    if context.today is None:
        dormant.add("event-future")
    return dormant
