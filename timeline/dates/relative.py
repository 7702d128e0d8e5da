"""What stands around dates and ids, as a tree; settled once the events' dates are.

A tree has dates and references to events for its leaves. Settling it is the one way to
a date, whether it names events or not: without references it is settled when read.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.dates import errors, limits
from timeline.dates.errors import DateError
from timeline.dates.offsets import Offset
from timeline.dates.when import When, make_approximate
from timeline.lean import NamedTuple, dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """The date of the event of an id."""

    id: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A date behind a word that limits it."""

    form: str
    """`about`, `during`, `by`, `after`, `before`, `onward`, `since`, `from`, `until`
    or `ever`."""
    of: "Tree"


@dataclass(frozen=True, slots=True)
class Counted:
    """A date counted from another."""

    offset: Offset
    of: "Tree"


@dataclass(frozen=True, slots=True)
class Between:
    """From the first day of one date to the last day of another."""

    first: "Tree"
    last: "Tree"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several dates."""

    options: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Joined:
    """What all of several dates say together."""

    parts: "tuple[Tree, ...]"


Tree = When | Reference | Limit | Counted | Between | Choice | Joined


class Anchor(NamedTuple):
    """The event that something stands beside, whatever its own bounds."""

    id: str
    after: bool
    """Directly after it; else directly before."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A date that names other events: settled once their dates are."""

    tree: Tree
    typed: str

    @property
    def targets(self) -> tuple[str, ...]:
        """Return the ids that it names, each once, in their order."""
        return tuple(dict.fromkeys(list_ids(self.tree)))

    @property
    def anchor(self) -> Anchor | None:
        """Return what it stands beside in the order of events, if anything.

        That is the event named by `after`, else by `before`; of two events between
        which it lies the first.
        """
        found = [Anchor(id_, after) for id_, after in _list_anchors(self.tree)]
        return next((one for one in found if one.after), next(iter(found), None))


def list_ids(tree: Tree) -> Iterator[str]:
    """Yield the ids of the events that a tree names, in their order."""
    if isinstance(tree, Reference):
        yield tree.id
    for branch in _list_branches(tree):
        yield from list_ids(branch)


def _list_branches(tree: Tree) -> Sequence[Tree]:
    match tree:
        case Limit() | Counted():
            return (tree.of,)
        case Between():
            return tree.first, tree.last
        case Choice():
            return tree.options
        case Joined():
            return tree.parts
        case _:
            return ()


def _list_anchors(tree: Tree) -> Iterator[tuple[str, bool]]:
    match tree:
        case Limit("after" | "before" as form, of):
            named = of.of if isinstance(of, Limit) and of.form == "about" else of
            if isinstance(named, Reference):
                yield named.id, form == "after"
        case Between(first, last):
            if isinstance(first, Reference):
                yield first.id, True
            if isinstance(last, Reference):
                yield last.id, False
        case Joined(parts):
            for part in parts:
                yield from _list_anchors(part)


def resolve_relative(relative: Relative, dates: Mapping[str, When]) -> When:
    """Return the date that `relative` has, given the dates of the events it names.

    `dates` has one for each of its targets. Raises DateError where they leave nothing
    known, or cannot all be true.
    """
    for target in relative.targets:
        if dates[target].is_undated:
            raise DateError(
                "date-unsettled",
                f"{relative.typed!r}: the event {target!r} has no date",
                "give a date of its own, or write `unknown`",
            )
    return settle(relative.tree, relative.typed, dates)


def settle(tree: Tree, text: str, dates: Mapping[str, When]) -> When:
    """Return the date that a tree comes to, typed as `text`.

    Raises DateError, which quotes the text.
    """
    match tree:
        case When():
            return tree
        case Reference(id_):
            return dates[id_]
        case Limit(form, of):
            when = settle(of, text, dates)
            try:
                return _limit(form, when, text, loose=any(list_ids(of)))
            except DateError as error:
                if not isinstance(of, Reference):
                    raise
                why = f"nobody knows when {of.id!r} {_name_end(form)}"
                raise errors.invalid(text, why, "give a date of its own") from error
        case Counted(offset, of):
            when = settle(of, text, dates)
            return offset.count_from(when, text, loose=any(list_ids(of)))
        case Between(first, last):
            ends = settle(first, text, dates), settle(last, text, dates)
            return limits.between(*ends, text)
        case Choice(options):
            return limits.choose([settle(one, text, dates) for one in options], text)
        case _:
            parts = [settle(one, text, dates) for one in tree.parts]
            return limits.join(parts, text)


def _name_end(form: str) -> str:
    return "begins" if form in ("after", "onward", "since", "from") else "ends"


def _limit(form: str, when: When, text: str, *, loose: bool) -> When:
    match form:
        case "about":
            # The date of an event that lasted says when it was, not for how long.
            about = limits.within(when, text) if loose else when
            return make_approximate(about, typed=text)
        case "during":
            return limits.within(when, text)
        case "by":
            return limits.up_to(when, text)
        case "onward":
            return limits.onward(when, text)
        case "after" | "before":
            return limits.beyond(when, text, after=form == "after", loose=loose)
        case _:
            return limits.lasting(when, text, form=form)
