"""Completion in the shells themselves: TAB and Enter, in a pseudo-terminal.

Each shell has the function that Typer prints for it, and in its PATH a `timeline`
that completes as this checkout does, in a fork; run by Enter, it merely tells its
arguments, unless the test wants the real one. Names of files and texts of events are
such as would run `touch owned` in the folder at hand, did a shell take them for more
than text.

Nothing waits for time to pass. A key that is bound for the purpose has the shell
tell its line, which it cannot do before it is through with the keys before.
"""

import fcntl
import json
import os
import random
import select
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.helpers.chronologies import EVENT
from tests.helpers.files import ROOT
from tests.helpers.forking import ASK, Forker

# Seconds without which nothing is proved: a shell that says nothing has failed.
_PATIENCE = 60

_SETUPS = {
    "bash": (
        ("--norc", "--noprofile", "-i"),
        r"""
        PS1='> ' HISTFILE= PROMPT_COMMAND='printf "prompt\0" >$CHANNEL'
        tell() { printf 'line %s\0' "$READLINE_LINE" >$CHANNEL; }
        bind -x '"\C-x\C-t": tell'
        bind '"\C-x\C-a": insert-completions'
        bind 'set completion-query-items 0'
        bind 'set page-completions off'
        eval "$(_TIMELINE_COMPLETE=source_bash timeline)"
        """,
    ),
    "zsh": (
        ("-f", "-i"),
        r"""
        PS1='> ' LISTMAX=0
        autoload -Uz compinit; compinit -D -u
        precmd() { printf 'prompt\0' >$CHANNEL; }
        tell() { printf 'line %s\0' "$BUFFER" >$CHANNEL; }
        zle -N tell; bindkey '^X^T' tell
        zstyle ':completion:every:*' insert yes
        zstyle ':completion:every::::' completer _all_matches _complete
        zle -C every complete-word _generic; bindkey '^X^A' every
        eval "$(_TIMELINE_COMPLETE=source_zsh timeline)"
        """,
    ),
    "fish": (
        ("--no-config",),
        r"""
        set -g fish_greeting; set -g fish_autosuggestion_enabled 0
        function fish_prompt; printf '> '; end
        function prompted --on-event fish_postexec; printf 'prompt\0' >$CHANNEL; end
        function tell; printf 'line %s\0' (commandline | string collect) >$CHANNEL; end
        bind \cx\ct tell
        _TIMELINE_COMPLETE=source_fish timeline | source
        """,
    ),
}
_TELL = "\x18\x14"
_INSERT_ALL = "\x18\x01"

# A terminal of its own is had by a session of its own alone.
_LAUNCHER = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""

_VARIABLES = {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TERM": "dumb"}
_TIMELINE = f"""#!/bin/sh
if test -n "$_TIMELINE_COMPLETE"; then
    exec {shlex.quote(sys.executable)} -I -S "$0.ask" "$FORKER"
fi
for argument; do printf 'argument %s\\0' "$argument"; done >"$CHANNEL"
if test -e "$CHANNEL.real"; then
    exec {shlex.quote(sys.executable)} -m timeline "$@"
fi
"""


class Shell:
    """An interactive shell and the keyboard before it."""

    def __init__(
        self,
        name: str,
        program: str,
        home: Path,
        forker: Forker,
    ) -> None:
        self.name = name
        self._forker = forker
        options, setup = _SETUPS[name]
        self._command = (program, *options)
        self._home = home
        self._channel = home / "channel"
        self._real = home / "channel.real"
        os.mkfifo(self._channel)
        (home / "timeline").write_text(_TIMELINE)
        (home / "timeline").chmod(0o755)
        (home / "timeline.ask").write_text(ASK)
        (home / "setup").write_text(setup)
        # Read and write, so that it stays open whoever closes it.
        self._told = os.open(self._channel, os.O_RDWR | os.O_NONBLOCK)

    def start(self) -> None:
        """Start the shell, and teach it to complete and to tell."""
        self.screen = b""
        self._terminal, inside = os.openpty()
        # Room for every list, or zsh asks first.
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("4H", 500, 200, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCHER, *self._command],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            cwd=self._home,
            env={
                **_VARIABLES,
                "PATH": f"{self._home}:{os.defpath}",
                "HOME": str(self._home),
                "CHANNEL": str(self._channel),
                "FORKER": self._forker.path,
            },
        )
        os.close(inside)
        self._unread = b""
        os.write(self._terminal, b"source ./setup")
        self.enter()

    def stop(self) -> None:
        """End the shell."""
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)

    def visit(self, folder: Path) -> None:
        """Go to a folder, with an empty line."""
        if not self._clean:
            self.stop()
            self.start()
        self.press(f"cd {shlex.quote(str(folder))}")
        self.enter()
        self.screen = b""

    def press(self, keys: str) -> str:
        """Press keys; return the line as it stands then."""
        self._clean = False
        os.write(self._terminal, f"{keys}{_TELL}".encode())
        *_, line = self._hear()
        return line.removeprefix("line ")

    def enter(self, *, really: bool = False) -> list[str]:
        """Press Enter; return the arguments that timeline was run with, if it was.

        With `really` the true one runs, and `screen` has what it prints.
        """
        if really:
            self._real.touch()
        os.write(self._terminal, f"\r{_TELL}".encode())
        messages = self._hear()
        self._real.unlink(missing_ok=True)
        assert "prompt" in messages, f"a line that does not end: {self.screen!r}"
        self._clean = True
        said = [message.partition(" ") for message in messages]
        return [text for kind, _, text in said if kind == "argument"]

    def _hear(self) -> list[str]:
        """Return what is told, up to the line."""
        end = time.monotonic() + _PATIENCE
        while True:
            *messages, last = self._unread.split(b"\0")
            heard = any(message.startswith(b"line ") for message in messages)
            left = 0 if heard else max(end - time.monotonic(), 0)
            ready, _, _ = select.select([self._terminal, self._told], [], [], left)
            if heard and self._terminal not in ready:
                self._unread = last
                return [os.fsdecode(message) for message in messages]
            assert ready, f"{self.name} is silent: {self.screen!r}"
            if self._told in ready:
                self._unread += os.read(self._told, 65536)
            if self._terminal in ready:
                self.screen += os.read(self._terminal, 65536)


@pytest.fixture(scope="module", params=_SETUPS)
def shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """One shell of each kind, for all tests."""
    name: str = request.param
    program = shutil.which(name)
    if program is None:
        lack = f"{name} is not installed; the package of Debian is called {name}"
        if os.environ.get("CI") == "true":
            pytest.fail(lack)
        pytest.skip(lack)
    with Forker(_VARIABLES) as forker:
        opened = Shell(name, program, tmp_path_factory.mktemp("home"), forker)
        try:
            opened.start()
            yield opened
        finally:
            opened.stop()


def list_all(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


# What each would do, were it not text, and the names in which one shell or another
# has to be shown that a mark means itself.
HOSTILE = {
    "substitution": "$(touch owned).yaml",
    "escaped-substitution": r"e\$(touch owned).yaml",
    "backticks": "`touch owned`.yaml",
    "escaped-backticks": r"e\`touch owned`.yaml",
    "separators": "a;touch owned&.yaml",
    "line-feed": "a\ntouch owned\n.yaml",
    "escape": "a\x1b[31m.yaml",
    "quotes": "it's \"b.yaml",
    "patterns": "*{a,b}!!.yaml",
    "home": "~root.yaml",
    "equals": "=ls.yaml",
    "wordbreaks": "a:b=c@d (e).yaml",
    "not-utf-8": os.fsdecode(b"caf\xe9.yaml"),
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_name_is_completed_as_text(name: str, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / name).write_text(EVENT)
    shell.visit(tmp_path)
    shell.press("timeline check \t")
    assert list_all(tmp_path) == [name]
    assert shell.enter() == ["check", name]
    assert list_all(tmp_path) == [name]


def test_a_name_like_an_option_is_no_option(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "-f.yaml").write_text(EVENT)
    shell.visit(tmp_path)
    shell.press("timeline show \t")
    # fish does not show what begins with a dot, and is left to itself.
    name = "-f.yaml" if shell.name == "fish" else "./-f.yaml"
    assert shell.enter() == ["show", name]


@pytest.mark.parametrize("typed", ["", "'my e"])
def test_a_name_with_a_space_is_read(typed: str, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "my events.yaml").write_text(EVENT)
    shell.visit(tmp_path)
    shell.press(f"timeline check {typed}\t")
    assert shell.enter(really=True) == ["check", "my events.yaml"]
    assert b"1 event in 1 file: no problems" in shell.screen


@pytest.mark.parametrize("folder", [r"e\$(touch owned)", "~root"])
def test_a_folder_is_completed_as_text(
    folder: str, shell: Shell, tmp_path: Path
) -> None:
    path = f"{folder}/events.yaml"
    (tmp_path / folder).mkdir()
    (tmp_path / path).write_text(EVENT)
    shell.visit(tmp_path)
    shell.press("timeline check \t\t")
    assert list_all(tmp_path) == [folder, path]
    # In a folder with a backslash zsh 5.9 completes nothing, for no command.
    stops = shell.name == "zsh" and "\\" in folder
    assert shell.enter() == ["check", folder if stops else path]
    assert list_all(tmp_path) == [folder, path]


_PIECES = [
    *(char for char in map(chr, range(32, 127)) if not char.isalnum() and char != "/"),
    *("touch owned", "$(touch owned)", r"\$(touch owned)", "`touch owned`", "owned"),
    *("\t", "\n", "\x1b[", "\x7f", "\u202e", "\udcff", "é", "名"),
]


def invent_names(seed: int) -> list[str]:
    """Return 25 names of YAML files that no shell would want to meet, sorted."""
    chance = random.Random(seed)  # noqa: S311  # nothing is secret here
    names: set[str] = set()
    while len(names) < 25:
        name = "".join(chance.choices(_PIECES, k=chance.randint(2, 8)))
        if not name.startswith((".", "-")):
            names.add(f"{name}.yaml")
    return sorted(names)


@pytest.mark.parametrize("seed", range(3))
def test_names_beside_each_other_run_nothing(
    seed: int, shell: Shell, tmp_path: Path
) -> None:
    names = invent_names(seed)
    for name in names:
        (tmp_path / name).write_text(EVENT)
    shell.visit(tmp_path)
    shell.press("timeline check \t\t")
    assert list_all(tmp_path) == names
    if shell.name == "fish":  # cannot insert them all, and Enter would choose one
        return
    shell.enter()
    assert list_all(tmp_path) == names
    shell.press(f"timeline check {_INSERT_ALL}")
    assert list_all(tmp_path) == names
    command, *given = shell.enter()
    assert (command, sorted(given)) == ("check", names)
    assert list_all(tmp_path) == names


def write_events(folder: Path, *events: Mapping[str, object]) -> None:
    """Write `events.yaml`; JSON is YAML, and can hold any text."""
    rows = [{"date": 2013, "title": "T", **event} for event in events]
    (folder / "events.yaml").write_text(json.dumps({"events": rows}))


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("x,N\tY\t", "x,New York"),
        ("'New J\t", "New Jersey"),
        ("Т\t", "Тб:1=2@3 #4 (5)/+%_-."),
    ],
)
def test_a_word_of_the_file_is_one_argument(
    keys: str, place: str, shell: Shell, tmp_path: Path
) -> None:
    places = ("New York", "New Jersey", "Тб:1=2@3 #4 (5)/+%_-.")
    write_events(tmp_path, *({"place": each} for each in places))
    shell.visit(tmp_path)
    shell.press(f"timeline show --place {keys}")
    assert shell.enter() == ["show", "--place", place]


def test_words_of_the_file_run_nothing(shell: Shell, tmp_path: Path) -> None:
    hostile = [
        *(name for name in HOSTILE.values() if "\udce9" not in name),
        *("(touch owned", "a  b", "a\tb", "\u00a0", '"', "?", "[red]", "it's", "fine"),
    ]
    titled = [{"id": f"e{n}", "title": text} for n, text in enumerate(hostile)]
    write_events(tmp_path, {"tags": hostile}, *titled)
    shell.visit(tmp_path)
    shell.press("timeline show --id e\t")
    assert shell.enter() == ["show", "--id", "e"]
    if shell.name == "fish":
        shell.press("timeline show --tag \t")
        assert shell.enter() == ["show", "--tag"]
    else:
        shell.press(f"timeline show --tag {_INSERT_ALL}")
        offered = {"(touch owned", "=ls.yaml", "a:b=c@d (e).yaml", "fine"}
        # Typer 0.29 loses an apostrophe on the way to zsh.
        offered |= {"it's"} if shell.name == "bash" else set()
        assert set(shell.enter()) == {"show", "--tag", *offered}
    assert list_all(tmp_path) == ["events.yaml"]


@pytest.mark.parametrize("option", ["show --kind", "check --skip"])
def test_what_is_typed_is_not_evaluated(
    option: str, shell: Shell, tmp_path: Path
) -> None:
    write_events(tmp_path, {"kind": "visit"})
    shell.visit(tmp_path)
    # It would come back before the word that is offered after the comma.
    line = rf"timeline {option} '\$(touch owned),"
    assert shell.press(f"{line}\t") == line
    assert list_all(tmp_path) == ["events.yaml"]


QUERIED = """
actors:
  kerry: {name: John Kerry, type: person}
  putin: {name: Vladimir Putin, type: person}
fields: {level: number}
queries:
  mine: kind:visit
events:
- {date: 2013-05-10, title: T, kind: visit, actors: [kerry, putin], place: New York}
- {date: 2013-06-10, title: U, kind: meeting, tags: [arms, trade], level: 3}
"""

# What stands in the line behind `timeline show` before TAB and after.
QUERIES = {
    "-q kind:vi": "-q kind:visit ",
    "-q 'kind:vi": "-q 'kind:visit' ",
    '-q "kind:vi': '-q "kind:visit" ',
    "--query=kind:vi": "--query=kind:visit ",
    "-q kind=vi": "-q kind=visit ",
    "-q @mi": "-q @mine ",
    "-q 'not @mi": "-q 'not @mine' ",
    # A field is not the end, and no blank stands behind it.
    "-q ki": "-q kind:",
    "-q 'tag:arms ki": "-q 'tag:arms kind:",
    # The last of several words, in parentheses, negated, behind a comma or a blank.
    "-q 'kind:visit actor:Put": "-q 'kind:visit actor:Putin' ",
    '-q "(kind:visit or -tag:arms,tr': '-q "(kind:visit or -tag:arms,trade" ',
    "-q 'level: ": "-q 'level: 3' ",
    "-q 'level>=3 kind!=visit tag:tr": "-q 'level>=3 kind!=visit tag:trade' ",
    # The quotes of the query in those of the shell, and behind backslashes.
    "-q 'actor:\"Jo": "-q 'actor:\"John Kerry\"' ",
    r'-q "actor:\"Jo': r'-q "actor:\"John Kerry\"" ',
    r"-q actor:\"Jo": r"-q actor:\"John\ Kerry\" ",
    '-q \'actor:"John Kerry" kind:vi': "-q 'actor:\"John Kerry\" kind:visit' ",
    # Options behind a query that bash breaks into words, and one that it breaks.
    "-q kind:visit --actor Put": "-q kind:visit --actor Putin ",
    "--actor=Put": "--actor=Putin ",
}


@pytest.mark.parametrize("typed", QUERIES)
def test_a_query_is_completed(typed: str, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(QUERIED)
    shell.visit(tmp_path)
    line = f"timeline show {QUERIES[typed]}"
    assert shell.press(f"timeline show {typed}\t") == line
    if line.endswith(" "):
        _, *arguments = shlex.split(line)
        assert shell.enter() == arguments


# Where shells differ: zsh replaces nothing that is typed, and Typer 0.29 loses an
# apostrophe on the way to it; only fish sets no blank behind what ends in a colon.
DIFFERENT = {
    "-q place:N": {
        "bash": r"-q place:\"New\ York\" ",
        "zsh": "-q place:N",
        "fish": r"-q place:\"New\ York\" ",
    },
    '-q "place:N': {
        "bash": r'-q "place:\"New York\"" ',
        "zsh": '-q "place:N',
        "fish": r"-q place:\"New\ York\" ",
    },
    '-q actor:"Jo': {
        "bash": r'-q actor:"\"John Kerry\"" ',
        "zsh": '-q actor:"Jo',
        "fish": r"-q actor:\"John\ Kerry\" ",
    },
    "-q \"actor:'Jo": {
        "bash": "-q \"actor:'John Kerry'\" ",
        "zsh": "-q \"actor:'Jo",
        "fish": "-q \"actor:'John Kerry'\" ",
    },
    "--query='kind:vi": {
        "bash": "--query='kind:visit' ",
        "zsh": "--query=kind:visit ",
        "fish": "--query='kind:visit' ",
    },
    "-q tit": {"bash": "-q title", "zsh": "-q title", "fish": "-q title:"},
    '-q "kind!=vi': {
        "bash": '-q "kind!=visit" ',
        "zsh": r'-q "kind\!=visit" ',
        "fish": '-q "kind!=visit" ',
    },
    # Typer takes it for an option, unless bash has broken it.
    "-q -kind:vi": {
        "bash": "-q -kind:visit ",
        "zsh": "-q -kind:vi",
        "fish": "-q -kind:vi",
    },
}


@pytest.mark.parametrize("typed", DIFFERENT)
def test_a_query_is_completed_as_shells_let_it(
    typed: str, shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "events.yaml").write_text(QUERIED)
    shell.visit(tmp_path)
    line = f"timeline show {DIFFERENT[typed][shell.name]}"
    assert shell.press(f"timeline show {typed}\t") == line


HOSTILE_VALUES = (
    *(name for name in HOSTILE.values() if "\udce9" not in name),
    *("(touch owned)", "a;touch owned", "x(e:touch owned:)", '"; touch owned; "'),
    *(r"\"$(touch owned)\"", "a\\", '"', "it's", "a > owned", "a>owned", "fine"),
    *("!!", "!touch", "a b (c)", "=ls", "~", "a\n"),
)


def write_hostile_values(folder: Path) -> None:
    """Write a file whose tags, actors, own fields and saved queries are all hostile."""
    event = {"date": 2013, "title": "T"}
    event |= dict.fromkeys(("tags", "actors"), HOSTILE_VALUES)
    fields = {f"own{text}": "text" for text in HOSTILE_VALUES}
    queries = dict.fromkeys(HOSTILE_VALUES, "kind:visit")
    text = json.dumps({"fields": fields, "queries": queries, "events": [event]})
    (folder / "events.yaml").write_text(text)


@pytest.mark.parametrize(
    "typed", ["tag:", "own", "@", "'tag:", r'"actor:\"', "'kind:visit or @"]
)
def test_a_query_of_hostile_values_runs_nothing(
    typed: str, shell: Shell, tmp_path: Path
) -> None:
    write_hostile_values(tmp_path)
    shell.visit(tmp_path)
    shell.press(f"timeline show -q {typed}\t")
    assert list_all(tmp_path) == ["events.yaml"]


def test_hostile_values_are_arguments(shell: Shell, tmp_path: Path) -> None:
    write_hostile_values(tmp_path)
    shell.visit(tmp_path)
    if shell.name == "fish":
        # It cannot insert them all.
        shell.press("timeline show -q 'tag:\"x\t")
        assert shell.enter() == ["show", "-q", 'tag:"x(e:touch owned:)"']
    else:
        shell.press(f"timeline show -q tag:{_INSERT_ALL}")
        _, _, *values = shell.enter()
        offered = {"=ls", "=ls.yaml", "fine", '"(touch owned)"', '"x(e:touch owned:)"'}
        offered |= {'"a b (c)"', '"a:b=c@d (e).yaml"'}
        offered |= {"it's"} if shell.name == "bash" else set()
        assert {value.removeprefix("tag:") for value in values} == offered
    assert list_all(tmp_path) == ["events.yaml"]


def test_what_is_typed_of_a_query_is_not_evaluated(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "events.yaml").write_text(QUERIED)
    shell.visit(tmp_path)
    line = r"timeline show -q '\$(touch owned) kind:vi"
    assert shell.press(f"{line}\t") == line
    assert list_all(tmp_path) == ["events.yaml"]
