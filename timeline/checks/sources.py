"""Whether an event rests on enough sources that do not lean on each other."""

from collections.abc import Iterator

from timeline.checks.context import CheckContext
from timeline.diagnostics import Diagnostic, make_diagnostic
from timeline.text import count_of, join_words


def check_source_count(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each event with fewer independent sources than wanted."""
    wanted = context.min_sources
    if wanted < 1:
        return
    names = context.names.sources
    for event in context.chronology.events:
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
