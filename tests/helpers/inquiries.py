"""Command lines at random: all commands that read, with filters, views and formats."""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from tests.helpers import happenings, jumbles
from tests.helpers.scrawls import Scrawl
from timeline import Chronology
from timeline.exports import EXPORTS
from timeline.model import Event
from timeline.query import And, Not, Or, Term, format_query
from timeline.settings import list_settings
from timeline.views import VIEWS


class Inquiry(NamedTuple):
    """A command line, and variables of its environment."""

    arguments: tuple[str, ...]
    variables: Mapping[str, str] = {}


_FIELDS = {
    **jumbles.FIELDS,
    "actor": happenings.Asked(("Kerry", "Lavrov", "US", "Zed", "kerry"), (":", "="), 8),
    "tag": happenings.Asked(("red", "blue", "x"), (":", "="), 3),
    "kind": happenings.Asked(("visit", "call", "own kind"), (":", "="), 3),
    "date": happenings.Asked(("2013-05-10", "2013-05", "2013", "1990-10"), weight=6),
    "id": happenings.Asked(
        ("talks", "e0", "e1", "visit", "2013-05-10-talks"), weight=2
    ),
}
_VALUES: Mapping[str, Sequence[str]] = {
    "--actor": ("Kerry", "kerry", "Russia", "US", "Zed", "Bush", "Consul", "Freedonia"),
    "--with": ("Kerry", "US", "Germany", "John Kerry"),
    "--office": ("Secretary of State", "Consul", "President"),
    "--month": ("2013-05", "May", "1990-10", "2014-01"),
    "--day": ("10 May", "3 October"),
    "--on": ("2013-05-10", "1990-10-03"),
    "--during": ("2013-05", "1990"),
    "--since": ("2013-05-10", "1990"),
    "--until": ("2013-05-10", "1990"),
    "--after": ("2013-05-10",),
    "--before": ("2013-05-11",),
    "--year": ("2013", "1990"),
    "--as-of": ("2013-05-10", "2014"),
    "--kind": ("visit", "call", "own kind", "meeting", "nothing"),
    "--place": ("port", "Bonn", "Berlin", "Norway"),
    "--country": ("Germany", "Russia"),
    "--tag": ("red", "blue", "x", "bonn"),
    "--status": ("announced", "disputed", "foretold"),
    "--confidence": ("low", "high"),
    "--source": ("wire", "paper", "BBC", "Inline"),
    "--min-reliability": ("B",),
    "--differing": ("date", "any"),
    "--about": ("Russia", "Kerry", "Zed"),
    "--id": ("talks", "e0", "e1", "E2", "2013-05-10-talks", "nothing"),
    "--search": ("talks", "Straße", "alpha", "visit", "a", "北京"),
    "--not-actor": ("Kerry", "Russia"),
    "--not-kind": ("visit",),
    "--not-tag": ("red", "x"),
    "--not-place": ("port",),
}
_FLAGS = ("--certain", "--direct", "--members", "--any-account")
_FORMATS = tuple(
    name for name in EXPORTS if name not in ("docx", "pdf") and name != "xlsx"
)
_BEGUN = (
    *("K", "", "r", "20", "t", "e", "kind:", "actor:", "tag:r", "@", "place:", "id:"),
    *("see:t", "source:", "theme:", "lacks:", "status:"),
)


_TYPED: Mapping[str, Callable[[Event], Sequence[str]]] = {
    "--actor": lambda event: event.actors,
    "--with": lambda event: event.actors,
    "--about": lambda event: event.about,
    "--kind": lambda event: (event.kind,),
    "--place": lambda event: (event.place,),
    "--tag": lambda event: event.tags,
    "--status": lambda event: (event.status,),
    "--confidence": lambda event: (event.confidence,),
    "--source": lambda event: [one.source for one in event.sources],
    "--id": lambda event: (event.id, event.id.upper()),
    "--search": lambda event: event.title.split(),
    "--on": lambda event: (event.date.edtf,),
    "--during": lambda event: (event.date.edtf[:7],),
    "--month": lambda event: (event.date.edtf[:7],),
    "--year": lambda event: (event.date.edtf[:4],),
    "--since": lambda event: (event.date.edtf,),
    "--until": lambda event: (event.date.edtf,),
    "--not-actor": lambda event: event.actors,
    "--not-tag": lambda event: event.tags,
}
"""What may be asked of an event, as it stands there."""
_SET: Mapping[str, Sequence[str]] = {
    "limit": ("1", "3", "40"),
    "group_by": ("month", "kind", "tag", "actor", "place", "score", "year"),
    "lanes": ("actor", "state", "place", "kind", "theme"),
    "order": ("count", "name", "spread"),
    "by": ("day", "month", "year"),
    "stack": ("kind", "status", "actor"),
    "zoom": ("2013", "2013-05", "1990"),
    "week_start": ("sunday",),
    "height": ("5",),
}
"""What an option of a view may be told."""


class Asker(NamedTuple):
    """Draws command lines about some files and what stands in them."""

    scrawl: Scrawl
    chronology: Chronology

    def draw(self, random: Random) -> Inquiry:
        """Return a command line."""
        return random.choice(_COMMANDS)(random, self)

    def draw_files(self, random: Random) -> tuple[str, ...]:
        """Return what to name the files by; nothing where one has the usual name."""
        names = tuple(page.name for page in self.scrawl.pages)
        ways = [names, names, (names[0],)]
        if any(name.endswith((".yaml", ".md")) for name in names):
            ways.append((".",))
        if names[0] == "events.yaml":
            ways += [(), ()]
        return random.choice(ways)

    def draw_value(self, random: Random, option: str) -> str:
        """Return a value of an option: most often one that stands in an event."""
        typed = _TYPED.get(option)
        if typed is not None and self.chronology.events and random.random() < 0.8:
            found = [one for one in typed(random.choice(self.chronology.events)) if one]
            if found:
                return random.choice(found)
        return random.choice(_VALUES[option])

    def draw_filters(self, random: Random) -> list[str]:
        """Return options that choose events."""
        words: list[str] = []
        for _ in range(random.choice((0, 0, 1, 1, 1, 1, 2))):
            if random.random() < 0.4:
                words += ["-q", self._write_query(random)]
            else:
                option = random.choice([*_VALUES])
                words += [option, self.draw_value(random, option)]
        words += [flag for flag in _FLAGS if random.random() < 0.04]
        return words

    def _write_query(self, random: Random) -> str:
        if self.chronology.queries and random.random() < 0.2:
            return f"@{random.choice([*self.chronology.queries])}"
        if random.random() < 0.6:
            options = random.sample([*_TYPED][:12], 2)
            fields = [option.removeprefix("--") for option in options]
            terms = [
                Term(
                    field.replace("search", "text"), (self.draw_value(random, option),)
                )
                for field, option in zip(fields, options, strict=True)
            ]
            made = random.choice((And(tuple(terms)), Or(tuple(terms)), Not(terms[0])))
            return format_query(made)
        depth = random.choice((0, 0, 1, 2))
        return format_query(happenings.draw_query(random, depth, _FIELDS))


def _show(random: Random, asker: Asker) -> Inquiry:
    words = ["show", *asker.draw_files(random), *asker.draw_filters(random)]
    view = random.choice(("timeline", "timeline", "list", "card", *VIEWS))
    if view != "timeline" or random.random() < 0.2:
        words += ["--view", view]
    for name, setting in list_settings(VIEWS[view].options).items():
        option = f"--{name.replace('_', '-')}"
        if setting.kind is bool and random.random() < 0.1:
            words.append(option)
        elif name in _SET and random.random() < 0.15:
            words += [option, random.choice(_SET[name])]
    more = (
        *(["--undated"], ["--ascii"], ["--with-notes"], ["--quiet"], ["--no-cache"]),
        *(["--color", "always"], ["--save", "out.svg"], ["--save", "out.txt"]),
    )
    for one in more:
        words += one if random.random() < 0.05 else []
    return Inquiry(tuple(words))


def _check(random: Random, asker: Asker) -> Inquiry:
    words = ["check", *asker.draw_files(random)]
    more = (
        *(
            ["--strict"],
            ["--all"],
            ["--only", "actor-unknown"],
            ["--skip", "see-unknown"],
        ),
        *(["--min-sources", "2"], ["--today"], ["--quiet"], ["--color", "always"]),
    )
    for one in more:
        words += one if random.random() < 0.12 else []
    if random.random() < 0.3:
        words += ["--format", random.choice(("json", "github", "sarif", "text"))]
    return Inquiry(tuple(words))


def _export(random: Random, asker: Asker) -> Inquiry:
    name = random.choice(_FORMATS)
    words = [
        "export",
        *asker.draw_files(random),
        "--format",
        name,
        *asker.draw_filters(random),
    ]
    if EXPORTS[name].binary or random.random() < 0.05:
        words += ["-o", f"out{EXPORTS[name].suffixes[0]}"]
    for one in (["--with-notes"], ["--keep-going"], ["--quiet"]):
        words += one if random.random() < 0.2 else []
    return Inquiry(tuple(words))


def _list_of(command: str, *more: Sequence[str]) -> Callable[..., Inquiry]:
    def draw(random: Random, asker: Asker) -> Inquiry:
        words = [command, *asker.draw_files(random), *asker.draw_filters(random)]
        for one in (*more, ["--quiet"], ["--save", "out.txt"]):
            words += one if random.random() < 0.15 else []
        return Inquiry(tuple(words))

    return draw


def _office(random: Random, asker: Asker) -> Inquiry:
    asked = random.choice(
        (
            "Secretary of State",
            "Consul",
            "President",
            "Kerry",
            "US",
            "Secretary of Stat",
        )
    )
    words = ["office", asked, *asker.draw_files(random)]
    words += ["--on", "2013-05-10"] if random.random() < 0.3 else []
    words += ["--format", "json"] if random.random() < 0.3 else []
    return Inquiry(tuple(words))


def _kinds(random: Random, asker: Asker) -> Inquiry:
    return Inquiry(("kinds", *asker.draw_files(random)))


def _edit(random: Random, asker: Asker) -> Inquiry:
    return Inquiry(
        ("edit", asker.draw_value(random, "--id"), *asker.draw_files(random))
    )


def _fmt(random: Random, asker: Asker) -> Inquiry:
    return Inquiry(("fmt", "--check", *asker.draw_files(random)))


def _misspell(random: Random, asker: Asker) -> Inquiry:
    """Ask for what is no file and no value: what is offered is read of the files."""
    word = random.choice(("Kery", "visits", "2013-05", "rde", "--actors", "talk"))
    return Inquiry(
        (random.choice(("show", "actors", "today")), word, *asker.draw_files(random))
    )


def _complete(random: Random, asker: Asker) -> Inquiry:
    option = random.choice([*_VALUES, "--query", "--query", "--query"])
    begun = random.choice(_BEGUN)
    files = asker.draw_files(random)
    words = ("timeline", "show", *files, option, begun)
    if random.random() < 0.15:
        words = ("timeline", "office", begun, *files)
    shell = random.choice(("bash", "zsh", "fish"))
    variables = {
        "_TIMELINE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": " ".join(words),
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    return Inquiry((), variables)


_JSON = ("--format", "json")
_COMMANDS = (
    *(_show,) * 9,
    *(_check, _check, _export, _export, _export, _complete),
    _list_of("today", ["--full"]),
    _list_of("actors", ["--undeclared"], _JSON, ["--limit", "2"]),
    _list_of("sources", ["--all"], _JSON),
    _list_of("differ", ["--order", "spread"], _JSON),
    _list_of("stats", ["--all"], _JSON),
    *(_office, _kinds, _edit, _fmt, _misspell),
)
