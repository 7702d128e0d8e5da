"""Tables and indexes of a database, in the SQL of SQLite 3.37.

What SQLite keeps of a table is its text, comments included: `.schema` shows them.
"""

VERSION = 1
"""What `PRAGMA user_version` returns; a change that could break a query changes it."""

TABLES = """\
CREATE TABLE chronology (
  title TEXT NOT NULL,
  query TEXT NOT NULL, -- what was asked for; empty for everything
  events INTEGER NOT NULL, -- rows of the table event
  certain INTEGER NOT NULL,
  possible INTEGER NOT NULL,
  total INTEGER NOT NULL, -- events of the whole chronology
  undated INTEGER NOT NULL,
  begin TEXT, -- first known day
  "end" TEXT, -- last known day
  left_out TEXT NOT NULL, -- what could not be read, in words
  own TEXT NOT NULL -- JSON: keys of the authors' own
) STRICT;
CREATE TABLE actor (
  id TEXT PRIMARY KEY, -- of the registry; @ and a code for built-in ones; a name
  name TEXT NOT NULL,
  type TEXT NOT NULL, -- person, state, organisation, group or empty
  origin TEXT NOT NULL, -- registry, built-in, or event if only events name it
  of TEXT NOT NULL, -- as typed
  body TEXT REFERENCES actor (id), -- what it is of
  born TEXT, -- dates of actors are EDTF
  died TEXT,
  founded TEXT,
  dissolved TEXT,
  note TEXT NOT NULL, -- for the authors; empty unless asked for
  own TEXT NOT NULL -- JSON
) STRICT;
CREATE TABLE actor_alias (
  actor TEXT NOT NULL REFERENCES actor (id),
  alias TEXT NOT NULL,
  PRIMARY KEY (actor, alias)
) STRICT;
CREATE TABLE office (
  actor TEXT NOT NULL REFERENCES actor (id),
  position INTEGER NOT NULL, -- from 1
  office TEXT NOT NULL,
  name TEXT NOT NULL, -- in full: US Secretary of State
  body TEXT REFERENCES actor (id), -- what it is of
  held TEXT, -- EDTF; NULL: nobody says when
  own TEXT NOT NULL,
  PRIMARY KEY (actor, position)
) STRICT;
CREATE TABLE member (
  body TEXT NOT NULL REFERENCES actor (id),
  position INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actor (id),
  held TEXT, -- EDTF; NULL: nobody says when
  own TEXT NOT NULL,
  PRIMARY KEY (body, position)
) STRICT;
CREATE TABLE place (
  id TEXT PRIMARY KEY, -- of the registry; else a name
  name TEXT NOT NULL,
  origin TEXT NOT NULL, -- registry or event
  country TEXT NOT NULL, -- as the registry has it
  latitude REAL, -- degrees north
  longitude REAL, -- degrees east
  note TEXT NOT NULL,
  own TEXT NOT NULL
) STRICT;
CREATE TABLE place_alias (
  place TEXT NOT NULL REFERENCES place (id),
  alias TEXT NOT NULL,
  PRIMARY KEY (place, alias)
) STRICT;
CREATE TABLE source (
  id TEXT PRIMARY KEY, -- of the registry; else a title
  title TEXT NOT NULL,
  origin TEXT NOT NULL, -- registry or event
  author TEXT NOT NULL,
  publisher TEXT NOT NULL,
  date TEXT, -- EDTF
  url TEXT NOT NULL,
  archived TEXT NOT NULL,
  accessed TEXT NOT NULL,
  reliability TEXT NOT NULL, -- A (reliable) to F
  note TEXT NOT NULL,
  own TEXT NOT NULL
) STRICT;
CREATE TABLE event (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE, -- in order of date, from 1; also the rowid
  date TEXT NOT NULL, -- EDTF; unknown if nobody knows
  date_words TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  people TEXT NOT NULL, -- all names of its actors, as typed and as meant
  place TEXT NOT NULL, -- its name
  country TEXT NOT NULL, -- in which the place certainly lay on the date
  status TEXT NOT NULL,
  confidence TEXT NOT NULL,
  match TEXT NOT NULL, -- certain, or possible if it may be none of what was asked for
  why TEXT NOT NULL, -- what makes it only possible: date, name, office, account
  summary TEXT NOT NULL,
  date_typed TEXT NOT NULL,
  shape TEXT NOT NULL, -- single, one-of, interval, undated
  precision TEXT NOT NULL, -- day ... century, unbounded, none
  approximate INTEGER NOT NULL, -- 0 or 1
  uncertain INTEGER NOT NULL,
  begin TEXT, -- it began on this day at the earliest; NULL: no limit
  begin_latest TEXT, -- and on this day at the latest
  end_earliest TEXT,
  "end" TEXT, -- it ended on this day at the latest
  begin_day INTEGER, -- the same days as numbers; 1 is 0001-01-01
  begin_latest_day INTEGER,
  end_earliest_day INTEGER,
  end_day INTEGER,
  asked_begin_day INTEGER, -- what filters go by: wider where it is approximate
  asked_begin_latest_day INTEGER,
  asked_end_earliest_day INTEGER,
  asked_end_day INTEGER,
  reported TEXT, -- EDTF
  place_typed TEXT NOT NULL,
  place_id TEXT REFERENCES place (id),
  note TEXT NOT NULL
) STRICT;
CREATE TABLE event_actor (
  event TEXT NOT NULL REFERENCES event (id),
  role TEXT NOT NULL, -- actors, to, about
  position INTEGER NOT NULL, -- of the name in the role, from 1
  typed TEXT NOT NULL,
  actor TEXT NOT NULL REFERENCES actor (id), -- one name may mean several
  fit TEXT NOT NULL, -- certain, or possible if it may mean somebody else
  office TEXT NOT NULL, -- that the actor certainly held on the date
  PRIMARY KEY (event, role, position, actor)
) STRICT;
CREATE TABLE acts_for (
  event TEXT NOT NULL REFERENCES event (id),
  actor TEXT NOT NULL REFERENCES actor (id),
  state TEXT NOT NULL REFERENCES actor (id), -- a state stands for itself
  fit TEXT NOT NULL, -- how surely it acted for the state on the date
  PRIMARY KEY (event, actor, state)
) STRICT;
CREATE TABLE event_country (
  event TEXT NOT NULL REFERENCES event (id),
  country TEXT NOT NULL,
  fit TEXT NOT NULL, -- how surely the place lay there on the date
  PRIMARY KEY (event, country)
) STRICT;
CREATE TABLE event_tag (
  event TEXT NOT NULL REFERENCES event (id),
  tag TEXT NOT NULL,
  PRIMARY KEY (event, tag)
) STRICT;
CREATE TABLE event_link (
  event TEXT NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  see TEXT NOT NULL, -- as typed
  other TEXT REFERENCES event (id), -- NULL: not among the events here
  PRIMARY KEY (event, position)
) STRICT;
CREATE TABLE citation (
  event TEXT NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  title TEXT NOT NULL, -- of the piece; texts are completed by what the source says
  container TEXT NOT NULL, -- the title of the source, where it is another
  author TEXT NOT NULL,
  publisher TEXT NOT NULL,
  date TEXT,
  page TEXT NOT NULL,
  url TEXT NOT NULL,
  archived TEXT NOT NULL,
  accessed TEXT NOT NULL,
  quote TEXT NOT NULL,
  attributed_to TEXT NOT NULL,
  credibility TEXT NOT NULL, -- 1 (confirmed) to 6
  reliability TEXT NOT NULL,
  note TEXT NOT NULL,
  own TEXT NOT NULL,
  PRIMARY KEY (event, position)
) STRICT;
CREATE TABLE account (
  event TEXT NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  title TEXT NOT NULL,
  date TEXT NOT NULL, -- EDTF: what the source says of when it was
  begin TEXT,
  "end" TEXT,
  note TEXT NOT NULL,
  own TEXT NOT NULL, -- JSON: what else it says
  PRIMARY KEY (event, position)
) STRICT;
CREATE TABLE field (
  key TEXT PRIMARY KEY, -- of the authors' own, declared in the files
  type TEXT NOT NULL -- text, number, date
) STRICT;
CREATE TABLE own_value (
  event TEXT NOT NULL REFERENCES event (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL, -- JSON
  text TEXT NOT NULL, -- the texts of a list joined
  number REAL, -- of a key declared so, where it is one number
  date TEXT, -- EDTF, likewise
  PRIMARY KEY (event, key)
) STRICT;
CREATE TABLE meeting (
  event TEXT NOT NULL REFERENCES event (id),
  side TEXT NOT NULL, -- actor: each for themselves; state: for whom they acted
  one TEXT NOT NULL REFERENCES actor (id), -- before the other by its letters
  two TEXT NOT NULL REFERENCES actor (id),
  fit TEXT NOT NULL,
  PRIMARY KEY (event, side, one, two)
) STRICT;
"""

INDEXES = """\
CREATE INDEX event_begin ON event (begin_day);
CREATE INDEX event_end ON event (end_day);
CREATE INDEX event_asked ON event (asked_begin_day, asked_end_day);
CREATE INDEX event_kind ON event (kind);
CREATE INDEX event_place ON event (place_id);
CREATE INDEX event_actor_actor ON event_actor (actor);
CREATE INDEX acts_for_state ON acts_for (state);
CREATE INDEX event_country_country ON event_country (country);
CREATE INDEX event_tag_tag ON event_tag (tag);
CREATE INDEX event_link_other ON event_link (other);
CREATE INDEX citation_source ON citation (source);
CREATE INDEX account_source ON account (source);
CREATE INDEX own_value_key ON own_value (key);
CREATE INDEX meeting_one ON meeting (one, two);
CREATE INDEX meeting_two ON meeting (two);
"""

# Datasette finds an index by the double quotes around the name of its table.
SEARCH = """\
CREATE VIRTUAL TABLE event_fts USING fts5 (
  title, summary, people, place,
  content="event", tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO event_fts (event_fts) VALUES ('rebuild');
INSERT INTO event_fts (event_fts) VALUES ('optimize');
"""
