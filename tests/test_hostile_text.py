"""What anybody typed is only text, wherever it comes out.

Random text over all that a terminal, a page, a picture, a log of continuous
integration or a reader of JSON might obey goes through every field that a record has,
every view, command, saved file and report, and through every argument. The fields come
from the records, the views, commands and formats from their tables, and the options
from the commands: a new one is in this test by being there.
"""

import dataclasses
import io
import json
import re
import sys
import typing
from array import array
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.helpers.drawing import Look, draw_view
from tests.helpers.exporting import export_bytes, list_texts
from tests.helpers.files import DATA
from tests.helpers.markdown import list_tokens, read_text
from tests.helpers.pages import read_html
from timeline import load_text
from timeline.analysis.disagreements import find_disagreements
from timeline.analysis.stats import collect_stats
from timeline.analysis.tally import tally_actors, tally_sources
from timeline.cli import app
from timeline.cli.commands import COMMANDS
from timeline.cli.failures import report_failure
from timeline.cli.group import load_command
from timeline.cli.terminal import Terminal
from timeline.cli.watching.canvas import Size
from timeline.cli.watching.frame import Drawing, compose
from timeline.cli.watching.redrawing import KeptVoice
from timeline.dates import Fit, When, Window, parse_date
from timeline.diagnostics import (
    CODES,
    Excerpt,
    Location,
    SourceFile,
    make_diagnostic,
    pack_mark,
)
from timeline.exports import EXPORTS, CsvOptions, ExportOptions, MarkdownOptions
from timeline.exports.report.citing import UNTITLED_WORK
from timeline.exports.report.escaping import flatten
from timeline.importing.forms.icsproperties import unescape as unescape_text
from timeline.model import (
    LIST_MARKS,
    NO_MARKS,
    SINGLE_MARKS,
    Account,
    Actor,
    Chronology,
    Citation,
    Event,
    LeftOut,
    Member,
    Place,
    Role,
    SavedQuery,
    Source,
)
from timeline.names import ActorNames, names_of
from timeline.names.facets import FACETS
from timeline.names.undeclared import find_undeclared
from timeline.pictures import PICTURES, PictureOptions
from timeline.pictures.frame import UNTITLED
from timeline.pictures.options import THEME_NAMES
from timeline.pictures.picture import draw_picture
from timeline.query import SAVED, Match, Not, Or, Question, Selection, Term
from timeline.query.conditions import Because
from timeline.query.dating import Dated, DateTest
from timeline.query.holding import Contains, Has
from timeline.query.taking_part import (
    Concerns,
    TakesPart,
    Target,
    Targets,
    Together,
)
from timeline.rendering import ASCII, TAB, UNICODE, Line
from timeline.rendering.bidi import strip_isolates
from timeline.rendering.painters import SUFFIXES, Canvas, paint
from timeline.reports import MACHINE_REPORTS, format_for_machine
from timeline.reports.text import format_report
from timeline.settings import list_settings
from timeline.text import make_visible
from timeline.views import VIEWS, Sheet, Surface
from timeline.views.actors import draw_actors, draw_undeclared
from timeline.views.differ import draw_differing
from timeline.views.options import UNGROUPED
from timeline.views.sources import draw_sources
from timeline.views.stats import draw_stats
from timeline.vocabulary import UNITS

# Told here anew, not taken from the program.
_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BREAKING = "\u2028\u2029"
# No characters at all: a document with one of them is no XML.
_NONE = "\ufffe\uffff"
_OBEYED = set(_CONTROLS + _TURNING + _BREAKING + _NONE)
_PIECES = (
    *_CONTROLS,
    *_TURNING,
    *_BREAKING,
    *_NONE,
    *"<>&\"'`[]{}()|\\/%#:;,=+-@!?*~ ",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1b]8;;javascript:alert(1)\x1b\\",
    "\x1b[2J\x1b[31m",
    "\x9b31m",
    "[red]",
    "[/]",
    "</span></code></pre></title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "]]>",
    "&#27;&lt;",
    "javascript:alert(1)",
    "https://e.org/",
    "://",
    "\n::error file=a::b",
    "::add-mask::x",
    "##[error]x",
    "##vso[task.x]y",
    "word",
    "北京",
    "é",
)
hostile_texts = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map("".join)

_WORST = (
    "::error::\x1b]52;c;cm0gLXJmIH4=\a\x1b[2J\x9b31m\u202e</title></span><script>alert(1)"
    "</script>\"'&##[error]\r\n::error file=a::b"
)
_DAY = parse_date("2013-05-10", year=None)
assert isinstance(_DAY, When)


def list_fields(record: type) -> dict[str, Any]:
    """Return the fields of a record with their types."""
    # Before Python 3.12 an array cannot be subscripted as it is in annotations.
    return typing.get_type_hints(record, localns={"array": list})


def fill(record: Any, text: str) -> Any:
    """Return a record of a type with the text in every field that can hold one."""
    hints = list_fields(record)
    return record(
        **{name: _value_for(name, hint, text) for name, hint in hints.items()}
    )


_RECORDS = (Citation, Account, Role, Member)
_GIVEN: Mapping[str, Any] = {
    # Where something stands is no text of the author's, but the name of a file is.
    "marks": NO_MARKS,
    "at": (1.0, 2.0),
    "extra": None,
}


def _value_for(name: str, hint: Any, text: str) -> Any:
    if name == "extra":
        return {text: text, "nested": {text: (text, {text: text})}}
    if name in _GIVEN:
        return _GIVEN[name]
    arguments = typing.get_args(hint)
    if hint is str:
        return text
    if hint is Location:
        return Location(text, 1, 1, 1)
    if hint is SourceFile:
        return SourceFile(text, f"{text}\n{text}".encode())
    if hint is When or When in arguments:
        return dataclasses.replace(_DAY, typed=text)
    if typing.get_origin(hint) is tuple:
        (inner,) = set(arguments) - {...}
        return (text,) if inner is str else (fill(inner, text),)
    raise AssertionError(f"the test has no value for {name}: {hint}")


def _make_event(text: str, **given: Any) -> Event:
    event: Event = fill(Event, text)
    lists = sum(len(getattr(event, name)) for name in LIST_MARKS)
    marks = array("Q", [pack_mark(0, 1)] * (len(SINGLE_MARKS) + lists))
    return dataclasses.replace(event, marks=marks, **given)


def make_selection(text: str) -> Selection:
    """Return a selection of which all that is text is this one."""
    events = (
        _make_event(text),
        # What refers to others by id, and has none of the usual words.
        _make_event(text, id="other", to=(), status="disputed", see=(text, "gone")),
        _make_event(text, id="third", actors=("Somebody",), kind="", place=""),
    )
    chronology = Chronology(
        title=text,
        events=events,
        actors={text: fill(Actor, text), "Somebody": fill(Actor, text)},
        sources={text: fill(Source, text)},
        places={text: fill(Place, text)},
        kinds=(text,),
        fields={text: "text"},
        # What was asked for has been read; the other never was.
        queries={
            text: SavedQuery(text, "status:disputed", Location(text, 1, 1, 1)),
            f"{text} unread": SavedQuery(text, text, Location(text, 1, 1, 1)),
        },
        left_out=(LeftOut(Location(text, 1, 1, 1), "date"),),
        extra={text: text},
        files=(SourceFile(text, f"{text}\n{text}".encode()),),
    )
    asked = [Term("title", (text,), "="), Term("@", (text,))]
    if text.strip() and text != SAVED:
        # A value of blanks is none, and cannot be asked for; SAVED names no key.
        asked.insert(0, Term(text, (text, text)))
    because = tuple(_list_because(text, chronology))
    matches = [Match(events[0], Fit.CERTAIN, because)]
    matches += [Match(event, Fit.POSSIBLE, because) for event in events[1:]]
    question = Question(Or((*asked, Not(asked[0]))))
    return Selection(chronology, question, tuple(matches), notes=(text,))


def _list_because(text: str, chronology: Chronology) -> Iterator[Because]:
    names = names_of(chronology)
    test = DateTest("date", "in", (Window(0, 1_000_000),), typed=(text,))
    yield Because(Dated((test,), names=names), Fit.POSSIBLE)
    yield Because(Contains("text", (text,), names), Fit.CERTAIN)
    for facet in ("kind", "place", "tag", "source"):
        values = frozenset(names.facets[facet].list_used())
        yield Because(Has(facet, values, names, (text,)), Fit.CERTAIN)
    target = Target(text, called=text)
    taking = TakesPart(Targets((target,), names=names))
    yield Because(taking, Fit.POSSIBLE)
    yield Because(Together((taking.targets,)), Fit.POSSIBLE, left_out=True)
    yield Because(Concerns(taking.targets), Fit.CERTAIN)


def draw_everything(selection: Selection) -> Iterator[tuple[str, list[Line]]]:
    """Yield the name and the lines of every drawing that there is."""
    for width in (40, 200):
        full = Look(width=width, full=True, explain=True)
        for view in VIEWS:
            yield view, list(draw_view(view, selection, full))
        bare = Look(width=width, machine=True, glyphs=ASCII)
        for view in VIEWS:
            yield f"{view} bare", list(draw_view(view, selection, bare))
        for group_by in (*FACETS, UNGROUPED):
            options = bare.change(group_by=group_by)
            yield group_by, list(draw_view("timeline", selection, options))
        for lanes in FACETS:
            options = full.change(lanes=lanes)
            yield f"lanes {lanes}", list(draw_view("lanes", selection, options))
            yield f"dyads {lanes}", list(draw_view("dyads", selection, options))
        for stack in FACETS:
            options = full.change(stack=stack, by=UNITS[0])
            yield f"density {stack}", list(draw_view("density", selection, options))
        sheet = full.lay(selection)
        actors, sources = tally_actors(selection), tally_sources(selection)
        found = find_disagreements(selection)
        yield "actors", list(draw_actors(actors, sheet))
        yield "sources", list(draw_sources(sources, sheet, alone=9))
        yield "differ", list(draw_differing(found, sheet))
        yield "stats", list(draw_stats(collect_stats(selection), sheet))
        names = ActorNames(selection.chronology)
        undeclared = find_undeclared(selection.events, names, {})
        yield "undeclared", list(draw_undeclared(undeclared, sheet))


_OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;(?:(?:https?|mailto):[!-~]*)?\x1b\\")


def assert_harmless(text: str, what: str = "") -> None:
    """Assert that no terminal obeys a text, and no runner a line of it.

    Our own colours and links may stand in it, tabs and line feeds.
    """
    plain = _OURS.sub("", text)
    assert not _OBEYED & set(plain) - set("\n\t"), (what, plain)
    plain.encode()
    for line in plain.split("\n"):
        assert not line.strip().startswith("::"), (what, line)
        assert not re.search(r"##\w*\[", line), (what, line)


def written_to(stream: io.TextIOWrapper) -> str:
    """Return what was written to a stream over bytes in memory."""
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def assert_lines_harmless(lines: list[Line], what: str) -> None:
    for line in lines:
        for span in line:
            assert span is TAB or "\n" not in span.text + span.link
            assert span is TAB or "\t" not in span.text, what
    for color in ("always", "never"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        Terminal(stream, color=color, width=80).write_lines(lines)
        assert_harmless(written_to(stream), what)


class _Page(HTMLParser):
    """Collects the elements of a page, and fails for one that could act."""

    tags = frozenset(
        ("html", "head", "meta", "title", "style", "body", "pre", "code", "span", "a")
    )
    attributes = frozenset(
        ("lang", "charset", "class", "style", "href", "http-equiv", "content")
    )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.tags
        assert {name for name, _ in attrs} <= self.attributes
        for name, value in attrs:
            if name == "href":
                assert re.fullmatch(r"(?:https?://|mailto:)[!-~]+", value or "", re.I)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def assert_saved_harmless(data: bytes, suffix: str) -> None:
    """Assert that a saved drawing only shows."""
    text = data.decode()
    if suffix == ".txt":
        assert_harmless(text)
        return
    assert not _OBEYED & set(text) - set("\n")
    if suffix == ".html":
        page = _Page()
        page.feed(text)
        page.close()
        return
    for element in ElementTree.fromstring(text).iter():  # noqa: S314  # our own
        assert element.tag.rpartition("}")[2] in (
            *("svg", "style", "defs", "clipPath", "rect", "text", "circle", "g"),
            # Of drawings to scale.
            *("title", "desc", "path", "linearGradient", "stop", "pattern"),
        )
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name
            assert "url(" not in value.replace("url(#timeline-", "")


@settings(max_examples=15)
@given(hostile_texts)
def test_no_drawing_obeys_what_a_record_holds(text: str) -> None:
    for what, lines in draw_everything(make_selection(text)):
        assert_lines_harmless(lines, what)


@settings(max_examples=15)
@given(hostile_texts, st.sampled_from(list(VIEWS)))
def test_no_screen_that_is_watched_obeys(text: str, view: str) -> None:
    voice = KeptVoice(40, UNICODE)
    voice.write_problem(text, text, Excerpt(text, 0, 1, text))
    voice.write_notice(text)
    lines = tuple(draw_view(view, make_selection(text), Look(width=40)))
    drawing = Drawing(lines, text, text, tuple(voice.told), text, is_old=True)
    for rows in (4, 24, 90):
        screen = compose(drawing, 0, Size(rows, 40), UNICODE)
        assert_lines_harmless(screen, view)
        assert len(screen) == rows


@settings(max_examples=15)
@given(hostile_texts, st.sampled_from(list(VIEWS)))
def test_no_saved_file_acts(text: str, view: str) -> None:
    lines = list(draw_view(view, make_selection(text), Look(full=True)))
    for suffix, painter in SUFFIXES.items():
        data = "".join(paint(painter, lines, Canvas(80, text))).encode()
        assert_saved_harmless(data, suffix)


@pytest.mark.parametrize("view", PICTURES)
@settings(max_examples=10)
@given(hostile_texts, st.sampled_from(THEME_NAMES), st.sampled_from(list(FACETS)))
def test_no_picture_acts(view: str, text: str, theme: str, facet: str) -> None:
    record: Any = VIEWS[view].options
    named = {"lanes", "stack"} & list_settings(record).keys()
    options = record(**dict.fromkeys(named, facet))
    sheet = Sheet(make_selection(text), Surface(), options)
    picture = draw_picture(view, sheet, PictureOptions((800, 450), theme))
    assert_saved_harmless(picture.encode(), ".svg")
    root = ElementTree.fromstring(picture)  # noqa: S314  # our own
    visible = make_visible(text)
    assert root[0].text == (visible if visible.strip() else UNTITLED)


def _read_calendar(written: str, text: str) -> None:
    """Assert that a calendar has its events and no more, and the title in one."""
    found = Calendar.from_ical(written)
    assert [one.name for one in found.walk()] == ["VCALENDAR", *["VEVENT"] * 3]
    # icalendar leaves the escapes of what it has no type for.
    own = {
        name: unescape_text(str(found.events[0][f"X-TIMELINE-{name}"]))
        for name in ("REST", "TITLE")
    }
    rest = json.loads(own["REST"])
    assert (rest.get("title", own["TITLE"]), rest[text]) == (text, text)


def _read_features(written: str, text: str) -> None:
    document = json.loads(written)
    assert document["title"] == text
    first = document["features"][0]["properties"]
    assert (first["title"], first["note"]) == (text, text)


def _read_slides(written: str, text: str) -> None:
    """Assert that no slide has an element of anybody's but ours."""
    document = json.loads(written)
    for slide in (document["title"], *document["events"]):
        page = _Page()
        page.tags, page.attributes = frozenset({"p", "b", "a"}), frozenset({"href"})
        for html in slide["text"].values():
            page.feed(html)
        page.close()
        assert "<" not in slide.get("display_date", "")
        # TimelineJS reads a group as HTML twice.
        assert "<" not in unescape(slide.get("group", ""))
    assert unescape(document["title"]["text"]["headline"]) == make_visible(text)


def _read_report(written: str, text: str) -> None:
    """Assert that a report has the text; the next test says what it is made of."""
    assert flatten(text) in read_text(written)


def _read_works(written: str, text: str) -> None:
    """Assert that all works have the title, but for what keeps it from formatting."""
    titles = {item["title"].replace("\u2060", "") for item in json.loads(written)}
    assert titles == {flatten(text) or UNTITLED_WORK}


_READ_BACK = {
    "md": _read_report,
    "csl": _read_works,
    "ics": _read_calendar,
    "geojson": _read_features,
    "timelinejs": _read_slides,
}


# Those of no text are opened by tests of their own; a report in one of them is made of
# that in Markdown.
_TEXTS = tuple(name for name, row in EXPORTS.items() if not row.binary)


# Those whose cells are read back all the same.
_CELLS = ("sqlite", "xlsx")


@pytest.mark.parametrize("name", [*_TEXTS, *_CELLS])
@settings(max_examples=25)
@given(hostile_texts)
def test_exports_hold_the_text_and_nothing_that_is_obeyed(name: str, text: str) -> None:
    options = ExportOptions(notes=True)
    data = export_bytes(name, make_selection(text), options)
    if name in _CELLS:
        texts = list_texts(name, data)
        # A cell of a sheet that looks like markup has controls spelled.
        assert text in texts or text.startswith("<r>")
        return
    written = data.decode()
    if name in ("csv", "tsv"):
        # Data in a file; what a terminal is shown of it is another thing, below.
        return
    # Where lines end so, they end with both.
    told = strip_isolates(written) if name == "md" else written
    assert_harmless(told.replace("\r\n", "\n") if name == "ics" else told)
    if name in _READ_BACK:
        _READ_BACK[name](written, text)
        return
    if name == "yaml":
        # No title that is read is blank, or ends in a line feed.
        if text.strip():
            (event,) = load_text(written).events[:1]
            assert (event.title, event.extra[text]) == (text.rstrip("\n"), text)
        return
    if name == "html":
        page = read_html(written)
        shown = " ".join(make_visible(text).split())
        assert page.list_texts("h1") == [shown or "Chronology"]
        assert page.list_texts("h3") == [shown] * 3
        assert page.list_texts("dt").count(shown) == 3
        return
    document = json.loads(written.split("\n")[0] if name == "jsonl" else written)
    event = document if name == "jsonl" else document["events"][0]
    assert (event["title"], event["own"][text]) == (text, text)
    for other in written.strip().split("\n") if name == "jsonl" else [written]:
        json.loads(other)


_MADE = {
    *("heading", "paragraph", "bullet_list", "list_item", "blockquote", "strong", "em"),
    *("table", "thead", "tbody", "tr", "th", "td", "link"),
}


@settings(max_examples=15)
@given(hostile_texts, st.booleans(), st.sampled_from(["", *FACETS]))
def test_reports_hold_text_alone(text: str, keys: bool, by: str) -> None:  # noqa: FBT001  # given by hypothesis
    """What a report is made of is ours, whatever the fields hold."""
    options = MarkdownOptions(notes=True, full=True, citekeys=keys, by=by)
    written = export_bytes("md", make_selection(text), options).decode()
    assert_harmless(strip_isolates(written))
    # The reader has no notes, and takes what defines one for the target of a link.
    notes = re.sub(r"(?m)^\[\^(\d+)\]: ", r"\n\1: ", written)
    bare = re.sub(r"\[\^\d+\]", "", notes).replace('<div id="refs"></div>', "")
    for token in list_tokens(bare):
        made = token.type.removesuffix("_open").removesuffix("_close")
        assert made in {*_MADE, "inline", "text", "text_special", "hardbreak"}, token
        if made == "link" and token.attrs:
            assert re.fullmatch(
                r"(?:https?://|mailto:)[!-~]+", f"{token.attrs['href']}"
            )
            assert set(token.attrs) == {"href"}


@settings(max_examples=50)
@given(hostile_texts)
def test_reports_repeat_what_was_typed_without_obeying(text: str) -> None:
    files = (SourceFile(text, f"{text}\n{text}".encode()),)
    found = [
        make_diagnostic(
            code,
            text,
            Location(text, 1, 1, 1),
            hint=text,
            related=((text, Location(text, 2)),),
            subject=text,
        )
        for code in CODES
    ]
    assert_lines_harmless(list(format_report(found, files)), "text")
    for name in MACHINE_REPORTS:
        lines = list(format_for_machine(name, found, files))
        if name == "github":
            for line in lines:
                assert "\n" not in line
                assert_harmless(line.removeprefix("::"), name)
                assert re.match(r"::(error|warning|notice) file=[^:,]*,line=1,", line)
        else:
            assert_harmless("\n".join(lines), name)
            json.loads("\n".join(lines))


class Done(NamedTuple):
    """What a command came to."""

    code: int
    stdout: str
    stderr: str


def run_here(*arguments: str) -> Done:
    """Run the command line in this process: a few milliseconds, not hundreds."""
    command = typer.main.get_command(app)
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["timeline", *arguments])
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        run: Callable[[], object] = lambda: command.main(  # noqa: E731
            args=list(arguments), prog_name="timeline", standalone_mode=False
        )
        code = report_failure(run)
    return Done(code, *map(written_to, streams))


def write_yaml(text: str) -> str:
    """Return a chronology whose every field, as YAML, holds the text."""
    left_out = {"marks", "where", "origin", "extra", "id", "status_like"}

    def plain(value: Any) -> Any:
        if isinstance(value, When):
            return "2013-05-10"
        if hasattr(value, "_fields") or dataclasses.is_dataclass(value):
            names = list_fields(type(value))
            record = {name: plain(getattr(value, name)) for name in names}
            kept = {key: one for key, one in record.items() if key not in left_out}
            return kept | dict(getattr(value, "extra", {}))
        if isinstance(value, tuple):
            return [plain(item) for item in value]
        return value

    event = plain(_make_event(text))
    accounts = event["accounts"]
    # So that they differ, in a key that may be anything.
    other = {"source": text, "date": "2013-05-12", text: "other"}
    header = {
        "title": text,
        "kinds": [text],
        text: text,
        "actors": {text: plain(fill(Actor, text))},
        "sources": {text: plain(fill(Source, text))},
        "places": {text: plain(fill(Place, text))},
        "events": [
            event,
            event | {"id": text, "status": "disputed", "accounts": [*accounts, other]},
            {"date": text, "title": text, "see": text},
            {
                "date": "2013-05-11",
                "title": text,
                "accounts": text,
                "sources": [[text]],
            },
            text,
        ],
    }
    # JSON with all but ASCII escaped is YAML that carries every character.
    return json.dumps(header)


_EVERY_OPTION = {
    "show": [
        [f"--view={view}", f"--{flag}"]
        for view, row in VIEWS.items()
        for flag in ("full", "explain")
        if flag in list_settings(row.options)
    ]
    + [[f"--view={view}"] for view in PICTURES],
    "check": [["--format", name] for name in ("text", *MACHINE_REPORTS)],
    "actors": [["--undeclared"], *(["--format", f] for f in ("text", "json", "yaml"))],
    "sources": [["--all"], ["--format", "json"]],
    "office": [
        [_WORST],
        [_WORST, "--on", "2013-05-10"],
        [_WORST, "--format", "json"],
    ],
    "differ": [["--order", "spread"], ["--format", "json"]],
    "stats": [["--all"], ["--format", "json"]],
    "fmt": [["--diff", "--declare"], ["--check"], ["--declare"], []],
    "today": [["--day", "10 May", "--full"]],
    "export": [
        ["--format", one, "--keep-going"] for one in _TEXTS if one not in ("csv", "tsv")
    ],
    "report": [
        [f"{DATA / 'story.md'}", "--keep-going", f"--{level}", "--with-notes"]
        for level in ("brief", "full")
    ],
}


# As JSON, as YAML in braces, and as what is neither: each has a reader of its own.
_TAILS = ("", "\n# as YAML", "\n]: and no YAML")


@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize(
    ("command", "tail"),
    [
        *((name, "") for name in COMMANDS if name != "init"),
        *((name, tail) for name in ("check", "show", "fmt") for tail in _TAILS[1:]),
    ],
)
def test_no_command_obeys_a_file(
    command: str, color: str, tail: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(write_yaml(_WORST) + tail)
    colored = any(param.name == "color" for param in load_command(command).params)
    for options in _EVERY_OPTION.get(command, [[]]):
        given = [*options, *(["--color", color] if colored else [])]
        takes_file = any(p.name == "files" for p in load_command(command).params)
        done = run_here(command, *given, *([str(path)] if takes_file else [_WORST]))
        assert_harmless(done.stderr, f"{command} {given}")
        shown = done.stdout
        if "github" in options:
            shown = re.sub(r"(?m)^::(?=error|warning|notice)", "", shown)
        if "ics" in options:
            shown = shown.replace("\r\n", "\n")
        assert_harmless(shown, f"{command} {given}")
        assert done.stdout or done.stderr


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_file_that_a_command_saves_acts(
    command: str, suffix: str, tmp_path: Path
) -> None:
    if not any(param.name == "save" for param in load_command(command).params):
        return
    path, saved = tmp_path / "x.yaml", tmp_path / f"saved{suffix}"
    path.write_text(write_yaml(_WORST))
    for options in _EVERY_OPTION[command]:
        if "json" in options or "yaml" in options:
            continue
        # No drawing to scale has what these ask for.
        lines = {"--full", "--explain"} & set(options) and suffix == ".svg"
        more = ["--terminal"] if command == "show" and lines else []
        done = run_here(command, *options, *more, str(path), "--save", str(saved))
        if "--undeclared" in options:
            assert "every actor is declared" in done.stderr
            continue
        assert f"saved to {saved}\n" in done.stderr
        assert_saved_harmless(saved.read_bytes(), suffix)
        saved.unlink()


def _list_questions() -> Iterator[tuple[str, ...]]:
    """Yield command lines that quote a text: each option and argument with it."""
    yield ("{}",)
    yield ("--{}",)
    for command in COMMANDS:
        yield command, "--{}"
        yield command, "-{}"
        for param in load_command(command).params:
            if not getattr(param, "opts", None) or param.name in ("save", "output"):
                continue
            option = max(param.opts, key=len)
            if not option.startswith("-"):
                yield command, "{}"
            elif getattr(param, "is_flag", False):
                yield command, f"{option}={{}}"
            else:
                yield command, option, "{}"
    for command, option in (("show", "--save"), ("export", "-o"), ("export", "-o")):
        yield command, option, "{}"
        yield command, option, "none/{}.svg"
        yield command, option, "none/{}.json"


@pytest.mark.parametrize("question", list(_list_questions()), ids=" ".join)
def test_no_message_obeys_what_it_quotes(
    question: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.yaml").write_text("- {date: 2013-05-10, title: T, kind: visit}")
    # No argument of a process holds NUL; one may hold bytes that are not UTF-8.
    for text in (_WORST, f"\udcff{_WORST[9:]}", "".join(sorted(_OBEYED))[1:], "[red]"):
        words = [word.format(text) if "{}" in word else word for word in question]
        done = run_here(*words)
        # A table ends its rows as RFC 4180 has it.
        assert_harmless(done.stdout.replace("\r\n", "\n"), repr(words))
        assert_harmless(done.stderr, repr(words))


def test_what_a_terminal_shows_of_a_table_is_spelled() -> None:
    data = export_bytes("csv", make_selection(_WORST), CsvOptions(raw=True))
    shown = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    shown.isatty = lambda: True  # type: ignore[method-assign]
    Terminal(shown, color="never").write_document(data)
    text = written_to(shown)
    assert_harmless(text)
    assert r"\x1b" in text


def test_every_record_of_the_model_is_filled() -> None:
    """Whatever the model holds is among what is filled, at some depth."""
    selection = make_selection("text")
    seen: set[type] = set()

    def walk(value: Any) -> None:
        if hasattr(value, "_fields") or dataclasses.is_dataclass(value):
            seen.add(type(value))
            for name in list_fields(type(value)):
                walk(getattr(value, name))
        elif isinstance(value, Mapping):
            for item in value.values():
                walk(item)
        elif isinstance(value, tuple):
            for item in value:
                walk(item)

    walk(selection.chronology)
    import timeline.model

    records = {
        one
        for one in vars(timeline.model).values()
        if isinstance(one, type)
        and one.__module__ == "timeline.model"
        and (hasattr(one, "_fields") or dataclasses.is_dataclass(one))
    }
    # What a status means is nobody's text.
    assert records - {timeline.vocabulary.StatusMeaning} <= seen
