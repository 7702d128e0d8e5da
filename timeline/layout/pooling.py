"""Things in a column, each as near as can be to where it belongs, none over another.

Least squares in one dimension with an order to keep: neighbours that would overlap are
pooled into one block, which goes to the mean of what its parts want, until no two
blocks overlap (pool adjacent violators; Best and Chakravarti 1990, section 2).
"""

from collections.abc import Sequence


def settle(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...] | None:
    """Return where each thing begins; None where all together have no room.

    `wanted` is where the middles belong, in the order that the things keep; `sizes` how
    long each is, gaps included. All lie between `low` and `high`.
    """
    if sum(sizes) > high - low:
        return None
    # Measured without those before it, each wants one number, and the numbers have
    # to ascend: this is isotonic regression.
    before = [0.0]
    for size in sizes:
        before.append(before[-1] + size)
    blocks: list[tuple[float, int]] = []
    for index, (middle, size) in enumerate(zip(wanted, sizes, strict=True)):
        mean, count = middle - size / 2 - before[index], 1
        while blocks and blocks[-1][0] > mean:
            other, others = blocks.pop()
            mean = (mean * count + other * others) / (count + others)
            count += others
        blocks.append((mean, count))
    most = high - before[-1]
    starts = [min(max(mean, low), most) for mean, count in blocks for _ in range(count)]
    return tuple(
        start + offset for start, offset in zip(starts, before[:-1], strict=True)
    )
