"""Write the tables of folded words that `timeline.names.bodies` looks names up in.

Run it as ``python tools/make_actorwords.py`` after ``tools/make_actors.py``, or after a
change of how names are folded or normalised, and commit what it writes. Two tables
have two columns, the second of them the code of a body of timeline/data/actors.tsv:

timeline/data/actorwords.tsv
    Every name, alias and demonym, folded, but for those that are the body's code.
timeline/data/statespellings.tsv
    Every name and alias of a state, normalised, but for those that are its code.
timeline/data/statewords.tsv
    Every word of all these and of codes, in one column: what has none of them is no
    other spelling of a state.

In the order of actors.tsv.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from timeline.names.bodies import load_bodies
from timeline.names.statenames import fold_name, normalise_name
from timeline.names.statenames import list_words as list_state_words

DATA = Path(__file__).parent.parent / "timeline" / "data"


def list_words() -> dict[str, str]:
    """Return codes by folded word."""
    return {
        fold_name(word): body.code
        for body in load_bodies()
        for word in body.words
        if word != body.code
    }


def list_spellings() -> dict[str, str]:
    """Return codes of states by normalised name."""
    return {
        normalise_name(name): body.code
        for body in load_bodies()
        if body.type == "state"
        for name in (body.name, *body.aliases)
        if name != body.code
    }


def list_parts() -> list[str]:
    """Return the words that names, other words and codes of bodies are made of."""
    parts = (
        part
        for body in load_bodies()
        for word in (*body.words, body.code, body.alpha3)
        for part in list_state_words(fold_name(word))
    )
    return list(dict.fromkeys(parts))


def format_table(column: str, codes: Mapping[str, str]) -> str:
    """Return a table as text, with a header."""
    lines = [f"{column}\tcode", *("\t".join(row) for row in codes.items())]
    return "".join(f"{line}\n" for line in lines)


def make_tables() -> dict[str, str]:
    """Return the text of each table, by the name of its file."""
    return {
        "actorwords.tsv": format_table("word", list_words()),
        "statespellings.tsv": format_table("spelling", list_spellings()),
        "statewords.tsv": "".join(f"{line}\n" for line in ("word", *list_parts())),
    }


def main() -> None:
    """Write the tables, and say how long they are."""
    for name, text in make_tables().items():
        (DATA / name).write_text(text, encoding="utf-8", newline="\n")
        lines = len(text.splitlines())
        sys.stdout.write(f"{lines - 1} lines written to {name}\n")


if __name__ == "__main__":
    main()
