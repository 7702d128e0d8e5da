"""`timeline office`: who held what, on a day or one after another."""

import json
from pathlib import Path

import pytest

from tests.helpers.dates import parse_when
from tests.helpers.drawing import Look
from tests.helpers.running import Run
from timeline import find_offices, load_text, select
from timeline.dates import FUTURE, PAST
from timeline.exports.offices import make_office_records
from timeline.names import Holding, names_of
from timeline.names.handovers import Handover
from timeline.names.tenure import ALWAYS
from timeline.rendering import plain_text
from timeline.views.office import describe_handover, draw_holders, draw_offices

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


_UNREAD = """
actors:
  ann: {name: Ann, roles: [{office: Minister, of: Russia, when: 2000/2001}]}
  bob: {name: Bob, roles: [{office: Minister, of: Russia, when: 2008/2009}]}
  cid: {name: Cid, roles: [{office: Minister, of: Russia, when: soon}]}
  dan: {name: Dan, roles: [{office: Minister, of: Russia, when: [2001, 2002]}]}
  eve: {name: Eve, roles: [{office: Minister, of: Russia, when: n.d.}]}
  fay: {name: Fay, roles: [{office: Minister, of: Russia}]}
events: [{date: 2005, title: T}]
"""


def _draw_unread(on: str) -> list[str]:
    chronology = load_text(_UNREAD)
    sheet = Look(width=70).lay(select(chronology))
    offices = find_offices(chronology, "Minister")
    when = parse_when(on) if on else None
    lines = draw_holders(offices, sheet, when) if when else draw_offices(offices, sheet)
    return plain_text(lines).splitlines()


def test_who_held_it_nobody_knows_when_is_marked_with_the_reason() -> None:
    assert _draw_unread("")[4:] == [
        "? Cid   unknown        its dates cannot be read",
        "? Dan   unknown        its dates cannot be read",
        "? Eve   unknown        nobody knows when",
        "Fay     always",
        "Ann     2000     2001",
        "Bob     2008     2009",
        "Ann → Bob: 2,191 to 2,920 days between, when Cid, Dan, Eve and 1 more",
        "may have held it",
    ]
    assert _draw_unread("2004")[4:] == [
        "Russian Minister  ? Cid   unknown  its dates cannot be read",
        "Russian Minister  ? Dan   unknown  its dates cannot be read",
        "Russian Minister  ? Eve   unknown  nobody knows when",
        "Russian Minister  Fay     always",
    ]


def test_programs_are_told_why_and_who_may_have_come_between() -> None:
    chronology = load_text(_UNREAD)
    offices = find_offices(chronology, "Minister")
    (record,) = make_office_records(offices, names_of(chronology).actors)
    told = [(one["id"], one["match"], one["why"]) for one in record["holders"]]
    assert told == [
        ("cid", "possible", "its dates cannot be read"),
        ("dan", "possible", "its dates cannot be read"),
        ("eve", "possible", "nobody knows when"),
        ("fay", "certain", ""),
        ("ann", "certain", ""),
        ("bob", "certain", ""),
    ]
    (handover,) = record["handovers"]
    assert handover["between"] == ["cid", "dan", "eve", "fay"]


def test_a_program_gets_roles_and_days_and_no_notes(tmp_path: Path, run: Run) -> None:
    _write(tmp_path)
    done = run("office", "Minister", "--format", "json", "--quiet", cwd=tmp_path)
    (record,) = json.loads(done.stdout)
    assert (record["office"], record["of"]) == ("Minister", "Russia")
    assert [one["name"] for one in record["holders"]] == ["Ann", "Bob"]
    assert record["holders"][0]["own"] == {"source": "Gazette"}
    assert record["handovers"] == [
        {"before": "ann", "after": "bob", "least": 1, "greatest": 1, "between": []}
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
        (2, 2, "1 day between, when Ann may have held it"),
        (5, FUTURE, "at least 4 days between, when Ann may have held it"),
        (0, 9, "up to 8 days between, when Ann may have held it"),
        (
            -2,
            3,
            "up to 2 days between, when Ann may have held it or both for up to 3 days",
        ),
        (0, 1, "on the same day or the next"),
        (-2, -2, "both for 3 days"),
    ],
)
def test_days_in_which_others_may_have_held_it_are_no_gap(
    least: int, greatest: int, text: str
) -> None:
    handover = Handover(_HOLDING, _HOLDING, least, greatest, (_HOLDING,))
    assert describe_handover(handover, "Ann") == text


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
