"""Offices and who held them as plain JSON values; docs/actors.md describes them."""

from collections.abc import Iterable
from typing import Any

from timeline.dates import FUTURE, PAST, Fit, When
from timeline.names import ActorNames, Holding
from timeline.names.successions import Office, find_doubt


def make_office_records(
    offices: Iterable[Office], actors: ActorNames, date: When | None = None
) -> list[dict[str, Any]]:
    """Return a record for each office, keys in a fixed order.

    With a date, of those alone who may have held it then.
    """
    records = []
    for office in offices:
        held = [(one, Fit.CERTAIN) for one in office.holdings]
        if date is not None:
            held = list(office.find_held(date))
        handovers = office.list_handovers() if date is None else ()
        records.append(
            {
                "office": office.title,
                "of": actors.name_of(office.body) if office.body else "",
                "name": office.name,
                "holders": [_make_holder(*one, actors, date) for one in held],
                "handovers": [
                    {
                        "before": one.before.person,
                        "after": one.after.person,
                        "least": None if one.least == PAST else one.least,
                        "greatest": None
                        if one.greatest in (PAST, FUTURE)
                        else one.greatest,
                    }
                    for one in handovers
                ],
            }
        )
    return records


def _make_holder(
    holding: Holding, fit: Fit, actors: ActorNames, date: When | None
) -> dict[str, Any]:
    return {
        "id": holding.person,
        "name": actors.name_of(holding.person),
        **holding.role.to_dict(),
        "match": "certain" if fit is Fit.CERTAIN else "possible",
        "why": find_doubt(holding, date) if date and fit is Fit.POSSIBLE else "",
    }
