"""How much is measured: sizes, in events, and how often."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from measure import Effort

EXAMPLE = Path(__file__).parent.parent / "events.yaml"
MONTH = "2013-05"
EMPTY_MONTH = "1900-01"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of events of the rows of one table."""

    small: int
    large: int
    greatest: int


AIMED_SIZES = Sizes(small=10_000, large=100_000, greatest=1_000_000)
"""Those for which aims are set; of others nothing is judged."""

QUICK_SIZES = Sizes(small=300, large=1_000, greatest=2_000)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run measures.

    `curve` are the sizes of the curve, ascending and unique; `folder` is there for
    what a run writes and drops; `tell` hears how far it is.
    """

    sizes: Sizes
    curve: tuple[int, ...]
    short: Effort
    medium: Effort
    long: Effort
    folder: Path
    tell: Callable[[str], None]

    @property
    def is_judged(self) -> bool:
        """Whether the sizes are those for which the aims are set."""
        return self.sizes == AIMED_SIZES

    def effort_for(self, events: int) -> Effort:
        """Return how often to measure what reads that many events."""
        if events <= AIMED_SIZES.small:
            return self.medium
        if events <= AIMED_SIZES.large:
            return self.long
        return Effort(rounds=min(3, self.long.rounds), most_runs=self.long.most_runs)
