"""The works that events cite, each under a key for citations.

A work is a source of the registry, one that is described where it is cited, or a piece
of either that a citation names by a title of its own. All works of a chronology have
their keys together, so that whatever is selected of it goes by the same ones.

    key  = alnum {alnum | "_" | sign alnum}        sign = "-" | "." | ":" | "/"

which pandoc reads behind an `@` without braces. The id of a source that is one stays;
others are made of what the source is called.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.dates import calendar_date, is_finite
from timeline.model import Chronology, Citation, Event
from timeline.names import SourceNames, names_of
from timeline.names.cited import Cited, cite
from timeline.patterns import LazyPattern
from timeline.text import fold, slugify

_KEY = LazyPattern(r"[^\W_](?:\w|[\-.:/](?=[^\W_]))*")
_LONGEST = 32


class Work(NamedTuple):
    """A work with its key."""

    key: str
    cited: Cited
    """Without what belongs to one citation of it: the page, a quote and the like."""


class Works:
    """The works of one chronology by what cites them."""

    def __init__(self, chronology: Chronology) -> None:
        self._sources: SourceNames = names_of(chronology).sources
        self._works: dict[Cited, Work] = {}
        self._keys: set[str] = set()
        for identity in chronology.sources:
            self._add(cite(Citation(identity), self._sources))
        for event in chronology.events:
            for cited in self._list_cited(event):
                self._add(cited)

    def find(self, cited: Cited) -> Work:
        """Return the work that a citation is of."""
        return self._works[_strip(cited)]

    def list_of(self, events: Iterable[Event]) -> tuple[Work, ...]:
        """Return the works that some events cite, each once, in their order.

        Also those of their accounts, and the sources that pieces are taken from.
        """
        found: dict[str, Work] = {}
        for event in events:
            for cited in self._list_cited(event):
                work = self.find(cited)
                found.setdefault(work.key, work)
        return tuple(found.values())

    def _list_cited(self, event: Event) -> Iterator[Cited]:
        for citation in event.sources:
            yield cite(citation, self._sources)
        # As they are listed, whatever piece of them is cited.
        for identity in self._sources.list_sources(event):
            yield cite(Citation(identity), self._sources)

    def _add(self, cited: Cited) -> None:
        stripped = _strip(cited)
        if stripped in self._works:
            return
        key = self._find_free(_propose(cited))
        self._keys.add(fold(key))
        kept = stripped._replace(accessed=cited.accessed)
        self._works[stripped] = Work(key, kept)

    def _find_free(self, wanted: str) -> str:
        key, number = wanted, 1
        # Some styles fold their case.
        while fold(key) in self._keys:
            number += 1
            key = f"{wanted}-{number}"
        return key


def _strip(cited: Cited) -> Cited:
    return cited._replace(
        page="", accessed="", quote="", attributed_to="", credibility=""
    )


def _propose(cited: Cited) -> str:
    """Return a key for a work, which another may have already."""
    if not cited.container and _KEY.fullmatch(cited.identity):
        return cited.identity
    said = f"{cited.author} {cited.title}" if cited.container else cited.identity
    slug = slugify(said, limit=_LONGEST) or "source"
    slug = slug if _KEY.fullmatch(slug) else "source"
    year = _find_year(cited)
    return f"{slug}-{year}" if year and not slug.endswith(year) else slug


def _find_year(cited: Cited) -> str:
    if cited.date is None or not is_finite(cited.date.b1):
        return ""
    return str(abs(calendar_date(cited.date.b1)[0]))
