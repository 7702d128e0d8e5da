"""What a question means: a frozen tree of conditions, each of which judges events.

A condition holds day numbers, identities and words as they stand in the file, never
text that still has to be read. Over no < possible < certain, minimum is and, maximum
is or, and the opposite is turned over: never certain or no in vain. Exact where each
attribute of an event is asked for once, but for names that complete each other and for
dates marked `?`; else sometimes possible where more could be said.

Each kind of leaf says for itself how an event fits it; what is not a leaf says the
same of any leaves.
"""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from timeline.dates import Fit
from timeline.lean import NamedTuple, dataclass

if TYPE_CHECKING:
    from timeline.model import Event


class Because(NamedTuple):
    """One thing that made an event match."""

    condition: Leaf
    fit: Fit
    """How the event fits what was asked: for what was to be left out, how surely it
    is none of that."""
    left_out: bool = False
    """The condition is one that must not hold."""

    def find_cause(self, event: Event) -> str:
        """Return why this is only possible, by `DOUBT_WORDS`; empty if it is not.

        The weakest link: of several the first.
        """
        return "" if self.fit is Fit.CERTAIN else self.condition.find_cause(event)

    def lacks_date(self, event: Event) -> bool:
        """Tell whether this is only possible since the event is undated."""
        return self.fit is not Fit.CERTAIN and self.condition.lacks_date(event)


class Verdict(NamedTuple):
    """How an event fits a condition, and what made it."""

    fit: Fit
    because: tuple[Because, ...] = ()
    """In the order of the question; empty where it does not fit."""


NO_MATCH = Verdict(Fit.NO)


class Memo(dict[Any, Any]):
    """What a condition has found out: no part of its value, and empty in a copy."""

    def __reduce__(self) -> tuple[type[Memo], tuple[()]]:
        """Copy or pickle nothing of it."""
        return Memo, ()


class Leaf(ABC):
    """A condition that looks at an event itself."""

    __slots__ = ()

    cost: ClassVar[int] = 1
    """What is cheap and leaves most out is judged first."""
    cause: ClassVar[str] = ""
    """Why an event fits only possibly; empty where it never does."""

    @property
    def joint(self) -> Hashable:
        """Return what such leaves in one and are asked of together; None: nothing.

        One date of an event, or its people, each of them once.
        """
        return None

    @abstractmethod
    def fit(self, event: Event) -> Fit:
        """Tell how an event fits."""

    def find_cause(self, event: Event) -> str:  # noqa: ARG002  for those that look
        """Return why an event fits only possibly, a word of `DOUBT_WORDS`."""
        return self.cause

    def lacks_date(self, event: Event) -> bool:  # noqa: ARG002  for those that look
        """Tell whether nobody knows if an event fits, since it is undated."""
        return False

    def join(self, other: Leaf) -> Leaf | None:
        """Return the leaf that wants either; None where no one leaf does.

        Not the same as one or the other: whoever was one of two people, nobody knows
        which, was certainly one of both.
        """
        return self if self == other else None

    def meet(self, other: Leaf) -> Leaf | None:
        """Return the leaf that wants both of one thing; None where there is none."""
        return self if self == other else None

    def judge(self, event: Event) -> Verdict:
        """Tell how an event fits, and why."""
        fit = self.fit(event)
        return Verdict(fit, (Because(self, fit),)) if fit else NO_MATCH


@dataclass(frozen=True, slots=True)
class Opposite:
    """The leaf must not hold: certain where it does not, and the other way round."""

    part: Leaf

    @property
    def cost(self) -> int:
        """Return the cost of the leaf."""
        return self.part.cost

    def judge(self, event: Event) -> Verdict:
        """Tell how an event fits, and why."""
        fit = Fit(Fit.CERTAIN - self.part.fit(event))
        return (
            Verdict(fit, (Because(self.part, fit, left_out=True),)) if fit else NO_MATCH
        )


@dataclass(frozen=True, slots=True)
class AllOf:
    """All must hold; without any, everything does."""

    parts: tuple[Condition, ...] = ()
    _quick: tuple[tuple[int, Condition], ...] = dataclasses.field(
        init=False, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        """Settle which of the parts is judged first."""
        quick = sorted(enumerate(self.parts), key=lambda one: one[1].cost)
        object.__setattr__(self, "_quick", tuple(quick))

    @property
    def cost(self) -> int:
        """Return the cost of all parts."""
        return sum(part.cost for part in self.parts)

    def judge(self, event: Event) -> Verdict:
        """Tell how an event fits, and why."""
        fit = Fit.CERTAIN
        found: list[tuple[int, Verdict]] = []
        for index, part in self._quick:
            verdict = part.judge(event)
            if verdict.fit is Fit.NO:
                return NO_MATCH
            fit = min(fit, verdict.fit)
            found.append((index, verdict))
        if len(found) == 1:
            return found[0][1]
        found.sort(key=lambda one: one[0])
        return Verdict(fit, tuple([one for _, got in found for one in got.because]))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One must hold at least; without any, nothing does."""

    parts: tuple[Condition, ...] = ()

    @property
    def cost(self) -> int:
        """Return the cost of all parts."""
        return sum(part.cost for part in self.parts)

    def judge(self, event: Event) -> Verdict:
        """Tell how an event fits, and why: by what it fits best."""
        verdicts = [part.judge(event) for part in self.parts]
        best = max((verdict.fit for verdict in verdicts), default=Fit.NO)
        if best is Fit.NO:
            return NO_MATCH
        because = [
            one
            for verdict in verdicts
            if verdict.fit is best
            for one in verdict.because
        ]
        return Verdict(best, tuple(because))


Condition = Leaf | Opposite | AllOf | AnyOf


EVERY_EVENT = AllOf()


def judge(condition: Condition, event: Event) -> Verdict:
    """Tell how an event fits a condition, and what made it."""
    return condition.judge(event)


def list_leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield the leaves of a condition in order, those to be left out too."""
    waiting: list[Condition] = [condition]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Leaf):
            yield one
        elif isinstance(one, Opposite):
            yield one.part
        else:
            waiting += reversed(one.parts)
