"""The keys of a new event, of what a command line says."""

from collections.abc import Iterable, Mapping
from itertools import chain

from timeline.cli.adding.given import Given
from timeline.cli.adding.settling import Settler, check_confidence, check_date
from timeline.cli.errors import CommandError
from timeline.editing.entering import read_line
from timeline.model import Chronology
from timeline.reading.events import KEYS
from timeline.yamltext import Prose, Tree


def read_given(
    given: Given, settler: Settler, chronology: Chronology
) -> dict[str, Tree]:
    """Return the keys that options give, settled; those without a value are empty.

    Raises CommandError for what cannot be settled, and what is no text.
    """
    texts, lists = given.texts, given.lists
    for text in (*texts.values(), *chain(*lists.values())):
        _refuse_bytes(text)
    found: dict[str, Tree] = {}
    found["id"] = settler.settle_id(texts.get("id", ""))
    found["reported"] = texts.get("reported", "")
    if found["reported"]:
        check_date(texts["reported"], chronology)
    found["kind"] = settler.settle_kind(texts.get("kind", ""))
    found["place"] = settler.settle_place(texts.get("place", ""))
    found["status"] = settler.settle_status(texts.get("status", ""))
    found["confidence"] = check_confidence(texts.get("confidence", ""))
    for key in ("summary", "note"):
        prose = texts.get(key, "")
        found[key] = Prose(prose, clipped=True) if prose else ""
    for key, option in (("actors", "actor"), ("to", "to"), ("about", "about")):
        found[key] = settler.settle_actors(lists.get(option, ()))
    found["tags"] = settler.settle_tags(lists.get("tag", ()))
    found["see"] = list(map(settler.settle_event, _list_filled(lists, "see")))
    found["sources"] = list(map(settler.settle_source, _list_filled(lists, "source")))
    return found | settler.settle_own(lists.get("set", ()))


def _list_filled(lists: Mapping[str, Iterable[str]], option: str) -> list[str]:
    """Return the values of an option that are not empty, blanks at their ends away."""
    return [typed for one in lists.get(option, ()) if (typed := one.strip())]


def split_line(line: str, chronology: Chronology) -> dict[str, Tree]:
    """Return date and title of a line. Raises CommandError and LineError for none."""
    _refuse_bytes(line)
    typed = read_line(line, year=chronology.year)
    return {"date": typed.typed, "title": typed.title}


def order_keys(tree: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return the keys of an event that hold something, in order, own ones last."""
    keys = dict.fromkeys([*KEYS, *tree])
    return {key: tree[key] for key in keys if tree.get(key)}


def _refuse_bytes(text: str) -> None:
    """Raise CommandError for what the system handed on as bytes, being no text."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise CommandError(
            f"{text!r} is not UTF-8", "type it in a terminal that is set to UTF-8"
        ) from error
