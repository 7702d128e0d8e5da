"""What is for the authors alone, left out of what leaves their hands."""

from dataclasses import replace

from timeline.model import NOTE, Account, Citation, Event
from timeline.query.select import Match, Selection


def leave_out_notes(selection: Selection) -> Selection:
    """Return a selection in which no record has a `note`; all else is as it was.

    Whatever is drawn or written of it then has none either. Events without notes are
    the same ones; the order is kept.
    """
    chronology = selection.chronology
    # By identity, since ids may stand twice where the data has errors.
    events = {id(event): _strip_event(event) for event in chronology.events}
    stripped = replace(
        chronology,
        events=tuple(events.values()),
        actors={key: one._replace(note="") for key, one in chronology.actors.items()},
        sources={key: one._replace(note="") for key, one in chronology.sources.items()},
        places={key: one._replace(note="") for key, one in chronology.places.items()},
        extra={key: value for key, value in chronology.extra.items() if key != NOTE},
    )
    matches = tuple(
        Match(events[id(match.event)], match.fit) for match in selection.matches
    )
    return replace(selection, chronology=stripped, matches=matches)


def _strip_event(event: Event) -> Event:
    noted = any(citation.note for citation in event.sources)
    noted = noted or any(account.note for account in event.accounts)
    if not noted and not event.note:
        return event
    return replace(
        event,
        note="",
        sources=tuple(map(_strip_citation, event.sources)),
        accounts=tuple(map(_strip_account, event.accounts)),
    )


def _strip_citation(citation: Citation) -> Citation:
    return citation._replace(note="")


def _strip_account(account: Account) -> Account:
    return account._replace(note="")
