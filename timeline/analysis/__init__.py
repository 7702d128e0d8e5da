"""What can be counted of an answer, each number with the query that finds its events.

counting   numbers of events, and the query for each
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

from timeline.analysis.counting import (
    DATED,
    UNDATED,
    Counting,
    Number,
    format_number,
    format_share,
)
from timeline.analysis.silences import (
    FINE,
    GRAINS,
    Silence,
    find_grain,
    find_roughness,
    find_silences,
    find_telling,
    find_usual,
    format_days,
    is_fine,
    list_before,
    list_doubts,
    rank_silences,
    took_place,
)

__all__ = [
    "DATED",
    "FINE",
    "GRAINS",
    "UNDATED",
    "Counting",
    "Number",
    "Silence",
    "find_grain",
    "find_roughness",
    "find_silences",
    "find_telling",
    "find_usual",
    "format_days",
    "format_number",
    "format_share",
    "is_fine",
    "list_before",
    "list_doubts",
    "rank_silences",
    "took_place",
]
