"""TimelineJS: its JSON of version 3, that of versions 1 and 2, and its sheets as CSV.

    version 3    {"events": [SLIDE], "title": SLIDE, "eras": [SLIDE], "scale": TEXT}
    SLIDE        {"start_date": DATE, "end_date": DATE, "text": {"headline", "text"},
                  "media": {"url", "caption", "credit", "thumbnail", ...}, "group",
                  "display_date", "background", "autolink", "unique_id"}
    DATE         {"year", "month", "day", "hour", "minute", "second", "millisecond",
                  "display_date", "format"}
    version 1    {"timeline": {"headline", "text", "asset", "date": [OLD],
                  "era": [OLD]}}
    OLD          {"startDate": "2011,12,10", "endDate", "headline", "text", "tag",
                  "asset": {"media", "caption", "credit", "thumbnail"}}

A year -44 is shown as 44 BCE by TimelineJS, and read as that. A month, a day and a time
of nothing but 0 are not shown, and not read. Fractions of seconds, the format of a
date, the scale and whether addresses become links are for showing it alone. What a
slide makes of a row is told in `slides`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.importing.columns import make_unique
from timeline.importing.datetexts import join_span
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.contents import is_timelinejs
from timeline.importing.forms.slides import (
    ERA,
    MEDIA_COLUMNS,
    TITLE,
    Slide,
    join_parts,
    make_table,
    read_old_date,
)
from timeline.importing.forms.timelinesheet import read_sheet
from timeline.importing.jsontext import JsonObject, make_value, parse_json
from timeline.importing.rows import Skipped, SourceError, Table
from timeline.model import Value
from timeline.records import FrozenDict, cut

_CLOCK = ("hour", "minute", "second")
_READ = (
    *("start_date", "end_date", "text", "media", "display_date", "unique_id"),
    "autolink",
)
# What is read of their own: objects, or lists of what is odd.
_WHOLE = frozenset({"start_date", "end_date", "text", "media", "asset", "tag"})
_READ_OF_DATES = (
    *("year", "month", "day", "hour", "minute", "second"),
    *("millisecond", "display_date", "format"),
)
_READ_OLD = ("startDate", "endDate", "headline", "text", "asset", "tag")
_BESIDE = "it stands beside the slides"
_LISTS = ("events", "eras")
_OLD_LISTS = ("date", "era")


def recognises(text: str) -> bool:
    """Tell whether a text is JSON or a sheet of TimelineJS, by its beginning."""
    return is_timelinejs(text)


def read(text: str, options: ReadOptions) -> Table:
    """Return the slides of a timeline as rows.

    Raises SourceError for what is neither JSON nor a table, and where it holds no list
    of slides.
    """
    if not text.lstrip().startswith(("{", "[")):
        return read_sheet(text, options)
    root, remarks = parse_json(text)
    root = root if isinstance(root, JsonObject) else JsonObject()
    old = root.get("timeline")
    if isinstance(old, JsonObject) and isinstance(old.get("date"), list):
        slides = [_make_title(old, is_old=True)]
        slides += _list_slides(old, _OLD_LISTS)
        skipped = _skip_others(old, (*_OLD_LISTS, "headline", "text", "asset", "type"))
    elif isinstance(root.get("events"), list):
        slides = [_make_title(root.get("title"), is_old=False)]
        slides += _list_slides(root, _LISTS)
        skipped = _skip_others(root, (*_LISTS, "title", "scale"))
    else:
        raise SourceError(
            "there are no slides of TimelineJS in it",
            "they are a list under the key `events`, or `timeline` and `date`",
        )
    return make_table(slides, skipped=skipped, remarks=remarks)


def _list_slides(root: JsonObject, lists: tuple[str, str]) -> Iterator[Slide]:
    make = _make_old_slide if lists is _OLD_LISTS else _make_slide
    for kind, key in zip(("", ERA), lists, strict=True):
        for one in root.get(key) or ():
            if isinstance(one, JsonObject):
                yield make(one, kind)


def _make_title(title: Any, *, is_old: bool) -> Slide:
    if not isinstance(title, JsonObject):
        return Slide(0, title=_text(title), kind=TITLE)
    if not is_old:
        return _make_slide(title, TITLE)
    # It is the timeline itself, of which only these are about the title.
    about = {key: title[key] for key in ("headline", "text", "asset") if key in title}
    return _make_old_slide(_make_object(about, title.line), TITLE)


def _make_object(values: Mapping[str, Any], line: int) -> JsonObject:
    made = JsonObject(values)
    made.line = line
    return made


def _skip_others(root: JsonObject, known: tuple[str, ...]) -> list[Skipped]:
    """Tell what in a timeline is no slide, and what stands beside them."""
    skipped = [
        Skipped(0, cut(f"{key}: {_show(one)}"), "it is no slide")
        for key in known[:2]
        for one in root.get(key) or ()
        if not isinstance(one, JsonObject)
    ]
    skipped += [
        Skipped(0, cut(f"{key}: {_show(value)}"), _BESIDE, is_row=False)
        for key, value in root.items()
        if key not in known and value
    ]
    return skipped


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _show(value: Any) -> str:
    return value if isinstance(value, str) else "..."


def _object(value: Any, key: str) -> Mapping[str, Any]:
    """Return an object; what stands in its place is the value of a key of it."""
    return value if isinstance(value, JsonObject) else {key: value}


def _make_slide(slide: JsonObject, kind: str) -> Slide:
    start, start_shown = _read_parts(slide.get("start_date"))
    end, end_shown = _read_parts(slide.get("end_date"))
    text, media = _object(slide.get("text"), "text"), _object(slide.get("media"), "url")
    parts_shown = " – ".join(filter(None, (start_shown, end_shown)))
    shown = _text(slide.get("display_date"))
    others: dict[str, Value] = {}
    _add_others(others, media, ("url",), "media")
    _add_others(others, text, ("headline", "text"), "text")
    _add_others(others, slide, _READ, "")
    for key in ("start_date", "end_date"):
        parts = slide.get(key)
        if isinstance(parts, JsonObject):
            _add_others(others, parts, _READ_OF_DATES, key)
        elif isinstance(parts, list):
            others[key] = make_value(parts)
    if shown and parts_shown and parts_shown != shown:
        others["date.display_date"] = parts_shown
    return Slide(
        slide.line,
        join_span(start, end),
        shown or parts_shown,
        _text(text.get("headline")),
        _text(text.get("text")),
        _text(media.get("url")),
        kind,
        _text(slide.get("unique_id")),
        FrozenDict(others),
    )


def _add_others(
    others: dict[str, Value],
    record: Mapping[str, Any],
    read: tuple[str, ...],
    level: str,
) -> None:
    """Put what of a record is not read under the names of its columns.

    Only texts are read: what stands in the place of one is kept as it is. Of two of one
    name the second is `name 2`.
    """
    for key, value in record.items():
        is_read = key in read and (isinstance(value, str) or value is None)
        is_whole = key in _WHOLE and isinstance(value, JsonObject | list) and not level
        if not (is_read or is_whole) and value is not None:
            named = key in MEDIA_COLUMNS or not level
            name = make_unique(key if named else f"{level}.{key}", others)
            others[name] = make_value(value)


def _read_parts(value: Any) -> tuple[str, str]:
    """Return the date that its parts make, or what they are; and how it is shown."""
    if not isinstance(value, JsonObject):
        return _text(value).strip(), ""
    year = _text(value.get("year")).strip()
    month, day = (
        text if (text := _text(value.get(key)).strip()).strip("0") else ""
        for key in ("month", "day")
    )
    clock = [_text(value.get(key)).strip() for key in _CLOCK]
    while clock and not clock[-1]:
        clock.pop()
    time = ":".join(part or "0" for part in clock)
    if len(clock) == 1:
        time = f"{time}:00"
    return join_parts(year, month, day, time), _text(value.get("display_date"))


def _make_old_slide(slide: JsonObject, kind: str) -> Slide:
    asset = _object(slide.get("asset"), "media")
    others: dict[str, Value] = {}
    _add_others(others, asset, ("media",), "asset")
    if slide.get("tag"):
        others["group"] = make_value(slide["tag"])
    _add_others(others, slide, _READ_OLD, "")
    return Slide(
        slide.line,
        join_span(
            read_old_date(_text(slide.get("startDate"))),
            read_old_date(_text(slide.get("endDate"))),
        ),
        title=_text(slide.get("headline")),
        summary=_text(slide.get("text")),
        media=_text(asset.get("media")),
        kind=kind,
        others=FrozenDict(others),
    )
