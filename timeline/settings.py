"""What a view or a format can be told: each option declared once, in a record.

A record of options is a frozen value: a named tuple, or a dataclass. A field that can
be asked for is annotated with a `Setting`, which says what it is, how it is spelled and
what it may be:

    Zoom = Annotated[Window | None, Setting("the stretch to draw", read=...)]

    class LanesOptions(NamedTuple):
        zoom: Zoom = None

Several records may have a field of one such type. Whoever asks (the command line makes
an option of each) gives what was typed by the names of fields; `parse_settings` and
`read_settings` make values of it, and refuse what cannot be.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from timeline.lean import NamedTuple
from timeline.model import Chronology
from timeline.text import find_nearest

_Record = TypeVar("_Record")


class RefusedError(Exception):
    """A value that a setting cannot have.

    `reason` goes on where `cannot be 'x'` ends, and may be empty; `hint` says what it
    can be. Whoever has asked knows by what name, and tells.
    """

    def __init__(self, value: object, hint: str, *, reason: str = "") -> None:
        super().__init__(f"cannot be {value!r}{reason}")
        self.hint = hint
        self.name = ""
        """The field, as soon as it is known."""


def check_word(value: str, words: Iterable[str]) -> str:
    """Return a value that is one of some words. Raises RefusedError otherwise."""
    words = tuple(words)
    if value in words:
        return value
    near = find_nearest(value, words, limit=1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise RefusedError(value, f"{hint}choose from {', '.join(words)}")


def check_least(value: int, least: int = 0) -> int:
    """Return a number that is not too small. Raises RefusedError otherwise."""
    if value < least:
        raise RefusedError(value, f"give {least} or more")
    return value


class Setting(NamedTuple):
    """What is known of an option besides its name and its default."""

    summary: str
    """What it does, from a small letter on, without a full stop."""
    kind: type = str
    """`bool`, `int` or `str`: what it is as typed."""
    metavar: str = ""
    short: str = ""
    """One letter, or none."""
    words: tuple[str, ...] = ()
    """What can be offered for it; all that it may be, unless it is read."""
    parse: Callable[[Any], Any] | None = None
    """Makes a value of what was typed, before any file is read."""
    read: Callable[[Any, Chronology], Any] | None = None
    """Makes a value of what was parsed, which depends on the chronology."""
    default: str = ""
    """What is said of the default; empty to say nothing."""
    common: bool = False
    """A short help has it."""
    flag: str = ""
    """What the option is called, where that is not the name of the field."""


def list_settings(record: type) -> dict[str, Setting]:
    """Return the settings of a record by the names of its fields, in their order."""
    found = {}
    for ancestor in reversed(record.__mro__):
        for name, kind in vars(ancestor).get("__annotations__", {}).items():
            for note in getattr(kind, "__metadata__", ()):
                if isinstance(note, Setting):
                    found[name] = note
    return found


def parse_settings(record: type, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed as values, as far as no chronology is needed.

    Every name is one of the record's settings. Raises RefusedError.
    """
    settings = list_settings(record)
    return {name: _parse(name, settings[name], given[name]) for name in given}


@contextmanager
def _about(name: str) -> Iterator[None]:
    """Tell a refusal which setting it is about."""
    try:
        yield
    except RefusedError as refusal:
        refusal.name = name
        raise


def _parse(name: str, setting: Setting, value: Any) -> Any:
    with _about(name):
        if setting.parse is not None:
            return setting.parse(value)
        if setting.words and setting.read is None:
            return check_word(value, setting.words)
        return value


def read_settings(
    record: type[_Record], parsed: Mapping[str, Any], chronology: Chronology
) -> _Record:
    """Return a record with what was parsed, and its defaults. Raises RefusedError."""
    settings = list_settings(record)
    values = dict(parsed)
    for name, value in parsed.items():
        read = settings[name].read
        if read is not None:
            with _about(name):
                values[name] = read(value, chronology)
    return record(**values)
