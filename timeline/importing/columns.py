"""Names of columns: unique, in one line, and one for each."""

from collections.abc import Collection, Iterable


def name_columns(header: Iterable[str]) -> tuple[str, ...]:
    """Return a name for each cell of a header, all different, in its order.

    White space is folded. Of names that are alike the second becomes `name 2`; an empty
    one becomes `column 3`, by its place counted from 1.
    """
    folded = [" ".join(cell.split()) for cell in header]
    given = frozenset(folded)
    names: dict[str, None] = {}
    # How often each name was met, so that a thousand alike are no slower.
    met: dict[str, int] = {}
    for number, name in enumerate(folded, 1):
        wanted = name or f"column {number}"
        unique = wanted
        while unique in names or (unique != name and unique in given):
            met[wanted] = met.get(wanted, 1) + 1
            unique = f"{wanted} {met[wanted]}"
        names[unique] = None
    return tuple(names)


def make_unique(name: str, taken: Collection[str]) -> str:
    """Return a name that is none of those taken: itself, or `name 2` and so on."""
    unique, number = name, 1
    while unique in taken:
        number += 1
        unique = f"{name} {number}"
    return unique
