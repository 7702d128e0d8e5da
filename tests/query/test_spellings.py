"""What a question is told of spellings that it was read as."""

from typing import Any

import pytest

from timeline import load_text
from timeline.query import make_query, select

_FIVE = """
events:
- {date: 2022-03-01, title: T, actors: [Sergei Lavrov]}
- {date: 2022-03-02, title: T, actors: [Sergey Lavrov], to: [Sergei Lavrov]}
- {date: 2022-03-03, title: T, actors: [Lavrov]}
- {date: 2022-03-04, title: T, actors: [S. Lavrov]}
- {date: 2022-03-05, title: T, actors: [Foreign Minister Lavrov]}
"""
_JOINED = "an entry with `aliases` under `actors:` joins what is one"


def _tell(text: str, **options: Any) -> tuple[str, ...]:
    return select(load_text(text), make_query(**options)).notes


def test_a_family_name_tells_what_it_was_read_as() -> None:
    (note,) = _tell(_FIVE, actor="Lavrov")
    assert note == (
        "Lavrov is read as what may be one person: Sergei Lavrov (2), Sergey Lavrov"
        f" (1), Lavrov (1), S. Lavrov (1), Foreign Minister Lavrov (1); {_JOINED}"
    )


def test_a_family_name_of_two_tells_that_nobody_knows() -> None:
    text = _FIVE + "- {date: 2022, title: T, actors: [Mikhail Lavrov]}\n"
    (note,) = _tell(text, actor="Lavrov")
    assert note.startswith("Lavrov is not one person alone, so that each is possible: ")
    assert "Mikhail Lavrov (1), Sergei Lavrov (2)" in note


def test_a_fuller_name_tells_of_its_other_spellings() -> None:
    (note,) = _tell(_FIVE, actor="S. Lavrov")
    assert note == (
        "S. Lavrov may also be meant by Sergei Lavrov (2), Sergey Lavrov (1), Lavrov"
        f" (1), Foreign Minister Lavrov (1); {_JOINED}"
    )


def test_of_two_names_each_tells_its_own_spellings() -> None:
    text = _FIVE + "- {date: 2022, title: T, actors: [J. Kerry, John Kerry]}\n"
    lavrov, kerry = _tell(text, actor="Lavrov,Kerry")
    assert lavrov.startswith("Lavrov is read as what may be one person: Sergei Lavrov")
    assert "Kerry" not in lavrov
    assert kerry == (
        "Kerry is read as what may be one person: J. Kerry (1), John Kerry (1); "
        + _JOINED
    )
    one, two = _tell(text, actor="S. Lavrov,J. Kerry")
    assert one.startswith("S. Lavrov may also be meant by Sergei Lavrov (2), ")
    assert two.startswith("J. Kerry may also be meant by John Kerry (1); ")


def test_a_declared_person_tells_of_others_of_the_name() -> None:
    registry = "actors: {sergei: {name: Sergei Lavrov}}\n"
    (note,) = _tell(registry + _FIVE, actor="Lavrov")
    assert note.startswith("Lavrov is read as Sergei Lavrov, and possibly as others: ")


@pytest.mark.parametrize("options", [{"actor": "Kerry"}, {"kind": "visit"}, {}])
def test_where_nothing_is_spelled_otherwise_nothing_is_told(
    options: dict[str, str],
) -> None:
    text = "events:\n- {date: 2013, title: T, actors: [John Kerry], kind: visit}\n"
    assert _tell(text, **options) == ()


def test_declaring_them_once_makes_all_certain() -> None:
    registry = (
        "actors: {sergei: {name: Sergei Lavrov, aliases: [Sergey Lavrov, S. Lavrov,"
        " Foreign Minister Lavrov, Lavrov]}}\n"
    )
    selection = select(load_text(registry + _FIVE), make_query(actor="Sergei Lavrov"))
    assert selection.notes == ()
    assert [match.fit.name for match in selection.matches] == ["CERTAIN"] * 5
