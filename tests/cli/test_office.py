"""`timeline office`: who held what, on a day or one after another."""

import json
from pathlib import Path

import pytest

from tests.helpers.running import Run
from timeline.dates import FUTURE, PAST
from timeline.names import Holding
from timeline.names.successions import Handover
from timeline.names.tenure import ALWAYS
from timeline.views.office import describe_handover

_TEXT = """
title: Two
actors:
  ann:
    name: Ann
    roles:
    - {office: Minister, of: Russia, when: 2010-01/2012-05-10, source: Gazette, note: N}
  bob: {name: Bob, roles: [{office: Minister, of: Russia, when: 2012-05-11/..}]}
  cid: {name: Cid, roles: [{office: Chief, of: Russia, when: 2012}]}
events: [{date: 2013, title: T, actors: [Bob]}]
"""


def _write(folder: Path) -> None:
    (folder / "events.yaml").write_text(_TEXT, encoding="utf-8")


def test_holders_stand_in_order_with_what_else_is_said(
    tmp_path: Path, run: Run
) -> None:
    _write(tmp_path)
    done = run("office", "Russia", "--width", "60", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Two",
        "",
        " Russian Minister",
        "Holder  From         To           Source and more",
        "──────  ───────────  ───────────  ────────────────────────",
        "Ann     Jan 2010     10 May 2012  source: Gazette; note: N",
        "Bob     11 May 2012  open",
        "Ann → Bob: on the next day",
        "",
        " Russian Chief",
        "Holder  From",
        "──────  ───────────────",
        "Cid     some time: 2012",
    ]


def test_a_day_has_a_table_of_all_offices(tmp_path: Path, run: Run) -> None:
    _write(tmp_path)
    done = run("office", "Russia", "--on", "2012-05-11", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:3] == ["Two", "2 offices, 11 May 2012", ""]
    assert [line.split("  ")[0] for line in lines[3:]][2:] == [
        "Russian Minister",
        "Russian Chief",
    ]
    assert "? Cid" in lines[-1]
    assert lines[-1].endswith("on no day is it certain")
    done = run("office", "Russia", "--on", "2014", "--quiet", cwd=tmp_path)
    assert done.stdout.endswith("\nnobody is known of: Russian Chief\n")


def test_a_program_gets_roles_and_days_and_no_notes(tmp_path: Path, run: Run) -> None:
    _write(tmp_path)
    done = run("office", "Minister", "--format", "json", "--quiet", cwd=tmp_path)
    (record,) = json.loads(done.stdout)
    assert (record["office"], record["of"]) == ("Minister", "Russia")
    assert [one["name"] for one in record["holders"]] == ["Ann", "Bob"]
    assert record["holders"][0]["own"] == {"source": "Gazette"}
    assert record["handovers"] == [
        {"before": "ann", "after": "bob", "least": 1, "greatest": 1}
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Secretry of State",), "did you mean Secretary of State"),
        (("Russia", "--on", "2013-02-30"), "2013-02-30"),
        (("Russia", "--on", "unknown"), "no time that events could lie in"),
        (("Russia", "none.yaml"), "none.yaml: there is no such file"),
        (("Russia", "--format", "yaml"), "choose from text, json"),
        ((), "timeline office wants a NAME"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(
    arguments: tuple[str, ...], message: str, run: Run
) -> None:
    done = run("office", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


_HOLDING = Holding("x", 0, None, "", ALWAYS)  # type: ignore[arg-type]  # not looked at


@pytest.mark.parametrize(
    ("least", "greatest", "text"),
    [
        (0, 0, "on the same day"),
        (1, 1, "on the next day"),
        (0, 1, "on the same day or the next"),
        (2, 2, "nobody known for 1 day"),
        (5, 9, "nobody known for 4 to 8 days"),
        (5, FUTURE, "nobody known for at least 4 days"),
        (0, 9, "nobody known for up to 8 days"),
        (-2, -2, "both for 3 days"),
        (-5, -2, "both for 3 to 6 days"),
        (PAST, -2, "both for at least 3 days"),
        (-2, 3, "nobody known for up to 2 days or both for up to 3 days"),
        (PAST, FUTURE, "nobody knows when"),
        (PAST, PAST, "while the first still holds it"),
        (PAST, 3, "nobody known for up to 2 days or both for some time"),
    ],
)
def test_a_handover_is_told_in_days(least: int, greatest: int, text: str) -> None:
    assert describe_handover(Handover(_HOLDING, _HOLDING, least, greatest)) == text
