"""`timeline report`: fill events into a document of one's own."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.asked import Asked, bundle_settings
from timeline.cli.errors import USAGE, CommandError
from timeline.cli.exporting import (
    TARGET,
    GoOnOption,
    NotesOption,
    Target,
    tell_errors,
    tell_left_out,
)
from timeline.cli.options import FILES, QUESTION, Files, with_quiet
from timeline.cli.parameters import takes, word_option
from timeline.cli.progress import working
from timeline.cli.remedies import word_hint
from timeline.cli.terminal import error_terminal
from timeline.diagnostics import STDIN, SourceFile
from timeline.exports.options import EventOptions, StoryOptions
from timeline.query import Question
from timeline.text import count_of

EPILOG = """Examples:

  timeline report story.md                     filled in, on standard output

  timeline report story.md -o story.docx       for Word, by pandoc

  timeline report story.md a.yaml --certain    lists of what is certain alone

In the story {{event: ID}} stands for an event, within a sentence or alone on a line;
{{timeline: QUERY}}, alone on a line, for all that match, such as kind:visit.

Exit code 0: all is filled in; 1: the chronology has errors; 2: a placeholder is wrong.
"""

_FORMATS: dict[str, type[EventOptions]] = {
    "md": StoryOptions,
    "docx": EventOptions,
    "pdf": EventOptions,
}
_ASKED = bundle_settings("asked", "format", _FORMATS)


@with_quiet
@takes(FILES, QUESTION, _ASKED, TARGET)
def run(
    story: Annotated[
        str,
        typer.Argument(metavar="STORY", help="A file of Markdown, or - to read it."),
    ],
    files: Files,
    *,
    output_format: Annotated[
        str | None,
        word_option(
            "--format",
            words=_FORMATS,
            metavar="FORMAT",
            help=f"{', '.join(_FORMATS)}. Default: by the suffix of --output, else md.",
            show_default=False,
        ),
    ] = None,
    target: Target,
    with_notes: NotesOption = False,
    keep_going: GoOnOption = False,
    asked: Asked[EventOptions],
    question: Question,
) -> None:
    """Fill in the events that a Markdown file names by id or asks for.

    Each gets its date, title and a note with its sources. What the options ask for
    narrows every list.
    """
    from timeline.exports.report.stories import fill_story

    name = output_format or target.find_format(tuple(_FORMATS), default="md")
    target.check(name)
    chosen = asked.choose(name)
    if story == "-" and "-" in files.paths:
        raise CommandError(
            "standard input cannot hold both the story and its events",
            "name a file for one of them",
        )
    written = _read_story(story)
    chronology = files.load()
    errors = error_terminal()
    broken = tell_errors(chronology, errors, keep_going=keep_going)
    options = _make_options(chosen.read(chronology), with_notes=with_notes)
    with working("Writing"):
        filled = fill_story(written.text, chronology, question, options)
    for problem in filled.problems:
        place = f"{written.name}:{problem.line}:{problem.column}"
        hint = word_hint(problem.hint, problem.remedy)
        errors.write_problem(f"{place}: {problem.message}", hint, problem.excerpt)
    if filled.problems:
        raise typer.Exit(USAGE)
    with working("Writing"):
        document = _convert(name, filled.text, Path(story).resolve().parent)
    if target.write(document, (*chronology.files, written)):
        events = count_of(filled.events, "event")
        errors.write_notice(f"{events} filled in, written to {target.path}")
    for notice in filled.notices:
        errors.write_notice(f"{written.name}: {notice}")
    if not (filled.events or filled.notices):
        # Perhaps a chronology was given in the place of a story.
        errors.write_notice(
            f"{written.name}: there is no placeholder in it; `timeline export -o "
            f"report.{name}` writes a report without a story"
        )
    tell_left_out(chronology, errors)
    if broken:
        raise typer.Exit(1)


def _make_options(chosen: EventOptions, *, with_notes: bool) -> StoryOptions:
    keys = isinstance(chosen, StoryOptions) and chosen.citekeys
    return StoryOptions(
        notes=with_notes,
        brief=chosen.brief,
        full=chosen.full,
        footnotes=chosen.footnotes,
        citekeys=keys,
    )


def _read_story(path: str) -> SourceFile:
    """Return the story as it was read. Raises CommandError where it cannot be."""
    try:
        if path == "-":
            found = SourceFile(STDIN, sys.stdin.buffer.read())
        else:
            with open(path, "rb") as stream:
                status = os.fstat(stream.fileno())
                identity = status.st_dev, status.st_ino
                found = SourceFile(path, stream.read(), identity)
        found.data.decode("utf-8-sig")
    except OSError as error:
        hint = "the first argument is a story: a file of Markdown with placeholders"
        raise CommandError(f"{path}: {error.strerror}", hint) from error
    except UnicodeDecodeError:
        raise CommandError(f"{path} is not UTF-8", "save it as UTF-8") from None
    return found


def _convert(name: str, text: str, beside: Path) -> bytes:
    """Return a story in a format. `beside` is the folder that it stands in."""
    from timeline.exports.report.pandoc import make_docx
    from timeline.exports.report.printing import make_pdf

    markdown = text.encode()
    if name == "docx":
        return make_docx(markdown, beside=beside)
    return make_pdf(markdown, beside=beside) if name == "pdf" else markdown
