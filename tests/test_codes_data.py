"""The built-in table of codes: made by its script, well formed, and true."""

from types import ModuleType

import pytest

from tests.helpers.files import ROOT
from tests.helpers.scripts import load_script
from timeline.dates import When, parse_date
from timeline.names.bodies import find_body, get_body
from timeline.vocabulary import KINDS

TABLE = ROOT / "timeline" / "data" / "codes.tsv"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load_script("make_codes")


def _read() -> list[dict[str, str]]:
    header, *lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [
        dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines
    ]


ROWS = _read()


def test_the_committed_table_is_what_the_script_makes(script: ModuleType) -> None:
    assert TABLE.read_text(encoding="utf-8") == script.make_table()


def test_the_script_tells_what_is_wrong(script: ModuleType) -> None:
    wrong = (
        script.Code("cow", "1;X", "RU", "", "", "SU;nowhere 1900/1901"),
        script.Code("cow", "2;X", "", "", "", ""),
        script.Code("cameo-event", "210", "", "does", "", ""),
    )
    assert list(script.check_codes(wrong, frozenset({"RU", "SU"}))) == [
        "cow 1;X names 'nowhere', which is no code",
        "cow X comes twice",
        "cow 2;X needs either a body or words",
        "210 is no code of an event",
    ]


def test_every_body_is_read_by_its_name() -> None:
    """A name that comes out of the table leads back to what the code stands for."""
    codes = {row["body"] for row in ROWS if row["body"]}
    codes |= {
        one.split(" ")[0] for row in ROWS for one in row["earlier"].split(";") if one
    }
    assert len(codes) > 250
    for code in codes:
        assert find_body(get_body(code).name) is get_body(code)


def test_earlier_states_follow_one_another() -> None:
    for row in ROWS:
        ends = []
        for one in filter(None, row["earlier"].split(";")):
            code, _, when = one.partition(" ")
            spelled = when or get_body(code).end
            read = parse_date(spelled)
            assert isinstance(read, When), one
            ends.append(read.e2)
        assert ends == sorted(ends), row


def test_words_of_no_body_are_read_as_none() -> None:
    """No word for a type or a region would be taken for a state."""
    for row in ROWS:
        if row["system"] in ("cameo-type", "cameo-region"):
            assert find_body(row["words"]) is None, row


def test_kinds_are_the_programs_own() -> None:
    kinds = {row["kind"] for row in ROWS}
    assert kinds <= {"", *KINDS}
    assert len(kinds) > 10


def test_every_group_of_events_has_its_general_code() -> None:
    events = {row["codes"]: row for row in ROWS if row["system"] == "cameo-event"}
    roots = {code for code in events if len(code) == 2}
    assert roots == {f"{number:02}" for number in range(1, 21)}
    for code in events:
        assert all(code[:length] in events for length in range(2, len(code)))
    for root in roots:
        assert events[f"{root}0"]["kind"] == events[root]["kind"]
