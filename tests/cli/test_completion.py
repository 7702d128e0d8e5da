"""Completion, asked for as the scripts ask that Typer installs in a shell.

What the shells make of it is tested in `test_shells.py`.
"""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand

from tests.helpers.running import Run
from timeline.cli.completion import completers

_COMMAS = "tests/data/cases/comma-in-place.yaml"
SHELLS = ("bash", "zsh", "fish", "pwsh")


def complete(
    run: Run, shell: str, *words: str, cwd: Path | None = None, columns: int = 80
) -> list[str]:
    """Return what a shell is offered for the last of the words of a command line."""
    line = " ".join(("timeline", *words))
    variables = {
        "_TIMELINE_COMPLETE": f"complete_{shell}",
        # bash joins its words by line feeds.
        "COMP_WORDS": "\n".join(("timeline", *words)),
        "COMP_CWORD": str(len(words)),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COLUMNS": str(columns),
    }
    where = {} if cwd is None else {"cwd": cwd}
    done = run(env=variables, **where)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["sh"], ["show"]),
        (["show", "--vi"], ["--view"]),
        (["show", "--view", "t"], ["timeline", "table"]),
        (["show", "--lanes", "na"], ["name"]),
        (["show", "--by", "d"], ["day", "decade"]),
        (["show", "--group-by", "m"], ["month"]),
        (["export", "--format", "j"], ["json", "jsonl"]),
        (["show", "--actor", "P"], ["Putin", "Patrushev"]),
        (["show", "--with", "pu"], ["putin"]),
        (["show", "--actor", "Putin,Pa"], ["Putin,Patrushev"]),
        (["show", "--office", "Se"], [r"Secretary\ of\ State", "Senator", "Secretary"]),
        (["show", "--office", r"Secretary\ o"], [r"Secretary\ of\ State"]),
        (["show", "--office", '"Secretary o'], ["Secretary of State"]),
        (["show", "--not-actor", "La"], ["Lavrov"]),
        (["show", "--kind", "st"], ["statement"]),
        (["show", "--kind", "visit,st"], ["visit,statement"]),
        (["show", "--tag", "u"], ["uk-russia", "us-russia"]),
        (["export", "--month", ""], ["2013-04", "2013-05"]),
        (["show", "--year", ""], ["2011", "2013"]),
        (["show", "--place", "S"], ["Sochi"]),
        (["show", "--source", ""], ["sherr-2013"]),
        (["show", "--id", "k"], ["kerry-visit"]),
        (["show", "eve"], ["events.yaml"]),
        (["show", "--differing", "p"], ["place"]),
        (["show", "-q", "differing", ":", "a"], ["any"]),
        (["office", "Sy"], [r"Syrian\ President", "Syria"]),
        (["office", "Kerry", "eve"], ["events.yaml"]),
        (["show", "tests/data/nasty"], ["tests/data/nasty.yaml"]),
        (["show", "tests/data/nasty.yaml", "--kind", "c"], ["conference"]),
        (["show", "tests/data/nasty.yaml", "--month", ""], ["2013-05"]),
        (["show", "tests/data/nasty.yaml", "--year", ""], ["-0431", "2013"]),
        (["show", "none.yaml", "--kind", ""], []),
        (["show", "--search", "x"], []),
        (["show", "--in", "n"], ["note"]),
        (["show", "--in", "note,"], ["note,note", "note,quote", "note,source"]),
        # What has a comma is one value where it stands alone.
        (["show", _COMMAS, "--place", "P"], ["Paris", r"Paris,\ Texas"]),
        (["show", _COMMAS, "--place", r"Paris,\ T"], [r"Paris,\ Texas"]),
        (["show", _COMMAS, "--place", "Paris,A"], ["Paris,Atlanta"]),
        # Words that bash breaks at a sign.
        (["show", "--kind", "=", "vi"], ["visit"]),
        (["show", "--confidence", "="], ["low", "moderate", "high"]),
        (["show", "-q", "kind", ":", "st"], ["statement"]),
        (["show", "--query", "=", "kind", ":", "st"], ["statement"]),
        (["show", "-q", "kind", "=", "st"], ["statement"]),
        (["show", "-q", "confidence", ":"], ["low", "moderate", "high"]),
        (["show", "-q", "kind", ":", "visit,st"], ["visit,statement"]),
        (["show", "-q", "-kind", ":", "st"], ["statement"]),
        (["show", "-q", "kind", ":", "st", "--actor", "La"], ["Lavrov"]),
        (["show", "none.yaml", "-q", "kind", ":", "st"], []),
        # A new event is offered names, not what asks for them.
        (["add", "x", "--actor", "Pu"], []),
        (["add", "x", "--actor", "pu"], ["putin"]),
        (["add", "2013", ":", "x", "-a", "putin,pa"], ["putin,patrushev"]),
        (["add", "x", "-s", ""], ["sherr-2013"]),
        (["add", "--see", "k"], ["kerry-visit"]),
        (["add", "--confidence", "h"], ["high"]),
        (["add", "--into", "tests/data/nasty.yaml", "x", "-k", "c"], ["conference"]),
        (["add", "--into", "eve"], ["events.yaml"]),
        (["edit", "k"], ["kerry-visit"]),
        (["edit", "x", "eve"], ["events.yaml"]),
    ],
    ids=" ".join,
)
def test_bash_is_offered(words: list[str], offered: list[str], run: Run) -> None:
    assert [word for word in complete(run, "bash", *words) if word] == offered


def test_zsh_and_fish_are_told_what_the_words_mean(run: Run) -> None:
    words = ("show", "--actor", "Pu")
    assert complete(run, "zsh", *words) == [
        """_arguments '*: :(("Putin":"Vladimir Putin"))'"""
    ]
    assert complete(run, "fish", *words) == ["Putin\tVladimir Putin"]


_QUERIED = """
actors:
  kerry: {name: John Kerry, type: person}
queries: {mine: kind:visit}
events:
- {date: 2013-05, title: T, kind: visit, actors: [kerry], place: "A: (B)", tags: [a]}
- {date: 2013-06, title: U, kind: meeting, place: New York}
"""


@pytest.mark.parametrize(
    ("typed", "zsh", "fish"),
    [
        ("kind:vi", [r'"kind\\:visit"'], ["kind:visit"]),
        ("'not @", [r'"not @mine":"kind\\:visit"'], ["not @mine\tkind:visit"]),
        # Typer ends its quotes at ours, and what stands between them wants backslashes.
        (
            "'place:\"",
            [
                r'"place\\:\""A\\\:\ \(B\)\"""',
                r'"place\\:\""New\ York\"""',
            ],
            ['place:"A: (B)"', 'place:"New York"'],
        ),
        ("'kind:visit, ", None, ["kind:visit, meeting", "kind:visit, visit"]),
        ("ki", [r'"kind\\:meeting"', r'"kind\\:visit"'], ["kind:\tkinds"]),
        # An apostrophe would be lost on the way to zsh.
        ("\"actor:'Jo", [], ["actor:'John Kerry'"]),
        # fish takes another word for the one that is typed.
        ("actor:Jo", [], ['actor:"John Kerry"']),
        ("place:Nix", [], []),
        ("$x\\ kind:vi", [], []),
        ("a;kind:vi", [], []),
        ("'kind!=visit level>3 kind:vi", None, ["kind!=visit level>3 kind:visit"]),
    ],
)
def test_a_query_is_offered(
    typed: str, zsh: list[str] | None, fish: list[str], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "events.yaml").write_text(_QUERIED)
    words = ("show", "-q", typed)
    found = complete(run, "fish", *words, cwd=tmp_path)
    assert [word for word in found if word] == fish
    if zsh is not None:
        offered = "\n".join(zsh)
        found = complete(run, "zsh", *words, cwd=tmp_path)
        assert "\n".join(found) == (
            f"_arguments '*: :(({offered}))'" if zsh else "_files"
        )
    # Nothing is known of what PowerShell would do to a colon.
    assert complete(run, "pwsh", *words, cwd=tmp_path) in ([], [""])


def test_of_many_words_it_is_not_said_what_they_mean(run: Run, tmp_path: Path) -> None:
    events = [f"{{id: e{n}, date: 2013, title: T{n}}}" for n in range(501)]
    (tmp_path / "events.yaml").write_text(f"events: [{', '.join(events)}]")
    asked = [
        complete(run, "fish", "show", "--id", id_, cwd=tmp_path) for id_ in ("e", "e50")
    ]
    assert asked[0] == [f"e{n}" for n in range(501)]
    assert asked[1] == ["e50\tT50", "e500\tT500"]


def test_the_variable_names_the_file_at_hand(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("events: [{date: 2013, title: T, tags: [mine]}]")
    variables = {
        "_TIMELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": "timeline\nshow\n--tag\n",
        "COMP_CWORD": "3",
        "TIMELINE_FILE": str(path),
    }
    assert run(env=variables).stdout == "mine\n"


# Event text comes from anywhere, and zsh evaluates what it is offered.
_HOSTILE = r"""
events:
- {id: a, date: 2013, title: '\$(touch owned) `touch owned`', tags: ['\$(x)', '`x`']}
- {id: b, date: 2013, title: "[/b] [red]x[/red]", tags: ['"', "'", 'a;b', "[/b]"]}
- {id: c, date: 2013, title: "\e[31mred \u202E", tags: ["\e[31m", "a\nb", "fine"]}
- {id: d, date: 2013, title: "long long long long long long long long long long long
    long long long long long long long long long long long long long long long"}
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_hostile_text_reaches_no_shell(shell: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(_HOSTILE)
    tags = complete(run, shell, "show", "--tag", "", cwd=tmp_path)
    assert tags == {
        "bash": [r"\'", "fine"],
        "zsh": ["""_arguments '*: :(("fine"))'"""],
        "fish": ["'", "fine"],
    }.get(shell)
    ids = complete(run, shell, "show", "--id", "", cwd=tmp_path)
    assert len(ids) == 4
    text = "".join(ids)
    assert not {"\x1b", "\u202e", "$", "`", "\\", "["} & set(text)


def test_a_broken_file_completes_nothing_and_says_nothing(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "events.yaml").write_bytes(b"\xff\xfe\x00events: [")
    assert complete(run, "bash", "show", "--kind", "", cwd=tmp_path) in ([], [""])
    assert complete(run, "bash", "show", "-q", "kind:", cwd=tmp_path) in ([], [""])


Ask = Callable[..., list[str]]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a function that returns the words a completer offers to a shell.

    `typed` is the word at the cursor as it stands in the line, here of bash alone.
    """
    context = typer.Context(TyperCommand("timeline"))

    def offer(
        shell: str, completer: completers.Completer, begun: str = "", typed: str = ""
    ) -> list[str]:
        monkeypatch.setenv("_TIMELINE_COMPLETE", f"complete_{shell}")
        words = f"timeline\nshow\n{typed or begun}"
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(words.count("\n")))
        return [word for word, _ in completer(context, begun)]

    return offer


@pytest.mark.parametrize(
    ("shell", "marks"),
    [
        ("bash", " #%'()+,-./:=@_"),
        ("zsh", " #%()+,-./:=@_"),
        ("fish", " #%'()+,-./:=@_"),
        ("pwsh", "-./_"),
    ],
)
def test_a_word_may_hold_marks(shell: str, marks: str, ask: Ask) -> None:
    words = [f"a{chr(code)}b" for code in range(128) if not chr(code).isalnum()]
    offered = ask(shell, completers.complete_words(*words))
    assert "".join(word.replace("\\", "")[1:-1] for word in offered) == marks


@pytest.mark.parametrize("shell", SHELLS)
def test_words_of_every_script_are_offered(shell: str, ask: Ask) -> None:
    words = (
        *("Москва", "日本", "القاهرة", "Ἀθῆναι", "नई", "e\u0301", "٣", "²"),
        # Persian and Sinhala, with U+200C and U+200D.
        *("می\u200cرود", "ශ්\u200dරී"),
    )
    assert ask(shell, completers.complete_words(*words)) == list(words)


@pytest.mark.parametrize("shell", SHELLS)
def test_marks_of_other_scripts_are_text_but_to_powershell(
    shell: str, ask: Ask
) -> None:
    words = ["d’Ivoire", "«a»", "a—b", "a·b", "€"]
    assert ask(shell, completers.complete_words(*words)) == (
        [] if shell == "pwsh" else words
    )


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "word",
    [
        *("", "a  b", "a\tb", "a\nb", "a\rb", "a\x1bb", "a\x7fb", "a\x85b", "a\x9bb"),
        # Spaces that are none of ASCII's, and what nobody sees.
        *("a\u00a0b", "a\u2028b", "a\u3000b", "a\u00adb", "a\u200bb", "\ufeffa"),
        *("a\u200cb", "Б\u200cb", "Б\u200d\u200dБ", "Б\u200c"),
        # What turns text, and what is none: bytes that are not UTF-8, private use.
        *(
            "a\u202eb",
            "a\u2066b",
            "a\udce9b",
            "a\ud800",
            "a\ue000",
            "a\ufdd0",
            "a\uf600",
        ),
    ],
    ids=ascii,
)
def test_what_is_no_text_is_withheld(shell: str, word: str, ask: Ask) -> None:
    assert ask(shell, completers.complete_words(word, "x")) == ["x"]


def test_what_cannot_be_printed_is_withheld(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    latin = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", latin)
    assert ask("zsh", completers.complete_words("Москва", "Orléans", "Rome")) == [
        "Rome"
    ]


@pytest.mark.parametrize(
    ("typed", "begun", "offered"),
    [
        ("", "", [r"New\ York", r"Xi\'an", r"a:b=@\#\(c\)"]),
        ("New", "New", [r"New\ York"]),
        (r"New\ Y", "New Y", [r"New\ York"]),
        ("New\\", "New", [r"New\ York"]),
        ('"', "", ["New York", "Xi'an", "a:b=@#(c)"]),
        ("'", "", ["New York", "a:b=@#(c)"]),
        ('"New Y', "New Y", ["New York"]),
        # bash breaks these words at the sign, and keeps what stands before it.
        ("--place\n=", "", [r"New\ York", r"Xi\'an", r"a:b=@\#\(c\)"]),
        ("--place\n=\nNew", "New", [r"New\ York"]),
        ("--place\n=\n'New", "New", ["New York"]),
        ("a\n:\nb", "a:b", [r"b=@\#\(c\)"]),
        ("a\n:\nb\n=", "a:b=", [r"@\#\(c\)"]),
        # But an `@` is replaced.
        ("a\n:\nb\n=@", "a:b=@", [r"@\#\(c\)"]),
        # Quotes within a word, a quote that is closed, and other words than Typer has.
        ('N"ew Y', "New Y", []),
        ('"New Y"', "New Y", []),
        ('"New\\ Y', "New Y", []),
        ("$'New Y", "New Y", []),
        ("a b", "New", []),
    ],
)
def test_bash_is_given_backslashes_where_no_quote_is_open(
    typed: str, begun: str, offered: list[str], ask: Ask
) -> None:
    words = completers.complete_words("New York", "Xi'an", "a:b=@#(c)")
    assert ask("bash", words, begun, typed) == offered


@pytest.mark.parametrize("shell", SHELLS)
def test_a_list_goes_on_after_the_comma(shell: str, ask: Ask) -> None:
    codes = completers.complete_list("date", "dash", "title", "")
    assert ask(shell, codes, "da") == ["date", "dash"]
    listed = ["x,date", "x,dash"]
    # A comma is an operator of PowerShell.
    assert ask(shell, codes, "x,da") == ([] if shell == "pwsh" else listed)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("typed", ["$(x)", r"\$(x)", "`x`", "a;b", "~", "x\n", "*"])
def test_what_is_typed_comes_not_back_unless_it_is_text(
    typed: str, shell: str, ask: Ask
) -> None:
    assert ask(shell, completers.complete_list("date"), f"{typed},d") == []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with what is always offered, which is the one at hand."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.yaml", "b.YML", "c.txt", ".hidden.yaml", "d e.txt", "$f.txt"):
        (tmp_path / name).touch()
    (tmp_path / "texts").mkdir()
    return tmp_path


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("name", "begun", "by"),
    [
        ("été.yaml", "", SHELLS),
        ("my events.yaml", "", ("zsh", "fish")),
        ("a:b.yaml", "", ("zsh", "fish")),
        ("it's.yaml", "", ("fish",)),
        ("$(x).yaml", "", ()),
        ("$(x)", "", ()),
        ("a\nb.yaml", "", ()),
        ("*.yaml", "", ()),
        ("~.yaml", "", ()),
        (os.fsdecode(b"caf\xe9.yaml"), "", ()),
        # It begins otherwise, and is not in question.
        ("$(x).yaml", "a", SHELLS),
    ],
)
def test_all_files_are_offered_or_none(
    name: str, begun: str, by: tuple[str, ...], shell: str, ask: Ask, folder: Path
) -> None:
    (folder / name).mkdir() if name == "$(x)" else (folder / name).touch()
    paths = ["a.yaml"] if begun else sorted(["a.yaml", "b.YML", "texts/", name])
    assert ask(shell, completers.complete_files, begun) == (
        paths if shell in by else []
    )


def test_a_file_named_like_an_option_is_offered_as_a_path(
    ask: Ask, folder: Path
) -> None:
    (folder / "-f.yaml").touch()
    paths = ["./-f.yaml", "a.yaml", "b.YML", "texts/"]
    assert ask("bash", completers.complete_files) == paths
    assert ask("zsh", completers.complete_files) == paths
    # It would hide what begins with a dot.
    assert ask("fish", completers.complete_files) == []
    # As after `--`, where it is no option.
    assert ask("bash", completers.complete_files, "-") == []


def test_links_to_themselves_and_folders_that_are_not_there(
    ask: Ask, folder: Path
) -> None:
    (folder / "loop.yaml").symlink_to("loop.yaml")
    assert ask("zsh", completers.complete_files, "l") == ["loop.yaml"]
    assert ask("zsh", completers.complete_files, "none/a") == []


def test_a_meaning_is_one_line_of_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(
        """events: [{id: a, date: 2013,
        title: "Who's [red]there[/red]?  $(x)\\x1b[0m: a & b; and one, and two"}]"""
    )
    words = ("show", "--id", "")
    said = "Who’s redthere/red? (x)0m: a & b; and one, and two"
    assert complete(run, "fish", *words, cwd=tmp_path) == [f"a\t{said}"]
    # fish would take a second line for a second word.
    narrow = complete(run, "fish", *words, cwd=tmp_path, columns=30)
    assert narrow == ["a\tWho’s redthere/red? (x)0m: a &"]


@pytest.mark.parametrize(
    "variables",
    [
        {"_TIMELINE_COMPLETE": "complete_bash"},
        {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": "timeline"},
        {
            "_TIMELINE_COMPLETE": "complete_bash",
            "COMP_WORDS": "timeline",
            "COMP_CWORD": "abc",
        },
    ],
)
def test_a_shell_that_asks_oddly_is_told_nothing(
    variables: dict[str, str], run: Run
) -> None:
    done = run(env=variables)
    assert (done.stdout, done.stderr) == ("", "")
    assert done.returncode != 0
