"""What names mean: of actors, offices, places, sources and states.

This room stands between the model and all that asks about names: checks, which
ask whether a name is declared, and queries, which ask whom it means.

actors       the face of all that is about actors
typed        names as they stand in events, and under which keys
interpreting what a name in an event means
anydate      whom it may mean on whatever day
asking       whom the name in a question means
wording      the names to show
registry     exact names, of the registry and the built-in table
bodies       the built-in table of states and organisations
statenames   the orders and spellings in which states are written
offices      what offices are called, who held them when
holders      who held one office at a time
successions  which offices a name speaks of, who held each after whom
handovers    how an office went from one to the next
party        what a name in an event amounts to
persons      titles, given names and family name
personwords  the words that stand in names of people, and those that do not
likeness     whether two spellings may be one person's
variants     which names of one chronology may be one person's
agencies     governments and ministries, which act for a state
seats        capitals and seats of power, whose they were and when
bonds        who belongs to what, and when
chains       where ways between them are longer than they are followed
tenure       windows in which a bond held
lifetimes    births and deaths, beginnings and ends
surnames     part of a name for the whole
undeclared   names that no registry has, by who is likely the same person
places, sources
whereabouts  the countries that places lie in, by the date
inline       sources that no registry has, described where they are cited
described    what a citation says of its source
cited        what a citation and its source say together
leaning      which sources of an event are one origin
origins      who publishes at an address
facets       what events can be grouped, filtered, counted by; a table
accounts     in what the accounts of one event differ
own          keys of the authors' own: text, numbers, dates
periods      the month or year that a date begins in
errors       names that mean nothing, or several
names        all names of a chronology, as all that ask share them
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.names.actors import ActorNames as ActorNames
    from timeline.names.asking import Answer as Answer
    from timeline.names.asking import Meant as Meant
    from timeline.names.bonds import Reach as Reach
    from timeline.names.errors import UnresolvedNameError as UnresolvedNameError
    from timeline.names.errors import ambiguous_name as ambiguous_name
    from timeline.names.errors import unknown_name as unknown_name
    from timeline.names.facet import Facet as Facet
    from timeline.names.facets import FACETS as FACETS
    from timeline.names.facets import OWN as OWN
    from timeline.names.interpreting import Meaning as Meaning
    from timeline.names.names import Names as Names
    from timeline.names.names import names_of as names_of
    from timeline.names.offices import Holding as Holding
    from timeline.names.party import Participant as Participant
    from timeline.names.party import Party as Party
    from timeline.names.periods import Period as Period
    from timeline.names.periods import heading_of as heading_of
    from timeline.names.periods import parse_period as parse_period
    from timeline.names.periods import period_of as period_of
    from timeline.names.periods import place_period as place_period
    from timeline.names.places import PlaceNames as PlaceNames
    from timeline.names.sources import SourceNames as SourceNames
    from timeline.names.typed import NAMED as NAMED
    from timeline.names.typed import PARTIES as PARTIES
    from timeline.names.typed import list_typed as list_typed
else:
    from timeline.faces import make_face

    __getattr__, __dir__, __all__ = make_face(
        __name__,
        {
            "actors": ("ActorNames",),
            "asking": ("Answer", "Meant"),
            "bonds": ("Reach",),
            "errors": ("UnresolvedNameError", "ambiguous_name", "unknown_name"),
            "facet": ("Facet",),
            "facets": ("FACETS", "OWN"),
            "interpreting": ("Meaning",),
            "names": ("Names", "names_of"),
            "offices": ("Holding",),
            "party": ("Participant", "Party"),
            "periods": (
                "Period",
                "heading_of",
                "parse_period",
                "period_of",
                "place_period",
            ),
            "places": ("PlaceNames",),
            "sources": ("SourceNames",),
            "typed": ("NAMED", "PARTIES", "list_typed"),
        },
    )
