"""The words that some fields are made of, each list in the order in which it is shown.

Authors may add kinds and statuses of their own; the others are closed.
"""

from collections.abc import Mapping

from timeline.lean import NamedTuple
from timeline.records import FrozenDict

KINDS = (
    "visit",
    "meeting",
    "call",
    "letter",
    "summit",
    "conference",
    "negotiation",
    "statement",
    "claim",
    "assessment",
    "agreement",
    "treaty",
    "vote",
    "resolution",
    "appointment",
    "recognition",
    "sanction",
    "expulsion",
    "arrest",
    "transfer",
    "aid",
    "deployment",
    "exercise",
    "ceasefire",
    "attack",
    "protest",
    "election",
    "other",
)

KIND_FAMILIES: Mapping[str, str] = FrozenDict(
    {
        **dict.fromkeys(KINDS[: KINDS.index("statement")], "talks"),
        **dict.fromkeys(
            ("agreement", "treaty", "ceasefire", "recognition", "aid"), "agreement"
        ),
        **dict.fromkeys(
            (
                "sanction",
                "expulsion",
                "arrest",
                "deployment",
                "exercise",
                "attack",
            ),
            "pressure",
        ),
    }
)
"""What some kinds have in common, for the eye: talks, agreement, pressure.

A kind that is not there is of no family.
"""
FAMILIES = tuple(dict.fromkeys(KIND_FAMILIES.values()))

KINDS_WITHOUT_CONTACT = frozenset(
    {
        # One speaks, and the others are spoken of.
        "statement",
        "claim",
        "assessment",
        "speech",
        # A body decides by itself.
        "vote",
        "resolution",
        "appointment",
        "election",
        "recognition",
        "ratification",
        "entry-into-force",
        # One acts against another.
        "sanction",
        "expulsion",
        "arrest",
        "deployment",
        "attack",
        "protest",
    }
)
"""Kinds whose meaning says that who is named need not have dealt with each other.

Three that authors add belong to them. All others, and no kind at all, are contacts.
"""


def is_contact(kind: str) -> bool:
    """Tell whether who is named in an event of a kind dealt with each other."""
    return "-".join(kind.lower().split()) not in KINDS_WITHOUT_CONTACT


class StatusMeaning(NamedTuple):
    """What a status says of its event, for all that go by it."""

    known_beforehand: bool = False
    """It is known of before it happens, or though it never does."""
    took_place: bool = True
    """Nothing says that it did not happen: it can end a silence."""
    doubtful: bool = False
    """It is marked as such, whatever is known of its date."""
    contested: bool = False
    """Somebody claims it, or others deny it: whether it happened is left open."""
    outstanding: bool = False
    """It is to happen, and nothing says whether it did."""
    sources_disagree: bool = False
    """Its accounts need not be true together."""


STATUS_MEANINGS: Mapping[str, StatusMeaning] = FrozenDict(
    {
        "reported": StatusMeaning(),
        "confirmed": StatusMeaning(),
        "claimed": StatusMeaning(contested=True),
        "disputed": StatusMeaning(doubtful=True, contested=True, sources_disagree=True),
        "denied": StatusMeaning(took_place=False, doubtful=True),
        "announced": StatusMeaning(known_beforehand=True, outstanding=True),
        "cancelled": StatusMeaning(
            known_beforehand=True, took_place=False, doubtful=True
        ),
    }
)
"""Every status with what it means, in the order in which they are shown."""
STATUSES = tuple(STATUS_MEANINGS)


def meaning_of(status: str) -> StatusMeaning:
    """Return what a status means; for a word that nobody knows, that of `reported`."""
    return STATUS_MEANINGS.get(status, STATUS_MEANINGS["reported"])


def explain_rating(rating: str, words: Mapping[str, str]) -> str:
    """Return `B (usually reliable)`; the rating alone where it means nothing known."""
    return f"{rating} ({words[rating]})" if rating in words else rating


CONFIDENCES = ("low", "moderate", "high")
ACTOR_TYPES = ("person", "state", "organisation", "group")
RELIABILITY_WORDS: Mapping[str, str] = FrozenDict(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
"""What each rating of a source means: the Admiralty scale."""
RELIABILITIES = tuple(RELIABILITY_WORDS)
FIELD_TYPES = ("text", "number", "date")
"""What a key of one's own may hold; text where nothing is said."""
CREDIBILITY_WORDS: Mapping[str, str] = FrozenDict(
    {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    }
)
"""What each rating of a piece of information means, likewise."""
CREDIBILITIES = tuple(CREDIBILITY_WORDS)
DOUBT_WORDS: Mapping[str, str] = FrozenDict(
    {
        "date": "its date is not known well enough",
        "name": "a name may mean somebody else",
        "office": "another may have held the office",
        "account": "all accounts may be true",
    }
)
"""Why an event matches a question only possibly, by the word for it (`Match.why`)."""

FACET_NAMES = (
    *("month", "year", "actor", "name", "state", "kind", "place", "country", "tag"),
    *("source", "status", "confidence", "reliability", "credibility", "precision"),
    *("see", "id"),
)
"""By what events can be arranged, as `timeline.names.facets.FACETS` has it: for who
only names what can be asked for."""
UNITS = (
    "day",
    "week",
    "month",
    "quarter",
    "half-year",
    "year",
    "decade",
    "century",
    "millennium",
)
"""From fine to coarse: those that a reader asks for by name."""
