"""Names and words of a new event, as they are meant.

A name that stands nowhere yet and resembles one that does may be its other spelling:
that is asked about, and never taken for either by itself. Names that are known, by
whatever name, stay as they are typed.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from timeline.cli.asking import can_ask, choose
from timeline.cli.errors import CommandError
from timeline.cli.terminal import Terminal
from timeline.dates import DateError
from timeline.diagnostics import NO_MARK
from timeline.model import Chronology, Value
from timeline.names import NAMED, names_of
from timeline.names.own import parse_number, read_own_date
from timeline.names.resembling import find_resembling, find_resembling_word
from timeline.reading.events import EVENT_KEYS, KEYS
from timeline.reading.ids import is_id
from timeline.reading.nodes import TextNode
from timeline.text import find_nearest, fold, join_words, slugify, suggest
from timeline.vocabulary import CONFIDENCES, FIELD_TYPES, KINDS, STATUSES
from timeline.yamltext import Prose, Tree

_COMMA = re.compile(r"(?<!\\),")
_TEXT, _NUMBER, _DATE = FIELD_TYPES
_PROSE = frozenset({"summary", "note"})


class Settler:
    """Settles the names of events of one chronology."""

    def __init__(
        self, chronology: Chronology, terminal: Terminal, *, as_typed: bool = False
    ) -> None:
        self._chronology = chronology
        self._names = names_of(chronology)
        self._terminal = terminal
        self._as_typed = as_typed
        self._settled: dict[tuple[str, ...], str] = {}
        self._words: dict[str, list[str]] = {}
        self._fields: dict[str, str] = {}
        self._coming: frozenset[str] = frozenset()

    @property
    def declares(self) -> dict[str, Sequence[str] | Mapping[str, str]]:
        """Return words that nothing declares yet, by the keys of the header that do."""
        fields = {"fields": self._fields} if self._fields else {}
        return {**self._words, **fields}

    def forget_words(self) -> None:
        """Declare nothing of what was settled so far: it is typed anew."""
        self._words, self._fields = {}, {}

    def expect(self, ids: Iterable[str]) -> None:
        """Take ids of events that come at the same time for such as are there."""
        self._coming = frozenset(ids)

    def settle_pair(self, key: str, value: Tree) -> tuple[str, Tree]:
        """Return a key of an event that was typed whole, and what it holds, settled.

        Raises CommandError as the others do, and for a key that may be a slip.
        """
        if key in KEYS:
            return key, self._settle_value(key, value)
        meant = self._settle_key(key)
        if meant in KEYS:
            raise CommandError(f"{key!r} is meant for `{meant}`", f"write {meant}")
        texts = value if isinstance(value, list) else [value]
        self._settle_type(meant, [one for one in texts if isinstance(one, str)])
        return meant, value

    def _settle_value(self, key: str, value: Tree) -> Tree:
        if key in _PROSE and isinstance(value, str | Prose):
            text = value if isinstance(value, str) else value.text
            return Prose(text.rstrip("\n"), clipped=True)
        if isinstance(value, str):
            settle: Callable[[str], Tree] | None = {
                "kind": self.settle_kind,
                "status": self.settle_status,
                "place": self.settle_place,
                "id": self.settle_id,
            }.get(key)
            if settle is not None:
                return settle(value)
        listed = [value] if isinstance(value, str) else value
        if key in NAMED and isinstance(listed, list):
            # What stands in a list is one name, however many commas it has.
            return [
                self._settle_actor(one) if isinstance(one, str) else one
                for one in listed
            ]
        if key == "sources" and isinstance(listed, list):
            return [
                self.settle_source(one) if isinstance(one, str) else one
                for one in listed
            ]
        if key == "see" and isinstance(listed, list):
            return [
                self.settle_event(one) if isinstance(one, str) else one
                for one in listed
            ]
        return value

    def settle_actors(self, typed: Iterable[str]) -> list[str]:
        """Return names of actors; one text may be several, parted by commas."""
        return [
            self._settle_actor(name)
            for text in typed
            for name in split_commas(text, self._is_known)
        ]

    def _is_known(self, name: str) -> bool:
        actors = self._names.actors
        return actors.is_declared(name) or name in actors.spellings

    def _settle_actor(self, name: str) -> str:
        return self._ask(name, find_resembling(name, self._names.actors))

    def settle_kind(self, typed: str) -> str:
        """Return a kind, which is declared where it is a new one."""
        return self._settle_word("kinds", typed, (*KINDS, *self._chronology.kinds))

    def settle_status(self, typed: str) -> str:
        """Return a status, which is declared where it is a new one."""
        known = (*STATUSES, *self._chronology.statuses)
        return self._settle_word("statuses", typed, known)

    def _settle_word(self, under: str, typed: str, known: Iterable[str]) -> str:
        words = tuple(dict.fromkeys(known))
        folded = next((one for one in words if one.lower() == typed.lower()), "")
        if folded or not typed:
            return folded
        word = self._ask(typed, find_resembling_word(typed, words))
        if word not in words:
            self._words.setdefault(under, []).append(word)
        return word

    def settle_place(self, typed: str) -> str:
        """Return a place."""
        known = [event.place for event in self._chronology.events]
        for key, place in self._chronology.places.items():
            known += [key, place.name, *place.aliases]
        named = dict.fromkeys(filter(None, known))
        return self._ask(typed, find_resembling_word(typed, named)) if typed else ""

    def settle_tags(self, typed: Iterable[str]) -> list[str]:
        """Return tags; one text may be several, parted by commas."""
        known = {tag for event in self._chronology.events for tag in event.tags}
        return [tag for text in typed for tag in split_commas(text, known.__contains__)]

    def settle_source(self, typed: str) -> Tree:
        """Return a source: an id, a page of one, or a source in words."""
        sources = self._chronology.sources
        id_, _, page = (part.strip() for part in typed.partition(","))
        folded = next((one for one in sources if fold(one) == fold(id_)), "")
        # Words are no slip of an id.
        near = find_resembling_word(id_, sources) if is_id(id_) else ()
        meant = folded or self._ask(id_, near)
        if meant in sources:
            return {"source": meant, "page": page} if page else meant
        return typed

    def settle_event(self, typed: str) -> str:
        """Return the id of an event that is there. Raises CommandError for another."""
        by_id = self._chronology.by_id
        if typed in by_id:
            return by_id[typed].id
        if not self._as_typed and typed not in self._coming:
            raise CommandError(
                f"no event has the id {typed!r}",
                suggest(
                    find_nearest(typed, by_id, limit=1),
                    otherwise="keep it as it is with --as-typed",
                ),
            )
        return typed

    def settle_id(self, typed: str) -> str:
        """Return the id of a new event. Raises CommandError where it cannot be."""
        if not is_id(typed):
            slug = slugify(typed, limit=len(typed))
            raise CommandError(
                f"{typed!r} is no id: it holds a blank, a comma or a control character",
                f"write {slug}" if slug else "write letters and digits",
            )
        if typed in self._chronology.by_id:
            taken = self._chronology.by_id[typed]
            raise CommandError(
                f"the id {taken.id!r} is taken by {taken.title!r}", "give another"
            )
        return typed

    def settle_own(self, typed: Iterable[str]) -> dict[str, Tree]:
        """Return keys of one's own, each typed as `key=value`; several as a list.

        Raises CommandError for what is no such pair, for a key that has an option or a
        place of its own, and for a value that is not of the type that is declared.
        """
        found: dict[str, list[str]] = {}
        for text in typed:
            key, sign, value = (part.strip() for part in text.partition("="))
            if not sign or not key or not value:
                raise CommandError(
                    f"{text!r} is no key with a value", "write --set importance=7"
                )
            # A key that is taken would resemble itself.
            meant = key if _is_taken(key, value) else self._settle_key(key)
            if meant in KEYS or _is_taken(meant, value):
                raise CommandError(
                    f"`{meant}` is no key of your own: every event may have it",
                    "give it by its option, or with --edit",
                )
            found.setdefault(meant, []).append(value)
        for key, values in found.items():
            self._settle_type(key, values)
        return {
            key: values[0] if len(values) == 1 else values
            for key, values in found.items()
        }

    def _settle_key(self, key: str) -> str:
        known = (*KEYS, *self._chronology.fields)
        return self._ask(key, find_resembling_word(key, known))

    def _settle_type(self, key: str, values: Sequence[str]) -> None:
        """Declare a key, or hold its values to the type that is declared."""
        fields = self._chronology.fields
        if key not in fields:
            there = [
                one.extra[key] for one in self._chronology.events if key in one.extra
            ]
            are_numbers = values and all(map(_is_number, [*values, *there]))
            self._fields[key] = _NUMBER if are_numbers else _TEXT
            return
        for value in values:
            if fields[key] == _NUMBER and not _is_number(value):
                raise CommandError(
                    f"`{key}` is declared as a number: {value!r} is none",
                    f"write digits, such as {key}: 7",
                )
            if fields[key] == _DATE:
                check_date(value, self._chronology)

    def _ask(self, typed: str, meant: Sequence[str]) -> str:
        """Return which of some names is meant. Raises CommandError if nobody says."""
        if not meant or self._as_typed:
            return typed
        if (typed, *meant) in self._settled:
            return self._settled[typed, *meant]
        if not can_ask():
            listed = join_words([f"'{one}'" for one in meant])
            raise CommandError(
                f"{typed!r} may be another spelling of {listed}",
                f"write {meant[0]}, or keep it as it is with --as-typed",
            )
        answers = [*meant, f"{typed}, somebody or something else"]
        chosen = choose(f"What is {typed!r}", answers, self._terminal)
        name = [*meant, typed][chosen]
        self._settled[typed, *meant] = name
        return name


def _is_taken(key: str, value: str) -> bool:
    """Tell whether a key would be read as one that every event may have."""
    as_typed = TextNode(value, NO_MARK, True)
    return key in EVENT_KEYS.by_name or EVENT_KEYS.find(key, as_typed) is not None


def _is_number(value: Value) -> bool:
    return isinstance(value, str) and parse_number(value) is not None


def split_commas(text: str, is_known: Callable[[str], bool]) -> list[str]:
    r"""Return the names in a text, parted by commas; `\,` is one that parts nothing.

    A text that is known as a whole is one name.
    """
    whole = text.replace("\\,", ",").strip()
    if is_known(whole):
        return [whole]
    parts = [part.replace("\\,", ",").strip() for part in _COMMA.split(text)]
    return [part for part in parts if part]


def check_confidence(typed: str) -> str:
    """Return a confidence. Raises CommandError for no such word."""
    folded = typed.lower()
    if folded and folded not in CONFIDENCES:
        raise CommandError(
            f"{typed!r} is no confidence", f"one of: {', '.join(CONFIDENCES)}"
        )
    return folded


def check_date(typed: str, chronology: Chronology) -> None:
    """Raise CommandError for what is no date, or names an event that is not there."""
    try:
        read_own_date(typed, chronology.year, chronology.by_id)
    except DateError as error:
        raise CommandError(error.message, error.hint) from error
