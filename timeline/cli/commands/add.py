"""`timeline add`: put an event into a chronology."""

from collections.abc import Mapping
from inspect import Parameter
from typing import Annotated, Any, NamedTuple

import typer

from timeline.cli.adding.prompting import ask_event
from timeline.cli.adding.settling import Settler, check_confidence
from timeline.cli.adding.target import find_target, refuse
from timeline.cli.adding.telling import report_event
from timeline.cli.adding.templates import (
    Wrong,
    find_gap,
    has_text,
    make_template,
    mark_wrong,
    read_template,
)
from timeline.cli.asking import NoAnswerError, ask, can_ask
from timeline.cli.completion import completers
from timeline.cli.editors import kept_text, open_at, read_text, write_text
from timeline.cli.errors import CommandError
from timeline.cli.headings import further
from timeline.cli.options import ColorOption, with_quiet
from timeline.cli.page import Page
from timeline.cli.parameters import Bundle, make_parameter, takes
from timeline.cli.terminal import error_terminal, output_terminal
from timeline.editing.entering import read_line
from timeline.editing.inserting import Inserted
from timeline.editing.spans import UnsplicedError
from timeline.model import Event
from timeline.query import make_query, select
from timeline.reading.events import KEYS
from timeline.views import draw_view
from timeline.views.options import CardOptions
from timeline.yamltext import Prose, Tree

EPILOG = """Examples:

  timeline add "10 May 2013: Cameron flies to Sochi"

  timeline add "10 May 2013: Cameron flies to Sochi" -a Cameron -k visit -p Sochi

  timeline add "May 2013: Kerry in Moscow" --source "sherr-2013, 4" --dry-run

  timeline add                    asks for one key after the other

  timeline add --edit             opens $EDITOR on an event to fill in

Exit code 0: added; 1: given up; 2: cannot be added, and nothing changed.
"""


def _list_parameter(
    flag: str, metavar: str, text: str, *names: str, complete: str = ""
) -> Parameter:
    option = typer.Option(
        f"--{flag}",
        *names,
        metavar=metavar,
        help=text,
        show_default=False,
        rich_help_panel=_EVENT,
        autocompletion=completers.complete_filter(complete) if complete else None,
    )
    return make_parameter(flag.replace("-", "_"), list[str] | None, option, None)


def _text_parameter(
    flag: str, metavar: str, text: str, *names: str, complete: str = "", **told: Any
) -> Parameter:
    option = typer.Option(
        f"--{flag}",
        *names,
        metavar=metavar,
        help=text,
        show_default=False,
        rich_help_panel=told.pop("heading", _EVENT),
        autocompletion=completers.complete_filter(complete) if complete else None,
    )
    return make_parameter(flag, str | None, option, None)


_EVENT = "The event"
_MORE = further(_EVENT)


class Given(NamedTuple):
    """What the options say of an event, as typed."""

    lists: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str]


def _make_given(**given: Any) -> Given:
    lists = {
        key: tuple(value)
        for key, value in given.items()
        if isinstance(value, list | tuple)
    }
    texts = {key: value for key, value in given.items() if isinstance(value, str)}
    return Given(lists, texts)


_GIVEN = Bundle(
    "given",
    (
        _list_parameter(
            "actor", "NAME", "Who acts; again for others.", "-a", complete="actor"
        ),
        _list_parameter(
            "to", "NAME", "Whom it is done or addressed to.", complete="actor"
        ),
        _list_parameter("about", "NAME", "Whom it concerns.", complete="actor"),
        _text_parameter("kind", "KIND", "What kind of event.", "-k", complete="kind"),
        _text_parameter("place", "PLACE", "Where.", "-p", complete="place"),
        _list_parameter(
            "tag", "TAG", "A word for it; again for others.", "-t", complete="tag"
        ),
        _list_parameter(
            "source",
            "SOURCE",
            "An id, a page of it (`sherr-2013, 4`), or a source in words.",
            "-s",
            complete="source",
        ),
        _text_parameter("status", "STATUS", "Whether it happened.", complete="status"),
        _text_parameter("summary", "TEXT", "What there is to say.", heading=_MORE),
        _text_parameter("reported", "DATE", "When it became known.", heading=_MORE),
        _text_parameter("confidence", "WORD", "low, moderate or high.", heading=_MORE),
        _text_parameter("note", "TEXT", "For the authors alone.", heading=_MORE),
        _text_parameter("id", "ID", "Its name, for others to refer to.", heading=_MORE),
        _list_parameter("see", "ID", "A related event.", complete="id"),
        _list_parameter("set", "KEY=VALUE", "A key of your own."),
    ),
    _make_given,
)
_TextArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TEXT", help="A date, a colon and a title.", show_default=False
    ),
]
_IntoOption = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar="FILE",
        help="The file it goes into. Default: the only one of $TIMELINE_FILE, else "
        "events.yaml.",
        show_default=False,
        autocompletion=completers.complete_files,
    ),
]
_EditOption = Annotated[
    bool, typer.Option("--edit", "-e", help="Fill it in in $EDITOR first.")
]
_AsTypedOption = Annotated[
    bool,
    typer.Option("--as-typed", help="Take names that resemble known ones for others."),
]
_DryOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, as a diff.")
]


@with_quiet
@takes(_GIVEN)
def run(
    text: _TextArgument = None,
    *,
    given: Given,
    into: _IntoOption = None,
    edit: _EditOption = False,
    as_typed: _AsTypedOption = False,
    dry_run: _DryOption = False,
    color: ColorOption = "auto",
) -> None:
    """Put an event into a chronology, by its date, in the style of its neighbours.

    Nothing else in the file changes. A name that may be another spelling of one that
    is known is asked about.
    """
    adder = _Adder(into, as_typed=as_typed, dry_run=dry_run, color=color)
    line = " ".join(text or ()).strip()
    tree = adder.make_tree(line, given)
    if edit:
        adder.edit(tree)
    elif line:
        adder.add(tree)
    elif tree or not can_ask():
        raise CommandError(
            "there is no event to add",
            'write one such as "10 May 2013: Cameron flies to Sochi"',
        )
    else:
        adder.ask_events()


class _Adder:
    """Adds events to one file."""

    def __init__(
        self, into: str | None, *, as_typed: bool, dry_run: bool, color: str
    ) -> None:
        self._errors = error_terminal(color=color)
        self._output = output_terminal(color=color)
        self._color = color
        self._as_typed = as_typed
        self._dry_run = dry_run
        self._target = find_target(into, self._errors)
        self._begin()

    def _begin(self) -> None:
        self._settler = Settler(
            self._target.chronology, self._errors, as_typed=self._as_typed
        )

    def make_tree(self, line: str, given: Given) -> dict[str, Tree]:
        """Return the keys of an event, as a line and the options give them."""
        settler, texts, lists = self._settler, given.texts, given.lists
        found: dict[str, Tree] = {}
        if line:
            typed = read_line(line, year=self._target.chronology.year)
            found |= {"date": typed.typed, "title": typed.title}
        for key in ("id", "reported"):
            found[key] = texts.get(key, "").strip()
        found["kind"] = settler.settle_kind(texts.get("kind", "").strip())
        found["place"] = settler.settle_place(texts.get("place", "").strip())
        found["status"] = settler.settle_status(texts.get("status", "").strip())
        found["confidence"] = check_confidence(texts.get("confidence", "").strip())
        for key in ("summary", "note"):
            prose = texts.get(key, "").strip()
            found[key] = Prose(prose, clipped=True) if prose else ""
        for key, option in (("actors", "actor"), ("to", "to"), ("about", "about")):
            found[key] = settler.settle_actors(lists.get(option, ()))
        found["tags"] = [one.strip() for one in lists.get("tag", ()) if one.strip()]
        found["see"] = [one.strip() for one in lists.get("see", ()) if one.strip()]
        found["sources"] = [
            settler.settle_source(one.strip()) for one in lists.get("source", ())
        ]
        own = settler.settle_own(lists.get("set", ()))
        order = {key: found[key] for key in KEYS if found.get(key)}
        return order | own

    def ask_events(self) -> None:
        """Ask for events until nobody answers any more."""
        added = False
        try:
            while True:
                tree = ask_event(self._target.chronology, self._settler, self._errors)
                self.add(tree)
                added = True
                more = ask("One more", self._errors, default="n")
                if more.lower() not in ("y", "yes"):
                    return
        except NoAnswerError:
            self._errors.write_notice("nothing more was added")
        if not added:
            raise typer.Exit(1)

    def add(self, tree: Mapping[str, Tree]) -> None:
        """Put an event into the file, and draw it."""
        try:
            inserted = self._target.insert(tree, self._settler.declares)
        except UnsplicedError as error:
            raise refuse(self._target.name, error) from error
        self._finish(inserted)

    def _finish(self, inserted: Inserted) -> None:
        if self._dry_run:
            self._target.show_change(inserted, self._output)
            return
        self._target = self._target.write(inserted)
        (event,) = inserted.events
        self._draw(event)
        place = event.locate()
        self._errors.write_notice(f"added to {place.file}:{place.line} as {event.id}")
        report_event(event, self._target.chronology, self._errors)
        self._begin()

    def _draw(self, event: Event) -> None:
        page = Page(
            color=self._color,
            width=None,
            save=None,
            force=False,
            pager=False,
            ascii_only=False,
        )
        chronology = self._target.chronology
        selection = select(chronology, make_query(id=event.id))
        sheet = page.lay(selection, CardOptions())
        page.write(draw_view("card", sheet), chronology.files)

    def edit(self, tree: Mapping[str, Tree]) -> None:
        """Have an event filled in in the editor, until it is right or given up."""
        text, before = make_template(tree), ""
        with kept_text(".yaml") as path:
            while True:
                write_text(path, text)
                open_at(path, find_gap(text))
                typed = mark_wrong(read_text(path), ())
                if not has_text(typed):
                    break
                if typed == before:
                    raise CommandError(
                        "the event is as wrong as it was, and is not added",
                        f"what was typed is kept in {path}",
                    )
                wrong = self._try(typed)
                if not wrong:
                    return
                text, before = mark_wrong(typed, wrong), typed
        self._errors.write_notice("nothing was added")
        raise typer.Exit(1)

    def _try(self, typed: str) -> tuple[Wrong, ...]:
        """Add an event as it was typed, or return what is wrong with it."""
        try:
            tree, wrong = read_template(typed, self._target.inputs)
            if wrong:
                return wrong
            settled = self._settler.settle_tree(tree)
            inserted = self._target.insert(settled, self._settler.declares)
        except UnsplicedError as error:
            return (Wrong(0, str(error)),)
        except CommandError as error:
            return (Wrong(0, f"{error.message}: {error.hint}"),)
        self._finish(inserted)
        return ()
