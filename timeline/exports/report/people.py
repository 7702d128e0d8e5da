"""Who took part in an event, and in what office, in words.

    David Cameron, UK Prime Minister; to Vladimir Putin, President of Russia

An office stands behind its holder wherever it was certainly held on the date, so that
where none stands none is known; one that is named alone behind whoever certainly held
it, or before all who may have.
"""

from collections.abc import Iterator, Sequence

from timeline.model import Event
from timeline.views.naming import Naming


def describe_people(event: Event, naming: Naming) -> str:
    """Return who acted, upon whom and about whom; empty where nobody is named."""
    told = (
        ("", _join(event, event.actors, "actors", naming)),
        ("to ", _join(event, event.to, "to", naming)),
        ("about ", _join(event, event.about, "about", naming)),
    )
    return "; ".join(f"{before}{names}" for before, names in told if names)


def _join(event: Event, names: Sequence[str], key: str, naming: Naming) -> str:
    titled = [*_list_titled(event, names, key, naming)]
    offices = any(office for _, office in titled)
    parts = (f"{name}, {office}" if office else name for name, office in titled)
    # A comma stands within.
    return ("; " if offices else ", ").join(parts)


def _list_titled(
    event: Event, names: Sequence[str], key: str, naming: Naming
) -> Iterator[tuple[str, str]]:
    """Yield each name with an office; both may be what was typed."""
    for typed in names:
        shown = naming.actor(typed)
        holder = naming.holder(typed, event, key)
        if holder:
            yield holder, shown
            continue
        meant = naming.candidates(typed, event, key)
        # What an event is about need not have been done in office.
        office = naming.office(typed, event) if key != "about" else ""
        yield (f"{shown} (possibly {meant})" if meant else shown), office
