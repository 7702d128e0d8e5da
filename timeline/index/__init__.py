"""An index of a chronology: a database from which it is read instead of its files.

Nothing is in it that the files do not say; it may be taken away at any time. Where it
is not wholly of the files as they are now, they are read. It is written when all has
been told, into a file of its own that takes the place of the one before.

    folder    where indexes are kept; aging, which are removed
    survey    what a folder of them holds
    seal      what an index is of, and whether it still is
    layout, schema, dialects    tables of events
    planning, sql    how sets of events are found in them
    tables    the other tables
    records, events, dates    records as JSON
    blocks, spots    a file in pieces that are known by their hashes; places in them
    writing   a chronology into a database; contents, concerns, what it holds besides
    store, stored, storedevents, files    a database as a chronology
    lists     what stands in all events under some keys
    refreshing    an index after an edit: changes, updating, what was edited; applying,
                  numbering, that put into it; rechecking, owners, what is wrong then
    keeping   recall and remember
"""
