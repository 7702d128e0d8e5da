"""What a citation says of its source, and what of that tells it from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.names.origins import find_page
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Citation, Source


def is_piece(citation: Citation) -> bool:
    """Tell whether the source is one piece: its title or address is the name."""
    name = citation.source
    return name in (citation.title, citation.url) or "://" in name


def is_named(citation: Citation) -> bool:
    """Tell whether a `source` was typed, and not taken from what else is said."""
    others = citation.title, citation.url, citation.publisher, citation.author
    return citation.source not in others


class Traits(NamedTuple):
    """What tells a source from others of its name, for comparing."""

    page: str = ""
    publisher: str = ""
    author: str = ""
    date: When | None = None

    def contradicts(self, other: Traits) -> bool:
        """Tell whether both cannot be said of one source."""
        if self.page and other.page:
            return self.page != other.page
        return (
            _differ(self.publisher, other.publisher)
            or _differ(self.author, other.author)
            or _are_apart(self.date, other.date)
        )


def _differ(one: str, two: str) -> bool:
    return bool(one and two) and one != two


def _are_apart(one: When | None, two: When | None) -> bool:
    """Tell whether two dates cannot be those of one thing."""
    if one is None or two is None or one.uncertain or two.uncertain:
        return False
    return one.outer[3] < two.outer[0] or two.outer[3] < one.outer[0]


def fold_publisher(name: str) -> str:
    """Return the name of a publisher for comparing, without a `The` before it."""
    return fold(name).removeprefix("the ")


def traits_of(described: Citation | Source) -> Traits:
    """Return what a piece is told by."""
    return Traits(
        find_page(described.url) or find_page(described.archived),
        fold_publisher(described.publisher),
        fold(described.author),
        described.date,
    )


def is_described(citation: Citation) -> bool:
    """Tell whether a citation says of its source more than a name and an address."""
    return bool(
        citation.title or citation.publisher or citation.author or citation.date
    )


def tell(citation: Citation) -> Traits:
    """Return what a citation says of its source, as far as it tells it from others."""
    traits = traits_of(citation)
    if is_piece(citation) or not is_described(citation):
        return traits
    # All else is said of what the citation takes from the source.
    return Traits(publisher=traits.publisher)
