"""New events stand by date among the others, written as those next to them are."""

import json
from typing import Any

import pytest

from tests.helpers.splicing import insert, keeps_all_else, make_inputs
from timeline.diagnostics import SourceFile
from timeline.editing import Inputs, NewEvent, UnsplicedError, insert_events
from timeline.reading import Input, load_text
from timeline.yamltext import Prose, Tree

EARLY: dict[str, Tree] = {"date": "2012", "title": "Early"}
MIDDLE: dict[str, Tree] = {
    "date": "2013-05-10",
    "title": "Middle",
    "actors": ["K", "L"],
}
LATE: dict[str, Tree] = {"date": "2099", "title": "Late"}
NEW = (MIDDLE, EARLY, LATE)

CASES = {
    "lines, comments and a header": (
        "title: T\nevents:\n# Of x.\n- date: 2013-01-01\n  title: x # c\n  # of x\n\n"
        "# Of y.\n- date: 2014\n  title: y\n\n# The end.\nsources:\n  a: b\n",
        "title: T\nevents:\n- date: 2012\n  title: Early\n\n"
        "# Of x.\n- date: 2013-01-01\n  title: x # c\n  # of x\n\n"
        "- date: 2013-05-10\n  title: Middle\n  actors: [K, L]\n\n"
        "# Of y.\n- date: 2014\n  title: y\n\n- date: 2099\n  title: Late\n\n"
        "# The end.\nsources:\n  a: b\n",
    ),
    "quotes, columns, lists in lines": (
        "events:\n  - date: '2013-01-01'\n    title: 'x'\n    actors:\n      - A\n"
        "  -   date: '2014'\n      title: 'y'\n",
        "events:\n  - date: '2012'\n    title: 'Early'\n"
        "  - date: '2013-01-01'\n    title: 'x'\n    actors:\n      - A\n"
        "  - date: '2013-05-10'\n    title: 'Middle'\n    actors:\n"
        "      - K\n      - L\n"
        "  -   date: '2014'\n      title: 'y'\n"
        "  -   date: '2099'\n      title: 'Late'\n",
    ),
    "a bare list without a last break": (
        "# file\n- date: 2013-01-01\n  title: x",
        "# file\n- date: 2012\n  title: Early\n\n- date: 2013-01-01\n  title: x\n\n"
        "- date: 2013-05-10\n  title: Middle\n  actors: [K, L]\n\n"
        "- date: 2099\n  title: Late",
    ),
    "braces in lines": (
        "events:\n- {date: 2013-01-01, title: x}\n- {date: 2014, title: y}\n",
        "events:\n- {date: 2012, title: Early}\n- {date: 2013-01-01, title: x}\n"
        "- {date: 2013-05-10, title: Middle, actors: [K, L]}\n"
        "- {date: 2014, title: y}\n- {date: 2099, title: Late}\n",
    ),
    "brackets on one line": (
        "events: [{date: 2013-01-01, title: x}, {date: 2014, title: y}]\n",
        "events: [{date: 2012, title: Early}, {date: 2013-01-01, title: x}, "
        "{date: 2013-05-10, title: Middle, actors: [K, L]}, {date: 2014, title: y}, "
        "{date: 2099, title: Late}]\n",
    ),
    "brackets over lines, with comments": (
        "events: [\n  {date: 2013-01-01, title: x}, # c\n"
        "  {date: 2014, title: y}  # d\n]\n",
        "events: [\n  {date: 2012, title: Early},\n"
        "  {date: 2013-01-01, title: x}, # c\n"
        "  {date: 2013-05-10, title: Middle, actors: [K, L]},\n"
        "  {date: 2014, title: y},  # d\n  {date: 2099, title: Late}\n]\n",
    ),
    "from the latest to the earliest": (
        "- date: 2014\n  title: x\n- date: 2013-01-01\n  title: y\n",
        "- date: 2099\n  title: Late\n- date: 2014\n  title: x\n"
        "- date: 2013-05-10\n  title: Middle\n  actors: [K, L]\n"
        "- date: 2013-01-01\n  title: y\n- date: 2012\n  title: Early\n",
    ),
    "in no order": (
        "- date: 2014\n  title: x\n- date: 2011\n  title: y\n"
        "- date: 2013-01\n  title: z\n",
        "- date: 2014\n  title: x\n- date: 2099\n  title: Late\n"
        "- date: 2011\n  title: y\n- date: 2012\n  title: Early\n"
        "- date: 2013-01\n  title: z\n"
        "- date: 2013-05-10\n  title: Middle\n  actors: [K, L]\n",
    ),
    "under their ids": (
        "events:\n  a:\n    date: 2013-01-01\n    title: x\n"
        "  b:\n    date: 2014\n    title: y\n",
        "events:\n  2012-early:\n    date: 2012\n    title: Early\n"
        "  a:\n    date: 2013-01-01\n    title: x\n"
        "  2013-05-10-middle:\n    date: 2013-05-10\n    title: Middle\n"
        "    actors: [K, L]\n"
        "  b:\n    date: 2014\n    title: y\n"
        "  2099-late:\n    date: 2099\n    title: Late\n",
    ),
    "dashes on lines of their own": (
        "-\n  date: 2013-01-01\n  title: x\n-\n  date: 2014\n  title: y\n",
        "-\n  date: 2012\n  title: Early\n-\n  date: 2013-01-01\n  title: x\n"
        "-\n  date: 2013-05-10\n  title: Middle\n  actors: [K, L]\n"
        "-\n  date: 2014\n  title: y\n-\n  date: 2099\n  title: Late\n",
    ),
    "a text that keeps empty lines": (
        "- date: 2013-01\n  title: x\n  own: |+\n    a\n\n\n"
        "- date: 2014\n  title: y\n  summary: |\n    z\n\n",
        "- date: 2012\n  title: Early\n\n- date: 2013-01\n  title: x\n  own: |+\n"
        "    a\n\n\n- date: 2013-05-10\n  title: Middle\n  actors: [K, L]\n\n"
        "- date: 2014\n  title: y\n  summary: |\n    z\n\n"
        "- date: 2099\n  title: Late\n\n",
    ),
    "markers of a document": (
        "---\n- date: 2013-01\n  title: x\n...\n",
        "---\n- date: 2012\n  title: Early\n\n- date: 2013-01\n  title: x\n\n"
        "- date: 2013-05-10\n  title: Middle\n  actors: [K, L]\n\n"
        "- date: 2099\n  title: Late\n...\n",
    ),
    "anchors": (
        "- date: 2013-01\n  title: x\n  actors: &a [A]\n"
        "- &b\n  date: 2014\n  title: y\n- <<: *b\n  date: 2015\n  to: *a\n",
        "- date: 2012\n  title: Early\n"
        "- date: 2013-01\n  title: x\n  actors: &a [A]\n"
        "- date: 2013-05-10\n  title: Middle\n  actors: [K, L]\n"
        "- &b\n  date: 2014\n  title: y\n- <<: *b\n  date: 2015\n  to: *a\n"
        "- date: 2099\n  title: Late\n",
    ),
    "a tag above the list": (
        "events: !x\n- {date: 2013-01, title: x}\n",
        "events: !x\n- {date: 2012, title: Early}\n- {date: 2013-01, title: x}\n"
        "- {date: 2013-05-10, title: Middle, actors: [K, L]}\n"
        "- {date: 2099, title: Late}\n",
    ),
    "a text that keeps empty lines and ends the file": (
        "- date: 2013-01\n  title: x\n  own: |+\n    a\n\n",
        "- date: 2012\n  title: Early\n\n- date: 2013-01\n  title: x\n  own: |+\n"
        "    a\n\n- date: 2013-05-10\n  title: Middle\n  actors: [K, L]\n\n"
        "- date: 2099\n  title: Late\n",
    ),
    "deep within": (
        "data:\n  items:\n    - date: 2013-01\n      title: x\n",
        "data:\n  items:\n    - date: 2012\n      title: Early\n\n"
        "    - date: 2013-01\n      title: x\n\n"
        "    - date: 2013-05-10\n      title: Middle\n      actors: [K, L]\n\n"
        "    - date: 2099\n      title: Late\n",
    ),
    "documents": (
        "date: 2013-01\ntitle: x\n---\ndate: 2014\ntitle: y\n",
        "date: 2012\ntitle: Early\n---\ndate: 2013-01\ntitle: x\n---\n"
        "date: 2013-05-10\ntitle: Middle\nactors: [K, L]\n---\n"
        "date: 2014\ntitle: y\n---\ndate: 2099\ntitle: Late\n",
    ),
    "what holds for all": (
        "year: 2013\ndefaults: {kind: visit}\nevents:\n- {date: 3 May, title: x}\n",
        "year: 2013\ndefaults: {kind: visit}\nevents:\n- {date: 2012, title: Early}\n"
        "- {date: 3 May, title: x}\n"
        "- {date: 2013-05-10, title: Middle, actors: [K, L]}\n"
        "- {date: 2099, title: Late}\n",
    ),
}
ALL = (
    "- date: 2012\n  title: Early\n\n- date: 2013-05-10\n  title: Middle\n"
    "  actors: [K, L]\n\n- date: 2099\n  title: Late\n"
)
FIRST = {
    "nothing": ("", ALL),
    "comments": ("# a\n# b", f"# a\n# b\n{ALL[:-1]}"),
    "an empty list": (
        "events: []  # none\nsources: {a: b}\n",
        f"events:  # none\n{ALL}sources: {{a: b}}\n",
    ),
    "no value": ("title: x\nevents:\n", f"title: x\nevents:\n{ALL}"),
    "null": ("events: ~\ntitle: x\n", f"events:\n{ALL}title: x\n"),
    "an empty list below": (
        "events:\n  [] # none\ntitle: x\n",
        "events:\n  [{date: 2012, title: Early}, {date: 2013-05-10, title: Middle, "
        "actors: [K, L]}, {date: 2099, title: Late}] # none\ntitle: x\n",
    ),
    "no key": ("title: x\n# c\n", f"title: x\n# c\nevents:\n{ALL}"),
    "no key and an end": ("title: x\n...\n", f"title: x\nevents:\n{ALL}...\n"),
}


# An empty file shows no line break, and a document is found by its line feed.
SEVERAL = [
    (case, newline)
    for case in (*CASES, *FIRST)
    for newline in ("\n", "\r\n", "\r")
    if newline == "\n" or (case != "nothing" and (case, newline) != ("documents", "\r"))
]


@pytest.mark.parametrize(("case", "newline"), SEVERAL)
def test_events_stand_by_date_as_their_neighbours_do(case: str, newline: str) -> None:
    before, after = (text.replace("\n", newline) for text in (CASES | FIRST)[case])
    one = insert(f"\ufeff{before}", NEW)
    assert one.data.decode() == f"\ufeff{after}"
    assert keeps_all_else(before, after, one.steps)
    assert [event.title for event in one.events] == ["Middle", "Early", "Late"]
    begins = [
        one.chronology.files[0].find_start(event.marks[0]) for event in one.events
    ]
    assert begins == list(one.begins)


def test_lines_end_as_lines_do_not_as_texts_break() -> None:
    old = "- {date: 2013, title: 'x\u2028y'}\r\n"
    one = insert(old, [LATE])
    assert one.data.decode() == f"{old}- {{date: 2099, title: Late}}\r\n"


@pytest.mark.parametrize(
    ("end", "pad"), [("\n]", "  "), ("\n ]", " "), ("\n    ]", "    ")]
)
def test_a_line_within_brackets_stands_right_of_their_key(end: str, pad: str) -> None:
    old = "events: [{date: 2013, title: x}"
    one = insert(f"{old} # c{end}\n", [LATE])
    assert one.data.decode() == (f"{old}, # c\n{pad}{{date: 2099, title: Late}}{end}\n")


def _list_values(text: str) -> list[str]:
    """Return the titles of JSON in their order, of JSON Lines where it is none."""
    try:
        root = json.loads(text)
    except json.JSONDecodeError:
        root = [json.loads(line) for line in text.splitlines()]
    events = root.get("events", root) if isinstance(root, dict) else root
    items = events.values() if isinstance(events, dict) else events
    return [one["title"] for one in items]


VALUES = [
    {"date": "2013-01", "title": "x", "tags": ["a"]},
    {"date": "2014", "title": "é"},
]


@pytest.mark.parametrize("is_ascii", [True, False])
@pytest.mark.parametrize(
    "options", [{}, {"separators": (",", ":")}, {"indent": 2}, {"indent": "\t"}]
)
@pytest.mark.parametrize(
    "root", [VALUES, {"a": "b", "events": VALUES}, {"x": VALUES[0], "y": VALUES[1]}]
)
def test_json_is_what_json_would_have_written(
    root: object, options: dict[str, Any], *, is_ascii: bool
) -> None:
    new = [{"date": "2013-06", "title": 'ü "', "tags": ["b"]}]

    def write(value: object) -> str:
        return json.dumps(value, ensure_ascii=is_ascii, **options)

    if isinstance(root, list):
        expected: object = [VALUES[0], *new, VALUES[1]]
    elif isinstance(root, dict) and "events" in root:
        expected = {"a": "b", "events": [VALUES[0], *new, VALUES[1]]}
    else:
        expected = {"x": VALUES[0], "2013-06-u": new[0], "y": VALUES[1]}
    one = insert(write(root), new, "e.json")
    assert one.data.decode() == write(expected)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("[]", "[{}]"),
        ("{}\n", '{{"events": [{}]}}\n'),
        ('{"title": "x"}', '{{"title": "x", "events": [{}]}}'),
        ('{"events": null}', '{{"events": [{}]}}'),
        (
            '{"date": "2013-01", "title": "x"}\n{"date": "2014", "title": "y"}\n',
            '{{"date": "2013-01", "title": "x"}}\n{}\n'
            '{{"date": "2014", "title": "y"}}\n',
        ),
    ],
)
def test_json_that_holds_nothing_and_lines_of_it(before: str, expected: str) -> None:
    new = '{"date": "2013-06", "title": "new"}'
    one = insert(before, [json.loads(new)], "e.json")
    assert one.data.decode() == expected.format(new)


@pytest.mark.parametrize("text", ["", "\n", "\ufeff"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [("e.json", "[\n  {},\n  {}\n]\n"), ("E.JSONL", "{}\n{}\n")],
)
def test_what_is_json_by_its_name_is_begun_so(
    text: str, name: str, expected: str
) -> None:
    new = [f'{{"date": "2013", "title": "{title}"}}' for title in "ab"]
    one = insert(text, list(map(json.loads, new)), name)
    bom = "\ufeff" if text == "\ufeff" else ""
    assert one.data.decode() == bom + expected.format(*new)
    assert [event.title for event in one.events] == ["a", "b"]


def test_one_line_of_json_is_lengthened_where_the_name_says_lines() -> None:
    line = '{"date": "2013-01", "title": "x"}'
    new: dict[str, Tree] = {"date": "2014", "title": "new"}
    with pytest.raises(UnsplicedError, match="one event"):
        insert(line, [new], "e.json")
    one = insert(line, [new], "e.jsonl")
    assert _list_values(one.data.decode()) == ["x", "new"]


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "one event": ("date: 2013\ntitle: x\n", "beside it"),
    "one event under the key": ("events: {date: 2013, title: x}\n", "no list"),
    "not well-formed": ("- date: 2013\n  title: x\n\t- [\n", "mend that first"),
    "not well-formed before it": (
        "- date: 2011\n  title: a: b\n- date: 2013\n  title: x\n",
        "mend that",
    ),
    "a merge": (
        "- date: 2013\n  title: x\n<<<<<<< a\n- {date: 2014, title: y}\n=======\n"
        "- {date: 2014, title: z}\n>>>>>>> b\n",
        "do that first",
    ),
    "not UTF-8": (b"- date: 2013\n  title: \xff\n", "UTF-8"),
    "a text": ("only words\n", "is a text"),
    "several tops": ("year: 2013\n---\nyear: 2014\nevents: []\n", "beside it"),
    "an anchor": ("events: &a []\nx: *a\n", "anchor"),
    "a text that a break would change": (
        "- date: 2010\n  title: x\n  own: |\n    a",
        "would mean something else",
    ),
    "no list of events": ("events: soon\n", "no list"),
    "two lists": (
        "a:\n- {date: 2013, title: x}\nb:\n- {date: 2014, title: y}\n",
        "several lists",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_lengthened_is_refused(case: str) -> None:
    text, message = REFUSED[case]
    with pytest.raises(UnsplicedError, match=message):
        insert(text, [EARLY])


def test_what_is_not_well_formed_elsewhere_stays() -> None:
    wrong = '- date: 2013\n  title: "y\n'
    old = f"- date: 2011\n  title: x\n{wrong}- date: 2014\n  title: z\n"
    one = insert(old, [EARLY, LATE])
    assert one.data.decode() == (
        "- date: 2011\n  title: x\n- date: 2012\n  title: Early\n"
        f"{wrong}- date: 2014\n  title: z\n- date: 2099\n  title: Late\n"
    )


def test_front_matter_is_refused() -> None:
    with pytest.raises(UnsplicedError, match="one event"):
        insert("---\ndate: 2013\ntitle: x\n---\nWords.\n", [EARLY], "e.md")


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ({"date": "2013-13-45", "title": "x"}, "2013-13-45"),
        ({"date": "2013"}, "has no `title`"),
        ({"date": "after nowhere", "title": "x"}, "nowhere"),
    ],
)
def test_what_is_no_event_is_refused(tree: dict[str, Tree], message: str) -> None:
    with pytest.raises(UnsplicedError, match=message):
        insert("- {date: 2013, title: x}\n", [tree])


def test_an_id_that_would_be_made_twice_is_typed() -> None:
    old = "- {date: 2013, title: x}\n- {date: 2014, title: y, see: 2013-x}\n"
    new: dict[str, Tree] = {"date": "2013", "title": "X"}
    one = insert(old, [new, new])
    assert [event.id for event in one.events] == ["2013-x-2", "2013-x-3"]
    assert {event.id for event in load_text(old).events} < {
        event.id for event in load_text(one.data).events
    }
    assert one.data.decode().count("{id: 2013-x-") == 2


@pytest.mark.parametrize("taken", ["2013-x", "2013-x-2"])
def test_an_id_that_another_event_has_is_refused(taken: str) -> None:
    old = "- {date: 2013, title: x}\n- {date: 2013, title: x}\n"
    with pytest.raises(UnsplicedError, match="taken"):
        insert(old, [{"id": taken, "date": "2012", "title": "new"}])
    assert insert(old, [{"id": "2013-x-7", "date": "2012", "title": "new"}]).is_changed


def test_an_event_dated_by_another_stands_behind_it() -> None:
    old = "- {id: a, date: 2013-01-01, title: x}\n- {id: b, date: 2014, title: y}\n"
    one = insert(old, [{"date": "2 days after a", "title": "new"}])
    assert one.data.decode().splitlines()[1] == "- {date: 2 days after a, title: new}"


def test_the_undated_go_last_either_way() -> None:
    new: dict[str, Tree] = {"date": "undated", "title": "new"}
    for years in ((2013, 2014), (2014, 2013)):
        old = "".join(f"- {{date: {year}, title: x}}\n" for year in years)
        assert (
            insert(old, [new]).data.decode()
            == f"{old}- {{date: undated, title: new}}\n"
        )


def test_keys_stand_in_their_order_and_own_ones_last() -> None:
    tree: dict[str, Tree] = {
        "own": "1",
        "sources": ["s"],
        "title": "new",
        "tags": (),
        "date": "2014",
        "summary": Prose("Two\nlines.", clipped=True),
        "place": "",
    }
    one = insert("- date: 2013\n  title: x\n", [tree])
    assert one.data.decode().partition("\n\n")[2] == (
        "- date: 2014\n  title: new\n  summary: |\n    Two\n    lines.\n"
        "  sources: [s]\n  own: 1\n"
    )


def test_what_a_file_gives_by_default_can_be_refused() -> None:
    text = "defaults: {tags: [t], place: P}\nevents:\n- date: 2013\n  title: x\n"
    file = SourceFile("x.yaml", text.encode())
    draft = NewEvent({"date": "2014", "title": "new"}, bare=("tags",))
    done = insert_events(Inputs((Input(file),)), "x.yaml", [draft])
    assert done.data.decode().endswith("- date: 2014\n  title: new\n  tags: []\n")
    (event,) = done.events
    assert (event.tags, event.place) == ((), "P")


def test_one_text_with_a_comma_stays_one() -> None:
    one = insert("- {date: 2013, title: x}\n", [{**EARLY, "actors": "Smith, John"}])
    assert one.events[0].actors == ("Smith, John",)
    assert not one.chronology.diagnostics


def test_citations_stand_in_lines_where_others_do() -> None:
    old = "- date: 2013\n  title: x\n  sources:\n    - title: t\n      url: u\n"
    one = insert(old, [{**LATE, "sources": [{"title": "a", "page": "3"}]}])
    assert one.data.decode().endswith("sources:\n    - title: a\n      page: 3\n")


def test_the_place_that_is_asked_for_is_taken() -> None:
    text = "first: [{date: 2013, title: x}]\nnext: {list: [{date: 2013, title: y}]}\n"
    one = insert(text, [EARLY], at="next.list")
    assert one.data.decode().endswith(
        "{list: [{date: 2012, title: Early}, {date: 2013, title: y}]}\n"
    )
    with pytest.raises(UnsplicedError, match="no list at"):
        insert("a: {b: }\n", [EARLY], at="a.c")


def test_other_files_of_the_chronology_stay_and_count() -> None:
    one = SourceFile("a.yaml", b"- {id: a, date: 2013, title: x}\n")
    two = SourceFile("b.yaml", b"kinds: [parade]\nevents: []\n")
    inputs = Inputs((Input(one), Input(two)))
    tree: dict[str, Tree] = {"date": "a week after a", "title": "new", "kind": "parade"}
    done = insert_events(inputs, "b.yaml", [NewEvent(tree)])
    assert done.file is two
    assert len(done.chronology.events) == 2
    with pytest.raises(UnsplicedError, match="taken"):
        insert_events(
            inputs, "b.yaml", [NewEvent({"id": "a", **EARLY}), NewEvent(EARLY)]
        )


def test_nothing_to_put_in_changes_nothing() -> None:
    inputs = make_inputs("- {date: 2013, title: x}\n")
    assert not insert_events(inputs, "e.yaml", ()).is_changed
