"""What accounts of an event say, one below the other, and in what they differ.

    Accounts differ in date, 2 days apart, and possibly in title:

    | Account of | Date | What it says |
    |:-----------|:-----|:-------------|

The dashes are as long as the columns are to be wide: pandoc makes shares of the page of
them where a line is long.
"""

from collections.abc import Iterator, Sequence

from timeline.dates import Fit
from timeline.exports.report.escaping import escape, format_date
from timeline.model import Account, Event
from timeline.names.accounts import Difference, find_own, measure_spread
from timeline.text import join_words
from timeline.views.differ import describe_spread
from timeline.views.naming import Naming
from timeline.views.own import list_own

_RULE = f"|:{'-' * 24}|:{'-' * 18}|:{'-' * 32}|"
_HEADS = ("Account", "Date", "What it says")

_Row = tuple[str, str, str]


def describe_accounts(event: Event, naming: Naming) -> Iterator[str]:
    """Yield a sentence and a table; nothing for an event without accounts."""
    if not event.accounts:
        return
    differences = naming.list_differences(event)
    yield f"{_describe(event, differences)}:"
    rows = [*_list_own_rows(event, differences)]
    rows += [_make_row(account, naming) for account in event.accounts]
    lines = [" | ".join(row) for row in (_HEADS, *rows)]
    first, *others = (f"| {line} |" for line in lines)
    yield "\n".join((first, _RULE, *others))


def describe_differences(event: Event, naming: Naming) -> str:
    """Return `Accounts differ in date (2 days apart)`; empty where they do not."""
    differences = naming.list_differences(event)
    return _describe(event, differences) if differences else ""


def _describe(event: Event, differences: Sequence[Difference]) -> str:
    if not differences:
        return "Accounts"
    spread = measure_spread(event)
    days = describe_spread(spread) if spread is not None else ""
    parts = []
    for key, fit in differences:
        perhaps = "possibly " if fit is Fit.POSSIBLE else ""
        apart = f" ({days})" if key == "date" and days else ""
        parts.append(f"{perhaps}in {escape(key)}{apart}")
    return f"Accounts differ {join_words(parts, last='and')}"


def _list_own_rows(event: Event, differences: Sequence[Difference]) -> Iterator[_Row]:
    """Yield what the event itself says that none of its accounts does, if anything."""
    own = find_own(event, differences)
    if own:
        date = format_date(event.date) if "date" in own else ""
        said = "; ".join(
            f"{escape(key)}: {escape(', '.join(texts))}"
            for key, texts in own.items()
            if key != "date"
        )
        yield "(this chronology)", date, said


def _make_row(account: Account, naming: Naming) -> _Row:
    told = [account.title, *list_own(account.extra)]
    if account.note:
        told.append(f"note: {account.note}")
    said = "; ".join(filter(None, map(escape, told)))
    source = escape(naming.sources.display(account.source))
    return source, format_date(account.date), said
