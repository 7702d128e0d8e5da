"""The sheets that TimelineJS is fed from, saved as CSV: a row is a slide.

    version 3    Year, Month, Day, Time, End Year, End Month, End Day, End Time,
                 Display Date, Headline, Text, Media, Media Credit, Media Caption,
                 Media Thumbnail, Type, Group, Background
    version 1    Start Date, End Date, Headline, Text, Media, Media Credit,
                 Media Caption, Media Thumbnail, Type, Tag

Names are told apart by their letters and digits alone, as by TimelineJS itself. A row
of the type `title`, `start` in version 1, gives the table its title, one of the type
`era` names a stretch of time. Parts of an end without a year are no end: they stay
under their own names.
"""

from collections.abc import Mapping

from timeline.importing.columns import make_unique
from timeline.importing.datetexts import join_span
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.contents import fold_column, is_sheet
from timeline.importing.forms.delimited import read as read_delimited
from timeline.importing.forms.slides import (
    TITLE,
    Slide,
    join_parts,
    make_table,
    read_old_date,
)
from timeline.importing.rows import Row, SourceError, Table
from timeline.model import Value
from timeline.records import FrozenDict

_START = ("year", "month", "day", "time")
_END = ("endyear", "endmonth", "endday", "endtime")
_OLD = ("startdate", "enddate")
_FIELDS = ("displaydate", "headline", "text", "media", "type", "uniqueid")
_RENAMED = {
    "mediacredit": "credit",
    "mediacaption": "caption",
    "mediathumbnail": "thumbnail",
    "group": "group",
    "tag": "group",
    "background": "background",
}


def read_sheet(text: str, options: ReadOptions) -> Table:
    """Return the rows of a sheet as slides.

    Raises SourceError where its columns are others, and as `delimited` does.
    """
    table = read_delimited(text, options)
    if not is_sheet(table.columns):
        raise SourceError(
            "it has not the columns of a sheet for TimelineJS",
            "they are Year (or Start Date), Headline, Text, Media and others",
        )
    # Of two columns of one name the first counts, and the other keeps its own.
    names: dict[str, str] = {}
    for column in table.columns:
        names.setdefault(fold_column(column), column)
    return make_table(
        [_make_slide(row, names) for row in table.rows],
        skipped=table.skipped,
        remarks=table.remarks,
    )


def _make_slide(row: Row, names: Mapping[str, str]) -> Slide:
    cells = {
        key: str(row.values.get(column, "")).strip() for key, column in names.items()
    }
    kind = cells.get("type", "").lower()
    if "year" in names:
        read = {*_START, *_FIELDS}
        start = join_parts(*(cells.get(key, "") for key in _START))
        end = ""
        if cells.get("endyear"):
            end = join_parts(*(cells.get(key, "") for key in _END))
            read |= set(_END)
    else:
        read = {*_OLD, *_FIELDS}
        kind = TITLE if kind == "start" else kind
        start, end = (read_old_date(cells.get(key, "")) for key in _OLD)
    others: dict[str, Value] = {}
    taken = {names[key] for key in names if key in read}
    for column, value in row.values.items():
        key = fold_column(column)
        if column not in taken and value:
            is_first = names[key] == column
            name = _RENAMED.get(key, column) if is_first else column
            others[make_unique(name, others)] = value
    return Slide(
        row.line,
        join_span(start, end),
        cells.get("displaydate", ""),
        cells.get("headline", ""),
        cells.get("text", ""),
        cells.get("media", ""),
        kind,
        cells.get("uniqueid", ""),
        FrozenDict(others),
    )
