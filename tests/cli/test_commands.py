"""The commands as processes: exit codes, streams, and the answers on the sample."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.helpers.chronologies import HALF_BAD
from tests.helpers.running import Run
from timeline.cli.commands.date import EPILOG
from timeline.dates import parse_date

GOOD = "events:\n- {id: good, date: 2013, title: Good}\n"
WARNING = "events:\n- {date: 2013, title: Good, kind: rumour}\n"


def ids_of(run: Run, *filters: str) -> list[str]:
    """Return the ids of the sample's events that the list in a pipe shows."""
    done = run("show", "--view", "list", *filters)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.split("\t")[5] for line in done.stdout.splitlines()]


EVERY = [
    "human-rights-view",
    "missile-claim",
    "obama-letter",
    "second-channel",
    "boston-bombing",
    "kerry-visit",
    "press-conference",
    "geneva-agreement",
    "cameron-sochi",
    "fogle-arrest",
    "patrushev-meeting",
    "embargo-lapse",
    "ryabkov-contracts",
    "s-300-arrival",
]
MAY = [
    "missile-claim",  # in 2013
    "second-channel",  # about April: a month on either side
    *EVERY[5:],
]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ([], EVERY),
        (["--month", "2013-05"], MAY),
        (["--month", "May"], ["human-rights-view", *MAY]),
        (["--month", "2013-05", "--certain"], EVERY[5:13]),
        (["--actor", "Putin"], ["obama-letter", "kerry-visit", "cameron-sochi"]),
        (
            ["--actor", "Vladimir Putin"],
            ["obama-letter", "kerry-visit", "cameron-sochi"],
        ),
        (["--kind", "visit", "--place", "Sochi"], ["cameron-sochi"]),
        (
            ["--since", "10 May 2013", "--until", "2013-05-22"],
            [
                "missile-claim",
                "second-channel",
                "kerry-visit",
                "press-conference",
                "geneva-agreement",
                "cameron-sochi",
                "fogle-arrest",
                "patrushev-meeting",
            ],
        ),
        (
            ["--since", "10 May 2013", "--until", "2013-05-22", "--certain"],
            ["cameron-sochi", "fogle-arrest", "patrushev-meeting"],
        ),
        (
            ["--search", "missile"],
            ["missile-claim", "ryabkov-contracts", "s-300-arrival"],
        ),
    ],
    ids=str,
)
def test_filters_find_these_events_of_the_sample(
    filters: list[str], expected: list[str], run: Run
) -> None:
    assert ids_of(run, *filters) == expected


def test_export_and_show_select_alike(run: Run) -> None:
    filters = ["--month", "2013-05", "--actor", "Putin"]
    done = run("export", "--format", "jsonl", *filters)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["id"] for event in events] == ids_of(run, *filters)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_sample_is_drawn_at_any_width(width: int, run: Run) -> None:
    done = run("show", env={"COLUMNS": str(width)})
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    body, _, legend = done.stdout.rpartition("\n\n")
    # Before the glyph stands the date, where an event has a line of its own.
    glyphs = [re.match(r"[^●◐◌≈]{0,18}[●◐◌≈] ", line) for line in body.splitlines()]
    assert sum(map(bool, glyphs)) == 14
    assert legend.startswith(" ● exact day")
    assert min(width, 120) * 0.9 < max(map(len, lines)) <= width


def test_the_sample_has_no_problems(run: Run) -> None:
    done = run("check", "--strict")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "14 events in 1 file: no problems\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "good.yaml"], 0),
        (["show", "bad.yaml"], 1),
        (["show", "warning.yaml"], 0),
        (["show", "none.yaml"], 2),
        (["show"], 2),
        (["check", "good.yaml"], 0),
        (["check", "bad.yaml"], 1),
        (["check", "warning.yaml"], 0),
        (["check", "warning.yaml", "--strict"], 1),
        (["check", "none.yaml"], 2),
        (["export", "good.yaml"], 0),
        (["export", "bad.yaml"], 1),
        (["export", "bad.yaml", "--keep-going"], 1),
        (["export", "warning.yaml"], 0),
        (["export", "none.yaml"], 2),
        (["fmt", "good.yaml"], 0),
        (["fmt", "--check", "bad.yaml"], 0),
        (["fmt", "none.yaml"], 2),
        (["init", "new.yaml"], 0),
        (["init", "good.yaml"], 2),
        (["date", "10 May 2013"], 0),
        (["date", "31 Feb 2013"], 2),
        (["date", "after something"], 2),
        (["date", "-0431"], 0),
        (["date", "--", "-0431"], 0),
        (["date", "-0431", "to", "-0430", "--color", "never"], 0),
        (["date", "--yaer", "2013"], 2),
        (["date", "-x"], 2),
        (["show", "good.yaml", "--on", "-0431"], 0),
        (["show", "good.yaml", "--year", "-0431", "--since", "-0431"], 0),
        (["show", "good.yaml", "--since", "2013", "--until", "2012"], 2),
        (["kinds"], 0),
        (["kinds", "good.yaml"], 0),
        (["kinds", "none.yaml"], 2),
        (["formats"], 0),
        (["codes"], 0),
        (["--version"], 0),
        (["-h"], 0),
        (["show", "-h"], 0),
        ([], 2),
        (["nonsense"], 2),
    ],
    ids=str,
)
def test_exit_codes(arguments: list[str], code: int, tmp_path: Path, run: Run) -> None:
    for name, text in (("good", GOOD), ("bad", HALF_BAD), ("warning", WARNING)):
        (tmp_path / f"{name}.yaml").write_text(text)
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    # What is wrong is told on the one stream, what was asked for on the other.
    if code == 2 and arguments:
        assert done.stdout == ""
        assert done.stderr


def test_show_draws_what_is_valid_and_reports_the_rest_apart(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "events.yaml").write_text(HALF_BAD)
    done = run("show", "--view", "list", cwd=tmp_path)
    assert done.stdout.startswith("2013\tGood\t")
    assert done.stdout.count("\n") == 1
    assert done.stderr.startswith(
        "events.yaml:2:10: error[date-invalid]: '31 Feb 2013'"
    )


def test_check_reports_on_stdout_and_counts_on_stderr(tmp_path: Path, run: Run) -> None:
    (tmp_path / "events.yaml").write_text(HALF_BAD)
    done = run("check", cwd=tmp_path)
    assert done.stdout.startswith(
        "events.yaml:2:10: error[date-invalid]: '31 Feb 2013'"
    )
    left_out = "1 left out, its date is not read"
    assert done.stderr == f"1 event in 1 file; {left_out}: 1 error\n"


@pytest.mark.parametrize("output", ["json", "github", "sarif"])
def test_check_for_programs_writes_the_report_alone(
    output: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "events.yaml").write_text(HALF_BAD)
    done = run("check", "--format", output, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "date-invalid" in done.stdout
    if output != "github":
        json.loads(done.stdout)


def test_check_all_shows_each_of_warnings_that_are_alike(
    tmp_path: Path, run: Run
) -> None:
    events = "".join(
        f"- {{date: 2013, title: T{i}, kind: rumour}}\n" for i in range(30)
    )
    (tmp_path / "events.yaml").write_text(f"events:\n{events}")
    folded, whole = run("check", cwd=tmp_path), run("check", "--all", cwd=tmp_path)
    assert folded.stdout.count("warning[kind-unknown]") == 1
    assert "29 more like this" in folded.stdout
    assert whole.stdout.count("warning[kind-unknown]") == 30


@pytest.mark.parametrize(
    ("arguments", "suggestion"),
    [
        (["shwo"], "did you mean `timeline show`?"),
        (["show", "--veiw", "list"], "did you mean --view?"),
        (["show", "--view", "lst"], "did you mean list? choose from timeline, table"),
        (["show", "--group-by", "yaer"], "did you mean year?"),
        (["show", "--color", "allways"], "did you mean always?"),
        (["check", "--format", "sarf"], "did you mean sarif?"),
        (["export", "--format", "jsn"], "did you mean json?"),
        (["export", "--columns", "titel"], "did you mean title?"),
        (["show", "--actor", "Putn"], "did you mean Vladimir Putin?"),
        (["show", "--kind", "vist"], "did you mean visit?"),
        (["show", "--place", "Sotchi"], "did you mean Sochi?"),
        (["show", "--tag", "syra"], "did you mean syria?"),
        (["show", "--id", "fogle-arest"], "did you mean fogle-arrest?"),
        (["show", "--month", "Mai"], "write 2013-05"),
        (["show", "--since", "31 Feb 2013"], "February 2013 has 28 days"),
        (["show", "--limit", "some"], "give a whole number"),
        (["show", "--limit", "-1"], "--limit cannot be -1"),
        (["show", "--actor", ""], "no actor here is called ''"),
        (["export", "-o", "events.txt"], "end it in .csv"),
        (
            ["export", "--format", "json", "--columns", "id"],
            "--columns is no option of the format json",
        ),
        (
            ["export", "--columns", "id,,date"],
            "--columns cannot be 'id,,date': a name is empty",
        ),
    ],
    ids=str,
)
def test_a_wrong_word_is_refused_with_what_was_meant(
    arguments: list[str], suggestion: str, run: Run
) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert suggestion in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_found_says_which_filters_would_find_something(run: Run) -> None:
    done = run("show", "--kind", "visit", "--place", "Boston", "--month", "2013-04")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "no event matches all of these; each by itself:",
        "  month:2013-04  4 events",
        "  kind:visit     2 events",
        "  place:Boston   1 event",
    ]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (["--kind", "treaty"], "no event matches kind:treaty\n"),
        (
            ["--id", "obama-letter", "--on", "15 April 2013", "--certain"],
            "no event certainly matches all of these; each by itself:\n"
            '  on:"15 April 2013"  1 event\n'
            "  id:obama-letter     1 event\n",
        ),
    ],
)
def test_nothing_found_is_said_and_is_no_error(
    filters: list[str], message: str, run: Run
) -> None:
    done = run("show", *filters)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", message)


def test_limit_says_how_many_more(run: Run) -> None:
    done = run("show", "--view", "list", "--limit", "4")
    assert done.stdout.count("\n") == 4
    assert (done.returncode, done.stderr) == (0, "10 more events (--limit 4)\n")
    whole = run("show", "--view", "list", "--limit", "14")
    assert (whole.stdout.count("\n"), whole.stderr) == (14, "")


def test_version_is_that_of_the_distribution(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").stdout == f"timeline {version('diplomatic-timeline')}\n"


@pytest.mark.parametrize("command", ["show", "check", "export", "date"])
def test_help_teaches_by_example(command: str, run: Run) -> None:
    short, long = run(command, "-h"), run(command, "--help")
    assert short.stdout == long.stdout
    assert f"timeline {command} " in short.stdout.partition("Examples:")[2]


def test_init_writes_a_file_that_is_clean_and_never_writes_over_one(
    tmp_path: Path, run: Run
) -> None:
    first = run("init", cwd=tmp_path)
    assert (first.returncode, first.stdout) == (0, "")
    assert first.stderr == "wrote events.yaml; try `timeline show`\n"
    assert run("check", "--strict", cwd=tmp_path).returncode == 0
    path = tmp_path / "events.yaml"
    path.write_text(GOOD)
    again = run("init", cwd=tmp_path)
    assert again.returncode == 2
    assert "events.yaml exists already and is left as it is" in again.stderr
    assert path.read_text() == GOOD


def test_init_says_why_a_file_cannot_be_written(tmp_path: Path, run: Run) -> None:
    done = run("init", "no/such/folder.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "cannot be written: No such file or directory" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "variable", "stdin", "found"),
    [
        (["one.yaml"], None, "", ["one"]),
        (["one.yaml", "folder/two.yml"], None, "", ["one", "two"]),
        (["folder"], None, "", ["three", "two"]),
        (["one.yaml", "folder"], None, "", ["one", "three", "two"]),
        (["-"], None, "- {id: typed, date: 2013, title: T}\n", ["typed"]),
        (
            ["-", "one.yaml"],
            None,
            "- {id: typed, date: 2014, title: T}",
            ["one", "typed"],
        ),
        ([], "one.yaml", "", ["one"]),
        ([], "folder", "", ["three", "two"]),
        ([], f"one.yaml{os.pathsep}folder/two.yml", "", ["one", "two"]),
        (["one.yaml"], "folder", "", ["one"]),
        ([], "", "", ["default"]),
        ([], None, "", ["default"]),
    ],
)
def test_files_folders_stdin_and_the_variable(
    arguments: list[str],
    variable: str | None,
    stdin: str,
    found: list[str],
    tmp_path: Path,
    run: Run,
) -> None:
    (tmp_path / "folder").mkdir()
    for name, year in (
        ("one.yaml", 2011),
        ("folder/three.YAML", 2012),
        ("folder/two.yml", 2013),
        ("folder/.hidden.yaml", 2013),
        ("folder/notes.txt", 2013),
        ("events.yaml", 2013),
    ):
        event_id = {"events": "default"}.get(
            Path(name).stem, Path(name).stem.strip(".")
        )
        text = f"events: [{{id: {event_id}, date: {year}, title: T}}]\n"
        (tmp_path / name).write_text(text)
    env = {} if variable is None else {"TIMELINE_FILE": variable}
    done = run("show", "--view", "list", *arguments, cwd=tmp_path, stdin=stdin, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split("\t")[5] for line in done.stdout.splitlines()] == found


def test_no_file_at_all_says_what_was_looked_for(tmp_path: Path, run: Run) -> None:
    done = run("show", cwd=tmp_path)
    assert done.returncode == 2
    assert "TIMELINE_FILE is not set" in done.stderr
    assert "no events.yaml" in done.stderr
    assert "timeline init" in done.stderr


def test_date_tells_how_a_date_is_understood(run: Run) -> None:
    done = run("date", "early", "May", "--year", "2013")
    assert done.returncode == 0
    assert "[2013-05-01..2013-05-10]" in done.stdout
    assert "2013-05-01 to 2013-05-10" in done.stdout


def test_the_forms_that_its_help_lists_are_dates() -> None:
    _, _, forms = EPILOG.partition("forms:\n")
    listed = re.findall(r"^  (\S.*?) {2,}", forms, re.MULTILINE)
    assert len(listed) == 12
    for text in (one for line in listed for one in line.split(", ")):
        assert parse_date(text).typed == text


def test_a_year_bc_is_a_date_and_what_is_no_option_is_told(run: Run) -> None:
    assert run("date", "-0431").stdout == run("date", "--", "-0431").stdout
    assert "432 BC" in run("date", "-0431").stdout
    assert "begins     -0431-03-15," in run("date", "-0431-03-15/-0430").stdout
    done = run("date", "--yaer", "2013")
    assert (done.returncode, done.stdout) == (2, "")
    assert "timeline date has no option --yaer" in done.stderr


def test_kinds_counts_those_of_the_file_and_lists_the_built_in(run: Run) -> None:
    lines = run("kinds").stdout.splitlines()
    assert [line.split() for line in lines if line.startswith("visit")] == [
        ["visit", "2", "events"]
    ]
    assert "treaty" in [line.strip() for line in lines]


def test_a_seat_taken_for_its_state_is_told_in_a_pipe_too(run: Run) -> None:
    done = run("show", "--actor", "Moscow", "--explain", "--view", "list")
    reasons = [line.split("\t")[8] for line in done.stdout.splitlines()]
    assert reasons
    assert all(text.startswith("Moscow stands for Russia; ") for text in reasons)
