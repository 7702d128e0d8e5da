"""From options, as they are typed on a command line, to a query."""

from collections.abc import Iterable, Sequence

from timeline.query.filters import FILTERS
from timeline.query.query import Filter, Query


def make_query(
    *,
    certain: bool = False,
    direct: bool = False,
    members: bool = False,
    any_account: bool = False,
    **options: str | Sequence[str] | None,
) -> Query:
    """Make a query from options named as on the command line.

    `make_query(actor="Putin,Kerry", month="2013-05")` wants events of May 2013
    with Putin or Kerry; `actor=["Putin", "Kerry"]` wants both. An underscore
    stands for a hyphen (`not_kind`); the option `with`, a word of Python, is given as
    `with_`. Raises TypeError for an option that does not
    exist.
    """
    filters: list[Filter] = []
    for name, given in options.items():
        option = name.rstrip("_").replace("_", "-")
        if option not in FILTERS:
            raise TypeError(f"there is no filter {option!r}")
        values = [given] if isinstance(given, str) else given or ()
        filters.extend(_split(option, values, whole=FILTERS[option].whole))
    return Query(
        tuple(filters),
        certain=certain,
        direct=direct,
        members=members,
        any_account=any_account,
    )


def _split(option: str, values: Iterable[str], *, whole: bool) -> Iterable[Filter]:
    for value in values:
        parts = [value] if whole else value.split(",")
        words = tuple(word for part in parts if (word := part.strip()))
        # An empty value is kept, so that it is refused and not taken for no filter.
        yield Filter(option, words or ("",))
