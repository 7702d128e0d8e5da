"""Names of columns: unique, in one line, and one for each."""

from collections.abc import Collection, Iterable, Sequence


def name_columns(header: Iterable[str]) -> tuple[str, ...]:
    """Return a name for each cell of a header, all different, in its order.

    White space is folded. Of names that are alike the second becomes `name 2`; an empty
    one becomes `column 3`, by its place counted from 1.
    """
    return number_repeated([" ".join(cell.split()) for cell in header])


def number_repeated(names: Sequence[str]) -> tuple[str, ...]:
    """Return names that are all different, as `name_columns` does, as they stand.

    What stands there already is not made of another.
    """
    given = frozenset(names)
    unique: dict[str, None] = {}
    # How often each name was met, so that a thousand alike are no slower.
    met: dict[str, int] = {}
    for number, name in enumerate(names, 1):
        wanted = name or f"column {number}"
        one = wanted
        while one in unique or (one != name and one in given):
            met[wanted] = met.get(wanted, 1) + 1
            one = f"{wanted} {met[wanted]}"
        unique[one] = None
    return tuple(unique)


def make_unique(name: str, taken: Collection[str]) -> str:
    """Return a name that is none of those taken: itself, or `name 2` and so on."""
    unique, number = name, 1
    while unique in taken:
        number += 1
        unique = f"{name} {number}"
    return unique
