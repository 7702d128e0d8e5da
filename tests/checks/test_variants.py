"""Notes on names that may be one actor's."""

from timeline import load_text
from timeline.checks import check
from timeline.diagnostics import Diagnostic, Severity


def _check(*actors: str, registry: str = "") -> tuple[Diagnostic, ...]:
    lines = [
        f"- {{date: 2013-05-{day:02}, title: T{day}, actors: [{name}]}}\n"
        for day, name in enumerate(actors, start=1)
    ]
    text = f"{registry}events:\n{''.join(lines)}"
    return check(load_text(text), only=["actor-variant"])


def test_spellings_of_one_person_are_one_note_with_their_entry() -> None:
    (found,) = _check("Sergei Lavrov", "Lavrov", "Sergei Lavrov", "S. Lavrov")
    assert found.severity is Severity.NOTE
    assert found.message == "'Lavrov' and 'S. Lavrov' may be 'Sergei Lavrov'"
    assert found.where.line == 3
    assert found.hint == (
        "under `actors:` write `sergei-lavrov: {name: Sergei Lavrov, aliases: [Lavrov,"
        " S. Lavrov]}`"
    )
    ((text, where),) = found.related
    assert (text, where.line) == ("'Sergei Lavrov' is here", 2)


def test_the_entry_that_is_offered_makes_all_certain() -> None:
    registry = (
        "actors:\n"
        "  sergei-lavrov: {name: Sergei Lavrov, aliases: [Lavrov, S. Lavrov]}\n"
    )
    assert _check("Sergei Lavrov", "Lavrov", "S. Lavrov", registry=registry) == ()


def test_where_two_surely_differ_the_shorter_are_noted() -> None:
    found = _check("John Kerry", "Jane Kerry", "Kerry", "J. Kerry")
    assert [one.message for one in found] == [
        "'Kerry' may be John Kerry, Jane Kerry or J. Kerry",
        "'J. Kerry' may be John Kerry, Jane Kerry or Kerry",
    ]


def test_what_a_declared_person_may_be_called_is_noted() -> None:
    registry = "actors: {kerry: {name: John Kerry}}\n"
    (found,) = _check("J. Kerry", registry=registry)
    assert found.message == "'J. Kerry' may be John Kerry"


def test_names_that_differ_in_capitals_alone_are_one() -> None:
    assert _check("Sergei Lavrov", "SERGEI LAVROV", "Mikhail Lavrov") == ()


def test_acronyms_single_words_and_organisations_are_left_alone() -> None:
    assert _check("NSA", "Devin Nunes", "CDC", "Kodak", "Lavrov Foundation") == ()
