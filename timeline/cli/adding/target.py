"""The file that a new event goes into, among the files it is read with."""

import os
from collections.abc import Iterable, Mapping, Sequence

from timeline.cli.asking import can_ask, choose
from timeline.cli.changes import draw_diff
from timeline.cli.errors import CommandError
from timeline.cli.files import replace_file
from timeline.cli.progress import working
from timeline.cli.terminal import Terminal
from timeline.diagnostics import STDIN, ExpectedError, SourceFile
from timeline.editing.inserting import Inserted, NewEvent, insert_events
from timeline.editing.spans import UnsplicedError
from timeline.editing.texts import Inputs
from timeline.files import find_files, read_file
from timeline.lean import NamedTuple
from timeline.model import Chronology
from timeline.reading import read_inputs
from timeline.yamltext import Tree

Words = Mapping[str, Sequence[str] | Mapping[str, str]]


class Target(NamedTuple):
    """One file of a chronology."""

    inputs: Inputs
    name: str
    """Of the file, as it is among the inputs."""
    chronology: Chronology
    """What all of them hold."""

    @property
    def file(self) -> SourceFile:
        """Return the file as it was read."""
        return self.inputs.files[self.name]

    def read_again(self) -> "Target":
        """Return it as its files are now, which time was taken over."""
        inputs = tuple(
            one
            if one.file.name == STDIN
            else one._replace(file=read_file(one.file.name))
            for one in self.inputs.inputs
        )
        if all(
            one.file == two.file and one.file.identity == two.file.identity
            for one, two in zip(self.inputs.inputs, inputs, strict=True)
        ):
            return self
        joined = Inputs(inputs, self.inputs.at)
        return Target(joined, self.name, joined.load())

    def insert(self, trees: Iterable[Mapping[str, Tree]], header: Words) -> Inserted:
        """Return what becomes of the file with events put in.

        Raises CommandError where that cannot be done, or does not mean the events.
        """
        try:
            drafts = [NewEvent(tree) for tree in trees]
            return insert_events(self.inputs, self.name, drafts, header=header)
        except UnsplicedError as error:
            raise CommandError(f"{self.name} is left as it is: {error}") from error

    def write(self, inserted: Inserted) -> "Target":
        """Write what became of the file; return it as it is then."""
        replace_file(self.name, inserted.data, over=self.file)
        file = read_file(self.name)
        inputs = tuple(
            one._replace(file=file) if one.file.name == self.name else one
            for one in self.inputs.inputs
        )
        return Target(Inputs(inputs), self.name, inserted.chronology)

    def show_change(self, inserted: Inserted, output: Terminal) -> None:
        """Draw what would change in the file."""
        output.write_lines(draw_diff(self.file, inserted.data))


def find_target(into: str | None, errors: Terminal) -> Target:
    """Return the file that events go into, with what its chronology holds.

    Raises as `choose_file` does.
    """
    inputs, name = choose_file(into, errors)
    with working("Reading"):
        return Target(inputs, name, inputs.load())


def choose_file(into: str | None, errors: Terminal) -> tuple[Inputs, str]:
    """Return the files of a chronology, and the name of the one that events go into.

    The one that is named; else the only one of the chronology that is read by default;
    else one that is chosen on a terminal. Raises CommandError where nobody chooses, and
    UnreadableFileError for what cannot be read.
    """
    if into == "-":
        raise CommandError(
            "standard input cannot be written into", "name a file: --into FILE"
        )
    if into is not None and not os.path.exists(into):
        raise CommandError(
            f"there is no file {into}", f"`timeline init {into}` makes one"
        )
    paths = _list_paths(into)
    with working("Reading"):
        inputs = Inputs(tuple(read_inputs(paths)))
    names = [name for name in inputs.files if name != STDIN]
    if into is not None:
        name = next((one for one in names if _is_same(one, into)), "")
        if not name:
            raise CommandError(
                f"{into} is a folder" if os.path.isdir(into) else f"{into} is no file",
                "name one file: --into FILE",
            )
    elif len(names) == 1:
        (name,) = names
    elif can_ask():
        name = names[choose("Into which file", names, errors)]
    elif not names:
        raise CommandError(
            "standard input holds the chronology, and cannot be written into",
            "name a file: --into FILE",
        )
    else:
        rest = f" and {len(names) - 10} more" if len(names) > 10 else ""
        raise CommandError(
            f"the chronology has {len(names)} files: {', '.join(names[:10])}{rest}",
            "say which one it goes into: --into FILE",
        )
    return inputs, name


def _list_paths(into: str | None) -> list[str]:
    """Return what is read: the default chronology if it has the file, else that."""
    if into is None:
        return list(find_files([]))
    try:
        found = list(find_files([]))
    except ExpectedError:
        # Whatever is wrong there, the file is named.
        found = []
    if any(_is_same(one, into) for one in found):
        return found
    return [into]


def _is_same(one: str, two: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(two) and not os.path.isdir(one)
