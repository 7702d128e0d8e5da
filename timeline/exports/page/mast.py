"""The head of the page: its title, how much there is, and how well that is known."""

from collections.abc import Iterator

from timeline.exports.page.markup import escape, mark_block, mark_words
from timeline.names import names_of
from timeline.query import Selection, leave_out_remedy
from timeline.text import count_of, make_visible
from timeline.views.scope import Scope

# The title of what has none, and what stands above any other.
_NAMELESS = "Chronology"


def name_page(scope: Scope) -> str:
    """Return the title of the page, which is never empty."""
    return scope.title if make_visible(scope.title).strip() else _NAMELESS


def mark_mast(selection: Selection, scope: Scope, sources: int) -> str:
    """Return the head; `sources` is how many the events have."""
    title = name_page(scope)
    kicker = f'<p class="kick">{_NAMELESS}</p>\n' if title is scope.title else ""
    facts = _list_facts(selection, scope, sources)
    listed = "".join(f"<li>{escape(fact)}" for fact in facts)
    told = "".join(f"<p>{one}</p>\n" for one in _list_sentences(selection, scope))
    heading = mark_block("h1", title)
    return f'{kicker}{heading}\n<ul class="facts">{listed}</ul>\n{told}'


def _list_facts(selection: Selection, scope: Scope, sources: int) -> Iterator[str]:
    """Yield how much there is; nothing of what there is none of."""
    yield count_of(scope.events, "event")
    if scope.stretch:
        yield scope.stretch
    actors = names_of(selection.chronology).facets["actor"]
    people = {name for event in selection.events for name in actors.values_of(event)}
    for number, noun in ((len(people), "actor"), (sources, "source")):
        if number:
            yield count_of(number, noun)


def _list_sentences(selection: Selection, scope: Scope) -> Iterator[str]:
    """Yield what is to be known of the events as a whole, as HTML."""
    if scope.query:
        found = f"{scope.events:,} of {count_of(scope.of, 'event')}"
        if scope.possible:
            found += f", {scope.possible:,} of them only possibly"
        yield f"Asked for <code>{mark_words(scope.query)}</code>: {found}."
    if scope.rough:
        verb = "is" if scope.rough == 1 else "are"
        dates = f"{scope.rough:,} of {count_of(scope.events, 'date')} {verb} not known"
        undated = f", {scope.undated:,} of them not at all" if scope.undated else ""
        yield f"{dates} to the day{undated}; each is shown as it is known."
    if scope.apart:
        yield f"{count_of(scope.apart, 'undated event')} may match as well."
    if scope.left_out:
        yield f"{escape(scope.left_out)}."
    yield from map(mark_words, map(leave_out_remedy, selection.notes))
