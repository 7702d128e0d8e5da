"""CSL JSON: the lists of literature of Zotero, pandoc and others, as sources.

As the schema of CSL 1.0.2 (csl-data.json) has it. Keys become those of `sources:`:

| CSL | source |
|---|---|
| `title`, `author`, `URL` | `title`, `author`, `url` |
| `publisher`; of an article or a page `container-title` | `publisher` |
| `issued`, `accessed` | `date`, `accessed` |
| `annote` | `note` |
| `note` | `remark` |
| `archive` | `archive_name`: it names a house, where `archived` is an address |

All others stand under their own names, `DOI`, `page`, `volume`, and what events are
read under as `work_type` and its like. A date that has
not one reading (a winter, a year before 1, words) stands under its own name, too, as
`issued`.
"""

from collections.abc import Iterator
from typing import Any

from timeline.importing.columns import make_unique
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.contents import is_json, list_paths
from timeline.importing.forms.htmltext import strip_html
from timeline.importing.forms.works import (
    Work,
    format_day,
    gather,
    make_entries,
    name_author,
    read_date_text,
)
from timeline.importing.jsontext import JsonObject, parse_json, show_value
from timeline.importing.rows import Skipped, SourceError, Table
from timeline.model import Value
from timeline.records import cut

_TYPE_NAMES = """
    article article-journal article-magazine article-newspaper bill book broadcast
    chapter classic collection dataset document entry entry-dictionary
    entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report
    review review-book software song speech standard thesis treaty webpage
"""
_TYPES = frozenset(_TYPE_NAMES.split())
_PERIODICALS = frozenset(
    {
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "broadcast",
        "periodical",
        "post",
        "post-weblog",
        "review",
        "review-book",
        "webpage",
    }
)
"""Types whose container publishes them: a newspaper, a site."""
_LISTS = ("items", "references")
"""What a list that stands in an object is called: by Zotero, by pandoc."""
_PARTS = frozenset({"family", "literal", "date-parts", "raw", "season"})
_NAMES = {"note": "remark", "annote": "note", "archive": "archive_name", "URL": "url"}
_TEXTS = frozenset({"title", "container-title", "publisher", "URL", "note", "annote"})
"""Keys of which only a text means what its key of a source means."""
_DATES = {"issued": "date", "accessed": "accessed"}
# Names that `sources:` would read as others of its own.
_TAKEN = frozenset({"date", "archived", "reliability", "name", "headline", "notes"})


def recognises(text: str) -> bool:
    """Tell whether a text is a list of items, each with a type of CSL.

    And at least one with what only CSL has: a name or a date in parts.
    """
    # Most JSON is told from it by the keys at the beginning alone.
    if not is_json(text) or not any(map(_may_be_of_item, list_paths(text))):
        return False
    try:
        items = _find_items(parse_json(text)[0]) or ()
    except SourceError:
        return False
    return (
        len(items) > 0
        and all(isinstance(item, JsonObject) for item in items)
        and all(_dump(item.get("type")) in _TYPES for item in items)
        and any(_has_parts(item) for item in items)
    )


def _may_be_of_item(path: tuple[str, ...]) -> bool:
    return path[-1] in _PARTS or path[-1] == "container-title"


def _has_parts(item: JsonObject) -> bool:
    names = item.get("author") or item.get("editor")
    in_parts = isinstance(names, list) and any(
        isinstance(name, JsonObject) and name.keys() & {"family", "literal"}
        for name in names
    )
    issued = item.get("issued")
    dated = isinstance(issued, JsonObject) and bool(
        issued.keys() & {"date-parts", "raw", "literal", "season"}
    )
    return in_parts or dated or "container-title" in item


def _find_items(root: Any) -> list[Any] | None:
    if isinstance(root, list):
        return root
    if isinstance(root, JsonObject):
        if "type" in root and "id" in root:
            return [root]
        for name in _LISTS:
            if isinstance(root.get(name), list):
                found: list[Any] = root[name]
                return found
    return None


def read(text: str, _options: ReadOptions) -> Table:
    """Return the works of a list as sources; there are no rows.

    Raises SourceError for what is no JSON, or holds no list of items.
    """
    root, remarks = parse_json(text)
    items = _find_items(root)
    if items is None:
        raise SourceError("this JSON holds no list of works, such as CSL has")
    skipped: list[Skipped] = []
    works = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, JsonObject) or not item.keys() - {"id", "type"}:
            reason = f"item {number} says nothing of a work"
            skipped.append(Skipped(_find_line(item), cut(show_value(item)), reason))
            continue
        values: dict[str, Value] = {}
        for key, value in _read_item(item):
            if value:
                values[make_unique(key, values)] = value
        works.append(Work(_dump(item.get("id") or ""), values))
    return Table(
        "csl",
        (),
        (),
        tuple(skipped),
        sources=make_entries(works),
        remarks=tuple(remarks),
    )


def _find_line(item: Any) -> int:
    return item.line if isinstance(item, JsonObject) else 0


def _read_item(item: JsonObject) -> Iterator[tuple[str, Value]]:
    """Yield the keys and values of a source; those without a value as well."""
    contained = _dump(item.get("type")) in _PERIODICALS and item.get("container-title")
    for key, value in item.items():
        if value is None or key == "id":
            continue
        if key in _TEXTS and not isinstance(value, str):
            yield f"csl_{key}", _read_own(value)
            continue
        if key in _DATES:
            yield from _read_date(key, value)
        elif key == "author":
            yield "author", _read_names(value)
        elif key == "title":
            yield "title", " ".join(strip_html(value).split())
        elif key == "container-title" and contained:
            yield "publisher", value
        elif key == "publisher" and contained:
            yield "house", value
        else:
            yield _name_key(key), _read_own(value)


def _name_key(key: str) -> str:
    if key in _NAMES:
        return _NAMES[key]
    return f"csl_{key}" if key in _TAKEN else key


def _read_names(value: Any) -> Value:
    names = value if isinstance(value, list) else [value]
    return gather([_read_name(name) for name in names])


def _read_name(name: Any) -> str:
    if not isinstance(name, JsonObject):
        return _dump(name)
    if name.get("literal"):
        return _dump(name["literal"])
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    return name_author(
        _dump(name.get("family") or ""),
        _dump(name.get("given") or ""),
        particle=" ".join(_dump(particle) for particle in particles if particle),
        suffix=_dump(name.get("suffix") or ""),
    )


def _read_date(key: str, value: Any) -> Iterator[tuple[str, Value]]:
    found = _find_date(value)
    if found:
        yield _DATES[key], found
    else:
        # Under a key that is not read as a date.
        yield ("issued" if key == "issued" else "csl_accessed"), _read_own(value)


def _find_date(value: Any) -> str:
    """Return a date of CSL as a text that has one reading; empty where it has not.

    A text alone is EDTF (CSL 1.0.2).
    """
    if not isinstance(value, JsonObject):
        return read_date_text(_dump(value))
    circa = str(value.get("circa") or "false") not in ("false", "0", "")
    parts = value.get("date-parts")
    if not parts:
        text = read_date_text(_dump(value.get("literal") or value.get("raw") or ""))
        return f"about {text}" if text and circa else text
    if not isinstance(parts, list) or not all(isinstance(p, list) for p in parts):
        return ""
    season = _dump(value.get("season") or "")
    ends = [[_dump(part) for part in end if part is not None] for end in parts]
    if season:
        if len(ends) > 1 or len(ends[0]) != 1 or season not in ("1", "2", "3"):
            return ""
        ends[0].append(f"2{season}")
    days = [format_day(end, circa=circa) for end in ends]
    if len(days) > 2 or not all(days):
        return ""
    text = "/".join(days)
    return text if read_date_text(text) else ""


def _read_own(value: Any) -> Value:
    if isinstance(value, JsonObject):
        date = _find_date(value) if value.keys() & {"date-parts", "raw"} else ""
        if date:
            return date
        items = value.items()
        return {key: _read_own(item) for key, item in items if item is not None}
    if isinstance(value, list):
        if value and all(map(_is_name, value)):
            return _read_names(value)
        return tuple([_read_own(item) for item in value if item is not None])
    return str(value)


def _is_name(value: Any) -> bool:
    return isinstance(value, JsonObject) and bool(
        value.keys() & {"family", "given", "literal"}
    )


def _dump(value: Any) -> str:
    """Return a value that should be a text as one."""
    return "" if value is None else show_value(value)
