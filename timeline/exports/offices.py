"""Offices and who held them as plain JSON values; docs/actors.md describes them."""

from collections.abc import Iterable
from typing import Any

from timeline.dates import FUTURE, PAST, Fit, When
from timeline.names import ActorNames, Holding
from timeline.names.successions import Office, find_doubt, find_unknown


def make_office_records(
    offices: Iterable[Office], actors: ActorNames, date: When | None = None
) -> list[dict[str, Any]]:
    """Return a record for each office, keys in a fixed order.

    With a date, of those alone who may have held it then.
    """
    records = []
    for office in offices:
        if date is not None:
            held = [
                (one, fit, find_doubt(one, date) if fit is Fit.POSSIBLE else "")
                for one, fit in office.find_held(date)
            ]
        else:
            unknown = [(one, find_unknown(one)) for one in office.holdings]
            held = [
                (one, Fit.POSSIBLE if why else Fit.CERTAIN, why) for one, why in unknown
            ]
        handovers = office.list_handovers() if date is None else ()
        records.append(
            {
                "office": office.title,
                "of": actors.name_of(office.body) if office.body else "",
                "name": office.name,
                "holders": [_make_holder(*one, actors) for one in held],
                "handovers": [
                    {
                        "before": one.before.person,
                        "after": one.after.person,
                        "least": None if one.least == PAST else one.least,
                        "greatest": None
                        if one.greatest in (PAST, FUTURE)
                        else one.greatest,
                        "between": [other.person for other in one.between],
                    }
                    for one in handovers
                ],
            }
        )
    return records


def _make_holder(
    holding: Holding, fit: Fit, why: str, actors: ActorNames
) -> dict[str, Any]:
    return {
        "id": holding.person,
        "name": actors.name_of(holding.person),
        **holding.role.to_dict(),
        "match": "certain" if fit is Fit.CERTAIN else "possible",
        "why": why,
    }
