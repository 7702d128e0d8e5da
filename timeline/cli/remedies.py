"""What mends a problem, in commands and options of this command line.

The rooms below say what is wrong; what would mend it they leave to a `Remedy`, since
only who asks knows the words. docs/library.md lists the actions for programs.
"""

from timeline.diagnostics import Remedy
from timeline.lean import NamedTuple


class Words(NamedTuple):
    """What is said for one action."""

    text: str
    """With the subject of the remedy in the place of `{subject}`."""
    alone: str = ""
    """What is said without a subject, where that is something else."""
    after: str = ""
    """What joins them to the hint that they follow; empty where they come first."""


REMEDIES: dict[str, Words] = {
    "list-actors": Words("`timeline show --group-by actor` shows who is there"),
    "list-kinds": Words("`timeline kinds` lists them"),
    "list-places": Words("`timeline show --group-by place` shows the places there are"),
    "list-tags": Words("`timeline show --group-by tag` shows the tags there are"),
    "list-codes": Words("`timeline codes` lists them"),
    "ask-office": Words('ask for --office "{subject}"'),
    "ask-date": Words('--during "{subject}" takes dates of any precision', after="; "),
    "ask-month": Words('--month "{subject}" asks for it in any year', after="; "),
    "ask-day": Words('--day "{subject}" asks for it in any year', after="; "),
    "with-members": Words(
        "--members, without --direct, finds its members",
        alone="--members finds its members",
    ),
    "without-direct": Words("leave --direct away to find those who act for it"),
    "search-text": Words("`--search` looks for the word in titles and summaries"),
    "field-text": Words("`--search WORD` is `text:WORD` in a query", after="; "),
    "field-reliability": Words(
        "`--min-reliability B` is `reliability:A,B` in a query", after="; "
    ),
    "with-notes": Words("give --with-notes as well"),
    "start-file": Words(
        "write a starter file with `timeline init {subject}`",
        alone="write a starter file with `timeline init`",
        after=", or ",
    ),
    "learn-format": Words("`timeline init` writes a starter file to learn from"),
    "learn-dates": Words("`timeline date --help` lists more forms", after="; "),
    "read-at": Words('read one with --at "{subject}"', after=", or "),
    "format-file": Words("`timeline fmt` writes it so", after="; "),
    "install-extra": Words(
        'install it with `pip install "diplomatic-timeline[{subject}]"`'
    ),
    "show-each": Words("`timeline check --all` shows each", after="; "),
    "show-text": Words("`timeline check` shows it"),
}
"""The actions of all remedies of the rooms below, each with its words."""


def word_remedy(remedy: Remedy) -> str:
    """Return what to do, in words of the command line."""
    words = REMEDIES[remedy.action]
    if not remedy.subject and words.alone:
        return words.alone
    return words.text.replace("{subject}", remedy.subject)


def word_hint(hint: str, remedy: Remedy | None) -> str:
    """Return a hint with the words of a remedy in their place; may be empty.

    A question that the hint begins with ("did you mean Sochi?") stays before both.
    """
    if remedy is None:
        return hint
    question, rest = _split_question(hint)
    words, after = word_remedy(remedy), REMEDIES[remedy.action].after
    parts = (rest, words) if after else (words, rest)
    told = (after or "; ").join(part for part in parts if part)
    return f"{question} {told}" if question else told


def _split_question(hint: str) -> tuple[str, str]:
    """Return the question that a hint begins with, and the rest; either may lack."""
    if hint.endswith("?"):
        return hint, ""
    question, mark, rest = hint.partition("? ")
    return (f"{question}?", rest) if mark else ("", hint)
