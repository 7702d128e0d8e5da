"""What a citation says of its source, put together with what the registry says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.diagnostics import Location
from timeline.lean import NamedTuple
from timeline.model import Source
from timeline.patterns import LazyPattern

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Citation
    from timeline.names.sources import SourceNames

_PAGE = r"(?:[A-Za-z]{0,2}\d+[a-z]?|[ivxlcdm]+)"
_PAGES = LazyPattern(rf"{_PAGE}(?P<more>(?:[-–]|, ?){_PAGE})*")


class Cited(NamedTuple):
    """A citation as it stands in a note or a list: nothing in it is left to look up.

    Texts are as typed, and empty where nothing is known.
    """

    identity: str
    """Equal for all citations of one source."""
    title: str
    """Of the piece that is cited, else of its source."""
    container: str
    """The title of the source that a piece is taken from, where it is another."""
    author: str
    """Empty where it would say the title once more, as is `publisher`."""
    publisher: str
    date: When | None
    page: str
    url: str
    archived: str
    accessed: str
    quote: str
    attributed_to: str
    credibility: str
    reliability: str

    @property
    def link(self) -> str:
        """Return the address to read it at: of several the first that stands."""
        return self.url or self.archived


def cite(citation: Citation, sources: SourceNames) -> Cited:
    """Return a citation with what its source says, before which goes what it says.

    An address of the citation's own goes before those of the source: what is archived
    of a piece is not followed by the page of the whole.
    """
    source = sources.find(citation) or _make_source(citation.source)
    title = citation.title or source.title
    author = citation.author or source.author
    publisher = citation.publisher or source.publisher
    own = bool(citation.url or citation.archived)
    return Cited(
        identity=sources.identify(citation),
        title=title,
        container=source.title if source.title != title else "",
        author=author if author != title else "",
        publisher=publisher if publisher not in (title, source.title) else "",
        date=citation.date or source.date,
        page=citation.page,
        url=citation.url if own else source.url,
        archived=citation.archived if own else source.archived,
        accessed=citation.accessed or ("" if own else source.accessed),
        quote=citation.quote,
        attributed_to=citation.attributed_to,
        credibility=citation.credibility,
        reliability=source.reliability,
    )


def label_page(page: str) -> str:
    """Return `p. ` or `pp. `, to stand before the page of a citation.

    Empty where what stands there is no page: an article, a folio, a time.
    """
    found = _PAGES.fullmatch(page)
    if found is None:
        return ""
    return "pp. " if found["more"] else "p. "


def _make_source(name: str) -> Source:
    """Return what is known of a source that is no more than a name."""
    url = name if "://" in name else ""
    return Source(name, name, Location(""), url=url)
