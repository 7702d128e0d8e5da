"""Changes to the text of files, nothing else of which changes by a byte.

    spans     stretches of a text, and what is put in their place
    trees     what stands in a document, with where each part begins and ends
    splices   a slip to what stands in its place; removing: a pair, taken out
    texts     the files of one chronology, some with other texts
    proving   whether two chronologies mean the same, and which changes break that
    entries   which slips are left alone whatever comes of them
    mending   the slips of all files, as many as can be proved
    declaring words of the authors' own to lines at the top of a file
    rewriting files to the strict form, until there is nothing left to do

Never a dump of YAML: comments, order, line breaks and everything typed stay. Nothing
here writes files.
"""

from timeline.editing.rewriting import Left, Rewritten, rewrite

__all__ = ["Left", "Rewritten", "rewrite"]
