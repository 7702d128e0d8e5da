"""Sense across events: a table of functions, each yielding diagnostics.

A check takes what all checks of one run share, the chronology first of all, and
yields what it finds in the events that are to be checked, `context.events`; it holds no
state, and speaks only where it is certain. To add one, write it in a module of this
room and give it a row in `CHECKS` with the codes that it can yield, and with what its
findings depend on (`scope`), so that after an edit no more is checked than has to be.
What it finds in events and what in headers are two rows.

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
scope        what the findings of a check depend on
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

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
from timeline.checks.ids import (
    check_hidden,
    check_ids,
    look_at_dates,
    look_at_id,
    may_be_date,
    may_hide,
)
from timeline.checks.invisible import check_invisible, check_invisible_entries
from timeline.checks.offices import check_offices
from timeline.checks.outliers import check_outliers, is_dated, look_at_day
from timeline.checks.queries import check_queries, look_at_all, may_be_asked
from timeline.checks.references import (
    check_links,
    check_places,
    check_see,
    check_source_links,
    check_sources,
    look_at_see,
    sees,
)
from timeline.checks.registry import (
    check_bodies,
    check_clashes,
    check_cycles,
    check_overlaps,
)
from timeline.checks.scope import Scope, Sight
from timeline.checks.silencing import silence
from timeline.checks.sources import (
    check_source_count,
    cites,
    describes,
    look_at_cited,
    look_at_sources,
    may_be_unknown,
    may_lack_sources,
)
from timeline.checks.spellings import check_spellings
from timeline.checks.variants import (
    check_variants,
    look_at_undeclared,
    names_undeclared,
)
from timeline.diagnostics import Diagnostic, Location, Severity, SourceFile
from timeline.lean import NamedTuple
from timeline.model import Chronology
from timeline.text import MOST_MISSPELT


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
    """All that it can yield. A code stands in one row, or in one for what is no event
    and in one for events."""
    scope: Scope
    sight: Sight | None = None
    """Of scope `ALL`, and of no other, what it sees of all events."""
    spells: bool = False
    """It calls declared actors as events spell them: what the scope says holds only as
    long as `ActorNames.respelled` is the same."""
    most_subjects: int | None = None
    """It suggests something for so many different subjects: what the scope says holds
    only as long as it has found no more of them in all events."""


CHECKS: tuple[Check, ...] = (
    Check(
        check_see,
        ("see-unknown", "see-self"),
        Scope.ALL,
        Sight(sees, look_at_see, needs_ids=True),
    ),
    Check(check_ids, ("id-date",), Scope.ALL, Sight(may_be_date, look_at_id)),
    Check(
        check_hidden,
        ("date-id",),
        Scope.ALL,
        Sight(may_hide, look_at_dates, may_be_date, needs_ids=True, needs_dates=True),
    ),
    Check(
        check_names,
        ("actor-unknown", "actor-ambiguous"),
        Scope.EVENT,
        most_subjects=MOST_MISSPELT,
    ),
    Check(
        check_variants,
        ("actor-variant",),
        Scope.ALL,
        Sight(names_undeclared, look_at_undeclared, in_order=True),
        spells=True,
    ),
    Check(check_invisible, ("name-invisible",), Scope.EVENT),
    Check(check_invisible_entries, ("name-invisible",), Scope.HEADER),
    Check(check_lifetimes, ("actor-lifetime",), Scope.EVENT),
    Check(
        check_offices,
        ("office-mismatch", "office-ambiguous"),
        Scope.EVENT,
        spells=True,
    ),
    Check(check_bodies, ("body-unknown", "member-unknown"), Scope.HEADER),
    Check(check_clashes, ("name-clash",), Scope.HEADER),
    Check(check_cycles, ("actor-cycle",), Scope.HEADER),
    Check(check_chains, ("chain-length",), Scope.HEADER, spells=True),
    Check(check_overlaps, ("role-overlap",), Scope.HEADER),
    Check(check_places, ("place-unknown",), Scope.EVENT, most_subjects=MOST_MISSPELT),
    Check(
        check_sources,
        ("source-unknown",),
        Scope.ALL,
        Sight(may_be_unknown, look_at_sources, describes, in_order=True),
        most_subjects=MOST_MISSPELT,
    ),
    Check(check_source_links, ("url-scheme",), Scope.HEADER),
    Check(check_links, ("url-scheme",), Scope.EVENT),
    Check(check_reported, ("reported-early",), Scope.EVENT),
    Check(
        check_source_dates,
        ("source-early",),
        Scope.ALL,
        Sight(cites, look_at_cited, describes, in_order=True),
    ),
    Check(check_accounts, ("accounts-differ",), Scope.EVENT),
    Check(check_spellings, ("date-code", "date-calendar"), Scope.EVENT),
    Check(check_outliers, ("date-outlier",), Scope.ALL, Sight(is_dated, look_at_day)),
    Check(check_duplicates, ("event-duplicate",), Scope.DATE),
    Check(check_future, ("event-future",), Scope.EVENT),
    Check(
        check_queries,
        ("query-invalid", "query-cycle", "query-unresolved"),
        Scope.ALL,
        Sight(may_be_asked, look_at_all, in_order=True, needs_ids=True),
    ),
    Check(
        check_source_count,
        ("sources-few",),
        Scope.ALL,
        Sight(may_lack_sources, look_at_cited, in_order=True),
    ),
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
    return examine(
        chronology, only=only, skip=skip, min_sources=min_sources, today=today
    ).shown


READING = -1
"""The number of reading, among those of what finds something."""


class Examination(NamedTuple):
    """All that was found wrong, and by what."""

    found: tuple[tuple[int, Diagnostic], ...]
    """Each with the number of its row in `CHECKS`, `READING`, or one past the last row
    for what is wrong with comments that silence; as it was found, row by row."""
    shown: tuple[Diagnostic, ...]
    """What no comment silences, in the order of the files and of places in them."""


def examine(
    chronology: Chronology,
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    min_sources: int = 0,
    today: int | None = None,
) -> Examination:
    """Return what `check` does, and by what each was found."""
    chosen = choose_codes(only, skip)
    context = CheckContext(chronology, min_sources=min_sources, today=today)
    sought = chosen - _list_dormant(context)
    found = [
        (number, diagnostic)
        for number, row in enumerate(CHECKS)
        if not sought.isdisjoint(row.codes)
        for diagnostic in row.run(context)
        if diagnostic.code in chosen
    ]
    read = tuple(
        diagnostic
        for diagnostic in chronology.diagnostics
        if diagnostic.code in chosen or diagnostic.severity is Severity.ERROR
    )
    checked = [diagnostic for _, diagnostic in found]
    kept, complaints = silence(checked, read, chronology.files, sought)
    complaints = tuple(one for one in complaints if one.code in chosen)
    shown = sort_by_place((*kept, *complaints), chronology.files)
    return Examination(
        (
            *((READING, one) for one in read),
            *found,
            *((len(CHECKS), one) for one in complaints),
        ),
        shown,
    )


def list_active() -> Iterator[int]:
    """Yield the numbers of the checks that are done where nothing more is asked."""
    for number, row in enumerate(CHECKS):
        if not _DORMANT.issuperset(row.codes):
            yield number


def sort_by_place(
    found: Iterable[Diagnostic], files: Iterable[SourceFile]
) -> tuple[Diagnostic, ...]:
    """Return diagnostics by file, in the order of the files, and by place in it."""
    order = {file.name: index for index, file in enumerate(files)}

    def place(diagnostic: Diagnostic) -> tuple[int, int, int]:
        where: Location = diagnostic.where
        return order.get(where.file, len(order)), where.line, where.column

    return tuple(sorted(found, key=place))


_DORMANT = frozenset({"sources-few", "event-future"})
"""Codes that are not looked for unless an option asks for them."""


def _list_dormant(context: CheckContext) -> set[str]:
    """Return the codes that are not looked for unless an option asks for them."""
    dormant = set()
    if context.min_sources < 1:
        dormant.add("sources-few")
    if context.today is None:
        dormant.add("event-future")
    return dormant
