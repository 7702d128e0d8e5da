"""Words in the place of a file or a command: the command that was meant is shown."""

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Tell
from tests.helpers.files import DATA, ROOT


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("TIMELINE_FILE", raising=False)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("show Putin", "show --actor Putin"),
        ("show --full Putin", "show --full --actor Putin"),
        ("show -a Kerry Putin", "show -a Kerry --actor Putin"),
        ("show John Kerry", "show --actor 'John Kerry'"),
        ("show 'John Kerry' events.yaml", "show events.yaml --actor 'John Kerry'"),
        ("show actor Putin", "show --actor Putin"),
        ("show who Putin", "show --actor Putin"),
        ("show by Kerry", "show --actor Kerry"),
        ("show Sochi", "show --place Sochi"),
        ("show in Sochi", "show --place Sochi"),
        ("show visit Sochi", "show --kind visit --place Sochi"),
        ("show syria", "show --actor syria"),
        ("show missiles", "show --search missiles"),
        (
            "show Foreign Minister of Russia",
            "show --office 'Foreign Minister of Russia'",
        ),
        ("show 2013-05", "show --month 2013-05"),
        ("show May 2013", "show --month 'May 2013'"),
        ("show May,June", "show --month May,June"),
        ("show 2013", "show --year 2013"),
        ("show 10 May 2013", "show --on '10 May 2013'"),
        ("show 10 May", "show --day '10 May'"),
        ("show 2013-05-01/2013-06", "show --during 2013-05-01/2013-06"),
        ("show since 2013", "show --since 2013"),
        ("show from May 2013 to 2014", "show --during 'from May 2013 to 2014'"),
        ("show from May 2013 to June", "show --since 'May 2013' --until June"),
        ("show Putin 2013-05", "show --actor Putin --month 2013-05"),
        ("show kind:visit", "show -q kind:visit"),
        ("show 'kind:visit not Kerry'", "show -q 'kind:visit not Kerry'"),
        ("show @spring", "show -q @spring"),
        ("show lanes", "show --view lanes"),
        ("show x.svg", "show --save x.svg"),
        ("show x.png", "show --save x.png"),
        ("stats x.svg", "stats --save x.svg"),
        # Only `show` draws to scale.
        ("stats x.png", "show --save x.png"),
        ("export x.png", "show --save x.png"),
        ("export x.csv", "export -o x.csv"),
        ("export x.svg", "show --save x.svg"),
        ("export x.html", "export -o x.html"),
        ("export Putin x.html", "export --actor Putin -o x.html"),
        ("report events.yaml x.docx", "report events.yaml -o x.docx"),
        # A report of one's own is no page.
        ("report events.yaml x.html", "export -o x.html"),
        ("show xlsx", "export -o timeline.xlsx"),
        ("show out.csv", "export -o out.csv"),
        ("show notes.docx", "export -o notes.docx"),
        ("show Putin x.svg", "show --actor Putin --save x.svg"),
        ("export Putin a.csv", "export --actor Putin -o a.csv"),
        ("show Putin a.csv", "export --actor Putin -o a.csv"),
        ("export json", "export --format json"),
        ("stats Putin", "stats --actor Putin"),
        ("check Putin", "show --actor Putin"),
        ("fmt events.yaml Putin", "show events.yaml --actor Putin"),
        ("check csv", "export --format csv"),
        ("Putin", "show --actor Putin"),
        ("kerry visit", "show --actor kerry --kind visit"),
        ("2013-05 --full", "show --month 2013-05"),
        ("events.yaml --full", "show events.yaml --full"),
        ("none.yml", "show none.yml"),
    ],
)
def test_the_whole_command_is_shown(line: str, meant: str, tell: Tell) -> None:
    assert tell(*shlex.split(line))[1] == f"did you mean `timeline {meant}`?"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (
            "show Putn",
            "did you mean Vladimir Putin? `timeline show --actor NAME` asks for one",
        ),
        (
            "show zzz",
            "nothing here is called so; `timeline show --help` tells how to ask",
        ),
        (
            "show gone.yaml",
            "check the path, or write a starter file with `timeline init gone.yaml`",
        ),
        ("show a/b", "check the path"),
        ("check x.json", "check the path"),
        ("show event.yaml", "did you mean events.yaml?"),
        ("check events.yml", "did you mean events.yaml?"),
        (
            f"show {DATA}/undate.yaml",
            f"did you mean {DATA}/undated.yaml?",
        ),
        ("export a.csv b.csv", "one file at a time is written: a.csv"),
        ("show a.csv b.svg", "one file at a time is written: a.csv"),
        (
            "export out.odt",
            "-o takes a name that ends in .csv, .tsv, .xlsx, .sqlite, .json, "
            ".jsonl, .yaml, .md, .docx, .pdf, .html, .ics, .geojson, "
            ".timelinejs.json or .csl.json",
        ),
        ("show notes.odt", "check the path"),
        (
            "differ date zzz",
            "nothing here is called so; `timeline differ --help` tells how to ask",
        ),
        (
            "today 10",
            "nothing here is called so; `timeline today --help` tells how to ask",
        ),
        (
            "stats Putn",
            "did you mean Vladimir Putin? `timeline stats --actor NAME` asks for one",
        ),
        ("qqqq", "`timeline --help` lists the commands"),
        (
            "show one two three four five six seven eight nine",
            "nothing here is called so; `timeline show --help` tells how to ask",
        ),
    ],
)
def test_what_means_nothing_is_told_where_to_look(
    line: str, hint: str, tell: Tell
) -> None:
    assert tell(*shlex.split(line))[1] == hint


def test_the_words_themselves_are_told(tell: Tell) -> None:
    assert tell("show", "May", "2013")[0] == (
        "May 2013: there is no such file or folder"
    )


def test_names_are_judged_by_what_would_be_read(tmp_path: Path, tell: Tell) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("events:\n- {date: 2013, title: T, actors: [Ada], tags: [Putin]}\n")
    assert tell("show", str(path), "Ada")[1].endswith(f"show {path} --actor Ada`?")
    assert tell("show", str(path), "Putin")[1].endswith(f"show {path} --tag Putin`?")


def test_without_a_chronology_dates_and_queries_are_known_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tell: Tell
) -> None:
    monkeypatch.chdir(tmp_path)
    assert tell("show", "2013")[1] == "did you mean `timeline show --year 2013`?"
    assert tell("show", "tag:x")[1] == "did you mean `timeline show -q tag:x`?"
    assert tell("show", "Putin")[1] == (
        "name a file or folder, or write a starter file with `timeline init`"
    )
