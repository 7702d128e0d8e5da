"""What tells a form by its contents: a few keys, columns or signs at the beginning.

Each function tells whether a text is surely of one form, and looks at its first 64,000
characters alone. Of JSON only the keys count, each with those that it stands under;
lists are no step there. What timeline exported itself, and lists of works in CSL JSON,
are no records.
"""

from collections.abc import Iterable

from timeline.importing.lines import split_lines
from timeline.patterns import LazyPattern

_BEGINNING = 64_000
# How deep keys are looked at, and how deep brackets may be open around them.
_LONGEST_PATH = 3
_DEEPEST = 12

_DOT_ALL = 16
_TOKEN = LazyPattern(
    r'"(?P<text>[^"\\]*+(?:\\.[^"\\]*+)*+)"?(?P<colon>\s*:)?|[{}\[\]]', _DOT_ALL
)
_JSON = LazyPattern(r"\ufeff?\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_EXPORTED = LazyPattern(r'"format"\s*:\s*"timeline-[0-9]')
_SIMILE_XML = LazyPattern(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*)*+"
    r"(?:<!DOCTYPE[^\[>]*+(?:\[(?:(?!\]\s*>).)*+\]\s*)?>\s*)?<data[\s>]",
    _DOT_ALL,
)
_SIMILE = frozenset(
    {
        *("dateTimeFormat", "date-time-format", "wikiURL", "wiki-url", "wikiSection"),
        "wiki-section",
    }
)
_SIMILE_EVENT = ("latestStart", "earliestEnd", "isDuration", "durationEvent")
_CSL = frozenset({("issued", "date-parts"), ("container-title",), ("citation-key",)})
_STATED = LazyPattern(r'"?sep=[^"\r\n]"?[,;\t|]*[\r\n]', 2)
_QUOTED = LazyPattern(r'"[^"\r\n]*"')
# A text that begins so is of another form, however many commas it has.
_NO_ROWS = ("<", "{", "[", "#", "|", "-", "%", "@", "BEGIN:", "TY  -", "//")
_FEWEST_ROWS, _MOST_ROWS = 3, 10

Paths = frozenset[tuple[str, ...]]


def is_timelinejs(text: str) -> bool:
    """Tell whether a text is JSON or a sheet of TimelineJS."""
    if not is_json(text):
        return is_sheet(list_columns(text))
    wanted = {
        ("events", "start_date", "year"),
        ("events", "text", "headline"),
        ("timeline", "date", "startDate"),
        ("timeline", "date", "headline"),
    }
    return not wanted.isdisjoint(list_paths(text))


def is_sheet(columns: Iterable[str]) -> bool:
    """Tell whether columns are those of a sheet for TimelineJS."""
    folded = set(map(fold_column, columns))
    return {"headline", "text", "media"} <= folded and (
        "year" in folded or "startdate" in folded
    )


def fold_column(name: str) -> str:
    """Return the letters and digits of a name, in small letters."""
    return "".join(filter(str.isalnum, name)).lower()


def is_simile(text: str) -> bool:
    """Tell whether a text is XML or JSON of SIMILE's Timeline."""
    if not is_json(text):
        beginning = text[:_BEGINNING]
        return "<event" in beginning and _SIMILE_XML.match(beginning) is not None
    paths = list_paths(text)
    if ("events", "start") not in paths:
        return False
    return not paths.isdisjoint((key,) for key in _SIMILE) or not paths.isdisjoint(
        ("events", key) for key in _SIMILE_EVENT
    )


def is_records(text: str) -> bool:
    """Tell whether a text is JSON of no other form."""
    if not is_json(text):
        return False
    paths = list_paths(text)
    if not paths and text.strip() not in ("[]", "{}"):
        return False
    if ("format",) in paths and _EXPORTED.search(text[:_BEGINNING]):
        return False
    is_exported_line = {("date", "typed"), ("date", "edtf")} <= paths
    return not (
        is_exported_line
        or not paths.isdisjoint(_CSL)
        or is_timelinejs(text)
        or is_simile(text)
    )


def is_delimited(text: str) -> bool:
    """Tell whether the first lines of a text have as many delimiters each."""
    beginning = text[:_BEGINNING].lstrip("\r\n")
    if beginning.startswith(_NO_ROWS) or is_timelinejs(text):
        return False
    if _STATED.match(beginning):
        return True
    lines = [line for line in split_lines(beginning)[:_MOST_ROWS] if line.strip()]
    if len(lines) < _FEWEST_ROWS:
        return False
    bare = [_QUOTED.sub("", line) for line in lines]
    for sign, fewest in ((",", 2), (";", 2), ("\t", 1)):
        signs = bare[0].count(sign)
        if signs >= fewest and all(line.count(sign) == signs for line in bare):
            return True
    return False


def list_columns(text: str) -> list[str]:
    """Return the cells of the first line, roughly: their letters tell columns."""
    beginning = text[:_BEGINNING].lstrip("\r\n")
    stated = _STATED.match(beginning)
    lines = split_lines(beginning[stated.end() if stated else 0 :])
    first = lines[0] if lines else ""
    return first.replace(";", ",").replace("\t", ",").split(",")


def is_json(text: str) -> bool:
    """Tell whether a text begins as a JSON object or list does."""
    return _JSON.match(text[:_BEGINNING]) is not None


def list_paths(text: str) -> Paths:
    """Return the keys that stand at the beginning of JSON, with those around them."""
    paths: set[tuple[str, ...]] = set()
    around: list[str] = []
    key = ""
    for token in _TOKEN.finditer(text[:_BEGINNING]):
        sign = token[0]
        if token["colon"]:
            key = token["text"]
            if len(around) <= _DEEPEST:
                path = (*filter(None, around), key)
                if len(path) <= _LONGEST_PATH:
                    paths.add(path)
        elif sign in "{[":
            around.append(key)
            key = ""
        elif sign in "}]":
            if around:
                around.pop()
            key = ""
    return frozenset(paths)
