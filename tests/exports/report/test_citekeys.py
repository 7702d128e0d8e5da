"""The works of a chronology, each under a key that pandoc reads."""

import json
import re

from tests.helpers.exporting import export_bytes
from tests.helpers.reports import write_report
from timeline import load_text, select
from timeline.exports import MarkdownOptions
from timeline.exports.report.citekeys import Works

_TEXT = """\
sources:
  sherr-2013: {title: Comment}
  "acled:1/2": {title: Odd but fine}
  "a--b": {title: Two hyphens, date: 2013}
  北京: {title: Daily}
events:
- date: 2013-05-01
  title: A
  sources:
  - {source: sherr-2013, page: 4, credibility: 1}
  - {title: What was said, author: A. Writer, date: 2013-05-22}
  - {source: 北京, title: An interview, author: Li}
- date: 2013-05-02
  title: B
  sources: [{source: sherr-2013, page: 5}, "https://www.e.org/x?y", "a--b", "(?)"]
  accounts: [{source: "acled:1/2", date: 2013-05-03}, {source: A memoir, date: 2013}]
- {date: 2013-05-04, title: C, sources: ["(!)", "acled:1/2"]}
"""


def test_each_work_has_a_key_of_its_own() -> None:
    chronology = load_text(_TEXT)
    works = Works(chronology)
    found = {work.key: work.cited.title for work in works.list_of(chronology.events)}
    assert found == {
        "sherr-2013": "Comment",
        "what-was-said-2013": "What was said",
        "li-an-interview": "An interview",
        "北京": "Daily",
        "https-www-e-org-x-y": "https://www.e.org/x?y",
        "a-b-2013": "Two hyphens",
        "source": "(?)",
        "acled:1/2": "Odd but fine",
        "a-memoir": "A memoir",
        "source-2": "(!)",
    }


def test_a_work_keeps_nothing_of_one_citation() -> None:
    chronology = load_text(_TEXT)
    (work, *_) = Works(chronology).list_of(chronology.events)
    assert (work.cited.page, work.cited.credibility) == ("", "")


def test_keys_do_not_depend_on_what_is_selected() -> None:
    chronology = load_text(_TEXT)
    everything = {
        one.cited: one.key for one in Works(chronology).list_of(chronology.events)
    }
    for event in chronology.events:
        for work in Works(chronology).list_of([event]):
            assert everything[work.cited] == work.key


def test_keys_differ_where_only_case_does() -> None:
    chronology = load_text(
        "sources: {nyt: {title: A}, NYT: {title: B}}\n"
        "events: [{date: 2013, title: T, sources: [nyt, NYT]}]\n"
    )
    works = Works(chronology).list_of(chronology.events)
    assert [work.key for work in works] == ["nyt", "NYT-2"]


def test_when_a_source_was_read_belongs_to_the_work() -> None:
    chronology = load_text(
        "sources: {a: {title: A, url: 'https://e.org', accessed: 2014-02-03}}\n"
        "events: [{date: 2013, title: T, sources: [{source: a, page: 1}]}]\n"
    )
    (work,) = Works(chronology).list_of(chronology.events)
    assert work.cited.accessed == "2014-02-03"


def test_every_key_that_a_report_cites_is_among_the_sources() -> None:
    # Of some sources nothing but a piece is cited.
    chronology = load_text(
        "sources: {a: {title: Daily}}\n"
        "events:\n- date: 2013\n  title: T\n  sources:\n"
        "  - {source: a, title: One piece}\n"
        "  - {source: Undeclared, title: Another, author: X, url: 'https://e.org'}\n"
        "  accounts: [{source: Memoir, date: 2012}]\n"
    )
    report = write_report(chronology, MarkdownOptions(citekeys=True))
    works = json.loads(export_bytes("csl", select(chronology)))
    cited = set(re.findall(r"@([\w-]+)", report))
    assert cited == {work["id"] for work in works}
    assert cited == {"a", "Undeclared", "one-piece", "x-another", "Memoir"}
