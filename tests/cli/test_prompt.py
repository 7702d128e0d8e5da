"""The line at the prompt, as the variables of Typer's scripts have it."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli.completion.prompt import Prompt, read_prompt


def read_bash(line: str, monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """Return the prompt of words with `|` between them, the last at the cursor."""
    monkeypatch.setenv("_TIMELINE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line.replace("|", "\n"))
    monkeypatch.setenv("COMP_CWORD", str(line.count("|")))
    return read_prompt()


def read_zsh(line: str, monkeypatch: pytest.MonkeyPatch) -> Prompt:
    monkeypatch.setenv("_TIMELINE_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    return read_prompt()


# As bash 5.2 breaks them: behind `timeline show`, the words before the one at the
# cursor, that one, what of it is kept, and the open quote.
BASH = {
    "-q|kind|:|vi": (("-q",), "kind:vi", "kind:", ""),
    "-q|kind|:": (("-q",), "kind:", "kind:", ""),
    "-q|kind|:|": (("-q", "kind:"), "", "", ""),
    "-q|kind|:|visit|": (("-q", "kind:visit"), "", "", ""),
    "-q|kind|:|visit|-a|Pu": (("-q", "kind:visit", "-a"), "Pu", "", ""),
    "-q|kind|:|visit,st": (("-q",), "kind:visit,st", "kind:", ""),
    "-q|kind!|=|vi": (("-q",), "kind!=vi", "kind!=", ""),
    "-q|@|mi": (("-q",), "@mi", "", ""),
    "-q|@": (("-q",), "@", "", ""),
    "--query|=|kind|:|vi": ((), "--query=kind:vi", "--query=kind:", ""),
    "--query|=": ((), "--query=", "--query=", ""),
    "--query|=@|mi": ((), "--query=@mi", "--query=", ""),
    "--query|=|'kind:vi": ((), "--query=kind:vi", "--query=", "'"),
    "--query|=@|'mi": ((), "--query=@mi", "--query=@", "'"),
    "-q|tag|:|a|@|b": (("-q",), "tag:a@b", "tag:a", ""),
    "-q|'kind:visit ": (("-q",), "kind:visit ", "", "'"),
    '-q|"actor:\\"John K': (("-q",), 'actor:"John K', "", '"'),
    '-q|actor|:|\\"John\\ K': (("-q",), 'actor:"John K', "actor:", ""),
    '-q|actor|:|"John': (("-q",), "actor:John", "actor:", '"'),
    "-q|kind\\:vi": (("-q",), "kind:vi", "", ""),
    "-q|'a\nb:c": (("-q",), "a\nb:c", "", "'"),
    "-q|'kind:visit'|x|:|y|-a|P": (("-q", "kind:visit", "x:y", "-a"), "P", "", ""),
    # A quoted sign breaks nothing.
    "-q|':'|x": (("-q", ":"), "x", "", ""),
}


@pytest.mark.parametrize("line", BASH)
def test_words_that_bash_breaks(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    prompt = read_bash(f"timeline|show|{line}", monkeypatch)
    words, word, kept, quote = BASH[line]
    assert prompt == Prompt("bash", ("timeline", "show", *words), word, kept, quote)


ZSH = {
    "-q kind:vi": (("-q",), "kind:vi", ""),
    "-q 'kind:visit ": (("-q",), "kind:visit ", "'"),
    '-q "kind:visit\t': (("-q",), "kind:visit\t", '"'),
    "-q kind:visit ": (("-q", "kind:visit"), "", ""),
    "-q  kind:visit  x": (("-q", "kind:visit"), "x", ""),
    "-q '": (("-q",), "", "'"),
    "-q '' x": (("-q", ""), "x", ""),
    r"-q a\ b\ ": (("-q",), "a b ", ""),
    r'-q "a\b\"c': (("-q",), r'a\b"c', '"'),
    "-q 'a\\": (("-q",), "a\\", "'"),
    "--query='kind:vi": ((), "--query=kind:vi", "'"),
}


@pytest.mark.parametrize("line", ZSH)
def test_words_that_are_open(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    prompt = read_zsh(f"timeline show {line}", monkeypatch)
    words, word, quote = ZSH[line]
    assert prompt.words == ("timeline", "show", *words)
    assert (prompt.word, prompt.kept, prompt.quote) == (word, "", quote)


@pytest.mark.parametrize("word", ["a'b", "'ab'", "'a'\"b", "$'a"])
def test_quotes_elsewhere_than_at_the_beginning(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_bash(f"timeline|{word}", monkeypatch).mixed


@pytest.mark.parametrize("word", ["ab", "'ab", "\"a'b", "a\\'b"])
def test_quotes_at_the_beginning_alone(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not read_bash(f"timeline|{word}", monkeypatch).mixed


@pytest.mark.parametrize(
    ("line", "option", "value"),
    [
        ("timeline show -q kind:vi", "-q", "kind:vi"),
        ("timeline show --query=kind:vi", "--query", "kind:vi"),
        ("timeline show --query=kind=vi", "--query", "kind=vi"),
        ("timeline show --query=", "--query", ""),
        ("timeline show -q kind=vi", "-q", "kind=vi"),
        ("timeline show --Query=a", "show", "--Query=a"),
        ("", "", ""),
    ],
)
def test_the_option_whose_value_is_open(
    line: str, option: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompt = read_zsh(line, monkeypatch)
    assert (prompt.option, prompt.value) == (option, value)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1))
def test_quoted_words_are_read_as_the_library_reads_them(words: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        prompt = read_zsh(shlex.join(words), patch)
    assert [*prompt.words, prompt.word] == words
