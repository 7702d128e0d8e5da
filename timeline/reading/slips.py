"""What was read as if it had been written otherwise, and how it would be written.

Readers note each slip, wherever it stands, where diagnostics tell of one a file. What
mends slips goes by them (`timeline fmt`). Without anybody who asks they are forgotten
at once. Places are offsets into the file's text, in code points, ends not included.
"""

from collections.abc import Callable

from timeline.diagnostics import SourceFile
from timeline.lean import NamedTuple
from timeline.reading.nodes import Node, TextNode
from timeline.reading.rawtext import RawText


class Renamed(NamedTuple):
    """A key that stands for another."""

    key: TextNode
    name: str


class Reworded(NamedTuple):
    """A text for another: a word of a list in other letters, `*x` that is no alias."""

    value: TextNode
    text: str


class Unquoted(NamedTuple):
    """Text in which YAML sees something else."""

    raw: RawText


class Joined(NamedTuple):
    """Keys that are one date together."""

    parts: tuple[tuple[TextNode, Node], ...]
    """In any order."""
    date: str


class Shifted(NamedTuple):
    """Lines, from the first to the last of a key or an item, that belong elsewhere.

    It goes before those noted earlier about the same lines.
    """

    start: int
    end: int
    columns: int
    """How many further right; less than nothing is further left."""


class Untabbed(NamedTuple):
    """A line with tabs in its indentation, read as one blank each."""

    start: int


class Undashed(NamedTuple):
    """A dash that the blank after it is missing from."""

    dash: int


class Misplaced(NamedTuple):
    """Events that stand neither under `events` nor under a key at the top."""

    key: TextNode
    path: str


class Undeclared(NamedTuple):
    """A word of the authors' own that no header declares."""

    under: str
    """The key of the header that would: `fields`, `kinds` or `statuses`."""
    mark: int
    word: str
    near: str
    """The known word of which it may be a slip; empty where it is like none."""


Slip = (
    Renamed
    | Reworded
    | Unquoted
    | Joined
    | Shifted
    | Untabbed
    | Undashed
    | Misplaced
    | Undeclared
)
Note = Callable[[Slip], None]
"""What takes each slip as it is found."""


class Noted(NamedTuple):
    """A slip, and what it stands in."""

    file: SourceFile
    slip: Slip
    entry: int
    """The mark of the event it was found in; `IN_TEXT` where it was found before
    anything was known of events, `IN_HEADER` where in what stands beside them."""


IN_TEXT = 0
IN_HEADER = -1


def forget_slip(_: Slip) -> None:
    """Take a slip that nobody wants to know of."""
