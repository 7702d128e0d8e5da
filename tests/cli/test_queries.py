"""`--query` and `--quiet`, in every command that has filters."""

from pathlib import Path

import pytest

from tests.helpers.running import Run

_FILTERED = ("show", "export", "actors", "sources", "differ", "stats", "today")


@pytest.mark.parametrize("command", _FILTERED)
def test_every_command_with_filters_takes_a_query_and_can_be_quiet(
    command: str, run: Run
) -> None:
    text = run(command, "--help-all").stdout
    for option in ("--query", "-q", "--quiet", "--actor", "--certain"):
        assert option in text
    done = run(command, "-q", "kind:visti")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "timeline: error: no kind here is called 'visti'",
        "    kind:visti",
        "         ^^^^^",
        "  hint: did you mean visit?",
    ]


def _list_ids(run: Run, *arguments: str) -> list[str]:
    done = run("show", "--view", "list", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.split("\t")[5] for line in done.stdout.splitlines()]


def test_queries_are_joined_by_and_with_each_other_and_with_options(run: Run) -> None:
    assert _list_ids(run, "-q", "kind:visit or tag:terrorism") == [
        "boston-bombing",
        "kerry-visit",
        "cameron-sochi",
        "patrushev-meeting",
    ]
    both = _list_ids(run, "-q", "kind:visit or tag:terrorism", "-q", "since:2013-05-09")
    assert both == ["kerry-visit", "cameron-sochi", "patrushev-meeting"]
    args = ("--query", "kind:visit or tag:terrorism", "--since", "2013-05-09")
    assert _list_ids(run, *args) == both
    assert _list_ids(run, *args, "--certain") == both[1:]


@pytest.mark.parametrize("query", ["", "  ", "\t"])
def test_an_empty_query_is_refused_and_does_not_mean_everything(
    query: str, run: Run
) -> None:
    done = run("show", "-q", query)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("timeline: error: the query is empty\n  hint: ")


def test_saved_queries_are_asked_by_name(tmp_path: Path, run: Run) -> None:
    (tmp_path / "events.yaml").write_text(
        "queries: {talks: 'kind:meeting or kind:call', mine: '@talks tag:x'}\n"
        "events:\n"
        "- {id: a, date: 2013, title: A, kind: meeting, tags: [x]}\n"
        "- {id: b, date: 2013, title: B, kind: call}\n"
        "- {id: c, date: 2013, title: C, kind: visit}\n"
    )
    for query, found in (("@talks", 2), ("@mine", 1), ("not @talks", 1)):
        done = run("show", "--view", "list", "-q", query, cwd=tmp_path)
        assert (done.returncode, done.stdout.count("\n")) == (0, found)
    done = run("show", "-q", "@talk", cwd=tmp_path)
    assert done.returncode == 2
    assert "did you mean @talks?" in done.stderr
    assert run("check", cwd=tmp_path).returncode == 0


def test_quiet_keeps_notices_back_and_nothing_else(tmp_path: Path, run: Run) -> None:
    for arguments in (
        ("show", "-q", "kind:visit tag:geneva"),
        ("show", "--limit", "1"),
        ("actors", "--limit", "1"),
        ("sources", "--kind", "treaty"),
        ("today", "--day", "1 January"),
        ("export", "-o", str(tmp_path / "out.csv"), "events.yaml"),
        ("check",),
    ):
        told = run(*arguments)
        quiet = run(*arguments, "--quiet")
        assert told.stderr
        assert quiet.stderr == ""
        assert (told.returncode, told.stdout) == (quiet.returncode, quiet.stdout)
    done = run("show", "--quiet", "--kind", "visti")
    assert done.returncode == 2
    assert "did you mean visit?" in done.stderr
    (tmp_path / "bad.yaml").write_text("- {date: 31 Feb 2013, title: Bad}\n")
    done = run("show", "--quiet", "bad.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[date-invalid]" in done.stderr


def test_what_cannot_be_compared_is_counted_on_standard_error(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "events.yaml").write_text(
        "fields: {importance: number}\n"
        "events:\n"
        "- {id: a, date: 2013, title: A, importance: 8}\n"
        "- {id: b, date: 2013, title: B, importance: high}\n"
        "- {id: c, date: 2013, title: C}\n"
    )
    done = run("show", "--view", "list", "-q", "importance>=7", cwd=tmp_path)
    assert [line.split("\t")[5] for line in done.stdout.splitlines()] == ["a"]
    assert "1 event has a value of `importance` that is no number\n" in done.stderr
