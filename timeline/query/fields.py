"""What can be asked for by name: a table of fields, each with how it gets a meaning.

A facet of events (`timeline.names.facets`) is a field by its row there. The table here
holds what is no facet, or asks more of one than that a value stands there.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.query.asking import NAMING

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.query.asking import Make

_ASKING = frozenset({":"})
_STRETCH = "compare `date` instead, as in `date>=2013`"
_COMPARING = NAMING | {">=", "<=", ">", "<"}


class Field(NamedTuple):
    """A row of the table."""

    maker: str
    """What makes the condition of a term: a module of this room, and a function of it;
    imported when used."""
    summary: str
    operators: frozenset[str] = NAMING
    """Those of `OPERATORS` that it takes."""
    hint: str = ""
    """What to do instead of comparing."""
    of_actors: bool = False
    """Its values are names of people, states or organisations, or their offices."""

    @property
    def make(self) -> Make:
        """Return what makes the condition of a term."""
        module, _, function = self.maker.partition(".")
        make: Make = getattr(import_module(f"timeline.query.{module}"), function)
        return make


_WITHIN_DATE = Field("date_terms.make_dated", "within a date", _COMPARING)

FIELDS: dict[str, Field] = {
    "actor": Field(
        "people_terms.make_actor",
        "who acts or is acted on, by office or as part of it too",
        of_actors=True,
    ),
    "with": Field(
        "people_terms.make_with",
        "who takes part; repeated: all of them do",
        of_actors=True,
    ),
    "office": Field(
        "people_terms.make_office",
        "who held an office on the event's date takes part",
        of_actors=True,
    ),
    "to": Field(
        "people_terms.make_to", "whom it is done or addressed to", of_actors=True
    ),
    "about": Field(
        "people_terms.make_about", "what or whom it concerns", of_actors=True
    ),
    "state": Field(
        "people_terms.make_state", "a state for which somebody acts", of_actors=True
    ),
    "date": _WITHIN_DATE,
    "on": _WITHIN_DATE,
    "during": _WITHIN_DATE._replace(summary="the same as on"),
    "begin": Field("date_terms.make_begin", "it begins within a date", _COMPARING),
    "end": Field("date_terms.make_end", "it ends within a date", _COMPARING),
    "month": Field(
        "date_terms.make_month", "2013-05, May 2013, or May of any year", _COMPARING
    ),
    "day": Field("date_terms.make_day", "a day of any year, such as 10 May", _ASKING),
    "year": Field("date_terms.make_year", "a year or decade", _COMPARING),
    "since": Field("date_terms.make_since", "from a date on", _ASKING, _STRETCH),
    "until": Field(
        "date_terms.make_until", "up to a date, included", _ASKING, _STRETCH
    ),
    "after": Field(
        "date_terms.make_after", "after a date, not on it", _ASKING, _STRETCH
    ),
    "before": Field(
        "date_terms.make_before", "before a date, not on it", _ASKING, _STRETCH
    ),
    "placed": Field("placing.make_placed", "known to begin within a date", _ASKING),
    "reported": Field("date_terms.make_reported", "when it became public", _COMPARING),
    "as-of": Field(
        "date_terms.make_as_of", "what was publicly known by a date", _ASKING
    ),
    "place": Field("value_terms.make_place", "a place or its country"),
    "country": Field("value_terms.make_country", "the country of the place"),
    "source": Field("value_terms.make_source", "a source, by id or title"),
    "sources": Field("citing.make_cites", "how many sources it has", _COMPARING),
    "independent": Field(
        "citing.make_cites", "how many of them do not lean on each other", _COMPARING
    ),
    "lacks": Field(
        "lacking.make_lacks", "what it has no value of, such as place", _ASKING
    ),
    "differing": Field(
        "differing.make_differs",
        "what accounts of it differ in: any, date, place",
        _ASKING,
    ),
    "confidence": Field(
        "value_terms.make_confidence", "low, moderate or high", _COMPARING
    ),
    "text": Field(
        "value_terms.make_text", "words in title, summary, names, place, tags"
    ),
    "title": Field("value_terms.make_text", "words in the title"),
    "summary": Field("value_terms.make_text", "words in the summary"),
    "note": Field("value_terms.make_text", "words in notes"),
    "quote": Field("value_terms.make_text", "words in quotes of sources"),
    "source-title": Field("value_terms.make_text", "words in titles of sources"),
}

"""What can be asked for that is no facet, or asks more than that a value is there."""

_OF_FACETS = {
    "reliability": Field(
        "value_terms.make_facet",
        "",
        hint="list the letters: A (reliable) to F (cannot be judged)",
    ),
    "credibility": Field(
        "value_terms.make_facet",
        "",
        hint="list the numbers: 1 (confirmed) to 6 (cannot be judged)",
    ),
}
_FACET = Field("value_terms.make_facet", "")
_OWN = Field("value_terms.make_facet", "", _COMPARING)
_NO_FIELD = frozenset({"name"})
"""Facets that ask for nothing of their own: an actor's name is asked for as actor."""


def find_field(name: str, names: Names) -> Field | None:
    """Return how a field of a chronology is asked for; None where there is none."""
    field = FIELDS.get(name)
    if field is not None or name in _NO_FIELD:
        return field
    facet = names.facets.get(name)
    if facet is None:
        return None
    return _OWN if facet.key else _OF_FACETS.get(name, _FACET)


def name_field(asked: str, names: Names) -> str:
    """Return the name of the field that is asked for; what was asked if there is none.

    A key of one's own may be asked for in any case, since a query that is typed puts
    fields into lower case.
    """
    if asked in FIELDS or asked in names.facets:
        return asked
    from timeline.names import OWN

    key = asked.lower().removeprefix(OWN)
    own = names.facets.own.items()
    return next((facet.name for name, facet in own if name.lower() == key), asked)


def list_fields(names: Names) -> tuple[str, ...]:
    """Return the names of all fields: of the table, of facets, of the file's own."""
    found = dict.fromkeys((*FIELDS, *names.facets))
    return tuple([name for name in found if name not in _NO_FIELD])


def describe_field(name: str) -> str:
    """Return what a field asks for, in a few words."""
    if name in FIELDS:
        return FIELDS[name].summary
    from timeline.names import FACETS

    return FACETS[name].title.lower()
