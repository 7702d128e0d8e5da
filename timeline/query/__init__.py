"""Which events are wanted, and which those are.

query       the question, a frozen tree; parsing and formatting, its text
options     from options to it; saved, what `@name` in it stands for; commas, of one
            name or between several
fields      what can be asked for: a table; reading, values that are dates
resolving   its meaning in one chronology: a frozen tree of conditions; terms, what
            one term means; windows, which no time can answer
telling     what is worth knowing of it; bounds, where an answer stops
conditions  and, or, not, verdicts; dating, placing, taking_part, holding, citing,
            lacking, differing: the leaves
spellings   what a question is told of names that it was read as
narrowing   which events can fit a condition at all, by what a table of them tells
candidates  which of these an index has; selecting, the answer
private     the answer without the notes of its authors
explain     why an event is in it
asked       which days it is about
months      months of any year; reporting, when something became known; prose, what no
            registry has a say in
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.query.asked import find_asked_window as find_asked_window
    from timeline.query.conditions import Because as Because
    from timeline.query.conditions import Condition as Condition
    from timeline.query.conditions import Verdict as Verdict
    from timeline.query.conditions import judge as judge
    from timeline.query.errors import QueryError as QueryError
    from timeline.query.explain import Explainer as Explainer
    from timeline.query.formatting import format_query as format_query
    from timeline.query.formatting import format_question as format_question
    from timeline.query.options import make_query as make_query
    from timeline.query.parsing import parse_query as parse_query
    from timeline.query.private import leave_out_notes as leave_out_notes
    from timeline.query.query import COMMON_FLAGS as COMMON_FLAGS
    from timeline.query.query import EVERYTHING as EVERYTHING
    from timeline.query.query import FLAGS as FLAGS
    from timeline.query.query import NO_FLAGS as NO_FLAGS
    from timeline.query.query import SAVED as SAVED
    from timeline.query.query import And as And
    from timeline.query.query import Flags as Flags
    from timeline.query.query import Not as Not
    from timeline.query.query import Or as Or
    from timeline.query.query import Query as Query
    from timeline.query.query import Question as Question
    from timeline.query.query import Term as Term
    from timeline.query.query import all_of as all_of
    from timeline.query.query import any_of as any_of
    from timeline.query.query import list_parts as list_parts
    from timeline.query.query import list_terms as list_terms
    from timeline.query.reading import read_when as read_when
    from timeline.query.resolving import Resolution as Resolution
    from timeline.query.resolving import resolve as resolve
    from timeline.query.selecting import Match as Match
    from timeline.query.selecting import Selection as Selection
    from timeline.query.selecting import count_alone as count_alone
    from timeline.query.selecting import select as select
    from timeline.query.selecting import set_undated_apart as set_undated_apart
    from timeline.query.spellings import leave_out_remedy as leave_out_remedy
else:
    from timeline.faces import make_face

    __getattr__, __dir__, __all__ = make_face(
        __name__,
        {
            "conditions": ("Because", "Condition", "Verdict", "judge"),
            "asked": ("find_asked_window",),
            "errors": ("QueryError",),
            "explain": ("Explainer",),
            "formatting": ("format_query", "format_question"),
            "options": ("make_query",),
            "parsing": ("parse_query",),
            "private": ("leave_out_notes",),
            "query": (
                "COMMON_FLAGS",
                "EVERYTHING",
                "FLAGS",
                "NO_FLAGS",
                "SAVED",
                "And",
                "Flags",
                "Not",
                "Or",
                "Query",
                "Question",
                "Term",
                "all_of",
                "any_of",
                "list_parts",
                "list_terms",
            ),
            "reading": ("read_when",),
            "resolving": ("Resolution", "resolve"),
            "selecting": (
                "Match",
                "Selection",
                "count_alone",
                "select",
                "set_undated_apart",
            ),
            "spellings": ("leave_out_remedy",),
        },
    )
