"""A story with its events filled in, and all that is wrong with it at once."""

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.files import list_blocks, load_sample, read_page
from tests.helpers.markdown import read_text
from timeline import load_text, make_query
from timeline.exports.options import StoryOptions
from timeline.exports.report.stories import Filled, fill_story
from timeline.query import Question

_TEXT = """\
sources: {memo: {title: A Memo, note: Not for readers}}
events:
- {id: a, date: 2013-05-10, title: He came, kind: visit, sources: [memo], note: Secret}
- {id: b, date: 2013-05, title: They spoke, kind: call, status: disputed}
- {id: c, date: 2013-06-01, title: He left, kind: visit, actors: [X], summary: By air.}
- {id: d, date: n.d., title: A note, kind: letter}
"""
_CHRONOLOGY = load_text(_TEXT)
_PLAIN = StoryOptions()


def _fill(
    story: str, options: StoryOptions = _PLAIN, question: Question | None = None
) -> Filled:
    return fill_story(story, _CHRONOLOGY, question or Question(), options)


def _fill_well(story: str, options: StoryOptions = _PLAIN) -> str:
    filled = _fill(story, options)
    assert filled.problems == ()
    return filled.text


def test_an_event_within_a_sentence_is_its_title_and_its_date() -> None:
    assert _fill_well("First {{event: a}}, then {{event: b}}.\n") == (
        "First He came (10 May 2013)[^timeline-1], then They spoke (May 2013,"
        " disputed).\n\n[^timeline-1]: *A Memo*.\n"
    )


def test_an_event_alone_on_its_line_is_what_a_report_has_of_it() -> None:
    assert _fill_well("Then:\n\n{{event: c}}\n\nEnd.\n") == (
        "Then:\n\n**1 Jun 2013** He left\\\nvisit · X\n\nBy air.\n\nEnd.\n"
    )


@pytest.mark.parametrize(
    ("story", "filled"),
    [
        ("x\n{{event: b}}\ny", "x\n\n- **May 2013** They spoke · disputed\n\ny"),
        (
            "> x\n> {{event: b}}\n> y",
            "> x\n>\n> - **May 2013** They spoke · disputed\n>\n> y",
        ),
        ("- x\n\n  {{event: b}}\n", "- x\n\n  - **May 2013** They spoke · disputed\n"),
        ("{{event: b}}", "- **May 2013** They spoke · disputed"),
    ],
)
def test_what_stands_alone_stands_apart_and_where_it_did(
    story: str, filled: str
) -> None:
    assert _fill_well(story, StoryOptions(brief=True)) == filled


def test_a_list_has_what_matches() -> None:
    text = _fill_well("{{timeline: kind:visit}}\n", StoryOptions(brief=True))
    assert text.startswith(
        "- **10 May 2013** He came[^timeline-1]\n- **1 Jun 2013** He left\n\n[^"
    )


def test_what_the_options_ask_for_narrows_lists_and_not_what_is_named() -> None:
    question = make_query(("kind:visit",))
    filled = _fill("{{timeline: month:2013-05}}\n\n{{event: b}}\n", question=question)
    assert filled.problems == ()
    assert "He came" in filled.text
    assert filled.text.count("They spoke") == 1
    assert filled.events == 2


def test_what_matches_only_possibly_says_so() -> None:
    text = _fill_well("{{timeline: on:2013-05-20}}\n")
    assert "They spoke" in text
    assert "*possible match: its date is not known well enough*" in text
    assert "A note" not in text


def test_what_is_undated_and_may_match_is_told() -> None:
    filled = _fill("x\n\n{{timeline: month:2013-06}}\n")
    assert filled.notices == (
        "line 3, column 1: 1 undated event may match as well, and is not listed",
    )


def test_a_list_of_nothing_says_so() -> None:
    filled = _fill("{{timeline: kind:visit kind:call}}\n")
    assert filled.text == "*No event matches.*\n"
    assert filled.notices == ("line 1, column 1: no event matches",)
    assert filled.events == 0


def test_notes_are_numbered_once_and_none_has_a_label_of_the_story() -> None:
    story = "{{event: a}} {{event: a}}[^timeline-1]\n\n[^timeline-1]: mine"
    assert _fill_well(story) == (
        "He came (10 May 2013)[^timeline2-1] He came (10 May 2013)[^timeline2-1]"
        "[^timeline-1]\n\n[^timeline-1]: mine\n\n[^timeline2-1]: *A Memo*.\n"
    )


def test_what_is_for_the_authors_alone_is_asked_for() -> None:
    plain = _fill_well("{{event: a}}\n\n{{timeline: note:Secret}}\n")
    assert "Secret" not in plain
    assert plain.count("He came") == 1 + 1
    assert "Secret" in _fill_well("\n\n{{event: a}}\n", StoryOptions(notes=True))


def test_notes_go_by_keys_or_are_left_out() -> None:
    keys = _fill_well("x {{event: a}}", StoryOptions(citekeys=True))
    assert keys.endswith("[^timeline-1]: [@memo].\n")
    none = _fill_well("x {{event: a}}", StoryOptions(footnotes="none"))
    assert none == "x He came (10 May 2013)"


def test_lines_end_as_those_of_the_story_do() -> None:
    text = _fill_well("x\r\n\r\n{{timeline: kind:visit}}\r\n\r\ny\r\n")
    assert text.count("\n") == text.count("\r\n") > 6


def test_a_story_without_events_stays_as_it_is() -> None:
    story = "---\ntitle: x\n---\n\nText `{{event: a}}` \\{{event: a}}  \n\n\n"
    assert _fill_well(story) == story


def test_all_problems_are_told_each_at_its_place() -> None:
    filled = _fill(
        "Für {{event: aa}} {{event: a\n\nx {{timeline: kind:visit}} y\n"
        "{{timeline: kind:vist}}\n\n{{timeline: kind:visit or}}\n"
    )
    told = [(one.line, one.column, one.message) for one in filled.problems]
    assert told == [
        (1, 5, "there is no event 'aa'"),
        (1, 19, "this placeholder is never closed"),
        (3, 3, "a list of events stands alone on its line"),
        (4, 1, "no kind here is called 'vist'"),
        (6, 1, "nothing stands behind `or`"),
    ]
    assert filled.problems[3].hint == "did you mean visit?"
    excerpt = filled.problems[4].excerpt
    assert excerpt is not None
    assert excerpt.text == "kind:visit or"


def test_an_id_that_is_nearly_one_is_suggested() -> None:
    filled = fill_story(
        "{{event: cameron-soch}}", load_sample(), Question(), StoryOptions()
    )
    assert filled.problems[0].hint == "did you mean cameron-sochi?"


def test_the_story_of_the_manual_is_filled_in_with_the_sample() -> None:
    (story, *_) = list_blocks(read_page("report"), "")
    filled = fill_story(story, load_sample(), Question(), StoryOptions(brief=True))
    assert (filled.problems, filled.notices) == ((), ())
    assert filled.events == 3
    assert (
        "Cameron flies to Sochi to restate that Assad must go (10 May 2013)"
        in filled.text
    )


def test_titles_stay_text_within_a_sentence() -> None:
    title = "*x* [y](z) {{event: b}} <b>"
    chronology = load_events([{"id": "a", "date": "2013-05-10", "title": title}])
    filled = fill_story("A {{event: a}}", chronology, Question(), StoryOptions())
    assert read_text(filled.text).startswith(
        "A *x* [y](z) {{event: b}} <b> (10 May 2013)"
    )


def test_a_date_that_accounts_contradict_says_so_within_a_sentence() -> None:
    accounts = [{"source": "x", "date": "2013-05-12"}]
    chronology = load_events(
        [{"id": "a", "date": "2013-05-10", "title": "T", "accounts": accounts}]
    )
    filled = fill_story("{{event: a}} x", chronology, Question(), _PLAIN)
    assert filled.text == "T (10 May 2013; accounts differ in date) x"
