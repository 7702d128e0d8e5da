"""Drawing from values with `Random.random` alone.

It is the one method whose sequence Python keeps between versions.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


def repeat_by_weight(weighted: Sequence[tuple[_T, int]]) -> tuple[_T, ...]:
    """Repeat each value as often as its weight says, so that `pick` is weighted."""
    return tuple(value for value, weight in weighted for _ in range(weight))


def below(rng: Random, limit: int) -> int:
    """Return a whole number from 0 on and below `limit`."""
    return int(rng.random() * limit)


def pick(rng: Random, values: Sequence[_T]) -> _T:
    """Return one of the values, each as likely."""
    return values[below(rng, len(values))]


def pick_often(rng: Random, values: Sequence[_T]) -> _T:
    """Pick the first values more often, as a few names fill most chronologies."""
    return values[int(rng.random() ** 2 * len(values))]


def pick_two(rng: Random, names: Sequence[str]) -> tuple[str, str]:
    """Return two names that differ."""
    first = second = pick_often(rng, names)
    while second == first:
        second = pick_often(rng, names)
    return first, second
