"""The tables of an index besides those in which sets of events are found.

contents   what is no event: the header, the files, counts, each under a name
rows       each event as JSON, by its number, with the file that it stands in
blocks     the text of files in blocks, by file and order
problems   what is wrong, and in which entry it stands (`owner`, 0 for none)
touched    in which entries a problem stands, or a place that is related to it
concerned  which events are the concern of a check, where they are few
lists      what stands in all events under some keys, and how often names do
"""

STATEMENTS = (
    "CREATE TABLE contents (name TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE rows (
        n INTEGER PRIMARY KEY, file INTEGER NOT NULL, typed INTEGER NOT NULL,
        id TEXT NOT NULL, folded_id TEXT NOT NULL, data TEXT NOT NULL)""",
    """CREATE TABLE blocks (
        file INTEGER NOT NULL, place INTEGER NOT NULL, size INTEGER NOT NULL,
        chars INTEGER NOT NULL, lines INTEGER NOT NULL, hash BLOB NOT NULL,
        entries BLOB NOT NULL, events BLOB NOT NULL, PRIMARY KEY (file, place)
        ) WITHOUT ROWID""",
    """CREATE TABLE problems (
        seq INTEGER PRIMARY KEY, source INTEGER NOT NULL, shown INTEGER NOT NULL,
        severity TEXT NOT NULL, owner INTEGER NOT NULL, data TEXT NOT NULL)""",
    """CREATE TABLE touched (
        seq INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (seq, n)
        ) WITHOUT ROWID""",
    """CREATE TABLE concerned (
        source INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (source, n)
        ) WITHOUT ROWID""",
    "CREATE TABLE lists (name TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID",
)
INDEXES = (
    "CREATE INDEX rows_by_id ON rows (id)",
    "CREATE INDEX rows_by_folded_id ON rows (folded_id) WHERE folded_id <> ''",
    "CREATE INDEX problems_by_owner ON problems (owner)",
    "CREATE INDEX touched_by_n ON touched (n)",
    "CREATE INDEX concerned_by_n ON concerned (n)",
)
