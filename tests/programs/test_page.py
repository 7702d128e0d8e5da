"""The page in Chromium: what it answers, what it asks for, how it is used."""

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

from tests.helpers.browsing import (
    find_violations,
    open_page,
    start_browser,
    write_page,
)
from tests.helpers.files import load_arms_control, load_sample
from timeline import Chronology, make_query, select
from timeline.dates import Fit
from timeline.exports.page.markup import make_anchor
from timeline.exports.page.offers import Offers, Value, make_offers
from timeline.query import Flags, Query, Question, Term, all_of, any_of

_SHOWN = """() => [...document.querySelectorAll("article")]
  .filter(one => one.offsetParent)
  .map(one => one.id.slice(2) + (one.querySelector(".d .may") ? "?" : ""))"""
_GO = """fragment => new Promise(done => {
  addEventListener("popstate", () => done(), { once: true });
  location.hash = fragment;
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_browser() as found:
        yield found


def go(page: Page, fragment: str) -> None:
    """Let a page show what a fragment of its address says."""
    if page.evaluate("location.hash.slice(1)") != fragment:
        page.evaluate(_GO, fragment)


def list_shown(page: Page) -> list[str]:
    """Return the ids of the events that a page lists; `?` marks the possible."""
    found: list[str] = page.evaluate(_SHOWN)
    return sorted(found)


def list_found(chronology: Chronology, question: Question) -> list[str]:
    """Return the same of the library's own answer, without what has no date."""
    return sorted(
        make_anchor(match.event.id) + ("?" if match.fit is Fit.POSSIBLE else "")
        for match in select(chronology, question).matches
        if not match.lacks_date
    )


def test_the_page_filters_as_the_library_does(browser: Browser, tmp_path: Path) -> None:
    chronology = load_sample()
    path = write_page(select(chronology), tmp_path)
    with open_page(browser, path, bypass_csp=True) as (page, heard):
        assert len(list_shown(page)) == len(chronology.events)
        page.get_by_role("checkbox", name="Vladimir Putin").check()
        wanted = list_found(chronology, make_query(actor="Vladimir Putin"))
        assert list_shown(page) == wanted
        assert page.get_by_role("status").inner_text() == (
            f"{len(wanted)} of {len(chronology.events)} events"
        )
        assert page.url.endswith("#who=Vladimir+Putin")
        assert find_violations(page) == []
        assert (heard.requests, heard.messages) == ([path.as_uri()], [])


class Asked:
    """A question at random: as a fragment, and as the library is asked it."""

    def __init__(self, chance: random.Random, offers: Offers, words: Sequence[str]):
        self.pairs: list[tuple[str, str]] = []
        self.parts: list[Query] = []
        for offer in offers.listed:
            if chance.random() < (0.5 if offer.key == "who" else 0.15):
                self._choose(chance, offer.key, offer.values)
        if chance.random() < 0.25:
            word = chance.choice(words)
            self.pairs.append(("q", word))
            self.parts.append(make_query(search=word).query)
        for key, option in (("from", "since"), ("to", "until")):
            if chance.random() < 0.2:
                date = _make_date(chance)
                self.pairs.append((key, date))
                self.parts.append(Term(option, (date,)))
        if chance.random() < 0.25:
            self._put_together(chance, offers.listed[0].values)
        self.certain = chance.random() < 0.2
        if self.certain:
            self.pairs.append(("certain", "yes"))

    def _choose(self, chance: random.Random, key: str, values: Sequence[Value]) -> None:
        # The frequent ones more often: else most answers would be empty.
        number = chance.choice((1, 1, 2, 3))
        chosen = {
            values[int(len(values) * chance.random() ** 2)] for _ in range(number)
        }
        listed = sorted(one for one in chosen if one.term is not None)
        terms = [one.term for one in listed if one.term is not None]
        if not terms:
            return
        self.pairs += [(key, one.name) for one in listed]
        if key == "who" and len(terms) > 1 and chance.random() < 0.4:
            self.pairs.append(("match", "all"))
            self.parts.append(all_of(*terms))
        else:
            self.parts.append(any_of(*terms))

    def _put_together(self, chance: random.Random, values: Sequence[Value]) -> None:
        pair = chance.sample(values[: max(len(values) // 3, 2)], 2)
        for one in pair:
            if one.term is None:
                return
        self.pairs += [("with", one.name) for one in pair]
        self.parts += [
            Term("with", one.term.values, one.term.operator)
            for one in pair
            if one.term is not None
        ]

    @property
    def fragment(self) -> str:
        return urlencode(self.pairs)

    @property
    def question(self) -> Question:
        return Question(all_of(*self.parts), Flags(certain=self.certain))


def _make_date(chance: random.Random) -> str:
    year, month, day = (
        chance.randint(1984, 2006),
        chance.randint(1, 12),
        chance.randint(1, 28),
    )
    return chance.choice(
        (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}")
    )


_WORDS = (
    "summit", '"nuclear arms"', "*arms", "Gorb", "SOVIET", "geneve", "Genève",
    "start ii", "treaty, signed", '"the first time', "*", "us", "moscow talks", "1991",
    "reagan", "-", "Chief of the General Staff", "INF", "d'état", "o",
)  # fmt: skip


@pytest.mark.full
def test_random_questions_have_the_answers_of_the_library(
    browser: Browser, tmp_path: Path
) -> None:
    chronology = load_arms_control()
    selection = select(chronology)
    path = write_page(selection, tmp_path)
    offers = make_offers(selection)
    chance = random.Random(7)
    answered = possible = 0
    with open_page(browser, path) as (page, _):
        for _ in range(400):
            asked = Asked(chance, offers, _WORDS)
            go(page, asked.fragment)
            try:
                wanted = list_found(chronology, asked.question)
            except Exception as error:  # noqa
                print(asked.fragment, error)
                continue
            assert list_shown(page) == wanted, asked.fragment
            answered += bool(wanted)
            possible += any(one.endswith("?") for one in wanted)
    print(answered, possible)
    assert answered > 120
    assert possible > 12
