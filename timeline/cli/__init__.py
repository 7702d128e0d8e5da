"""The command line. The only room that prints, reads the clock or exits.

    commands      a module each, and their table; group imports them one at a time
    answering     the frame of commands that answer a question; answer, what it reads;
                  notices, what is told beside it
    watching      an answer that is drawn again when a file changes
    page          where a drawing goes; picturepage, into a picture too; paging, through
                  a pager; files, replaced whole
    exporting     where a document goes; written, which command writes a file of a name
    asked         options of views and formats, from the records that declare them
    options       what several commands take, the filters among them
    helping       what --help says; headings, which options are in its short form
    topics        what else `timeline help` tells of, and the pages that it shows
    parameters    how a command gets them: some by themselves, some many as one value
    progress      what is being done, while that takes long
    terminal      colour, width, encoding, closed pipes; voice, what people are told
    environment   variables, settled once
    errors        the error of a wrong command line; failures, all expected ones told
    typed         a command line as it was typed; usage, what is wrong with one
    synonyms      what other programs call what we have; offers, what is named for it
    meant         what is said of a word that is no file; meanings, what it may mean
    signals       being asked to stop; leaving, the end of the process
    remedies      what mends a problem, in commands and options
    lookup        rows of a name and its meaning
    completion    what the shell may complete

Exit codes: 0 clean; 1 the data has errors; 2 the command line is wrong, or a file
cannot be read or written; 130, 143, 129 interrupted, terminated, hung up.
"""

import os
import sys
from typing import Annotated

import typer

from timeline.cli.environment import COMPLETION, settle_sizes
from timeline.cli.failures import report_failure
from timeline.cli.group import LazyGroup
from timeline.cli.signals import heed_signals, ignore_signals

app = typer.Typer(
    name="timeline",
    cls=LazyGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Every command tells more with --help.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        try:
            typer.echo(f"timeline {version('diplomatic-timeline')}")
        except BrokenPipeError:
            from timeline.cli.terminal import discard_output

            discard_output(sys.stdout)
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version.",
            callback=_print_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Keep a chronology of diplomacy in a plain text file, and ask it questions."""


def run() -> int:
    """Run the command that the arguments of the process name; return its exit code."""
    # Python has no stream where the descriptor was closed, as by `>&-`.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115  # for good
    settle_sizes()
    code = report_failure(_run_command)
    if code in (0, 1):
        code = report_failure(lambda: _keep_waiting(code))
    ignore_signals()
    return code


def _keep_waiting(code: int) -> int:
    """Keep what was read in indexes, where anything was; return the code."""
    recalling = sys.modules.get("timeline.cli.recalling")
    if recalling is not None:
        recalling.keep_waiting()
    return code


def _run_command() -> object:
    heed_signals()
    try:
        return _run_once()
    except Exception as failure:
        recalling = sys.modules.get("timeline.cli.recalling")
        if recalling is None or not recalling.is_of_index(failure):
            raise
        recalling.drop_broken(failure)
    return _run_once()


def _run_once() -> object:
    command = typer.main.get_command(app)
    # Standing alone, Typer would tell what is wrong in a voice of its own, and repeat
    # what was typed as it is.
    stdout = sys.stdout
    try:
        return command.main(prog_name="timeline", standalone_mode=False)
    except SystemExit:
        # So Typer (0.29) ends where its reader has had enough, which is no error.
        if sys.stdout is not stdout:
            return 0
        raise
    except Exception as failure:
        recalling = sys.modules.get("timeline.cli.recalling")
        if recalling is not None and recalling.is_of_index(failure):
            raise
        # Nothing may fall into the prompt of a shell that asks for words.
        if COMPLETION in os.environ:
            return 1
        raise
