"""Named tuples and frozen dataclasses that take a tenth of the time to be made.

Python (3.11) writes the methods of each such class as text and compiles them: 0.1 ms
for a named tuple, 0.6 for a dataclass with slots. A short command makes some hundred
classes, and uses few. Here the one method that depends on the fields, which makes an
instance, is compiled when it is first needed, and the others are written once.

What is handed out goes by the names that `typing` and `dataclasses` have, and does the
same: type checkers are told of those, `dataclasses.replace` and `fields` work, and so
do copying and pickling. A named tuple has one base, and no type parameters. A
dataclass that is not frozen, inherits fields or is asked more of, is made by Python.
"""

import dataclasses
import sys
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, ClassVar, get_origin

if TYPE_CHECKING or sys.version_info >= (3, 14):
    # 3.14 keeps annotations elsewhere, and is not measured yet.
    from dataclasses import dataclass
    from typing import NamedTuple
else:
    # What CPython has in C, or what other interpreters have for it.
    from collections import _tuplegetter

    class _Named(tuple):
        """What all named tuples do, as `collections.namedtuple` has it."""

        __slots__ = ()

        @classmethod
        def _make(cls, iterable: Iterable[Any]) -> Any:
            result = tuple.__new__(cls, iterable)
            if len(result) != len(cls._fields):
                raise TypeError(
                    f"Expected {len(cls._fields)} arguments, got {len(result)}"
                )
            return result

        def _replace(self, /, **given: Any) -> Any:
            result = self._make(map(given.pop, self._fields, self))
            if given:
                error = TypeError if sys.version_info >= (3, 13) else ValueError
                raise error(f"Got unexpected field names: {list(given)!r}")
            return result

        # What `copy.replace` asks for, from Python 3.13 on.
        __replace__ = _replace

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            pairs = zip(self._fields, self, strict=True)
            told = ", ".join([f"{name}={value!r}" for name, value in pairs])
            return f"{self.__class__.__name__}({told})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class _NamedType(type):
        """Makes named tuples of the classes that have `NamedTuple` as their base."""

        def __new__(cls, name: str, bases: Any, held: dict[str, Any]) -> Any:
            if not bases:
                return super().__new__(cls, name, bases, held)
            if len(bases) > 1:
                raise TypeError(f"{name}: a named tuple has one base")
            fields = tuple(held.get("__annotations__", ()))
            defaults = {one: held[one] for one in fields if one in held}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without default behind one with")
            for index, field in enumerate(fields):
                held[field] = _tuplegetter(index, f"Alias for field number {index}")
            held.setdefault("__doc__", f"{name}({', '.join(fields)})")

            left = _FIRST

            def make_first(cls: Any, /, *args: Any, **named: Any) -> Any:
                nonlocal left
                left -= 1
                values = _list_values(fields, defaults, args, named) if left else None
                if values is None:
                    return _compile_new(made)(cls, *args, **named)
                return tuple.__new__(cls, values)

            made = type(
                name,
                (_Named,),
                held
                | {
                    "__slots__": (),
                    "_fields": fields,
                    "_field_defaults": defaults,
                    "__match_args__": fields,
                    "__orig_bases__": bases,
                    "__signature__": _Late(_compile_new, "__new__"),
                    "__new__": make_first,
                },
            )
            return made

    _FIRST = 16
    """Many tables have fewer rows: these are made without compiling anything."""

    def _list_values(
        fields: tuple[str, ...],
        defaults: dict[str, Any],
        args: tuple[Any, ...],
        named: dict[str, Any],
    ) -> Sequence[Any] | None:
        """Return the values of all fields; None where some are not given as they are.

        What is wrong then is for Python to say.
        """
        if len(args) == len(fields) and not named:
            return args
        rest = fields[len(args) :]
        values = [*args]
        for name in rest:
            if name in named:
                values.append(named[name])
            elif name in defaults:
                values.append(defaults[name])
            else:
                return None
        is_known = len(values) == len(fields) and named.keys() <= set(rest)
        return values if is_known else None

    def _compile_new(cls: Any) -> Any:
        """Give a named tuple what makes one, for good, and return it."""
        listed = ", ".join(cls._fields)
        values = f"({listed},)" if listed else "()"
        code = f"lambda _cls, {listed}: _new(_cls, {values})"
        new = eval(code, {"_new": tuple.__new__, "__builtins__": {}})  # noqa: S307  # ours
        new.__name__ = "__new__"
        new.__qualname__ = f"{cls.__name__}.__new__"
        new.__defaults__ = tuple(cls._field_defaults.values())
        cls.__new__ = staticmethod(new)
        return new

    class _Late:
        """The signature of a class, for who looks at it: found out when it is."""

        def __init__(self, complete: Callable[[Any], object], name: str) -> None:
            self._complete = complete
            self._name = name

        def __get__(self, _instance: object, owner: Any) -> Any:
            from inspect import Signature

            home = next(one for one in owner.__mro__ if "__signature__" in vars(one))
            self._complete(home)
            makes = Signature.from_callable(getattr(home, self._name))
            return Signature(list(makes.parameters.values())[1:])

    class NamedTuple(metaclass=_NamedType):
        """A tuple whose values have names, as `typing.NamedTuple` has it."""

    def dataclass(cls: Any = None, /, **options: Any) -> Any:
        """Make a dataclass, as `dataclasses.dataclass` does."""
        if cls is None:
            return lambda found: dataclass(found, **options)
        inherits = any("__dataclass_fields__" in vars(base) for base in cls.__mro__)
        if inherits or not options.get("frozen") or options.keys() - _OPTIONS:
            return dataclasses.dataclass(**options)(cls)
        held = dict(vars(cls))
        for name in ("__dict__", "__weakref__"):
            held.pop(name, None)
        kinds = {
            name: kind
            for name, kind in held.get("__annotations__", {}).items()
            if not _is_of_class(kind)
        }
        told = {name: held.pop(name) for name in kinds if name in held}
        base = _Equal if options.get("eq", True) else _Frozen
        if base is _Equal and "__eq__" in held and held["__hash__"] is None:
            held["__hash__"] = _Equal.__hash__
        placed = (
            _make_slots(kinds, cls) if options.get("slots") else _find_defaults(told)
        )
        made = type(cls)(
            cls.__name__,
            (base, *(one for one in cls.__bases__ if one is not object)),
            held | _describe(kinds, told) | placed,
        )
        made.__qualname__ = cls.__qualname__
        return made

    def _is_of_class(kind: Any) -> bool:
        """Tell whether an annotation is of the class, and no field."""
        if isinstance(kind, str):
            return kind.startswith(("ClassVar", "typing.ClassVar"))
        return kind is ClassVar or get_origin(kind) is ClassVar

    _OPTIONS = {"frozen", "slots", "eq"}

    def _make_slots(kinds: dict[str, Any], cls: Any) -> dict[str, Any]:
        """Return what a class has of which each instance has a place for each field."""
        inherited = {
            one for base in cls.__mro__[1:] for one in vars(base).get("__slots__", ())
        }
        own = vars(cls)
        return {
            "__slots__": tuple([name for name in kinds if name not in inherited]),
            "__getstate__": own.get("__getstate__", _get_state),
            "__setstate__": own.get("__setstate__", _set_state),
        }

    def _find_defaults(told: dict[str, Any]) -> dict[str, Any]:
        """Return what a class has of which instances have whatever they are given."""
        defaults = {
            name: one.default if isinstance(one, dataclasses.Field) else one
            for name, one in told.items()
        }
        return {
            name: one
            for name, one in defaults.items()
            if one is not dataclasses.MISSING
        }

    def _get_state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in self._kinds]

    def _set_state(self: Any, state: list[Any]) -> None:
        for name, value in zip(self._kinds, state, strict=True):
            object.__setattr__(self, name, value)

    def _describe(kinds: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
        """Return what of a class depends on its fields.

        `told` are their defaults, or what `dataclasses.field` makes.
        """
        settled = [
            (name, one)
            for name, one in told.items()
            if isinstance(one, dataclasses.Field)
        ]

        def choose(is_chosen: Callable[[Any], Any]) -> tuple[str, ...]:
            left_out = {name for name, one in settled if not is_chosen(one)}
            return tuple([name for name in kinds if name not in left_out])

        compared = choose(lambda one: one.compare)
        hashed = choose(lambda one: one.compare if one.hash is None else one.hash)
        return {
            "__match_args__": choose(lambda one: one.init and one.kw_only is not True),
            **{name: _LateMade(name) for name in _MADE},
            "__signature__": _Late(_compile_init, "__init__"),
            "_kinds": kinds,
            "_told": told,
            "_compared": _get_all(compared),
            "_hashed": _get_all(hashed),
            "_shown": choose(lambda one: one.repr),
        }

    def _get_all(names: tuple[str, ...]) -> Any:
        """Return what takes the values of some fields of an instance, as a tuple."""
        if len(names) > 1:
            return attrgetter(*names)
        return staticmethod(lambda one: tuple([getattr(one, name) for name in names]))

    _MADE = ("__dataclass_fields__", "__dataclass_params__")

    class _LateMade:
        """What a dataclass has as soon as it is asked for: then Python makes it."""

        def __init__(self, name: str) -> None:
            self._name = name

        def __get__(self, _instance: object, owner: Any) -> Any:
            return vars(_complete(owner))[self._name]

    def _complete(cls: Any) -> Any:
        """Give a dataclass what Python makes of its fields, and return it."""
        home = next(one for one in cls.__mro__ if "_told" in vars(one))
        held = {
            "__module__": home.__module__,
            "__qualname__": home.__qualname__,
            "__doc__": home.__doc__,
            "__annotations__": vars(home)["_kinds"],
            **vars(home)["_told"],
        }
        if hasattr(home, "__post_init__"):
            held["__post_init__"] = None
        twin = type(home.__name__, (), held)
        dataclasses.dataclass(frozen=True, repr=False, eq=False)(twin)
        for name in _MADE:
            setattr(home, name, getattr(twin, name))
        return home

    def _compile_init(cls: Any) -> Any:
        """Give a dataclass what sets its fields, for good, and return it."""
        home = next(one for one in cls.__mro__ if "_told" in vars(one))
        known: dict[str, Any] = {"_made": _MADE, "_set": object.__setattr__}
        typed, named, lines = ["self"], [], []
        for name in vars(home)["_kinds"]:
            field = vars(home)["_told"].get(name, dataclasses.MISSING)
            if not isinstance(field, dataclasses.Field):
                field = dataclasses.field(default=field)
            slot = vars(home).get(name) or getattr(home, name, None)
            if hasattr(slot, "__set__"):
                known[f"_set_{name}"] = slot.__set__
                put = f"_set_{name}(self, "
            else:
                put = f"_set(self, {name!r}, "
            value = name
            default = ""
            if field.default_factory is not dataclasses.MISSING:
                known[f"_make_{name}"] = field.default_factory
                value = f"_make_{name}()"
                if field.init:
                    value = f"{value} if {name} is _made else {name}"
                default = "=_made"
            elif field.default is not dataclasses.MISSING:
                known[f"_default_{name}"] = field.default
                default = f"=_default_{name}"
                value = name if field.init else f"_default_{name}"
            elif not field.init:
                continue
            if field.init:
                kind = named if field.kw_only is True else typed
                kind.append(f"{name}{default}")
            lines.append(f"{put}{value})")
        if hasattr(home, "__post_init__"):
            lines.append("self.__post_init__()")
        listed = ", ".join([*typed, *(["*", *named] if named else [])])
        body = "\n ".join(lines or ["pass"])
        exec(f"def __init__({listed}):\n {body}", known)  # noqa: S102  # our own names
        init = known["__init__"]
        init.__qualname__ = f"{home.__qualname__}.__init__"
        init.__module__ = home.__module__
        home.__init__ = init
        return init

    class _Frozen:
        """What all frozen dataclasses do, as `dataclasses` has it."""

        __slots__ = ()

        def __init__(self, /, *args: Any, **named: Any) -> None:
            _compile_init(self.__class__)(self, *args, **named)

        def __replace__(self, /, **given: Any) -> Any:
            return dataclasses.replace(self, **given)

        @recursive_repr()
        def __repr__(self) -> str:
            told = [f"{name}={getattr(self, name)!r}" for name in self._shown]
            return f"{self.__class__.__qualname__}({', '.join(told)})"

        def __setattr__(self, name: str, value: object) -> None:
            if self.__has(name):
                raise dataclasses.FrozenInstanceError(
                    f"cannot assign to field {name!r}"
                )
            super().__setattr__(name, value)

        def __delattr__(self, name: str) -> None:
            if self.__has(name):
                raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
            super().__delattr__(name)

        def __has(self, name: str) -> bool:
            """Tell whether a name is none that a subclass may add to an instance."""
            is_own = "_told" in vars(self.__class__)
            return is_own or name in self._kinds

    class _Equal(_Frozen):
        """What those do that are equal where their fields are."""

        __slots__ = ()

        def __eq__(self, other: object) -> Any:
            if other.__class__ is self.__class__:
                return self._compared(self) == self._compared(other)
            return NotImplemented

        def __hash__(self) -> int:
            return hash(self._hashed(self))


__all__ = ["NamedTuple", "dataclass"]
