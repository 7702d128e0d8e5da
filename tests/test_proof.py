"""Questions with their right answers, which were worked out without the program.

tests/data/proof/questions.yaml asks about the sample and about a chronology made to be
asked about, tests/data/proof/cold-war.yaml. An answer is two sets of ids: what matches
certainly, and what only possibly.
"""

import csv
import io
import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, cast

import pytest
import yaml

from tests.helpers.files import DATA, ROOT
from tests.helpers.running import Outcome, invoke

PROOF = DATA / "proof"
QUESTIONS = PROOF / "questions.yaml"

# In the query language: `not x`, `-x`, `x != y`.
_NEGATION = re.compile(r"\bnot\b|(?:^|[\s(])-(?=[a-z])|!=")


class Question(NamedTuple):
    """What is asked of a chronology, and what must come of it."""

    chronology: str
    """The name of a file in tests/data/proof, or events.yaml."""
    ask: tuple[str, ...]
    """Arguments of the command line."""
    certain: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    error: str = ""
    """A word that the message must hold, where the question is refused."""
    because: str = ""

    @property
    def path(self) -> Path:
        """Return where the chronology stands."""
        folder = ROOT if self.chronology == "events.yaml" else PROOF
        return folder / self.chronology

    def __str__(self) -> str:
        """Return the question as the name of its test."""
        return " ".join((self.chronology, *self.ask))

    @property
    def is_negated(self) -> bool:
        """Return whether it leaves out what matches something."""
        queries = [text for option, text in pairwise(self.ask) if option == "-q"]
        return any(word.startswith("--not-") for word in self.ask) or any(
            _NEGATION.search(text) for text in queries
        )


def _read_mappings(path: Path) -> object:
    # All as text, and by another reader than the program's.
    text = path.read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # makes text alone


def _read_questions() -> tuple[Question, ...]:
    found = []
    for entry in cast("list[dict[str, str | list[str]]]", _read_mappings(QUESTIONS)):
        lists = {key: entry[key] for key in ("certain", "possible") if key in entry}
        known = {"chronology", "ask", "certain", "possible", "error", "because"}
        assert set(entry) <= known, entry
        assert all(isinstance(value, list) for value in lists.values()), entry
        assert len(lists) == (0 if "error" in entry else 2), entry
        found.append(
            Question(
                chronology=str(entry["chronology"]),
                ask=tuple(entry["ask"]),
                error=str(entry.get("error", "")),
                because=str(entry["because"]).strip(),
                **{key: frozenset(value) for key, value in lists.items()},
            )
        )
    return tuple(found)


ALL = _read_questions()
ANSWERED = tuple(question for question in ALL if not question.error)
REFUSED = tuple(question for question in ALL if question.error)


def run(*arguments: str) -> Outcome:
    return invoke(*arguments, columns=200)


def ask(question: Question) -> Outcome:
    # A date that is not read costs the questions about it, and no others:
    # test_the_chronology_is_read watches over the file itself.
    return run(
        *("export", str(question.path), *question.ask),
        *("--format", "csv", "--columns", "id,match", "--raw", "--keep-going"),
    )


@pytest.mark.parametrize("question", ANSWERED, ids=str)
def test_answers(question: Question) -> None:
    outcome = ask(question)
    assert outcome.code < 2, outcome.err
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert {row["match"] for row in rows} <= {"certain", "possible"}
    answers = {
        fit: {row["id"] for row in rows if row["match"] == fit}
        for fit in ("certain", "possible")
    }
    right = {"certain": set(question.certain), "possible": set(question.possible)}
    assert answers == right, question.because
    assert len(rows) == len(question.certain) + len(question.possible)


@pytest.mark.parametrize("question", REFUSED, ids=str)
def test_refuses(question: Question) -> None:
    outcome = ask(question)
    assert outcome.code == 2, outcome.out
    assert not outcome.out
    assert question.error in outcome.err, question.because


def test_the_chronology_is_read() -> None:
    outcome = run("check", str(PROOF / "cold-war.yaml"))
    assert outcome.code == 0, outcome.out


def test_there_are_enough_questions() -> None:
    answers = [(question.certain, question.possible) for question in ANSWERED]
    assert len(answers) >= 60
    assert sum(bool(possible) for _, possible in answers) >= 20
    assert sum(not certain | possible for certain, possible in answers) >= 10
    assert sum(question.is_negated for question in ANSWERED) >= 10


def test_every_question_differs() -> None:
    asked = [(question.chronology, question.ask) for question in ALL]
    assert len(set(asked)) == len(asked)


def test_every_question_gives_its_reason() -> None:
    assert all(question.because for question in ALL)


def test_every_chronology_is_asked_about() -> None:
    made = {path.name for path in PROOF.glob("*.yaml")} - {QUESTIONS.name}
    assert {question.chronology for question in ANSWERED} == made | {"events.yaml"}


@pytest.mark.parametrize("name", sorted({question.chronology for question in ALL}))
def test_every_id_exists(name: str) -> None:
    asked = [question for question in ALL if question.chronology == name]
    (path,) = {question.path for question in asked}
    chronology = cast("dict[str, list[dict[str, str]]]", _read_mappings(path))
    ids = [event["id"] for event in chronology["events"]]
    assert len(set(ids)) == len(ids)
    for question in asked:
        assert question.certain | question.possible <= set(ids), question
        assert not question.certain & question.possible, question
