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
from timeline.model import Chronology
from timeline.names import NAMED, names_of
from timeline.names.resembling import find_resembling, find_resembling_word
from timeline.reading.events import KEYS
from timeline.text import join_words
from timeline.vocabulary import CONFIDENCES, STATUSES
from timeline.yamltext import Tree

_COMMA = re.compile(r"(?<!\\),")


class Settler:
    """Settles the names of events of one chronology."""

    def __init__(
        self, chronology: Chronology, terminal: Terminal, *, as_typed: bool = False
    ) -> None:
        self._chronology = chronology
        self._names = names_of(chronology)
        self._terminal = terminal
        self._as_typed = as_typed
        self._settled: dict[str, str] = {}
        self.declares: dict[str, list[str]] = {}
        """Words that nothing declares yet, by the keys of the header that do."""

    @property
    def actors(self) -> tuple[str, ...]:
        """Return the names of actors that are known here."""
        return self._names.actors.spellings

    def settle_tree(self, tree: Mapping[str, Tree]) -> dict[str, Tree]:
        """Return an event that was typed whole, its names and words settled."""
        return {key: self._settle_value(key, value) for key, value in tree.items()}

    def _settle_value(self, key: str, value: Tree) -> Tree:
        settle = {
            "kind": self.settle_kind,
            "status": self.settle_status,
            "place": self.settle_place,
        }.get(key)
        if settle is not None and isinstance(value, str):
            return settle(value)
        if key in NAMED and isinstance(value, list):
            settled: list[Tree] = []
            for one in value:
                settled += self.settle_actors([one]) if isinstance(one, str) else [one]
            return settled
        if key not in KEYS and key not in self._chronology.fields:
            self._declare("fields", key)
        return value

    def settle_actors(self, typed: Iterable[str]) -> list[str]:
        """Return names of actors; one text may be several, parted by commas."""
        actors = self._names.actors

        def is_known(name: str) -> bool:
            return actors.is_declared(name) or name in actors.spellings

        return [
            self._ask(name, find_resembling(name, actors))
            for text in typed
            for name in split_commas(text, is_known)
        ]

    def settle_kind(self, typed: str) -> str:
        """Return a kind, which is declared where it is a new one."""
        kinds = self._chronology.kinds
        folded = next((one for one in kinds if one.lower() == typed.lower()), "")
        if folded or not typed:
            return folded
        kind = self._ask(typed, find_resembling_word(typed, kinds))
        if kind not in kinds:
            self._declare("kinds", kind)
        return kind

    def settle_status(self, typed: str) -> str:
        """Return a status, which is declared where it is a new one."""
        known = (*STATUSES, *self._chronology.statuses)
        folded = next((one for one in known if one.lower() == typed.lower()), "")
        if folded or not typed:
            return folded
        status = self._ask(typed, find_resembling_word(typed, known))
        if status not in known:
            self._declare("statuses", status)
        return status

    def settle_place(self, typed: str) -> str:
        """Return a place."""
        known = [event.place for event in self._chronology.events]
        for key, place in self._chronology.places.items():
            known += [key, place.name, *place.aliases]
        named = dict.fromkeys(filter(None, known))
        return self._ask(typed, find_resembling_word(typed, named)) if typed else ""

    def settle_source(self, typed: str) -> Tree:
        """Return a source: an id, a page of one, or a source in words."""
        sources = self._chronology.sources
        id_, comma, page = typed.partition(",")
        if comma and id_.strip() in sources:
            return {"source": id_.strip(), "page": page.strip()}
        return self._ask(typed, find_resembling_word(typed, sources))

    def settle_own(self, typed: Iterable[str]) -> dict[str, str]:
        """Return keys of one's own, each typed as `key=value`."""
        found = {}
        for text in typed:
            key, sign, value = text.partition("=")
            if not sign or not key.strip() or not value.strip():
                raise CommandError(
                    f"{text!r} is no key with a value", "write --set importance=7"
                )
            declared = self._chronology.fields
            meant = self._ask(key.strip(), find_resembling_word(key, declared))
            if meant not in declared:
                self._declare("fields", meant)
            found[meant] = value.strip()
        return found

    def _declare(self, under: str, word: str) -> None:
        self.declares.setdefault(under, []).append(word)

    def _ask(self, typed: str, meant: Sequence[str]) -> str:
        """Return which of some names is meant. Raises CommandError if nobody says."""
        if not meant or self._as_typed:
            return typed
        if typed in self._settled:
            return self._settled[typed]
        if not can_ask():
            listed = join_words([f"'{one}'" for one in meant])
            raise CommandError(
                f"{typed!r} may be another spelling of {listed}",
                f"write {meant[0]}, or keep it as it is with --as-typed",
            )
        answers = [*meant, f"{typed}, somebody or something else"]
        chosen = choose(f"What is {typed!r}", answers, self._terminal)
        name = [*meant, typed][chosen]
        self._settled[typed] = name
        return name


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
    if typed and typed not in CONFIDENCES:
        raise CommandError(
            f"{typed!r} is no confidence", f"one of: {', '.join(CONFIDENCES)}"
        )
    return typed
