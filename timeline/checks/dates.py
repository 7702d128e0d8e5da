"""Whether the dates that belong to one event can all be true."""

from collections.abc import Iterator

from timeline.checks.context import CheckContext, is_before
from timeline.dates import When
from timeline.diagnostics import Diagnostic, Location, make_diagnostic
from timeline.model import Citation
from timeline.names import SourceNames
from timeline.names.accounts import contradict
from timeline.names.described import is_described

_Place = tuple[str, int]


def check_reported(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield an error for each event that was known of before it can have begun.

    What was announced, or did not happen in the end, may be known before.
    """
    for event in context.events:
        reported = event.reported
        if reported is None or event.meaning.known_beforehand:
            continue
        # It is known from the day on which its reporting began.
        last = reported.outer[1]
        doubted = reported.uncertain or event.date.uncertain
        if last < event.date.outer[0] and not doubted:
            yield make_diagnostic(
                "reported-early",
                f"reported {reported.typed!r}, before it began: {event.date.edtf}",
                event.locate("reported"),
                hint="correct one of the two; `status: announced` if it lay ahead",
                related=(("its date is here", event.locate("date")),),
            )


class _Dated(dict[str, bool]):
    """Whether sources have dates, by their names; each is found out once."""

    def __init__(self, names: SourceNames) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, name: str) -> bool:
        has_date = self[name] = self._names.date_of(name) is not None
        return has_date

    def may_tell(self, citation: Citation) -> bool:
        """Tell whether a citation may have a date, its own or that of its source."""
        return bool(citation.url) or is_described(citation) or self[citation.source]


def check_source_dates(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each source that is older than what it documents.

    An account's source documents what the account says.
    """
    sources = context.names.sources
    dated = _Dated(sources)
    for event in context.events:
        if event.meaning.known_beforehand:
            continue
        if not event.accounts and not any(map(dated.may_tell, event.sources)):
            continue
        for key, index, identity, date in sources.list_dated(event):
            own: When | None = None
            if key == "sources":
                citation = event.sources[index]
                name, own, what = citation.source, citation.date, event.date
            else:
                name, what = event.accounts[index].source, event.accounts[index].date
            if not is_before(date, what):
                continue
            entry = context.chronology.sources.get(identity)
            related: tuple[tuple[str, Location], ...] = ()
            if entry is not None and own is None:
                # A citation's own date stands where it does.
                related = (("the source's date is here", entry.locate("date")),)
            yield make_diagnostic(
                "source-early",
                f"{name!r} is of {date.edtf}, before what it is cited for: {what.edtf}",
                event.locate(key, index),
                hint="correct one of the dates, or cite a later source",
                related=related,
                subject=name,
            )


def check_accounts(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a warning for each account that cannot be true beside the others.

    It is compared with the event's own date, and if that agrees, with the accounts
    before it that agree with the date too. Nothing is reported of an event whose
    status says that it is disputed.
    """
    for event in context.events:
        if not event.accounts or event.meaning.sources_disagree:
            continue
        stated: list[tuple[str, When, _Place]] = [
            ("the date of the event", event.date, ("date", 0))
        ]
        for index, account in enumerate(event.accounts):
            where = ("accounts", index)
            conflict = next(
                (other for other in stated if contradict(account.date, other[1])), None
            )
            if conflict is None:
                word = f"the account of {account.source}"
                stated.append((word, account.date, where))
                continue
            word, other, place = conflict
            yield make_diagnostic(
                "accounts-differ",
                f"{account.date.typed!r} and {other.typed!r} cannot both be true",
                event.locate(*where),
                hint="if that is what they say, set `status: disputed`",
                related=((f"{word} is here", event.locate(*place)),),
            )


def check_future(context: CheckContext) -> Iterator[Diagnostic]:
    """Yield a note for each event that is yet to begin, and is not announced."""
    today = context.today
    if today is None:
        return
    for event in context.events:
        date = event.date
        expected = date.uncertain or event.meaning.known_beforehand
        if date.outer[0] > today and not expected:
            yield make_diagnostic(
                "event-future",
                f"{date.typed!r} is still to come",
                event.locate("date"),
                hint="correct the date, or set `status: announced`",
            )
