"""Events filled in in an editor: what comes back, and what is kept."""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest
import typer

from tests.helpers.running import Run
from timeline.cli.adding import adder, settling
from timeline.cli.errors import CommandError

BASE = """\
actors: {cameron: {name: David Cameron, type: person}}
events:
- {date: 10 May 2013, title: Cameron in Sochi, id: sochi, kind: visit}
"""
_EDITOR = """\
for path; do :; done
round=$(($(cat round 2>/dev/null || echo 0) + 1))
echo $round > round
[ -f "$path" ] && cp "$path" seen$round
[ ! -f round$round.sh ] || . ./round$round.sh
"""
"""Does what a file says for each time that it is run; `$path` is what it edits."""


class Edited(NamedTuple):
    """How it ended, and what stood in the editor each time."""

    code: int
    out: str
    err: str
    seen: tuple[str, ...]
    text: str
    """Of the chronology afterwards."""
    kept: str | None
    """What is kept of what was typed."""


class Editor:
    """Edits by scripts of the shell, one for each time."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run = run
        self._folder = folder
        (folder / "editor").write_text(_EDITOR)
        (folder / "events.yaml").write_text(BASE)
        (folder / "kept").mkdir()

    def edit(self, *rounds: str, options: tuple[str, ...] = ()) -> Edited:
        """Run `timeline add --edit`."""
        for number, script in enumerate(rounds, 1):
            (self._folder / f"round{number}.sh").write_text(script)
        env = {"VISUAL": "sh ./editor", "TMPDIR": str(self._folder / "kept")}
        done = self._run("add", "--edit", *options, cwd=self._folder, env=env)
        path = self._folder / "events.yaml"
        kept = [one.read_bytes() for one in (self._folder / "kept").iterdir()]
        assert len(kept) <= 1
        return Edited(
            done.returncode,
            done.stdout,
            re.sub(r"/\S+/kept/timeline-\w+", "KEPT", done.stderr),
            tuple(one.read_text() for one in sorted(self._folder.glob("seen*"))),
            path.read_text() if path.exists() else "",
            kept[0].decode(errors="replace") if kept else None,
        )


@pytest.fixture(name="editor")
def _editor(run: Run, tmp_path: Path) -> Editor:
    return Editor(run, tmp_path)


def type_text(text: str) -> str:
    """Return a script that puts a text into the file."""
    return f'printf %s {shlex.quote(text)} > "$path"\n'


def test_a_template_is_filled_in(editor: Editor) -> None:
    done = editor.edit(
        'sed -i "s/^date:/date: 11 May 2013/; s/^title:/title: a: b/" "$path"',
        options=("-a", "Cameron", "--set", "rank=3"),
    )
    assert done.seen == (
        "# An event. Save it and leave the editor to add it; empty the file to give "
        "up.\n# Comments are not taken along, nor are keys without a value.\n"
        "date:\ntitle:\nkind:\nactors: [Cameron]\nto:\nplace:\nsources:\nsummary:\n"
        "rank: 3\n",
    )
    assert (done.code, done.kept) == (0, None)
    assert done.err == "added to events.yaml:5 as 2013-05-11-a-b\n"
    added = '- {date: 11 May 2013, title: "a: b", actors: [Cameron], rank: 3}\n'
    assert done.text == f"fields: {{rank: number}}\n{BASE}{added}"


def test_what_is_wrong_comes_back_above_its_line(editor: Editor) -> None:
    done = editor.edit(
        type_text("title: T\ndate: 31 Feb 2013\nkind: vist\n"),
        'sed -i "s/31 Feb/28 Feb/" "$path"',
        'sed -i "s/vist/visit/; s/^title.*/&\\nsee: nope/" "$path"',
        'sed -i "/^see/d" "$path"',
    )
    assert done.code == 0
    assert done.seen[1:] == (
        "title: T\n#! '31 Feb 2013' is not a date: February 2013 has 28 days (write "
        "YYYY-MM-DD, or YYYY-MM if the day is unknown)\ndate: 31 Feb 2013\n"
        "kind: vist\n",
        "title: T\ndate: 28 Feb 2013\n#! 'vist' may be another spelling of 'visit' "
        "(write visit, or keep it as it is with --as-typed)\nkind: vist\n",
        "title: T\n#! no event has the id 'nope' (keep it as it is with --as-typed)\n"
        "see: nope\ndate: 28 Feb 2013\nkind: visit\n",
    )
    # Nothing that was typed on the way is declared.
    assert done.text == BASE.replace(
        "- {date", "- {date: 28 Feb 2013, title: T, kind: visit}\n- {date"
    )


@pytest.mark.parametrize(
    ("script", "options"),
    [
        (': > "$path"', ()),
        ('rm "$path"', ()),
        (":", ()),
        (":", ("-k", "visit")),
        (type_text("# nothing\ndate:\n"), ()),
    ],
    ids=["emptied", "deleted", "untouched", "given", "idle"],
)
def test_it_is_given_up(script: str, options: tuple[str, ...], editor: Editor) -> None:
    done = editor.edit(script, options=options)
    assert (done.code, done.out, done.err) == (1, "", "nothing was added\n")
    assert (done.text, done.kept) == (BASE, None)


@pytest.mark.parametrize(
    ("rounds", "message", "kept"),
    [
        ([type_text("date: soon\ntitle: T\n")], "is as wrong as it was", "date: soon"),
        ([type_text("date: 2013\n") + "exit 3"], "sh ended with 3", "date: 2013\n"),
        (['printf "title: \\377" > "$path"'], "what was typed is not UTF-8", "title: "),
        (
            [type_text("date: 2014\ntitle: T\n") + "chmod a-w events.yaml"],
            "events.yaml is read-only",
            "date: 2014\ntitle: T\n",
        ),
        (
            [type_text("date: 2014\ntitle: T\n") + "rm events.yaml"],
            "events.yaml",
            "date: 2014\ntitle: T\n",
        ),
        (
            [type_text("date: 2014\ntitle: T\n") + "kill -TERM $PPID; exec sleep 9"],
            "timeline: terminated",
            "date: 2014\ntitle: T\n",
        ),
    ],
    ids=["wrong", "failing", "bytes", "read-only", "gone", "terminated"],
)
def test_what_was_typed_is_kept(
    rounds: list[str], message: str, kept: str, editor: Editor
) -> None:
    done = editor.edit(*rounds)
    assert done.code in (2, 143)
    assert message in done.err
    assert "what was typed is kept in KEPT" in done.err.replace("\n", " ")
    assert done.kept is not None
    assert kept in done.kept


def test_an_editor_that_fails_at_once_leaves_nothing(editor: Editor) -> None:
    done = editor.edit("exit 1")
    assert (done.code, done.kept) == (2, None)
    assert done.err == "timeline: error: sh ended with 1\n"


def test_a_file_may_change_meanwhile(editor: Editor) -> None:
    done = editor.edit(
        type_text("date: after later\ntitle: T\n")
        + "echo '- {date: 2014, title: Later, id: later}' >> events.yaml"
    )
    assert done.code == 0
    assert done.text == (
        f"{BASE}- {{date: 2014, title: Later, id: later}}\n"
        "- {date: after later, title: T}\n"
    )


def test_several_events_may_be_typed(editor: Editor) -> None:
    text = "- date: 2014\n  title: A\n- {date: 2015, title: B}\n"
    done = editor.edit(type_text(text))
    assert (done.code, done.err) == (0, "2 events added to events.yaml\n")
    added = "- {date: 2014, title: A}\n- {date: 2015, title: B}\n"
    assert done.text == f"{BASE}{added}"


def test_events_typed_together_may_name_each_other(editor: Editor) -> None:
    text = "- {id: a, date: 2014, title: A}\n- {date: after a, title: B, see: [a]}\n"
    done = editor.edit(type_text(text))
    assert (done.code, done.text) == (0, f"{BASE}{text}")


def test_a_dry_run_writes_nothing(editor: Editor) -> None:
    done = editor.edit(type_text("date: 2014\ntitle: T\n"), options=("--dry-run",))
    assert (done.code, done.text, done.kept) == (0, BASE, None)
    assert "+- {date: 2014, title: T}\n" in done.out


@pytest.mark.usefixtures("editor")
def test_an_answer_puts_no_key_in_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "can_ask", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: "1")
    monkeypatch.setenv("VISUAL", f"sh {tmp_path / 'editor'}")
    monkeypatch.chdir(tmp_path)
    text = type_text("date: 2014\ntitle: T\nrank: 1\nranc: 2\n")
    (tmp_path / "events.yaml").write_text(f"fields: [rank]\n{BASE}")
    (tmp_path / "round1.sh").write_text(text)
    (tmp_path / "round2.sh").write_text(': > "$path"')
    with pytest.raises(typer.Exit):
        make_adder().edit({})
    assert (
        "rank: 1\n#! `rank` stands there already\nranc: 2\n"
        in (tmp_path / "seen2").read_text()
    )


@pytest.mark.usefixtures("editor")
def test_what_was_answered_is_not_lost(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    tree = {"date": "2014", "title": "a: b"}
    monkeypatch.setattr(adder, "ask_event", lambda *_, **__: tree)
    (tmp_path / "events.yaml").chmod(0o440)
    with pytest.raises(CommandError, match="read-only"):
        make_adder().ask_events({})
    assert capsys.readouterr().err == '- date: 2014\n  title: "a: b"\n'
    assert (tmp_path / "events.yaml").read_text() == BASE


@pytest.mark.usefixtures("editor")
def test_what_is_offered_next_comes_from_what_was_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked: list[str] = []
    answers = ["2 May 2013", "T", "", "", "", "", "", "y"]

    def answer(question: str) -> str:
        asked.append(question)
        if not answers:
            raise EOFError
        return answers.pop(0)

    monkeypatch.setattr("builtins.input", answer)
    make_adder().ask_events({})
    # It stands before the one that was there.
    assert (asked[0], asked[-1]) == ("Date [10 May 2013]: ", "Date [2 May 2013]: ")


def make_adder() -> adder.Adder:
    """Return one that adds to the chronology of this folder."""
    return adder.Adder(None, as_typed=False, dry_run=False, color="never")
