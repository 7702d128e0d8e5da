"""Words of the authors' own are declared at the top, in the style that is there."""

import pytest

from timeline.diagnostics import SourceFile
from timeline.editing import Rewritten, rewrite
from timeline.reading import Input, load_text

EVENT = "- {date: 2013, title: x, importance: 3, kind: rumour, status: validated}\n"


def declare(text: str, name: str = "e.yaml") -> Rewritten:
    """Return what becomes of the text of one file whose words are declared."""
    (one,) = rewrite([Input(SourceFile(name, text.encode()))], declare=True)
    return one


CASES = {
    "a bare list": (
        f"# Head\n\n{EVENT}",
        "# Head\n\nfields: [importance]\nkinds: [rumour]\n"
        f"statuses: {{validated: reported}}\nevents:\n{EVENT}",
    ),
    "a bare list that is indented": (
        "  - date: 2013\n    title: x\n    importance: 3\n",
        "fields: [importance]\nevents:\n"
        "  - date: 2013\n    title: x\n    importance: 3\n",
    ),
    "a bare list behind a marker": (
        "---   # begins\n- date: 2013\n  title: x\n  importance: 3\n",
        "---   # begins\nfields: [importance]\nevents:\n"
        "- date: 2013\n  title: x\n  importance: 3\n",
    ),
    "a bare list in brackets": (
        "[{date: 2013, title: x, importance: 3}]\n",
        "{fields: [importance], events: [{date: 2013, title: x, importance: 3}]}\n",
    ),
    "a list of Windows": (
        "# a\r\n- date: 2013\r\n  title: x\r\n  importance: 3\r\n",
        "# a\r\nfields: [importance]\r\nevents:\r\n"
        "- date: 2013\r\n  title: x\r\n  importance: 3\r\n",
    ),
    "a top": (
        f"# Head\ntitle: T\n\n# All of them.\nevents:\n{EVENT}",
        "# Head\ntitle: T\n\nfields: [importance]\nkinds: [rumour]\n"
        f"statuses: {{validated: reported}}\n# All of them.\nevents:\n{EVENT}",
    ),
    "lists in brackets": (
        "fields: [weight]\nkinds: [a, b] # c\nstatuses: {odd: denied}\n"
        f"events:\n{EVENT}",
        "fields: [weight, importance]\nkinds: [a, b, rumour] # c\n"
        f"statuses: {{odd: denied, validated: reported}}\nevents:\n{EVENT}",
    ),
    "lists of lines": (
        "fields:\n- weight # c\n# d\nkinds:\n  - a\n\nstatuses:\n  odd: denied\n"
        f"events:\n{EVENT}",
        "fields:\n- weight # c\n- importance\n# d\nkinds:\n  - a\n  - rumour\n\n"
        "statuses:\n  odd: denied\n  validated: reported\n"
        f"events:\n{EVENT}",
    ),
    "fields with types, one kind, no status": (
        f"fields:\n  weight: number\nkinds: a\nstatuses:\nevents:\n{EVENT}",
        "fields:\n  weight: number\n  importance: text\nkinds: [a, rumour]\n"
        f"statuses: [validated]\nevents:\n{EVENT}",
    ),
    "lists of nothing": (
        f"fields: []\nkinds: []\nstatuses: {{}}\nevents:\n{EVENT}",
        "fields: [importance]\nkinds: [rumour]\nstatuses: {validated: reported}\n"
        f"events:\n{EVENT}",
    ),
    "words that need quotes": (
        "- date: 2013\n  title: x\n  \"a: b, c\": 3\n  'no': 1\n",
        'fields: ["a: b, c", "no"]\nevents:\n'
        "- date: 2013\n  title: x\n  \"a: b, c\": 3\n  'no': 1\n",
    ),
    "what was read leniently besides": (
        "milestones:\n- {When: 2013, title: x, importance: 3}\n",
        "fields: [importance]\nevents:\n- {date: 2013, title: x, importance: 3}\n",
    ),
    "events under their ids": (
        "one: {date: 2013, title: x, importance: 3}\ntwo: {date: 2014, title: y}\n",
        "fields: [importance]\n"
        "one: {date: 2013, title: x, importance: 3}\ntwo: {date: 2014, title: y}\n",
    ),
    "front matter": (
        "---\nevents:\n- {date: 2013, title: x, importance: 3}\n---\nText.\n",
        "---\nfields: [importance]\n"
        "events:\n- {date: 2013, title: x, importance: 3}\n---\nText.\n",
    ),
    "JSON": (
        '[{"date": "2013", "title": "x", "importance": 3, "kind": "rumour"}]\n',
        '{"fields": ["importance"], "kinds": ["rumour"], "events": '
        '[{"date": "2013", "title": "x", "importance": 3, "kind": "rumour"}]}\n',
    ),
    "JSON with a top": (
        '{\n  "title": "T",\n  "events": [{"date": "2013", "title": "x", "own": 3}]\n}',
        '{\n  "fields": ["own"],\n  "title": "T",\n'
        '  "events": [{"date": "2013", "title": "x", "own": 3}]\n}',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_words_are_declared(case: str) -> None:
    text, expected = CASES[case]
    name = "e.md" if case == "front matter" else "e.yaml"
    one = declare(text, name)
    assert one.data.decode() == expected
    assert not one.left
    assert not load_text(one.data, name=name).diagnostics
    assert not declare(expected, name).is_changed


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("- {date: 2013, title: x, tpye: y}\n", "tpye", "did you mean `type`?"),
        ("- {date: 2013, title: x, notes: y}\n", "notes", "did you mean `note`?"),
        (
            "fields: [importance]\nevents:\n- {date: 2013, title: x, importence: 3}\n",
            "importence",
            "did you mean `importance`?",
        ),
        ("- {date: 2013, title: x, kind: vist}\n", "vist", "did you mean `visit`?"),
        (
            "kinds: [rumour]\nevents:\n- {date: 2013, title: x, kind: rumor}\n",
            "rumor",
            "did you mean `rumour`?",
        ),
        (
            "- {date: 2013, title: x, status: confimed}\n",
            "confimed",
            "did you mean `confirmed`?",
        ),
        (
            "statuses: [vetted]\nevents:\n- {date: 2013, title: x, status: veted}\n",
            "veted",
            "did you mean `vetted`?",
        ),
        (
            '{"date": "2013", "title": "x", "own": 3}\n{"date": "2014", "title": "y"}',
            "own",
            "the file has no one top to declare it at: do that in a file beside it",
        ),
        (
            "- {date: 2013, title: x, own: 3}\n- date: 2014\n  title: y\n"
            '  place: "Bern\n',
            "own",
            "the file is not well-formed: mend that first",
        ),
        (
            "date: 2013\ntitle: x\nown: 3\n",
            "own",
            "that would change what the file means",
        ),
    ],
)
def test_what_is_not_declared_is_told(text: str, word: str, reason: str) -> None:
    one = declare(text)
    assert not one.is_changed
    told = [left.reason for left in one.left if f"`{word}`" in left.reason]
    assert len(told) == 1
    assert told[0].endswith(reason)


def test_of_two_alike_the_rare_one_is_told() -> None:
    often = "- {date: 2013, title: x, weight: 1}\n" * 6
    one = declare(f"{often}- {{date: 2013, title: x, wieght: 1}}\n")
    assert one.data.decode().startswith("fields: [weight]\nevents:\n")
    assert [left.where.line for left in one.left] == [7]
    # Of two that stand there as often, neither need be a slip.
    one = declare("- {date: 2013, title: x, url_a: 1, url_b: 2}\n" * 2)
    assert one.data.decode().startswith("fields: [url_a, url_b]\nevents:\n")


def test_without_being_asked_nothing_is_declared() -> None:
    (one,) = rewrite([Input(SourceFile("e.yaml", EVENT.encode()))])
    assert not one.is_changed
    assert not one.left


def test_each_file_declares_what_stands_in_it() -> None:
    texts = ["- {date: 2013, title: x, a_key: 1}\n", "- {date: 2014, title: y}\n"]
    texts.append("- {date: 2015, title: z, a_key: 1, other: 2}\n")
    files = [
        Input(SourceFile(f"{number}.yaml", text.encode()))
        for number, text in enumerate(texts)
    ]
    first, second, third = rewrite(files, declare=True)
    assert first.data.decode() == f"fields: [a_key]\nevents:\n{texts[0]}"
    assert not second.is_changed
    assert third.data.decode() == f"fields: [a_key, other]\nevents:\n{texts[2]}"
