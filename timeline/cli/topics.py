"""What `timeline help` tells of besides commands: pages of the documentation.

A wheel holds these pages, which pyproject.toml puts there; a clone has them in `docs`.
"""

from pathlib import Path

from timeline.lean import NamedTuple

SUMMARY = "In one screen"
"""The heading of what a newcomer reads first; without it that is the whole page."""


class Topic(NamedTuple):
    """A row of the table."""

    page: str
    """The name of the page, without its suffix."""
    summary: str
    listed: bool = True
    """It is among the topics that `--help` lists; else another page leads to it."""


TOPICS = {
    "dates": Topic("dates", "How dates are written, known exactly or not."),
    "query": Topic("query", "Questions for --query: and, or, not, fields."),
    "names": Topic("actors", "Actors, offices, states, and what finds them."),
    "file": Topic("format", "What a chronology holds, key by key."),
    "views": Topic("views", "What each view shows, and its options."),
    "sources": Topic("sources", "Sources, ratings, accounts that differ."),
    "maps": Topic("import", "What `import` reads, and maps of columns."),
    "exports": Topic("exports", "Which format keeps what, and what opens it."),
    "csv": Topic("csv", "The columns of `export --format csv`.", listed=False),
    "excel": Topic("excel", "The sheets of `export --format xlsx`.", listed=False),
    "sqlite": Topic("sqlite", "The tables of `export --format sqlite`.", listed=False),
    "json": Topic("json", "The records of `export --format json`.", listed=False),
    "yaml": Topic("yaml", "A part of a chronology as one of its own.", listed=False),
    "calendars": Topic("calendars", "What `export --format ics` says.", listed=False),
    "geojson": Topic(
        "maps-and-timelines", "What maps and TimelineJS are told.", listed=False
    ),
    "reports": Topic("report", "What reports say, and stories.", listed=False),
    "page": Topic("page", "The page of `export --format html`.", listed=False),
    "drawings": Topic("drawings", "Pictures of `show --save`.", listed=False),
    "cache": Topic("cache", "What is kept of files, and where.", listed=False),
    "problems": Topic("diagnostics", "Every message of `check`, with its remedy."),
}

_PACKAGE = Path(__file__).parent.parent
PACKED = "data/docs"
"""Where a wheel has the pages, within the package."""


def read_page(topic: Topic) -> str:
    """Return the page of a topic. Raises FileNotFoundError where it was not packed."""
    name = f"{topic.page}.md"
    # A clone that is installed in place has the pages where they are written.
    folders = (_PACKAGE / PACKED, _PACKAGE.parent / "docs")
    found = next((one for one in folders if (one / name).is_file()), folders[0])
    return (found / name).read_text(encoding="utf-8")


def cut_summary(page: str) -> tuple[str, bool]:
    """Return the part of a page to read first, and whether there is more of it."""
    title, *sections = page.split("\n## ")
    for section in sections:
        if section.startswith(f"{SUMMARY}\n"):
            heading = title.lstrip().partition("\n")[0]
            return f"{heading}\n{section.removeprefix(SUMMARY)}", True
    return page, False
