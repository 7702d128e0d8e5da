"""A report in Markdown: what stands in it, in which order, and what does not."""

import io
from typing import Any

import pytest

from tests.helpers.files import DATA, load_arms_control, load_nasty, load_sample
from tests.helpers.markdown import read_text
from tests.helpers.reports import write_report
from tests.helpers.running import start_timeline
from timeline import load_text, make_query, select
from timeline.dates import format_when
from timeline.exports import MarkdownOptions, write_export
from timeline.exports.options import ClashError
from timeline.exports.report.escaping import escape
from timeline.text import make_visible

_TEXT = """\
title: Talks
fields: [weight]
sources:
  memo: {title: A Memo, author: A. Writer, reliability: B, note: Not for readers}
events:
- id: a
  date: 10 May 2013
  title: He came
  kind: visit
  actors: [X]
  to: [Y]
  about: [Z]
  place: Sochi
  tags: [arms, talks]
  confidence: low
  reported: 2013-05-12
  see: [b, gone]
  weight: 3
  note: Secret
  summary: |
    By air.

    1. Alone.
  sources: [{source: memo, quote: It *went* well, note: Hidden}]
- {id: b, date: 2013, title: They spoke, status: cancelled, sources: [Radio, memo]}
- {id: c, date: n.d., title: A note}
"""

_DIFFERING = """\
- id: a
  date: 2013-05-10
  title: T
  accounts: [{source: x, date: 2013-05-12}, {source: y, date: 2013-05-10}]
- {id: b, date: 2013-05-11, title: U, accounts: [{source: x, date: 2013-05-11}]}
"""


def _write(question: str | None = None, **options: Any) -> str:
    # An id under `see` that is gone is an error, which is not asked about here.
    return write_report(load_text(_TEXT), MarkdownOptions(**options), question)


def test_a_report_has_a_title_a_scope_sections_sources_and_notes() -> None:
    assert _write() == (
        "# Talks\n\n"
        "3 events, 2013. 2 dates are not known to the day.\n\n"
        "## 2013\n\n"
        "**2013** They spoke[^1]\\\ncancelled\n\n"
        "## May 2013\n\n"
        "**10 May 2013** He came[^2]\\\nvisit · X; to Y; about Z · Sochi\n\n"
        "By air.\n\n"
        "1\\. Alone.\n\n"
        "## Undated\n\n"
        "**undated** A note\n\n"
        "## Sources\n\n"
        "- A. Writer, *A Memo*, reliability B (usually reliable): 2 events.\n"
        "- *Radio*: 1 event.\n\n"
        "1 event names no source.\n\n"
        "[^1]: *Radio*; A. Writer, *A Memo*, reliability B (usually reliable).\n"
        "[^2]: A. Writer, *A Memo*, reliability B (usually reliable).\n"
    )


def test_a_brief_report_has_a_line_an_event() -> None:
    text = _write(brief=True)
    assert "- **2013** They spoke[^1] · cancelled\n\n" in text
    assert "- **10 May 2013** He came[^2]\n\n" in text
    assert "By air" not in text


def test_a_brief_report_says_where_accounts_differ() -> None:
    chronology = load_text(_DIFFERING)
    text = write_report(chronology, MarkdownOptions(brief=True))
    assert (
        "- **10 May 2013** T · *accounts differ in date (2 days apart)*\n"
        "- **11 May 2013** U\n"
    ) in text


def test_a_full_report_has_all_that_is_known() -> None:
    assert (
        "> “It \\*went\\* well” (A Memo)\n\n"
        "- tags: arms, talks\n"
        "- confidence: low\n"
        "- see: They spoke (2013)\n"
        "- see: gone (unknown)\n"
        "- date: 10 May 2013 = 2013-05-10\n"
        "- reported: 2013-05-12 (12 May 2013)\n"
        "- weight: 3\n"
        "- id: a\n"
    ) in _write(full=True)


def test_what_is_for_the_authors_alone_is_asked_for() -> None:
    secrets = ("Secret", "Hidden", "Not for readers")
    levels: list[dict[str, Any]] = [{}, {"full": True}, {"brief": True}]
    for options in levels:
        plain, noted = _write(**options), _write(notes=True, **options)
        assert not any(secret in plain for secret in secrets)
        assert all(secret in noted for secret in secrets)


def test_a_report_is_not_both_brief_and_full() -> None:
    with pytest.raises(ClashError, match="both brief and full"):
        MarkdownOptions(brief=True, full=True)


def test_without_notes_sources_are_told_still() -> None:
    text = _write(footnotes="none")
    assert "[^" not in text
    assert "A. Writer, *A Memo*" in text


def test_what_matches_only_possibly_is_said_in_words() -> None:
    text = _write("during:2013-05")
    assert text.startswith(
        "# Talks\n\nAsked for: during:2013-05\n\n2 of 3 events, 2013. 1 of them match"
    )
    assert "cancelled · *possible match: its date is not known well enough*" in text
    assert "1 undated event may match as well, and is not among them." in text
    assert "A note" not in text
    assert (
        "*A Memo*, reliability B (usually reliable): 1 event, 1 more possibly." in text
    )
    assert "*Radio*: possibly 1 event." in text


def test_undated_events_that_are_only_counted_are_told() -> None:
    selection = select(load_text(_TEXT), "during:2013-05")
    told = write_export("md", selection, io.BytesIO())
    assert told == (
        "1 undated event may match as well: the report counts, and does not list them",
    )
    assert write_export("md", select(load_text(_TEXT)), io.BytesIO()) == ()


def test_keys_lead_to_the_place_where_pandoc_lists_them() -> None:
    text = _write(citekeys=True)
    assert (
        "- @memo, reliability B (usually reliable): 2 events.\n- @Radio: 1 event.\n"
        in text
    )
    assert '\n<div id="refs"></div>\n' in text
    assert "[^1]: [@Radio; @memo].\n" in text


def test_how_names_of_the_question_were_read_is_told() -> None:
    chronology = load_text("- {date: 2013, title: T, actors: [Russia]}\n")
    text = write_report(chronology, question=make_query(actor="Moscow"))
    assert "\n\nNote: Moscow stands for Russia.\n\n" in text


def test_nothing_found_is_said() -> None:
    assert write_report(load_text("title: '*'\nevents: []")) == (
        "# \\*\n\n0 events.\n\nNo event matches.\n"
    )
    assert write_report(load_text("events: []")).startswith("# Chronology\n")


def test_every_event_of_a_large_chronology_is_there_with_its_note() -> None:
    chronology = load_arms_control()
    text = write_report(chronology)
    for event in chronology.events:
        line = f"**{escape(format_when(event.date))}** {escape(event.title)}"
        assert line.replace(r"c\. ", "c. ") in text
    cited = [event for event in chronology.events if event.sources]
    assert text.count("\n[^") == len(cited) == len(set(text.split("\n[^"))) - 1
    assert text.count("\nAccounts") == sum(
        bool(one.accounts) for one in chronology.events
    )


def test_under_several_headings_an_event_has_one_note() -> None:
    chronology = load_sample()
    text = write_report(chronology, MarkdownOptions(by="tag", brief=True))
    assert text.count("\n- **") > len(chronology.events)
    assert text.count("\n[^") == len(chronology.events)


def test_what_nobody_could_see_is_spelled() -> None:
    text = read_text(write_report(load_nasty(), MarkdownOptions(full=True)))
    for event in load_nasty().events:
        seen = " ".join(make_visible(event.title).split(" "))
        assert " ".join(seen.split()) in " ".join(text.split())


def test_a_report_is_the_same_whatever_the_order_of_sets() -> None:
    arguments = ("export", "--format", "md", "--by", "source", "--full")
    found = {
        start_timeline(
            *arguments,
            str(DATA / "described-sources.yaml"),
            variables={"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        )
        for seed in ("1", "2", "3")
    }
    (done,) = found
    assert (done.code, done.errors) == (0, "")
    assert done.output.startswith("# Two statements\n")


def test_a_reader_is_told_of_spellings_and_not_what_its_authors_can_do() -> None:
    lines = (
        f"- {{date: 2013, title: T, actors: [{n}]}}\n" for n in ("Lavrov", "S. Lavrov")
    )
    text = write_report(load_text("".join(lines)), question="actor:Lavrov")
    assert (
        "Note: Lavrov is read as what may be one person: Lavrov (1), S. Lavrov (1).\n"
    ) in text
