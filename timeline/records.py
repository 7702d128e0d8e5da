"""What records are made of: mappings that stay as they are, a way to plain values.

Records are frozen values. They can be copied and pickled, come to plain values for
other programs, and show themselves in one line however much they hold.
"""

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

_Key = TypeVar("_Key")
_Item = TypeVar("_Item")

_SHOWN = 60


class FrozenDict(dict[_Key, _Item]):
    """A dict that refuses to be changed; `dict(it)` is a copy that can be.

    `types.MappingProxyType` can be neither pickled nor copied, and a `Mapping` that is
    no dict is slow to look into and not taken by `json`.
    """

    __slots__ = ()

    def _refuse(self, *_args: Any, **_named: Any) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none
        # In whatever order, as mappings are equal; like a tuple, not where what it
        # holds has none.
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        # What pickle and copy do with a dict by default is to fill an empty one.
        return type(self), (dict(self),)


class FoldedDict(FrozenDict[str, _Item]):
    """A mapping by texts in which one in another case finds what it alone can mean.

    As it stands it is looked for first; what two texts are but for their case, neither
    is found by any third.
    """

    __slots__ = ("_folded",)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._folded: dict[str, str | None] | None = None

    def find(self, key: str) -> str | None:
        """Return the key that a text means; None where it means none."""
        if super().__contains__(key):
            return key
        if self._folded is None:
            self._folded = {}
            for one in self:
                folded = one.casefold()
                self._folded[folded] = None if folded in self._folded else one
        return self._folded.get(key.casefold())

    def __contains__(self, key: object) -> bool:
        """Tell whether a text means one of the keys."""
        return isinstance(key, str) and self.find(key) is not None

    def __missing__(self, key: str) -> _Item:
        found = self.find(key)
        if found is None:
            raise KeyError(key)
        return super().__getitem__(found)

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of the key that a text means."""
        found = self.find(key)
        return default if found is None else super().__getitem__(found)


def make_plain(value: object) -> Any:
    """Return a value as str, int, float, bool, None, list or dict, at any depth.

    A record says by its `to_dict` what it comes to.
    """
    if isinstance(value, str):
        return value
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, Mapping):
        return {key: make_plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [make_plain(item) for item in value]
    return value


def quote_short(text: str, limit: int = _SHOWN) -> str:
    """Return a text as Python writes it, in one line of `limit` code points at most."""
    written = repr(text)
    if len(written) <= limit:
        return written
    return f"{written[: limit - 4]}...{written[-1]}"


def cut(text: str, limit: int = _SHOWN) -> str:
    """Return a text, of more than `limit` code points the beginning with `...`."""
    return text if len(text) <= limit else f"{text[: limit - 3]}..."
