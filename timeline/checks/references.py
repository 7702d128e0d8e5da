"""Whether the ids, places and sources in events lead anywhere."""

from collections.abc import Hashable, Iterator

from timeline.checks.context import CheckContext
from timeline.checks.suggesting import Suggestions
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.lean import NamedTuple
from timeline.model import Event
from timeline.names import SourceNames
from timeline.patterns import LazyPattern
from timeline.text import Nearest, make_link, suggest

# Not example.org:8080, which is a host and its port.
_SCHEME = LazyPattern(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\t\n\r-]*):(?![0-9]+(?:/|$))")
_ADDRESS = LazyPattern(r"[^\s:]+://")
_BREAKS = LazyPattern(r"[\t\n\r]")
_SHOWN = 60
"""Characters of an address that a message repeats."""
_FOLLOWED = frozenset({"http", "https", "mailto"})
_HINT = "give the https address that a reader can open"
_HINTS = {"doi": "write https://doi.org/ before the number"}


def check_see(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield an error for each id under `see` that leads nowhere else.

    No event has it, or the one that names it does.
    """
    # Which ids there are is asked by one, unless all are: that takes much longer.
    nearest = Nearest(lambda: context.chronology.by_id)
    for event in context.events:
        if not event.see:
            continue
        for index, other in enumerate(event.see):
            if other == event.id:
                yield make_diagnostic(
                    "see-self",
                    f"the event refers to itself: {other!r}",
                    event.locate("see", index),
                    hint="remove it, or name the event that is meant",
                    subject=other,
                )
                continue
            if (
                other in context.chronology.by_id
                or other in context.chronology.lost_ids
            ):
                continue
            near = nearest.find(other)
            yield make_diagnostic(
                "see-unknown",
                f"no event has the id {other!r}",
                event.locate("see", index),
                hint=suggest([f"`{near}`"]) if near else "correct or remove it",
                subject=other,
            )


def sees(_context: CheckContext, event: Event) -> bool:
    """Tell whether an event refers to others."""
    return bool(event.see)


def look_at_see(_context: CheckContext, event: Event) -> Hashable:
    """Return what `check_see` sees of an event."""
    return event.id, event.see


def check_places(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each place that a registry exists for but lacks."""
    if not context.chronology.places:
        return
    names = context.names.places
    suggestions = Suggestions(
        [place.name for place in context.chronology.places.values()], "places"
    )
    declared: dict[str, bool] = {"": True}
    for event in context.events:
        place = event.place
        if place not in declared:
            declared[place] = names.is_declared(place)
        if not declared[place]:
            yield make_diagnostic(
                "place-unknown",
                f"{event.place!r} is not among the declared places",
                event.locate("place"),
                hint=suggestions.hint(event.place),
                subject=event.place,
            )


def check_sources(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each cited source that a registry exists for but lacks.

    Only a `source` that was typed can be a mistyped id: a link needs no entry, nor does
    what a citation describes by its title, or who published or wrote it. An account
    may name what is described so. Whom a source names as its own is free text.
    """
    sources = context.chronology.sources
    if not sources:
        return
    titles = {source.title for source in sources.values()}
    suggestions = Suggestions([*sources, *titles], "sources")
    known = _Known(context.names.sources)
    for event in context.events:
        for name, key, index in _list_unknown(event, known):
            yield make_diagnostic(
                "source-unknown",
                f"{name!r} is not among the declared sources",
                event.locate(key, index),
                hint=suggestions.hint(name),
                subject=name,
            )


def check_links(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each cited address whose scheme nobody should follow.

    One without a scheme is no link either, but nothing to be warned of.
    """
    reasons = _Reasons()
    for event in context.events:
        for index, citation in enumerate(event.sources):
            name, url, archived = citation.source, citation.url, citation.archived
            if not url and not archived and "://" not in name:
                continue
            # A source in words is taken for an address where it looks like one.
            named = name if _ADDRESS.match(name) else ""
            for one in dict.fromkeys((named, url, archived)):
                if reason := reasons[one]:
                    yield reason.tell(event.locate("sources", index))


def check_source_links(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each such address of a declared source."""
    reasons = _Reasons()
    for source in context.chronology.sources.values():
        for key in ("url", "archived"):
            if reason := reasons[getattr(source, key)]:
                yield reason.tell(source.locate(key))


class _Reason(NamedTuple):
    """Why an address is no link."""

    message: str
    hint: str
    scheme: str

    def tell(self, where: Location) -> Diagnostic:
        return make_diagnostic(
            "url-scheme", self.message, where, hint=self.hint, subject=self.scheme
        )


class _Reasons(dict[str, _Reason | None]):
    """Why addresses are no links, each found out once; None for those that are."""

    def __missing__(self, url: str) -> _Reason | None:
        reason = self[url] = _find_reason(url)
        return reason


def _find_reason(url: str) -> _Reason | None:
    scheme = _find_scheme(url)
    if not scheme or make_link(url):
        return None
    shown = url if len(url) <= _SHOWN else f"{url[:_SHOWN]}..."
    reason, hint = "only http, https and mailto become links", _HINT
    if scheme in _FOLLOWED:
        reason, hint = "its scheme is followed by no host or address", "complete it"
    message = f"{shown!r} is shown as text: {reason}"
    return _Reason(message, _HINTS.get(scheme, hint), scheme)


def _find_scheme(url: str) -> str:
    """Return the scheme of an address, lower-case, as browsers find it; may be empty.

    They leave out blanks and controls before it, and tabs and line breaks within it
    (WHATWG, URL Standard, 4.4).
    """
    match = _SCHEME.match(url)
    return _BREAKS.sub("", match[1]).lower() if match else ""


class _Known(dict[str, bool]):
    """Whether names of sources are known, each found out once."""

    def __init__(self, names: SourceNames) -> None:
        super().__init__()
        self.names = names

    def __missing__(self, name: str) -> bool:
        known = self[name] = self.names.is_known(name)
        return known


def _list_unknown(event: Event, known: _Known) -> Iterator[tuple[str, str, int]]:
    """Yield the sources of an event and its accounts that nothing declares.

    Each with where it stands: its key, and its place there.
    """
    for index, citation in enumerate(event.sources):
        name = citation.source
        # Whatever is called like what is known is known.
        if not (name and known[name]) and not known.names.is_known(citation):
            yield name, "sources", index
    for index, account in enumerate(event.accounts):
        if not known[account.source]:
            yield account.source, "accounts", index
