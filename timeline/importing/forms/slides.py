"""Slides of TimelineJS as rows, whichever of its files they come from.

| column | what it is of a slide |
|---|---|
| `id` | its unique id, where it may be one here; else it stays `unique_id` |
| `date` | its start, or the range to its end: EDTF, or what was typed |
| `title`, `summary` | headline and text, which are HTML |
| `type` | `era` for a stretch of time that has a name; `title` for a second title |
| `display_date` | the date as it is shown, where that says something else |
| `sources` | the address of its media, if that is a page or a document |
| `media` | else its address, or what is put there |
| `caption`, `credit` | of the media, in HTML |

Whatever else a slide has stays under its own name.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from timeline.importing.columns import make_unique
from timeline.importing.datetexts import is_same_date, join_date
from timeline.importing.forms.htmltext import strip_html
from timeline.importing.rows import Remark, Row, Skipped, Table, list_columns
from timeline.model import Value
from timeline.patterns import LazyPattern
from timeline.reading.ids import is_id
from timeline.records import FrozenDict, cut
from timeline.text import count_of

FORM = "timelinejs"
TITLE = "title"
ERA = "era"

MEDIA_COLUMNS = frozenset({"caption", "credit", "thumbnail"})
"""What is said of the media, under the same name in all of its files."""

_UNDERSTOOD = frozenset({"id", "date", "title", "summary", "sources"})
_HTML = frozenset({"title", "summary", "caption", "credit"})
# What an address of a page or a document ends in, if in anything; and whose pages are
# pictures, films, sounds and maps.
_PAGES = frozenset({"", "html", "htm", "shtml", "php", "asp", "aspx", "jsp", "pdf"})
_GALLERIES = (
    *("youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "flickr.com"),
    *("flic.kr", "instagram.com", "imgur.com", "soundcloud.com", "spotify.com"),
    *("vine.co", "giphy.com", "gfycat.com", "wistia.com", "maps.google.com"),
)
_LONGEST_ENDING = 5
_SLASHED = LazyPattern(
    r"(?P<month>[0-9]{1,2})/(?:(?P<day>[0-9]{1,2})/)?(?P<year>-?[0-9]+)"
    r"(?:\s+(?P<time>[0-9].*))?"
)


class Slide(NamedTuple):
    """One slide; texts are empty where it has none."""

    line: int
    date: str = ""
    shown: str = ""
    """Its date as it is to be shown."""
    title: str = ""
    summary: str = ""
    media: str = ""
    kind: str = ""
    """What it is, if no event: `title` or `era`."""
    id: str = ""
    others: Mapping[str, Value] = FrozenDict()
    """What else it has, by the name of its column."""


def make_table(
    slides: Iterable[Slide],
    *,
    title: str = "",
    skipped: Sequence[Skipped] = (),
    remarks: Sequence[Remark] = (),
) -> Table:
    """Return slides as rows. The first that is a title gives the table its own.

    That is HTML as well, and read as the text that it shows.
    """
    rows: list[Row] = []
    left = list(skipped)
    told = list(remarks)
    ids: set[str] = set()
    eras: list[int] = []
    for slide in slides:
        if slide.kind == TITLE and not title:
            title = " ".join(strip_html(slide.title or slide.summary).split())
            left += _leave_out_title(slide)
            continue
        if slide.kind == ERA:
            eras.append(slide.line)
        rows.append(_make_row(slide, ids))
    if eras:
        told.append(
            Remark(
                eras[0],
                f"{count_of(len(eras), 'era')} of the timeline "
                f"{'is' if len(eras) == 1 else 'are'} read as events, with the type "
                f"{ERA!r}",
            )
        )
    columns = list_columns(rows)
    return Table(
        FORM,
        columns,
        tuple(rows),
        tuple(sorted(left)),
        title,
        understood=_UNDERSTOOD & set(columns),
        html=_HTML & set(columns),
        remarks=tuple(sorted(told)),
    )


def _leave_out_title(slide: Slide) -> list[Skipped]:
    rest = [slide.summary if slide.title else "", slide.date, slide.media]
    rest += [value for value in slide.others.values() if isinstance(value, str)]
    text = " ".join(filter(None, rest))
    reason = "it is on the slide of the title, which is no event"
    return [Skipped(slide.line, cut(text, 200), reason, is_row=False)] if text else []


def _make_row(slide: Slide, ids: set[str]) -> Row:
    values: dict[str, Value] = {}
    if slide.id and is_id(slide.id) and slide.id not in ids:
        values["id"] = slide.id
        ids.add(slide.id)
    elif slide.id:
        values["unique_id"] = slide.id
    texts = {
        "date": slide.date,
        "title": slide.title,
        "summary": slide.summary,
        "type": slide.kind,
    }
    values |= {name: text for name, text in texts.items() if text}
    if slide.shown and not is_same_date(slide.shown, slide.date):
        values["display_date"] = slide.shown
    if slide.media and is_page(slide.media):
        values["sources"] = (FrozenDict({"url": slide.media}),)
    elif slide.media:
        values["media"] = slide.media
    for name, value in slide.others.items():
        if value:
            values[make_unique(name, {*values, *_UNDERSTOOD})] = value
    return Row(FrozenDict(values), slide.line)


def is_page(text: str) -> bool:
    """Tell whether a text is the address of a page or document, no picture or film."""
    if not text.startswith(("http://", "https://")) or not text.isprintable():
        return False
    if " " in text:
        return False
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return False
    if not host or host.endswith(_GALLERIES) or parts.path.startswith("/maps"):
        return False
    ending = parts.path.rpartition("/")[2].rpartition(".")
    return (
        not ending[1] or len(ending[2]) > _LONGEST_ENDING or ending[2].lower() in _PAGES
    )


def join_parts(year: str, month: str, day: str, time: str) -> str:
    """Return the date that its parts make, as EDTF; else the parts.

    What is missing before another is `?`, so that a day is not taken for a month:
    `2013-?-5`.
    """
    parts = [year, month, day]
    while parts and not parts[-1]:
        parts.pop()
    typed = "-".join(part or "?" for part in parts)
    return join_date(year, month, day, time) or " ".join(filter(None, (typed, time)))


def read_old_date(text: str) -> str:
    """Return the date that versions 1 and 2 of TimelineJS read, or what was typed.

    `2011,12,10`, with hour, minute and second behind it; or `12/10/2011`, the month
    first, with a time behind it.
    """
    text = text.strip()
    found = _SLASHED.fullmatch(text)
    if found is not None:
        day, time = found["day"] or "", found["time"] or ""
        return join_date(found["year"], found["month"], day, time) or text
    year, month, day, *clock = [*map(str.strip, text.split(",")), "", ""]
    time = ":".join(filter(None, clock[:3]))
    return join_date(year, month, day, time) or text
