"""Where a story names events, and where it only looks so."""

import pytest

from timeline.exports.report.placeholders import (
    Placeholder,
    Slip,
    find_placeholders,
)


def _find(text: str) -> list[tuple[str, str]]:
    found = list(find_placeholders(text))
    assert all(isinstance(one, Placeholder) for one in found), found
    for one in found:
        assert text[one.start : one.end].startswith("{{")
        assert text[one.start : one.end].endswith("}}")
    return [(one.word, one.value) for one in found if isinstance(one, Placeholder)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a {{event: x}} b", [("event", "x")]),
        (
            "{{ timeline :kind:visit or -tag:b }}",
            [("timeline", "kind:visit or -tag:b")],
        ),
        ("{{event:x}}{{event:y}}", [("event", "x"), ("event", "y")]),
        ("{{timeline: kind:visit\n  tag:b}}", [("timeline", "kind:visit tag:b")]),
        ("a\r\n{{event: x}}\r\n", [("event", "x")]),
        (r"\\{{event: x}}", [("event", "x")]),
        # Not ours.
        (r"\{{event: x}}", []),
        ("{{ site.title }} {{a}} $x_{{1}}$ {{}} {{ {{", []),
        ("{event: x} { {event: x}}", []),
        # Code.
        ("`{{event: x}}` {{event: y}}", [("event", "y")]),
        ("``a ` {{event: x}}`` {{event: y}}", [("event", "y")]),
        ("`a\n{{event: x}}`", []),
        # A sign alone begins none, nor does one that a paragraph ends before.
        ("` {{event: x}}", [("event", "x")]),
        ("`a\n\n{{event: x}} `", [("event", "x")]),
        ("```\n{{event: x}}\n```\n{{event: y}}", [("event", "y")]),
        (
            "~~~~ md\n{{event: x}}\n~~~\n{{event: z}}\n~~~~\n{{event: y}}",
            [("event", "y")],
        ),
        ("> ```\n> {{event: x}}\n> ```\n\n{{event: y}}", [("event", "y")]),
        ("- ```\n  {{event: x}}\n  ```\n{{event: y}}", [("event", "y")]),
        ("``` a ``` {{event: x}}", [("event", "x")]),
        # Comments, and what stands above the text.
        ("<!-- {{event: x}}\n\n{{nope: }} --> {{event: y}}", [("event", "y")]),
        ("---\ntitle: '{{event: x}}'\n---\n{{event: y}}", [("event", "y")]),
        ("---\n{{event: x}}", [("event", "x")]),
        ("a\n---\n{{event: x}}\n---\n", [("event", "x")]),
    ],
)
def test_events_are_named_in_text_alone(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert _find(text) == found


@pytest.mark.parametrize(
    ("text", "quoted", "message", "hint"),
    [
        ("a {{event: x\n\n}}", "{{event:", "this placeholder is never closed", "}}"),
        ("{{timeline: x}", "{{timeline:", "this placeholder is never closed", "}}"),
        ("{{evnt: x}}", "{{evnt: x}}", "there is no placeholder 'evnt'", "event?"),
        ("{{Event: x}}", "{{Event: x}}", "there is no placeholder 'Event'", "event?"),
        ("{{foo: x}}", "{{foo: x}}", "there is no placeholder 'foo'", r"\{{"),
        (
            "{{timelines x}}",
            "{{timelines x}}",
            "there is no placeholder 'timelines'",
            "",
        ),
        (
            "{{event x}}",
            "{{event x}}",
            "there is no colon behind 'event'",
            "{{event: ID}}",
        ),
        (
            "{{event: \n }}",
            "{{event: \n }}",
            "this placeholder asks for nothing",
            "QUERY",
        ),
        ("```\n{{event: x}}", "```", "this block of code is never closed", "```"),
    ],
)
def test_a_slip_is_told_with_what_was_typed(
    text: str, quoted: str, message: str, hint: str
) -> None:
    (slip,) = find_placeholders(text)
    assert isinstance(slip, Slip)
    assert (text[slip.start : slip.end], slip.message) == (quoted, message)
    assert hint in slip.hint


def test_what_stands_behind_a_slip_is_found() -> None:
    found = list(find_placeholders("{{event x}} {{event: y}} {{event: z"))
    assert [type(one) for one in found] == [Slip, Placeholder, Slip]


def test_a_story_is_read_in_time_in_proportion_to_it() -> None:
    text = "x" + "`" * 3_000 + "{{event: x " * 3_000 + "<!-- " * 3_000
    assert len(list(find_placeholders(text))) == 3_000
