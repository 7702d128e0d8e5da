"""What stands below drawings of actors: spellings that may be one, and what joins them.

They are never drawn or counted as one, since only the author knows.
"""

from collections.abc import Iterator

from timeline.names import names_of
from timeline.names.undeclared import Undeclared, find_undeclared
from timeline.rendering import Line
from timeline.text import count_of, join_words
from timeline.views.options import Options
from timeline.views.sections import count_rows, draw_note
from timeline.views.sheet import Sheet

_LISTED = 3
_SHOWN = 4


def draw_variants(sheet: Sheet[Options]) -> Iterator[Line]:
    """Yield a note for each name in the events that stands there otherwise, too.

    The most frequent first; `full` lists all. A blank line stands above.
    """
    found = find_variants(sheet)
    if not found:
        return
    yield ()
    most = count_rows(sheet.options, _LISTED)
    for one in found[:most]:
        yield from draw_note(_advise(one), sheet.width)
    if most is not None and len(found) > most:
        more = count_of(len(found) - most, "more name")
        yield from draw_note(f"and {more} in several spellings", sheet.width)


def find_variants(sheet: Sheet[Options]) -> list[Undeclared]:
    """Return the names in the events that stand there in several spellings."""
    chronology = sheet.chronology
    names = names_of(chronology).actors
    return [
        one
        for one in find_undeclared(sheet.selection.events, names, chronology.actors)
        if len({names.interpret(typed).identity for typed, _ in one.spellings}) > 1
    ]


def describe_variant(actor: Undeclared) -> str:
    """Return which spellings may be one."""
    others = actor.others
    shown = list(others[:_SHOWN])
    if len(others) > _SHOWN:
        shown.append(f"{len(others) - _SHOWN} more")
    return (
        f"{join_words(shown, last='and')} may be {actor.name}; each is counted by "
        "itself"
    )


def _advise(actor: Undeclared) -> str:
    condition = "If they are one, write" if not actor.certain else "To join them, write"
    condition += " under `actors:`"
    entry = actor.format_entry(actor.others)
    return f"{describe_variant(actor)}. {condition} `{entry}`"
