"""Which events are wanted, and which those are.

query       the question, a frozen tree; parsing and formatting, its text
options     from options to it; saved, what `@name` in it stands for; commas, of one
            name or between several
fields      what can be asked for: a table; reading, values that are dates
resolve     its meaning in one chronology: a frozen tree of conditions; bounds, where
            an answer stops; windows, which no time can answer
conditions  and, or, not, verdicts; dating, placing, taking_part, holding, citing,
            lacking, differing: the leaves
spellings   what a question is told of names that it was read as
narrowing   which events can fit a condition at all, by what a table of them tells
select      the answer
private     the answer without the notes of its authors
explain     why an event is in it
months      months of any year; reporting, when something became known
"""

from timeline.query.conditions import Because, Condition, Verdict, judge
from timeline.query.dating import find_asked_window
from timeline.query.errors import QueryError
from timeline.query.explain import Explainer
from timeline.query.formatting import format_query, format_question
from timeline.query.options import make_query
from timeline.query.parsing import parse_query
from timeline.query.private import leave_out_notes
from timeline.query.query import (
    COMMON_FLAGS,
    EVERYTHING,
    FLAGS,
    NO_FLAGS,
    SAVED,
    And,
    Flags,
    Not,
    Or,
    Query,
    Question,
    Term,
    all_of,
    any_of,
    list_parts,
    list_terms,
)
from timeline.query.reading import read_when
from timeline.query.resolve import Resolution, resolve
from timeline.query.select import (
    Match,
    Selection,
    count_alone,
    select,
    set_undated_apart,
)
from timeline.query.spellings import leave_out_remedy

__all__ = [
    "COMMON_FLAGS",
    "EVERYTHING",
    "FLAGS",
    "NO_FLAGS",
    "SAVED",
    "And",
    "Because",
    "Condition",
    "Explainer",
    "Flags",
    "Match",
    "Not",
    "Or",
    "Query",
    "QueryError",
    "Question",
    "Resolution",
    "Selection",
    "Term",
    "Verdict",
    "all_of",
    "any_of",
    "count_alone",
    "find_asked_window",
    "format_query",
    "format_question",
    "judge",
    "leave_out_notes",
    "leave_out_remedy",
    "list_parts",
    "list_terms",
    "make_query",
    "parse_query",
    "read_when",
    "resolve",
    "select",
    "set_undated_apart",
]
