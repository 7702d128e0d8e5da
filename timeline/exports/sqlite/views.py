"""Views of a database: what is asked of its tables again and again.

Their rows stand in order: those of events by date, those of pairs with the most events
first.
"""

from collections.abc import Mapping

_PAIR = """\
CREATE VIEW {name} AS
SELECT a.name AS one, b.name AS two, met.events, met.certain, met.possible,
  f.date AS first, l.date AS last, met.one AS one_id, met.two AS two_id
FROM (
  SELECT m.one, m.two, count(*) AS events,
    count(*) FILTER (WHERE m.fit = 'certain') AS certain,
    count(*) FILTER (WHERE m.fit = 'possible') AS possible,
    min(e.position) FILTER (WHERE e.shape != 'undated') AS first,
    max(e.position) FILTER (WHERE e.shape != 'undated') AS last
  FROM meeting m JOIN event e ON e.id = m.event
  WHERE m.side = '{side}' GROUP BY m.one, m.two
) met
JOIN actor a ON a.id = met.one
JOIN actor b ON b.id = met.two
LEFT JOIN event f ON f.position = met.first
LEFT JOIN event l ON l.position = met.last
ORDER BY met.events DESC, met.last DESC, met.one, met.two;
"""

_READABLE = """\
CREATE VIEW event_readable AS
SELECT e.date_words AS date, e.title,
  {actors} AS actors, {to} AS "to", {about} AS about,
  e.place, e.country, e.kind, e.status, e.summary,
  (SELECT group_concat(shown, '; ') FROM (
    SELECT c.title || CASE c.page WHEN '' THEN '' ELSE ', ' || c.page END AS shown
    FROM citation c WHERE c.event = e.id ORDER BY c.position)) AS sources,
  e.match, e.why, e.id
FROM event e ORDER BY e.position;
"""
_NAMES = """(SELECT group_concat(shown, '; ') FROM (
    SELECT coalesce(max(CASE p.fit WHEN 'certain' THEN a.name END), p.typed) AS shown
    FROM event_actor p JOIN actor a ON a.id = p.actor
    WHERE p.event = e.id AND p.role = '{role}'
    GROUP BY p.position ORDER BY p.position))"""

_MONTH = """\
CREATE VIEW month AS
SELECT month, count(*) AS events,
  count(*) FILTER (WHERE match = 'certain') AS certain,
  count(*) FILTER (WHERE match = 'possible') AS possible
FROM (
  SELECT match, begin_day,
    CASE WHEN substr(begin, 1, length(begin) - 3)
      = substr(begin_latest, 1, length(begin_latest) - 3)
    THEN substr(begin, 1, length(begin) - 3) END AS month
  FROM event
)
GROUP BY month ORDER BY month IS NULL, min(begin_day);
"""

VIEWS = "".join(
    (
        _READABLE.format(
            **{role: _NAMES.format(role=role) for role in ("actors", "to", "about")}
        ),
        _MONTH,
        _PAIR.format(name="pair", side="actor"),
        _PAIR.format(name="state_pair", side="state"),
    )
)

_OWN = """\
(SELECT {value} FROM own_value v WHERE v.event = e.id AND v.key = {key}) AS {column}"""

MOST_FIELDS = 500
"""Of a view; SQLite itself has room for at most 2,000 columns."""


def format_own_view(fields: Mapping[str, str]) -> str:
    """Return the view of declared keys, each a column of its type.

    A key with a NUL in it is no name of a column, and is not there; nor is what has no
    room.
    """
    columns = ["e.id AS event", *list_own_columns(fields).values()]
    listed = ",\n  ".join(columns)
    return (
        f"CREATE VIEW event_own AS\nSELECT {listed}\n"
        "FROM event e ORDER BY e.position;\n"
    )


def list_own_columns(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the SQL of the column of each key that has one."""
    taken = {"event"}
    found = {}
    for key, kind in list(fields.items())[:MOST_FIELDS]:
        if "\0" in key:
            continue
        name = key
        # Names of columns are the same whatever the case of ASCII letters.
        while name.lower() in taken:
            name = f"own.{name}"
        taken.add(name.lower())
        value = kind if kind in ("number", "date") else "text"
        literal, column = _quote(key, "'"), _quote(name, '"')
        found[key] = _OWN.format(value=value, key=literal, column=column)
    return found


def _quote(text: str, sign: str) -> str:
    """Return a text as a literal, or as the name of something, of SQL."""
    return f"{sign}{text.replace(sign, 2 * sign)}{sign}"
