"""Events put into whatever file: nothing of it changes, and they mean what they say.

The files are all that stand among the tests, and documents made at random, with all
quotes, columns, comments, line breaks and forms that people use.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.helpers.splicing import insert, keeps_all_else
from timeline.diagnostics import SourceFile
from timeline.editing import Inserted, UnsplicedError
from timeline.reading import load_text
from timeline.yamltext import Prose, Tree, quote_scalar

TESTS = Path(__file__).resolve().parent.parent
FILES = sorted(
    path
    for ending in ("yaml", "yml", "json", "jsonl", "md")
    for path in TESTS.rglob(f"*.{ending}")
)
REFUSED = {
    "what it would stand behind is not well-formed: mend that",
    "the file is not well-formed: mend that first",
    "a merge is left to be settled in it: do that first",
    "the file is one event: put the new one into a file of its own beside it",
    "the file is not UTF-8: save it as that first",
    "it is nested too deep",
    "the file is a text, not a list of events",
}
TEXTS = (
    *("plain", "it's", "a: b", "x # y", "- x", "'q'", '"dq"', "null", "2013", "[a]"),
    *("{a}", "*x", "&x", "!x", "%x", "@x", "é ü 索", "a, b", "trail:", "tab\there"),
    *("\u200f rtl", "emoji 😀", "\\back", "# c", "|", "> x", "a" * 200, "~", "yes"),
    *("x\u2028y", "? q", ": c", "<<", "=", "-", "..."),
)
DATES = ("2013-05-10", "2013", "1900", "2099-01", "-0044", "2012/2014", "undated")


def draw_trees(random: Random, count: int) -> list[dict[str, Tree]]:
    """Return events of hostile texts."""
    choose = random.choice
    trees = []
    for number in range(count):
        tree: dict[str, Tree] = {
            "date": choose(DATES),
            "title": choose([f"{choose(TEXTS)} {number}", f"{number} {choose(TEXTS)}"]),
        }
        if random.random() < 0.5:
            tree["summary"] = choose(
                [
                    Prose(f"{choose(TEXTS)} {'word ' * 20}\nmore", clipped=True),
                    choose(TEXTS),
                ]
            )
        if random.random() < 0.5:
            tree["actors"] = random.sample(TEXTS, random.randint(1, 3))
        if random.random() < 0.3:
            tree["sources"] = [{"title": choose(TEXTS), "page": "3"}, "a, b"]
        if random.random() < 0.3:
            tree["place"] = choose(TEXTS)
        if random.random() < 0.2:
            tree["weight"] = {"a": [choose(TEXTS)], "b": choose(TEXTS)}
        trees.append(tree)
    return trees


def hold_to_law(data: bytes, name: str, one: Inserted) -> None:
    """Check that nothing but what was put in is new."""
    before, after = SourceFile(name, data).text, SourceFile(name, one.data).text
    assert keeps_all_else(before, after, one.steps)
    old, new = load_text(data, name=name), load_text(one.data, name=name)
    assert len(new.events) == len(old.events) + len(one.events)
    added = {id(event) for event in one.events}
    kept = [event for event in one.chronology.events if id(event) not in added]
    assert [event.to_dict() for event in kept] == [
        event.to_dict() for event in old.events
    ]


def list_files() -> Iterator[Path]:
    """Yield the files that hold events."""
    for path in FILES:
        if load_text(path.read_bytes(), name=path.name).events:
            yield path


def test_nothing_of_any_file_changes() -> None:
    random = Random(15)  # noqa: S311  the same each time
    count, refused = 0, set()
    for path in list_files():
        data = path.read_bytes()
        trees = draw_trees(random, 30)
        try:
            one = insert(data, trees, path.name)
        except UnsplicedError as error:
            refused.add(str(error))
            continue
        hold_to_law(data, path.name, one)
        count += len(one.events)
    assert count > 3000
    assert refused <= REFUSED


class Documents:
    """Makes documents at random."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  the same each time
        self.choose = self.random.choice

    def make(self) -> tuple[str, str]:
        """Return a document and the name of its file."""
        make = self.choose([self.make_block] * 3 + [self.make_flow, self.make_json])
        text, name = make()
        if self.random.random() < 0.3:
            text = text.rstrip("\n")
        newline = self.choose(["\n", "\n", "\r\n", "\r"])
        bom = self.choose(["", "", "\ufeff"])
        # Lines of JSON are found by their line feeds.
        newline = "\n" if name.endswith("json") else newline
        return bom + text.replace("\n", newline), name

    def quote(self, text: str, *, flow: bool) -> str:
        """Return a text in any quotes."""
        return quote_scalar(text, flow=flow, style=self.choose(["", "", "'", '"']))

    def comment(self) -> str:
        """Return a comment or none."""
        return self.choose(["", "", "", " # c", "   #d: [x"])

    def make_event(self, number: int) -> list[tuple[str, Any]]:
        """Return the keys of an event, in any order."""
        choose, chance = self.choose, self.random.random
        pairs: list[tuple[str, Any]] = [
            ("date", choose(["2013-05-10", "2012", "2014-01", "1999-12-31"])),
            ("title", f"{choose(TEXTS)} {number}"),
        ]
        if chance() < 0.4:
            pairs.append(("actors", ["A", "b c"][: self.random.randint(1, 2)]))
        if chance() < 0.3:
            pairs.append(("own", "x"))
        if chance() < 0.3:
            pairs.append(("note", None))
        self.random.shuffle(pairs)
        return pairs

    def write_flow(self, number: int) -> str:
        """Return an event in braces."""
        parts = []
        for key, value in self.make_event(number):
            if isinstance(value, list):
                items = ", ".join(self.quote(item, flow=True) for item in value)
                parts.append(f"{key}: [{items}]")
            elif value:
                parts.append(f"{key}: {self.quote(value, flow=True)}")
        return f"{{{', '.join(parts)}}}"

    def write_lines(self, number: int, pad: str, step: str) -> Iterator[str]:
        """Yield the lines of an event."""
        for key, value in self.make_event(number):
            if value is None:
                yield from self.write_note(pad)
            elif not isinstance(value, list):
                yield f"{pad}{key}: {self.quote(value, flow=False)}{self.comment()}"
            elif self.random.random() < 0.5:
                yield f"{pad}{key}: [{', '.join(value)}]{self.comment()}"
            else:
                yield f"{pad}{key}:{self.comment()}"
                for item in value:
                    yield f"{pad}{step}- {item}{self.comment()}"
            if self.random.random() < 0.1:
                yield f"{pad}# within"

    def write_note(self, pad: str) -> Iterator[str]:
        """Yield a note in one of the forms of longer texts."""
        choose = self.choose
        form = choose(["block", "block", "none", "folded"])
        if form == "block":
            yield f"{pad}note: {choose(['|', '>', '|+', '|-', '>+', '|2', '>2-'])}"
            yield f"{pad}  text # no comment"
            yield from choose([[], [f"{pad}  more"], [f"{pad}    more", ""]])
            yield from choose([[], [""], ["", ""]])
        elif form == "none":
            yield f"{pad}note:{self.comment()}"
        else:
            yield f"{pad}note: plain"
            yield f"{pad}  goes on{self.comment()}"

    def make_head(self) -> str:
        """Return what stands above the events; empty for a bare list."""
        return self.choose(
            [
                "",
                "title: T\n",
                "# c\ntitle: T\n\n",
                "---\ntitle: T\n",
                "fields: [own]\nyear: 2013\ndefaults: {place: Rome}\n",
            ]
        )

    def make_tail(self, head: str) -> str:
        """Return what stands below the events."""
        tails = ["", "", "# end\n", "\n\n", "...\n", "\n# x\n"]
        return self.choose([*tails, "sources:\n  a: b\n"] if head else tails)

    def make_block(self) -> tuple[str, str]:
        """Return events in lines, some of them in braces."""
        choose, chance = self.choose, self.random.random
        head = self.make_head()
        pad = choose(["", "  "]) if head else choose(["", "", " "])
        gap, step = choose([" ", " ", "   "]), choose(["", "  "])
        braces = choose([0, 0, 0.5, 1])
        has_blanks = chance() < 0.4
        has_ids = head and chance() < 0.2
        lines: list[str] = []
        for number in range(self.random.randint(int(bool(has_ids)), 6)):
            if number and has_blanks:
                lines.append("")
            if chance() < 0.2:
                lines.append(f"{pad}# above")
            if has_ids:
                lines.append(f"  key{number}:")
                lines += self.write_lines(number, "    ", step)
            elif chance() < braces:
                event = self.write_flow(number)
                lines.append(f"{pad}-{gap}{event}{choose(['', ' # c'])}")
            else:
                inner = f"{pad} {' ' * len(gap)}"
                first, *rest = self.write_lines(number, inner, step)
                lines += [f"{pad}-{gap}{first[len(inner) :]}", *rest]
        tail = self.make_tail(head)
        if not lines:
            opening = choose(["events:\n", "events: []\n", "events: null # x\n", ""])
            return f"{head}{opening}{tail}", "e.yaml"
        body = "\n".join(lines)
        key = "events:\n" if head else ""
        return f"{head}{key}{body}\n{tail}", "e.yaml"

    def make_flow(self) -> tuple[str, str]:
        """Return events in brackets."""
        head = self.make_head()
        events = [self.write_flow(n) for n in range(self.random.randint(0, 6))]
        body = self.choose([", ", ",\n  ", ", # c\n  "]).join(events)
        start = self.choose(["", " ", "\n  "])
        end = self.choose(["", "," if events else "", "\n"])
        tail = self.make_tail("events")
        return f"{head}events: [{start}{body}{end}]\n{tail}", "e.yaml"

    def make_json(self) -> tuple[str, str]:
        """Return events as JSON or JSON Lines."""
        events: list[dict[str, Any]] = []
        for number in range(self.random.randint(1, 6)):
            event: dict[str, Any] = {
                "date": self.choose(["2013-05-10", "2012", "2014-01"]),
                "title": f"{self.choose(TEXTS)} {number}",
            }
            if self.random.random() < 0.5:
                event["tags"] = ["a", "b"]
            events.append(event)
        is_ascii = self.random.random() < 0.5
        if self.random.random() < 0.2:
            lines = [json.dumps(one, ensure_ascii=is_ascii) for one in events * 2]
            return "".join(f"{line}\n" for line in lines), "e.json"
        root: Any = self.choose(
            [
                events,
                {"title": "x", "events": events},
                {"events": events, "z": "q"},
                {f"k{number}": event for number, event in enumerate(events)},
            ]
        )
        options: dict[str, Any] = self.choose(
            [{"indent": 1}, {"indent": 4}, {"indent": "\t"}, {}, {"separators": ",:"}]
        )
        return f"{json.dumps(root, ensure_ascii=is_ascii, **options)}\n", "e.json"


@pytest.mark.parametrize("seed", range(6))
def test_nothing_of_any_document_changes(seed: int) -> None:
    documents = Documents(seed)
    for _ in range(50):
        text, name = documents.make()
        trees = draw_trees(documents.random, documents.choose([1, 3, 12]))
        one = insert(text, trees, name)
        hold_to_law(text.encode(), name, one)


def test_one_by_one_is_as_all_at_once() -> None:
    documents = Documents(99)
    for _ in range(40):
        text, name = documents.make()
        trees = draw_trees(documents.random, 4)
        at_once = insert(text, trees, name).data
        data = text.encode()
        for tree in trees:
            data = insert(data, [tree], name).data
        one, two = load_text(at_once, name=name), load_text(data, name=name)
        assert [(event.id, event.title) for event in one.events] == [
            (event.id, event.title) for event in two.events
        ]
        # What stands next to a place tells how new ones are written there.
        if at_once != data:
            assert _list_titles(at_once, name) == _list_titles(data, name)


def _list_titles(data: bytes, name: str) -> list[str]:
    """Return the titles in the order of the file."""
    events = load_text(data, name=name).events
    return [event.title for event in sorted(events, key=lambda one: one.marks[0])]
