"""The file that an import goes into: what may be one, and what becomes of it."""

import os
from collections.abc import Iterable, Mapping, Sequence

from timeline.cli.adding.target import choose_file
from timeline.cli.changes import draw_diff
from timeline.cli.errors import CommandError
from timeline.cli.files import create_file, replace_file
from timeline.cli.importreport import count_entries, report_result
from timeline.cli.progress import working
from timeline.cli.terminal import error_terminal, output_terminal
from timeline.diagnostics import STDIN, SourceFile
from timeline.editing.spans import UnsplicedError
from timeline.importing.again import Renaming
from timeline.importing.combining import Imported
from timeline.importing.into import put_into
from timeline.importing.sources import ENDINGS, NAMELESS, Source
from timeline.text import count_of, join_words

_YAML = (".yaml", ".yml")


def refuse_target(path: str, sources: Sequence[str]) -> None:
    """Raise CommandError for what events cannot be put into, whatever they are."""
    if path in ("", "-"):
        raise CommandError(
            f"--into names a file, and {path!r} is none",
            "leave it out for standard output",
        )
    if os.path.isdir(path):
        raise CommandError(f"{path} is a folder", "name a file in it")
    if os.path.exists(path) and not os.path.isfile(path):
        raise CommandError(
            f"{path} is no file that could be changed",
            "leave --into out for standard output",
        )
    real = os.path.realpath(path)
    if any(os.path.exists(one) and os.path.realpath(one) == real for one in sources):
        raise CommandError(
            f"{path} cannot be what is imported, and what it is put into",
            "name the chronology with --into",
        )
    if os.path.exists(path):
        return
    if os.path.islink(path):
        raise CommandError(
            f"{path} is a link to {os.readlink(path)}, which is not there",
            "name a file, or a link to one",
        )
    if path.lower().endswith(ENDINGS) and not path.lower().endswith(_YAML):
        raise CommandError(
            f"{path} is not there, and a new file is in YAML",
            f"name it {os.path.splitext(path)[0]}.yaml",
        )


def refuse_nameless(sources: Iterable[Source]) -> None:
    """Raise CommandError for standard input whose rows have keys, but no name of own.

    Whatever came by it next would be taken for the same source, and update its events.
    """
    for source in sources:
        is_keyed = source.table.rows and not source.map.by_id
        if source.file.name == STDIN and source.map.source == NAMELESS and is_keyed:
            raise CommandError(
                "standard input has no name by which its events are known again",
                "give it one, the same each time: --name visits",
            )


def import_into(
    path: str,
    imported: Imported,
    names: Sequence[str],
    *,
    color: str,
    dry_run: bool,
    is_named: bool,
) -> bool:
    """Put events into a file; tell whether nothing was left to its author."""
    output, errors = output_terminal(color=color), error_terminal(color=color)
    if not os.path.exists(path):
        data = imported.format().encode()
        if dry_run:
            output.write_lines(draw_diff(SourceFile(path, b""), data))
            return True
        create_file(path, data)
        drafts = imported.drafts
        made = [count_of(len(drafts.drafts), "event")] if drafts.drafts else []
        told = join_words([*made, *count_entries(drafts)], last="and")
        errors.write_notice(f"{path}: made, with {told or 'nothing in it'}")
        return True
    inputs, name = choose_file(path, errors)
    with working(f"Putting events into {path}"):
        try:
            result = put_into(inputs, name, imported, sources=names)
        except UnsplicedError as error:
            raise CommandError(
                f"{path} is left as it is: {error}",
                "what it cannot take may stand in a file beside it: name a new one",
            ) from error
    if not is_named:
        _refuse_renamed(path, result.renamed, is_alone=len(names) == 1)
    is_changed = result.data != result.file.data
    if dry_run and is_changed:
        output.write_lines(draw_diff(result.file, result.data))
    elif is_changed:
        replace_file(path, result.data, over=result.file)
    report_result(result, errors, is_written=not dry_run)
    return not (result.again.both or result.again.refused)


def _refuse_renamed(
    path: str, renamed: Mapping[Renaming, int], *, is_alone: bool
) -> None:
    """Raise CommandError where events would be put in that are there by another name.

    A file that was renamed would bring all of its events once more.
    """
    for (here, now), count in renamed.items():
        # A name is that of all sources, which would bring those of others once more.
        apart = "" if is_alone else f"import {now!r} by itself: "
        raise CommandError(
            f"{path} is left as it is: {count_of(count, 'event')} would stand there "
            f"twice, from {here!r} and from {now!r}",
            f"{apart}if that was this source under another name: --name {here}; if "
            f"not, name it: --name {now}",
        )
