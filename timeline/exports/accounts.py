"""Events whose accounts differ as plain JSON values; docs/sources.md describes them."""

from collections.abc import Iterable
from typing import Any

from timeline.analysis.disagreements import Disagreement
from timeline.dates import FUTURE, Fit
from timeline.names.accounts import Spread, find_own


def make_disagreement_records(found: Iterable[Disagreement]) -> list[dict[str, Any]]:
    """Return a record for each event, keys in a fixed order."""
    return [
        {
            "id": match.event.id,
            "date": match.event.date.to_dict(),
            "title": match.event.title,
            "status": match.event.status,
            "differing": [one.key for one in differences if one.fit is Fit.CERTAIN],
            "possibly": [one.key for one in differences if one.fit is Fit.POSSIBLE],
            "days": _make_days(spread),
            "itself": {
                key: texts[0] if len(texts) == 1 else list(texts)
                for key, texts in find_own(match.event, differences).items()
            },
            "accounts": [account.to_dict() for account in match.event.accounts],
            "match": "certain" if match.fit is Fit.CERTAIN else "possible",
        }
        for match, differences, spread in found
    ]


def _make_days(spread: Spread | None) -> dict[str, int | None] | None:
    if spread is None:
        return None
    greatest = None if spread.greatest == FUTURE else spread.greatest
    return {"least": spread.least, "greatest": greatest}
