"""An event of the page: all that is known of it, and nothing to look up."""

from collections.abc import Mapping, Sequence

from timeline.dates import Fit, format_when
from timeline.exports.page.accounts import mark_accounts
from timeline.exports.page.citing import Sources
from timeline.exports.page.dating import mark_date, mark_time
from timeline.exports.page.markup import (
    escape,
    make_anchor,
    mark_block,
    mark_note,
    mark_words,
)
from timeline.exports.page.people import People
from timeline.model import Event
from timeline.names import names_of
from timeline.query import Match, Selection
from timeline.rendering import UNICODE
from timeline.views.details import describe_status
from timeline.views.naming import Naming
from timeline.views.own import format_value

# Says no more than nothing would.
_NO_KIND = "other"


class Cards:
    """Shows the events of one selection.

    `index` has the place of each actor among those that the page can be filtered by.
    """

    def __init__(self, selection: Selection, index: Mapping[str, int]) -> None:
        names = names_of(selection.chronology)
        self._selection = selection
        self._naming = Naming(selection.chronology, UNICODE)
        self._places = names.places
        self._people = People(self._naming, names.actors, index)
        self.sources = Sources(names.sources, selection.events)
        self._shown = {event.id: event for event in selection.events}
        self._seen_by: dict[str, list[str]] = {}
        for event in selection.events:
            for other in event.see:
                self._seen_by.setdefault(other, []).append(event.id)

    def mark(self, place: int, match: Match, *, year: int | None) -> str:
        """Return the element of a match, its `place` being that among all.

        `year` is that of the heading it stands under.
        """
        event = match.event
        signs = ["hol"] if match.fit is Fit.POSSIBLE else []
        signs += ["xx"] if event.meaning.doubtful else []
        anchor = escape(make_anchor(event.id))
        return (
            f'<article id="e-{anchor}" tabindex="-1" data-i="{place}">\n'
            f"{mark_date(event.date, year=year, signs=signs)}\n"
            f'<div class="c">\n{self._mark_head(match)}'
            f"{mark_block('h3', event.title)}\n"
            f"{self._people.mark_all(event)}"
            f"{_mark_summary(event.summary)}"
            f"{self._mark_own(event)}"
            f"{self._mark_accounts(event)}"
            f"{self._mark_related(event)}"
            f"{_mark_tags(event.tags)}"
            f"{mark_note(event.note)}"
            f"</div>\n{self.sources.mark_citations(event)}\n</article>\n"
        )

    def _mark_head(self, match: Match) -> str:
        """Return the line above the title: kind, place, and how sure all is."""
        event = match.event
        told = []
        if event.kind and event.kind != _NO_KIND:
            told.append(f"<span>{mark_words(event.kind)}</span>")
        if event.place:
            told.append(f"<span>{mark_words(self._describe_place(event))}</span>")
        if match.fit is Fit.POSSIBLE:
            why = f": {match.why}" if match.why else ""
            told.append(f'<span class="fl">possible match{escape(why)}</span>')
        status = describe_status(event, self._selection.as_of)
        if status:
            told.append(f"<span{_style_status(event)}>{mark_words(status)}</span>")
        if event.confidence:
            told.append(f"<span>{escape(event.confidence)} confidence</span>")
        return f'<p class="k">{" ".join(told)}</p>\n' if told else ""

    def _describe_place(self, event: Event) -> str:
        name = self._naming.place(event)
        country = self._places.find_whereabouts(event.place, event.date).country
        within = not country or country.lower() in name.lower()
        return name if within else f"{name}, {country}"

    def _mark_own(self, event: Event) -> str:
        """Return what stands under keys of the authors' own, and what became known."""
        rows = [
            (key.replace("_", " "), mark_words(format_value(value)))
            for key, value in event.extra.items()
        ]
        if event.reported is not None:
            rows.insert(0, ("became public", mark_time(event.reported)))
        if not rows:
            return ""
        listed = "".join(f"<dt>{mark_words(key)}<dd>{value}" for key, value in rows)
        return f'<dl class="own">{listed}</dl>\n'

    def _mark_accounts(self, event: Event) -> str:
        differences = self._naming.list_differences(event)
        return mark_accounts(event, differences, self.sources)

    def _mark_related(self, event: Event) -> str:
        """Return the events that this one names, and those that name it."""
        others = dict.fromkeys((*event.see, *self._seen_by.get(event.id, ())))
        others.pop(event.id, None)
        if not others:
            return ""
        items = "".join(f"<li>{self._mark_other(other)}" for other in others)
        return f'<div class="see"><h4>Related</h4>\n<ul>{items}</ul></div>\n'

    def _mark_other(self, id_: str) -> str:
        other = self._shown.get(id_)
        if other is None:
            # What was not asked for keeps its title to itself.
            return f"{mark_words(id_)} <span>not on this page</span>"
        date = escape(format_when(other.date))
        anchor = escape(make_anchor(id_))
        title = mark_words(other.title)
        return f'<a href="#e-{anchor}">{title}</a> <span>{date}</span>'


def _style_status(event: Event) -> str:
    """Return the class of a status: doubt, what is open, or none."""
    meaning = event.meaning
    if meaning.doubtful:
        return ' class="fl bad"'
    return ' class="fl"' if meaning.contested or meaning.outstanding else ""


def _mark_summary(summary: str) -> str:
    paragraphs = "".join(
        mark_block("p", line.strip()) for line in summary.splitlines() if line.strip()
    )
    return f'<div class="s">{paragraphs}</div>\n' if paragraphs else ""


def _mark_tags(tags: Sequence[str]) -> str:
    if not tags:
        return ""
    listed = "".join(f"<li>{mark_words(tag)}" for tag in dict.fromkeys(tags))
    return f'<ul class="tags">{listed}</ul>\n'
