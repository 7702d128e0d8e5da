"""The appendix of a report: each source once, with the events that rest on it."""

from collections import Counter
from collections.abc import Iterator

from timeline.dates import Fit
from timeline.exports.report.citekeys import Works
from timeline.exports.report.citing import (
    describe_addresses,
    describe_reliability,
    describe_work,
    end_sentence,
)
from timeline.exports.report.escaping import escape
from timeline.model import Citation, Source
from timeline.names import SourceNames, names_of
from timeline.names.cited import cite
from timeline.query import Selection
from timeline.text import count_of, fold
from timeline.views.own import list_own

REFERENCES = '<div id="refs"></div>'
"""Where pandoc puts what is cited by keys."""


def list_sources(selection: Selection, works: Works | None = None) -> Iterator[str]:
    """Yield the blocks of the appendix; nothing where no event names a source.

    With `works`, sources go by their keys, and pandoc lists what they are below.
    """
    sources = names_of(selection.chronology).sources
    certain: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    bare = 0
    for match in selection.matches:
        named = sources.list_sources(match.event)
        counts = certain if match.fit is Fit.CERTAIN else possible
        counts.update(named)
        bare += not named
    found = sorted({*certain, *possible}, key=lambda one: _sort_key(one, sources))
    if found:
        yield "\n".join(
            f"- {_describe(one, certain[one], possible[one], sources, works)}"
            for one in found
        )
    if bare and selection.matches:
        verb = "names" if bare == 1 else "name"
        yield f"{count_of(bare, 'event')} {verb} no source."
    if found and works is not None:
        yield REFERENCES


def _sort_key(identity: str, sources: SourceNames) -> tuple[str, str]:
    source = sources.find(identity)
    author = source.author if source is not None else ""
    return fold(author or sources.display(identity)), fold(sources.display(identity))


def _describe(
    identity: str,
    certain: int,
    possible: int,
    sources: SourceNames,
    works: Works | None,
) -> str:
    cited = cite(Citation(identity), sources)
    if works is None:
        parts = [*describe_work(cited), *describe_addresses(cited)]
    else:
        parts = [f"@{works.find(cited).key}"]
    parts += filter(None, (describe_reliability(cited.reliability),))
    source = sources.find(identity)
    parts += _list_more(source) if source is not None else ()
    return end_sentence(f"{', '.join(parts)}: {_count(certain, possible)}")


def _count(certain: int, possible: int) -> str:
    """Return `12 events, 3 more possibly`."""
    if not certain:
        return f"possibly {count_of(possible, 'event')}"
    more = f", {possible:,} more possibly" if possible else ""
    return f"{count_of(certain, 'event')}{more}"


def _list_more(source: Source) -> Iterator[str]:
    yield from map(escape, list_own(source.extra))
    if source.note:
        yield f"note: {escape(source.note)}"
