"""Lean classes do what those of Python do, one beside the other."""

import copy
import dataclasses
import inspect
import pickle
import typing
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from tests.helpers.running import start_timeline
from timeline import lean

_Item = TypeVar("_Item")


def _make_named(base: Any) -> Any:
    class Named(base):  # type: ignore[misc]  # one or the other
        """A pair, and more."""

        first: int
        second: "str" = "two"
        """Is typed in quotes."""
        third: tuple[int, ...] = ()

        LIMIT = 3

        @property
        def both(self) -> str:
            return f"{self.first}{self.second}"

        @classmethod
        def of(cls, first: int) -> Any:
            return cls(first, third=(first,))

    class Empty(base):  # type: ignore[misc]  # one or the other
        pass

    class Below(Named):
        def __str__(self) -> str:
            return f"below {self.both}"

    return Named, Empty, Below


def _make_classes(dataclass: Any) -> Any:
    class Above(ABC):
        __slots__ = ()
        cost: ClassVar[int] = 1

        @abstractmethod
        def weigh(self) -> int: ...

    @dataclass(frozen=True, slots=True)
    class Plain(Above):
        first: int
        second: str = "two"
        hidden: list[int] = dataclasses.field(
            default_factory=list, compare=False, repr=False
        )
        made: int = dataclasses.field(init=False, compare=False, repr=False)
        last: Any = dataclasses.field(default=None, kw_only=True)
        kinds: ClassVar[tuple[str, ...]] = ("one",)
        cost = 2

        def __post_init__(self) -> None:
            object.__setattr__(self, "made", self.first * 2)

        def weigh(self) -> int:
            return self.made

    @dataclass(frozen=True, slots=True)
    class One(Generic[_Item]):  # noqa: PLW1641  # the decorator gives it one
        item: _Item

        def __eq__(self, other: object) -> bool:
            return isinstance(other, One)

        def __repr__(self) -> str:
            return "one"

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    class Below(Plain):
        pass

    class Open:
        __slots__ = ("one", "two")

    @dataclass(frozen=True, slots=True)
    class Closed(Open):
        one: int
        two: int = 2

    @dataclass(frozen=True, slots=True, eq=False)
    class Itself:
        one: int
        two: int = dataclasses.field(default=2, init=False)
        three: list[int] = dataclasses.field(default_factory=list, init=False)
        four: str = dataclasses.field(default="four", hash=False, repr=False)

    @dataclass(frozen=True)
    class Loose:
        one: int
        two: int = 2
        three: list[int] = dataclasses.field(default_factory=list, repr=False)
        four: int = dataclasses.field(default=4, compare=False)

        @cached_property
        def five(self) -> int:
            return self.one + self.four

    return Plain, One, Empty, Below, Closed, Itself, Loose


LEAN = (_make_named(lean.NamedTuple), _make_classes(lean.dataclass))
USUAL = (_make_named(typing.NamedTuple), _make_classes(dataclasses.dataclass))


class Pair(lean.NamedTuple):
    """Can be pickled, since it can be imported."""

    one: int
    two: int = 2


@lean.dataclass(frozen=True, slots=True)
class Frozen:
    """Can be pickled, since it can be imported."""

    one: int
    two: tuple[int, ...] = ()


def _try(step: Callable[[Any, Any], Any], classes: Any) -> Any:
    """Return what comes of a step, or which error it raises, without addresses."""
    try:
        return step(*classes)
    except Exception as error:  # noqa: BLE001  # whichever it is
        return type(error), str(error).partition(" object at ")[0]


_SAME: tuple[Callable[[Any, Any], Any], ...] = (
    lambda named, _: named[0](1),
    lambda named, _: named[0](1, "b", third=(2,)),
    lambda named, _: repr(named[0](1, "b")),
    lambda named, _: named[0](1).both,
    lambda named, _: named[0].of(4),
    lambda named, _: named[0].LIMIT,
    lambda named, _: named[0](),
    lambda named, _: named[0](1, 2, 3, 4),
    lambda named, _: named[0](1, first=2),
    lambda named, _: named[0](1, fourth=2),
    lambda named, _: setattr(named[0](1), "first", 2),
    lambda named, _: setattr(named[0](1), "fourth", 2),
    lambda named, _: named[0](1)._replace(second="c"),
    lambda named, _: named[0](1)._replace(fourth="c"),
    lambda named, _: named[0](1)._asdict(),
    lambda named, _: named[0]._make([1, 2, 3]),
    lambda named, _: named[0]._make([1, 2]),
    lambda named, _: (named[0]._fields, named[0]._field_defaults),
    lambda named, _: named[0].__match_args__,
    lambda named, _: named[0].__doc__,
    lambda named, _: named[1].__doc__,
    lambda named, _: named[1](),
    lambda named, _: repr(named[1]()),
    lambda named, _: named[1](1),
    lambda named, _: str(named[2](1)),
    lambda named, _: repr(named[2](1)),
    lambda named, _: type(named[2](1)._replace(first=2)) is named[2],
    lambda named, _: hash(named[0](1)) == hash((1, "two", ())),
    lambda named, _: named[0](1) == (1, "two", ()),
    lambda named, _: named[0](1) < named[0](2),
    lambda named, _: copy.deepcopy(named[0](1, third=(3,))),
    lambda named, _: isinstance(named[0], type) and named[0].__mro__[-2] is tuple,
    lambda _, made: repr(made[0](1, last=3)),
    lambda _, made: made[0](1).made,
    lambda _, made: made[0](1) == made[0](1, hidden=[3]),
    lambda _, made: made[0](1) == made[0](2),
    lambda _, made: made[0](1) == 1,
    lambda _, made: hash(made[0](1)) == hash(made[0](1, hidden=[3])),
    lambda _, made: hash(made[0](1)) == hash((1, "two", None)),
    lambda _, made: made[0](1).hidden is made[0](1).hidden,
    lambda _, made: made[0](),
    lambda _, made: made[0](1, made=3),
    lambda _, made: made[0](1, "two", [], 3),
    lambda _, made: setattr(made[0](1), "first", 3),
    lambda _, made: delattr(made[0](1), "first"),
    lambda _, made: hasattr(made[0](1), "__dict__"),
    lambda _, made: made[0].__match_args__,
    lambda _, made: made[0].__slots__,
    lambda _, made: (made[0].cost, made[0].kinds, made[0](1).weigh()),
    lambda _, made: repr(dataclasses.replace(made[0](1), first=5)),
    lambda _, made: dataclasses.replace(made[0](1), first=5).made,
    lambda _, made: dataclasses.replace(made[0](1), made=5),
    lambda _, made: [(one.name, one.init) for one in dataclasses.fields(made[0])],
    lambda _, made: dataclasses.asdict(made[0](1)),
    lambda _, made: dataclasses.is_dataclass(made[0]),
    lambda _, made: repr(copy.copy(made[0](1, last=5))),
    lambda _, made: copy.deepcopy(made[0](1, hidden=[3])).hidden,
    lambda _, made: (repr(made[1](1)), made[1](1) == made[1](2), str(made[1][int])),
    lambda _, made: hash(made[1](1)) == hash((1,)),
    lambda _, made: (made[2]() == made[2](), repr(made[2]()), hash(made[2]())),
    lambda _, made: repr(made[3](1)),
    lambda _, made: (made[4].__slots__, made[4](1).two, made[4].__match_args__),
    lambda _, made: repr(dataclasses.replace(copy.copy(made[4](1, two=4)), one=3)),
    lambda _, made: made[3](1) == made[0](1),
    lambda _, made: setattr(made[3](1), "first", 1),
    lambda _, made: (made[5](1) == made[5](1), len({made[5](1), made[5](1)})),
    lambda _, made: (made[5](1).two, made[5](1).three, made[5](1).four),
    lambda _, made: repr(copy.deepcopy(made[5](1, "5"))),
    lambda _, made: made[5](1, three=[]),
    lambda _, made: setattr(made[5](1), "two", 3),
    lambda _, made: (repr(made[6](1)), made[6](1) == made[6](1, four=5)),
    lambda _, made: (made[6].two, made[6].four, hasattr(made[6], "three")),
    lambda _, made: (made[6](1, four=5).five, vars(made[6](1))),
    lambda _, made: hash(made[6](1)),
    lambda _, made: setattr(made[6](1), "two", 3),
    lambda _, made: setattr(made[6](1), "six", 3),
    lambda _, made: delattr(made[6](1), "two"),
    lambda _, made: repr(copy.copy(made[6](1, three=[2]))),
    lambda _, made: vars(dataclasses.replace(made[6](1, three=[2]), two=5)),
    lambda _, made: (made[0].__name__, made[0].__qualname__[-12:], made[0].__module__),
)


@pytest.mark.parametrize("step", _SAME, ids=range(len(_SAME)))
def test_they_do_the_same(step: Callable[[Any, Any], Any]) -> None:
    assert _try(step, LEAN) == _try(step, USUAL)
    # And before anything else has been done with them.
    fresh = _make_named(lean.NamedTuple), _make_classes(lean.dataclass)
    assert _try(step, fresh) == _try(step, USUAL)


def _make_one(args: tuple[Any, ...], named: dict[str, Any], kind: Any, _: Any) -> Any:
    return kind(*args, **named)


def test_the_first_ones_are_as_those_that_follow() -> None:
    (first, *_), (usual, *_) = _make_named(lean.NamedTuple), USUAL[0]
    given: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
        ((1,), {}),
        ((1, "b"), {"third": (3,)}),
        ((), {"third": (3,), "first": 1}),
        ((1, "b", ()), {}),
        ((1, "b", (), 4), {}),
        ((1,), {"first": 1}),
        ((1,), {"fourth": 1}),
        ((), {"second": "b"}),
    )
    for _ in range(5):
        for args, named in given:
            make = partial(_make_one, args, named)
            assert _try(make, (first, None)) == _try(make, (usual, None))


def test_no_instance_can_be_given_what_it_has_no_place_for() -> None:
    """Python (3.11) fails at that, with a TypeError about something else."""
    plain, _, _, below, *_ = LEAN[1]
    with pytest.raises(dataclasses.FrozenInstanceError, match="field 'other'"):
        plain(1).other = 3
    one = below(1)
    one.other = 3
    assert vars(one) == {"other": 3}
    del one.other
    assert vars(one) == {}


def test_signatures_are_told() -> None:
    for lean_classes, usual_classes in zip(LEAN, USUAL, strict=True):
        for lean_class, usual in zip(lean_classes, usual_classes, strict=True):
            names = list(inspect.signature(usual).parameters)
            assert list(inspect.signature(lean_class).parameters) == names
    (first, *_) = LEAN[0]
    fresh, *_ = _make_named(lean.NamedTuple)
    assert fresh(1) == first(1)


@pytest.mark.skipif(not hasattr(copy, "replace"), reason="is there from 3.13 on")
def test_what_replaces_fields_of_any_record_does_so() -> None:
    replace = vars(copy)["replace"]
    assert replace(Pair(1), two=5) == Pair(1, 5)
    assert replace(Frozen(1), two=(5,)) == Frozen(1, (5,))
    for value in (Pair(1), Frozen(1)):
        with pytest.raises(TypeError):
            replace(value, three=3)


def test_fields_of_named_tuples_are_found_on_any_interpreter() -> None:
    """PyPy has no getters in C; `collections` has what stands in for them."""
    code = (
        "import _collections, sys\n"
        "del _collections._tuplegetter\n"
        "for name in ('collections', 'timeline.lean'):\n"
        "    sys.modules.pop(name, None)\n"
        "from timeline import lean\n"
        "class Pair(lean.NamedTuple):\n"
        "    one: int\n"
        "print(Pair(3).one)\n"
    )
    assert start_timeline(code=code) == (0, "3\n", "")


@pytest.mark.parametrize("value", [Pair(1), Pair(1, 3), Frozen(1), Frozen(1, (2,))])
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_they_can_be_pickled(value: Any, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301  # our own
    assert again == value
    assert type(again) is type(value)


def test_a_named_tuple_has_one_base() -> None:
    with pytest.raises(TypeError, match="one base"):

        class Two(lean.NamedTuple, Generic[_Item]):
            item: _Item


def test_a_default_stands_behind_what_has_none() -> None:
    with pytest.raises(TypeError, match="without default"):

        class Wrong(lean.NamedTuple):
            one: int = 1
            two: int  # type: ignore[misc]  # which is tried


@pytest.mark.parametrize(
    "options", [{"slots": True}, {"eq": False}, {"frozen": True, "order": True}]
)
def test_other_dataclasses_are_pythons_own(options: dict[str, bool]) -> None:
    made: Any = lean.dataclass(**options)(
        type("Made", (), {"__annotations__": {"one": int}})
    )
    assert made.__dataclass_params__.frozen == options.get("frozen", False)
    assert (made(1) == made(1)) == options.get("eq", True)


def test_a_dataclass_inherits_fields() -> None:
    @lean.dataclass(frozen=True, slots=True)
    class More(Frozen):
        three: int = 3

    assert repr(More(1)).endswith("More(one=1, two=(), three=3)")
    assert dataclasses.replace(More(1), one=2) == More(2)
    assert More(1) != Frozen(1)
