"""Entries to paste: YAML that says the names again, so that `check` is content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_named
from timeline import Chronology
from timeline.checks import check
from timeline.exports.registry import format_entries
from timeline.names import ActorNames
from timeline.names.undeclared import Undeclared, find_undeclared

_WEIRD = (
    *("a: b", "a:", ": a", "'q'", '"dq"', "O'Brien", "O’Brien", "a #b", "#a", "- a"),
    *(
        "-",
        "--",
        "---",
        "...",
        "no",
        "NO",
        "null",
        "Null",
        "~",
        "yes",
        "Y",
        "on",
        "true",
    ),
    *("2013", "1.5", "0x1f", "1e3", "12:30", "2013-05-10", ".5", "+1", "=", "<<"),
    *("a, b", "[x]", "{x}", "x]", "&a", "*a", "!t", "%d", "@x", "`b", "?", "? a", "|"),
    *(">", "a\\b", "\\n", "a\tb", "a\nb", "a\rb", "a\x07b", "\x00", "\x1b[31m", "\x7f"),
    *("a\x85b", "\x9f", "a\u2028b", "\u2029", "\ufeff", "a\u202eb", "\xa0", "\xad"),
    *(
        "北京",
        "王毅, 外交部长",
        "جون كيري",
        "🦊",
        "👨\u200d👩\u200d👧",
        "e\u0301",
        "ẞ",
        "İ",
    ),
    *("a  b", " a", "a ", "", "x" * 2000, "Dr. No", "a.", "a -", "a)", "(a", "a/"),
    *("US Secretary of State", "the Group", "\ud7ff", "\ue000", "\ufffd", "\U0010fffd"),
)


def _propose(chronology: Chronology, *, with_key: bool = True) -> str:
    names = ActorNames(chronology)
    found = find_undeclared(chronology.events, names, chronology.actors)
    lines = format_entries(found, with_key=with_key)
    return "".join(f"{line}\n" for line in lines) if found else ""


def test_an_entry_has_a_name_and_the_other_spellings() -> None:
    actors = [
        Undeclared("one", "One: Man", (("One", 2), ("One: Man", 1), ("O, Man", 1))),
        Undeclared("no", "No", (("No", 1),)),
    ]
    entries = (
        "  one:\n"
        '    name: "One: Man"\n'
        '    aliases: [One, "O, Man"]\n'
        '  "no":\n'
        '    name: "No"\n'
    )
    assert "\n".join([*format_entries(actors), ""]) == f"actors:\n{entries}"
    assert "\n".join([*format_entries(actors, with_key=False), ""]) == entries


_names = st.lists(
    st.sampled_from(_WEIRD).filter(str.strip)
    | st.text(min_size=1, max_size=8)
    | st.sampled_from(["Putin", "V. Putin", "Vladimir Putin", "Kerry", "J. Kerry"])
    | st.sampled_from(
        ["Smith-Jones", "Smith Jones", "smith jones!", "Group!", "Group"]
    ),
    min_size=1,
    max_size=10,
)


@pytest.mark.parametrize(
    "registry",
    [
        "",
        "actors:\n  kerry:\n    name: John Kerry\n    aliases: [smith-jones]\n",
        "actors:\n  vladimir-putin: {name: Somebody Else}\n  actor: {name: An Actor}\n",
    ],
    ids=["no registry", "alias", "ids"],
)
@given(_names)
def test_pasted_entries_declare_every_spelling(registry: str, names: list[str]) -> None:
    chronology = load_named(names, registry)
    known = ActorNames(chronology)
    found = find_undeclared(chronology.events, known, chronology.actors)
    entries = _propose(chronology, with_key=not registry)
    pasted = load_named(names, f"{registry}{entries}")
    assert len(pasted.events) == len(chronology.events)
    meant = ActorNames(pasted)
    for actor in found:
        assert pasted.actors[actor.id].name.strip() == actor.name.strip()
        for spelling, _ in actor.spellings:
            assert meant.interpret(spelling).identity == actor.id, (spelling, entries)
    codes = {diagnostic.code for diagnostic in check(pasted)}
    assert codes.isdisjoint({"actor-unknown", "actor-ambiguous", "name-clash"})
    assert _propose(pasted) == ""
