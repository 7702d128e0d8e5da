"""Whether an event rests on enough sources that do not lean on each other."""

from collections.abc import Hashable, Iterator

from timeline.checks.context import CheckContext
from timeline.diagnostics import Diagnostic, make_diagnostic
from timeline.model import Event
from timeline.names.described import is_described
from timeline.text import count_of, join_words


def cites(_context: CheckContext, event: Event) -> bool:
    """Tell whether an event or an account of it cites anything."""
    return bool(event.sources or event.accounts)


def may_be_unknown(context: CheckContext, event: Event) -> bool:
    """Tell whether what an event cites may lack an entry, where there are entries."""
    return bool(context.chronology.sources) and cites(context, event)


def describes(context: CheckContext, event: Event) -> bool:
    """Tell whether an event says of a source without an entry more than its name.

    That tells what others mean which cite it.
    """
    return any(
        is_described(citation) and not context.names.sources.find_entry(citation)
        for citation in event.sources
    )


def look_at_sources(_context: CheckContext, event: Event) -> Hashable:
    """Return what says which sources are meant, in an event."""
    told = [
        (
            *(citation.source, citation.title, citation.author, citation.publisher),
            *(citation.url, citation.archived, citation.date and citation.date.edtf),
        )
        for citation in event.sources
    ]
    return tuple(told), tuple([account.source for account in event.accounts])


def look_at_cited(context: CheckContext, event: Event) -> Hashable:
    """Return the same with what they are cited for, and whom they name themselves."""
    dates = [event.date.edtf, *(account.date.edtf for account in event.accounts)]
    leads = tuple([citation.attributed_to for citation in event.sources])
    ahead = event.meaning.known_beforehand
    return look_at_sources(context, event), tuple(dates), leads, ahead


def may_lack_sources(context: CheckContext, _event: Event) -> bool:
    """Tell whether anybody asks how many sources an event has."""
    return context.min_sources > 0


def check_source_count(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each event with fewer independent sources than wanted."""
    wanted = context.min_sources
    if wanted < 1:
        return
    names = context.names.sources
    for event in context.events:
        groups = names.group_dependent(event)
        if len(groups) >= wanted:
            continue
        number = sum(map(len, groups))
        have = count_of(number, "source") if number else "no source"
        if number > len(groups):
            have += f", of which {len(groups)} independent"
        leaning = [join_words(group, last="and") for group in groups if len(group) > 1]
        hint = f"cite {wanted - len(groups)} more from elsewhere"
        if leaning:
            hint = f"{'; '.join(leaning)} lean on each other: {hint}"
        yield make_diagnostic(
            "sources-few",
            f"the event has {have}, and {wanted} are wanted",
            event.locate("title"),
            hint=hint,
        )
