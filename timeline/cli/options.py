"""Options that commands share, and the bundles that most of them take.

FILES      what is read, and where the events stand in it
QUESTION   which events are asked for: an option for each row of
           `timeline.query.options.OPTIONS`, so that a new filter is an option of every
           command by its row alone, and `--query`, which asks for any of them
"""

from functools import wraps
from typing import Annotated, Any

import typer

from timeline.cli.completion import completers
from timeline.cli.headings import (
    DRAWING_HEADING,
    EVENTS_HEADING,
    FILES_HEADING,
    further,
)
from timeline.cli.parameters import (
    Bundle,
    Command,
    make_parameter,
    sign,
    word_option,
)
from timeline.cli.terminal import COLORS
from timeline.cli.voice import QUIET
from timeline.lean import NamedTuple
from timeline.model import Chronology
from timeline.query import COMMON_FLAGS, FLAGS, Question, make_query
from timeline.query.options import OPTIONS, name_parameter

ColorOption = Annotated[
    str,
    word_option(
        "--color",
        words=COLORS,
        metavar="WHEN",
        help="auto, always or never.",
        rich_help_panel=further(DRAWING_HEADING),
    ),
]


class Files(NamedTuple):
    """What a command reads."""

    paths: tuple[str, ...] = ()
    at: str = ""
    """Where the events stand in each file, keys joined by points; empty to find it."""
    cached: bool = True
    """An index may be asked, and may be kept, of what is read."""

    def load(self) -> Chronology:
        """Read it. Raises UnreadableFileError for what cannot be found or read."""
        # Whatever reads no file would pay for this import as well.
        from timeline.cli.recalling import load_files

        return load_files(self.paths, self.at, cached=self.cached)


def _make_files(files: list[str] | None, at: str | None, *, no_cache: bool) -> Files:
    return Files(tuple(files or ()), at or "", not no_cache)


FILES = Bundle(
    "files",
    (
        make_parameter(
            "files",
            list[str] | None,
            typer.Argument(
                metavar="FILES",
                help="Files, folders of *.yaml, or - for standard input. "
                "Default: $TIMELINE_FILE, else events.yaml.",
                show_default=False,
                autocompletion=completers.complete_files,
            ),
            None,
        ),
        make_parameter(
            "at",
            str | None,
            typer.Option(
                "--at",
                metavar="PATH",
                help="Where the events stand in each file, keys joined by points: "
                "data.items. Default: wherever the one list of events is.",
                show_default=False,
                rich_help_panel=further(FILES_HEADING),
            ),
            None,
        ),
        make_parameter(
            "no_cache",
            bool,
            typer.Option(
                "--no-cache",
                help="Read the files, and keep no index of them.",
                rich_help_panel=further(FILES_HEADING),
            ),
            default=False,
        ),
    ),
    _make_files,
)


def _choose_heading(*, common: bool) -> str:
    return EVENTS_HEADING if common else further(EVENTS_HEADING)


def _filter_option(name: str) -> Any:
    option = OPTIONS[name]
    return typer.Option(
        f"--{name}",
        *filter(None, (option.short,)),
        metavar=option.metavar or option.field.upper(),
        help=f"{option.summary[0].upper()}{option.summary[1:]}.",
        show_default=False,
        rich_help_panel=_choose_heading(common=option.common),
        autocompletion=completers.complete_filter(name),
    )


def _flag_option(flag: str, summary: str) -> Any:
    return typer.Option(
        f"--{flag.replace('_', '-')}",
        help=f"{summary[0].upper()}{summary[1:]}.",
        rich_help_panel=_choose_heading(common=flag in COMMON_FLAGS),
    )


def _make_question(query: list[str] | None, **given: Any) -> Question:
    options: Any = {name: value or () for name, value in given.items()}
    question: Question = make_query(query or (), **options)
    return question


QUESTION = Bundle(
    "question",
    (
        *(
            make_parameter(
                name_parameter(option), list[str] | None, _filter_option(option), None
            )
            for option in OPTIONS
        ),
        make_parameter(
            "query",
            list[str] | None,
            typer.Option(
                "--query",
                "-q",
                metavar="QUERY",
                help="In words, such as 'kind:visit or not tag:arms'.",
                show_default=False,
                rich_help_panel=EVENTS_HEADING,
                autocompletion=completers.complete_query,
            ),
            None,
        ),
        *(
            make_parameter(flag, bool, _flag_option(flag, summary), default=False)
            for flag, summary in FLAGS.items()
        ),
    ),
    _make_question,
)


def with_quiet(function: Command) -> Command:
    """Add an option to a command that keeps its notices back."""

    @wraps(function)
    def command(*, quiet: bool, **given: Any) -> Any:
        token = QUIET.set(quiet)
        try:
            return function(**given)
        finally:
            QUIET.reset(token)

    option = typer.Option(
        "--quiet",
        help="Keep notices back; errors are told all the same.",
        rich_help_panel=further(DRAWING_HEADING),
    )
    signature: Any = vars(function)["__signature__"]
    added = make_parameter("quiet", bool, option, default=False)
    return sign(command, [*signature.parameters.values(), added])
