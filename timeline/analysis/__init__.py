"""What can be counted of an answer, each number with the query that finds its events.

counting   how many events there are of something; number, with the query for them
shares     of the values of a facet; groups, the events under each
tally      actors and sources, one by one; presence, who took part, by others too
stats      the whole answer in numbers
disagreements  events whose accounts differ
silences   how long nothing happened
pairs      who took part together; pairing, the queries for that; sides, who took part,
           each for themselves or their state; contacts, which events count, and when;
           apart, what each of two took part in without the other
nearby     events of the same people within some days
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.analysis.counting import DATED as DATED
    from timeline.analysis.counting import UNDATED as UNDATED
    from timeline.analysis.counting import Counting as Counting
    from timeline.analysis.counting import format_share as format_share
    from timeline.analysis.number import Number as Number
    from timeline.analysis.number import format_number as format_number
    from timeline.analysis.silences import FINE as FINE
    from timeline.analysis.silences import GRAINS as GRAINS
    from timeline.analysis.silences import Silence as Silence
    from timeline.analysis.silences import find_grain as find_grain
    from timeline.analysis.silences import find_roughness as find_roughness
    from timeline.analysis.silences import find_silences as find_silences
    from timeline.analysis.silences import find_telling as find_telling
    from timeline.analysis.silences import find_usual as find_usual
    from timeline.analysis.silences import format_days as format_days
    from timeline.analysis.silences import is_fine as is_fine
    from timeline.analysis.silences import list_before as list_before
    from timeline.analysis.silences import list_doubts as list_doubts
    from timeline.analysis.silences import rank_silences as rank_silences
    from timeline.analysis.silences import took_place as took_place
else:
    from timeline.faces import make_face

    __getattr__, __dir__, __all__ = make_face(
        __name__,
        {
            "counting": (
                "DATED",
                "UNDATED",
                "Counting",
                "format_share",
            ),
            "number": ("Number", "format_number"),
            "silences": (
                "FINE",
                "GRAINS",
                "Silence",
                "find_grain",
                "find_roughness",
                "find_silences",
                "find_telling",
                "find_usual",
                "format_days",
                "is_fine",
                "list_before",
                "list_doubts",
                "rank_silences",
                "took_place",
            ),
        },
    )
