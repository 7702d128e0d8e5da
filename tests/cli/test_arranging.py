"""What `timeline show` arranges by: built in, or declared in the file at hand."""

from pathlib import Path

import pytest

from tests.helpers.running import Run

TEXT = """\
fields: {importance: number}
events:
- {date: 2013-05-10, title: A, importance: 10, mine: 1}
- {date: 2013-05-11, title: B, importance: 9}
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return the path of a chronology with a declared key and another."""
    file = tmp_path / "events.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--group-by", "importance"),
        ("--group-by", "own.importance"),
        ("--view", "lanes", "--lanes", "importance"),
        ("--view", "density", "--stack", "importance"),
        ("--view", "dyads", "--lanes", "importance"),
        ("--group-by", "none"),
    ],
)
def test_a_declared_key_is_taken(run: Run, path: str, arguments: tuple[str]) -> None:
    done = run("show", path, *arguments)
    assert done.returncode == 0
    assert "2 events" in done.stdout


_BY = {"--group-by": "table", "--lanes": "dyads", "--stack": "density"}


@pytest.mark.parametrize("option", _BY)
def test_what_is_no_facet_is_refused_with_the_nearest(
    run: Run, path: str, option: str
) -> None:
    done = run("show", path, "--view", _BY[option], option, "importnce")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{option} cannot be 'importnce'" in done.stderr
    assert "did you mean importance? choose from month, year" in done.stderr


@pytest.mark.parametrize("option", _BY)
def test_a_key_that_no_file_declares_is_refused_with_what_to_declare(
    run: Run, path: str, option: str
) -> None:
    done = run("show", path, "--view", _BY[option], option, "mine")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no file declares that key" in done.stderr
    assert "`fields: [mine]`" in done.stderr


def test_only_headings_can_be_none(run: Run, path: str) -> None:
    for option in ("--lanes", "--stack"):
        done = run("show", path, "--view", _BY[option], option, "none")
        assert done.returncode == 2
        assert f"{option} cannot be 'none'" in done.stderr


def test_columns_are_those_that_the_file_declares(run: Run, path: str) -> None:
    done = run("export", path)
    assert done.stdout.splitlines()[0].endswith(",actors_possible,importance")
    done = run("export", path, "--columns", "title,mine,importance")
    assert done.stdout.splitlines() == ["title,mine,importance", "A,1,10", "B,,9"]


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ("visit, Meeting", "Contacts: visit and meeting alone (1 event left out)."),
        ("all", "Contacts: every kind."),
        ("ALL,visit", "Contacts: every kind."),
        ("ours", "Contacts: ours alone."),
    ],
)
def test_kinds_of_contact_are_named(
    run: Run, tmp_path: Path, kinds: str, told: str
) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text(
        "kinds: [ours]\nevents:\n"
        "- {date: 2013, title: A, actors: [Ann, Bob], kind: ours}\n"
    )
    done = run("show", str(path), "--view", "dyads", "--contacts", kinds)
    assert done.returncode == 0
    assert told in done.stdout


def test_what_is_no_kind_is_no_kind_of_contact(run: Run, path: str) -> None:
    done = run("show", path, "--view", "dyads", "--contacts", "visit,meetin")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--contacts cannot be 'meetin'" in done.stderr
    assert "did you mean meeting? choose from visit" in done.stderr
