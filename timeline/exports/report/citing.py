"""Citations in Markdown: in words, or by keys for pandoc; and an event's one note.

    Svetlana Savranskaya, *What Gorbachev Heard*, National Security Archive,
    12 Dec 2017, p. 4, <https://example.org>, reliability B (usually reliable)

Commas stand within a citation and semicolons between two, so that one note has all that
an event rests on: two notes side by side would be read as the number of a third.
"""

from collections.abc import Callable, Iterator, Sequence

from timeline.exports.report.citekeys import Works
from timeline.exports.report.escaping import (
    emphasize,
    escape,
    format_address,
    format_date,
)
from timeline.model import Citation, Event
from timeline.names import SourceNames
from timeline.names.cited import Cited, cite, label_page
from timeline.patterns import LazyPattern
from timeline.views.own import list_own
from timeline.vocabulary import (
    CREDIBILITY_WORDS,
    RELIABILITY_WORDS,
    explain_rating,
)

UNTITLED_WORK = "(untitled)"
"""What stands for a title in which there is nothing to be seen."""
_SEMICOLON = LazyPattern(r"(?<!&lsquo);")

CiteAll = Callable[[Sequence[Citation]], str]
"""Makes the text of a note of all citations of an event, of which there are some."""


class Notes:
    """The notes of one document, numbered as they are first referred to."""

    def __init__(self, cite_all: CiteAll, *, prefix: str = "") -> None:
        self._cite_all = cite_all
        self._prefix = prefix
        self._labels: dict[Event, str] = {}

    def refer(self, event: Event) -> str:
        """Return the reference to an event's note; empty where it cites nothing."""
        if not event.sources:
            return ""
        number = len(self._labels) + 1
        label = self._labels.setdefault(event, f"{self._prefix}{number}")
        return f"[^{label}]"

    def define(self) -> Iterator[str]:
        """Yield a paragraph for each note that was referred to, in order."""
        for event, label in self._labels.items():
            yield f"[^{label}]: {self._cite_all(event.sources)}"


def no_notes(_: Event) -> str:
    """Return the reference to no note."""
    return ""


def cite_in_words(sources: SourceNames) -> CiteAll:
    """Return what makes notes that say all there is to say."""

    def cite_all(citations: Sequence[Citation]) -> str:
        told = [_tell_citation(one, cite(one, sources), sources) for one in citations]
        return end_sentence("; ".join(told))

    return cite_all


def cite_by_keys(sources: SourceNames, works: Works) -> CiteAll:
    """Return what makes notes that name works by their keys, for `--citeproc`."""

    def cite_all(citations: Sequence[Citation]) -> str:
        told = [_cite_key(one, sources, works) for one in citations]
        return f"[{'; '.join(told)}]."

    return cite_all


def end_sentence(text: str) -> str:
    """Return a text with a full stop behind it."""
    return text if text.endswith(".") else f"{text}."


def describe_work(cited: Cited) -> Iterator[str]:
    """Yield what names a work, in Markdown: author, title and so on; never nothing."""
    yield from filter(None, (escape(cited.author),))
    if cited.container:
        yield f"“{escape(cited.title)}”"
        yield emphasize(cited.container)
    elif cited.title == cited.link:
        # It has no name but where it stands.
        yield format_address(cited.title)
    else:
        yield emphasize(cited.title) or f"*{UNTITLED_WORK}*"
    yield from filter(None, (escape(cited.publisher),))
    if cited.date is not None:
        yield format_date(cited.date)


def describe_addresses(cited: Cited) -> Iterator[str]:
    """Yield where a work is to be read, and when it was."""
    if cited.url and cited.url != cited.title:
        yield format_address(cited.url)
    if cited.archived and cited.archived != cited.title:
        yield f"archived at {format_address(cited.archived)}"
    if cited.accessed:
        yield f"accessed {escape(cited.accessed)}"


def describe_reliability(letter: str) -> str:
    """Return the reliability of a source in words; empty where nobody rates it."""
    if not letter:
        return ""
    return f"reliability {escape(explain_rating(letter, RELIABILITY_WORDS))}"


def _tell_citation(citation: Citation, cited: Cited, sources: SourceNames) -> str:
    parts = list(describe_work(cited))
    if cited.page:
        parts.append(f"{label_page(cited.page)}{escape(cited.page)}")
    parts += describe_addresses(cited)
    parts += _describe_use(citation, cited, sources)
    return ", ".join(parts)


def _describe_use(
    citation: Citation, cited: Cited, sources: SourceNames
) -> Iterator[str]:
    """Yield what is said of the use of a work in one event."""
    if cited.attributed_to:
        named = sources.is_declared(cited.attributed_to)
        origin = sources.display(cited.attributed_to) if named else cited.attributed_to
        yield f"attributed to {escape(origin)}"
    yield from filter(None, (describe_reliability(cited.reliability),))
    if cited.credibility:
        rating = explain_rating(cited.credibility, CREDIBILITY_WORDS)
        yield f"credibility {escape(rating)}"
    yield from map(escape, list_own(citation.extra))
    if citation.note:
        yield f"note: {escape(citation.note)}"


def _cite_key(citation: Citation, sources: SourceNames, works: Works) -> str:
    cited = cite(citation, sources)
    parts = [f"@{works.find(cited).key}"]
    if cited.page:
        # Without a word pandoc would take figures for pages.
        parts.append(f"{label_page(cited.page) or 'at '}{escape(cited.page)}")
    # How reliable it is stands where it is listed.
    parts += _describe_use(citation, cited._replace(reliability=""), sources)
    # A bare semicolon would begin the next citation.
    return _SEMICOLON.sub(r"\;", ", ".join(parts))
