"""Which events are wanted, and which those are.

query     the question, a frozen value; making, from options to it
filters   how each filter is answered: a table
months    months of any year
people, dates    the filters by actor and by date
select    the answer
private   the answer without the notes of its authors
explain   why an event is in it
"""

from timeline.query.context import read_window
from timeline.query.explain import Explainer
from timeline.query.making import make_query
from timeline.query.private import leave_out_notes
from timeline.query.query import Filter, Query
from timeline.query.select import Match, Selection, count_alone, select

__all__ = [
    "Explainer",
    "Filter",
    "Match",
    "Query",
    "Selection",
    "count_alone",
    "leave_out_notes",
    "make_query",
    "read_window",
    "select",
]
