"""What an event rests on, beside it, and all sources at the end of the page."""

from collections import Counter
from collections.abc import Iterable, Mapping

from timeline.dates import format_when
from timeline.exports.page.markup import (
    escape,
    join_marked,
    mark_link,
    mark_note,
    mark_words,
)
from timeline.model import Citation, Event, Source
from timeline.names import SourceNames
from timeline.names.cited import Cited, cite, label_page
from timeline.text import count_of, make_link
from timeline.views.own import list_own
from timeline.vocabulary import CREDIBILITY_WORDS, RELIABILITY_WORDS


class Sources:
    """Shows the sources of some events.

    `names` are those of their chronology.
    """

    def __init__(self, names: SourceNames, events: Iterable[Event]) -> None:
        self._names = names
        counted = Counter(
            identity for event in events for identity in names.list_sources(event)
        )
        # Python's sort keeps the order of first events among equals.
        ranked = sorted(counted, key=lambda identity: -counted[identity])
        self._counted: Mapping[str, int] = counted
        self._places = {identity: place for place, identity in enumerate(ranked, 1)}

    def __len__(self) -> int:
        return len(self._counted)

    def mark_citations(self, event: Event) -> str:
        """Return the block of what an event cites, or that it cites nothing."""
        if not event.sources:
            # Accounts say themselves whose they are.
            none = '<p class="src none">No source given</p>'
            return "" if event.accounts else none
        items = "".join(f"<li>{self._mark_citation(one)}" for one in event.sources)
        heading = "Source" if len(event.sources) == 1 else "Sources"
        return f'<div class="src"><h4>{heading}</h4>\n<ul>{items}</ul></div>'

    def mark_name(self, cited: str) -> str:
        """Return the title of a source, which leads to its entry in the list."""
        title = mark_words(self._names.display(cited))
        place = self._places.get(self._names.identify(cited))
        return f'<a href="#s-{place}">{title}</a>' if place else title

    def mark_list(self) -> str:
        """Return the section with all sources, each once; empty where none is."""
        if not self._counted:
            return ""
        items = "".join(
            f'<li id="s-{place}">{self._mark_source(identity)}\n'
            for identity, place in self._places.items()
        )
        return (
            f'<section id="sources">\n<h2>Sources</h2>\n<ol>{items}</ol>\n</section>\n'
        )

    def _mark_citation(self, citation: Citation) -> str:
        cited = cite(citation, self._names)
        title = self._mark_title(cited, own=bool(citation.url or citation.archived))
        container = ""
        if cited.container:
            place = self._places.get(cited.identity)
            container = mark_words(cited.container)
            container = f'<a href="#s-{place}">{container}</a>' if place else container
        line = join_marked(
            [
                mark_words(cited.author),
                title,
                container,
                mark_words(cited.publisher),
                escape(format_when(cited.date)) if cited.date else "",
                _mark_page(cited.page),
            ]
        )
        line += _mark_addresses(cited.link, cited.archived, cited.accessed)
        judged = CREDIBILITY_WORDS.get(cited.credibility, cited.credibility)
        attributed = cited.attributed_to and self._names.display(cited.attributed_to)
        for told in (attributed and f"citing {attributed}", judged):
            line += f"; {mark_words(told)}" if told else ""
        quote = f" <q>{mark_words(cited.quote.strip())}</q>" if cited.quote else ""
        own = "".join(f"<p>{mark_words(text)}</p>" for text in list_own(citation.extra))
        return line + quote + own + mark_note(citation.note)

    def _mark_title(self, cited: Cited, *, own: bool) -> str:
        """Return the title, which leads to what is cited, else to the list."""
        if make_link(cited.link):
            return mark_link(cited.title, cited.link, "u" if own else "")
        place = self._places.get(cited.identity)
        title = mark_words(cited.title)
        return f'<a href="#s-{place}">{title}</a>' if place else title

    def _mark_source(self, identity: str) -> str:
        source = self._names.find(identity)
        told = [count_of(self._counted[identity], "event")]
        if source is None:
            title = self._names.display(identity)
            url = identity if "://" in identity else ""
            line, note = mark_link(title, url), ""
        else:
            line = _describe(source, self._names.display(identity))
            told += list_own(source.extra)
            note = mark_note(source.note)
            if source.reliability:
                words = RELIABILITY_WORDS.get(source.reliability, "")
                told.append(f"{words} ({source.reliability})".strip())
        return f'{line} <span class="rel">{mark_words(" · ".join(told))}</span>{note}'


def _describe(source: Source, title: str) -> str:
    link = source.url or source.archived
    line = join_marked(
        [
            mark_words(source.author if source.author != title else ""),
            mark_link(title, link),
            mark_words(source.publisher if source.publisher != title else ""),
            escape(format_when(source.date)) if source.date else "",
        ]
    )
    return line + _mark_addresses(link, source.archived, source.accessed)


def _mark_addresses(link: str, archived: str, accessed: str) -> str:
    """Return what is to be said of the addresses of a title that leads to a link.

    One that is not safe to follow stands there as text.
    """
    told = ""
    if link and not make_link(link):
        told += f" ({mark_words(link)})"
    if archived and archived != link:
        safe = make_link(archived)
        shown = "archived copy" if safe else f"archived: {archived}"
        told += f", {mark_link(shown, archived)}"
    return told + (f", read {escape(accessed)}" if accessed else "")


def _mark_page(page: str) -> str:
    return f"{label_page(page)}{mark_words(page)}" if page else ""
