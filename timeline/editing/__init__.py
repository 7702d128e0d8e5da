"""Changes to the text of files, nothing else of which changes by a byte.

    spans     stretches of a text, and what is put in their place
    trees     what stands in a document, with where each part begins and ends
    splices   a slip to what stands in its place; removing: a pair, taken out
    texts     the files of one chronology, some with other texts
    columns   the lines of a text; styles: how what stands next to a place is written
    brackets  trees of text in brackets and braces
    finding   where in a file its events stand, as hosts that take new ones: blocks,
              flows, streams of documents, openings for a list that is not there yet
    placing   which of them a new event goes behind, by date
    entering  an event typed in one line; recordtrees, records as trees of YAML
    headers   words and entries of registries, added at the top of a file
    asides    what is to be written, read as a file beside the one it goes into
    inserting new events put into a file; changing, pairs: keys of events changed,
              changingsome: as far as they can be
    proving   whether two chronologies mean the same, and which changes break that
    entries   which slips are left alone whatever comes of them
    mending   the slips of all files, as many as can be proved
    declaring which words of the authors' own go to the top of a file
    rewriting files to the strict form, until there is nothing left to do

Never a dump of YAML: comments, order, line breaks and everything typed stay. Nothing
here writes files.
"""

from timeline.editing.changing import Changed, Changes, change_event, change_events
from timeline.editing.headers import Registries, Words
from timeline.editing.inserting import Inserted, NewEvent, insert_events
from timeline.editing.rewriting import Left, Rewritten, rewrite
from timeline.editing.spans import UnsplicedError
from timeline.editing.texts import Inputs

__all__ = [
    "Changed",
    "Changes",
    "Inputs",
    "Inserted",
    "Left",
    "NewEvent",
    "Registries",
    "Rewritten",
    "UnsplicedError",
    "Words",
    "change_event",
    "change_events",
    "insert_events",
    "rewrite",
]
