"""The page in Chromium answers as the library does, possible ones and counts too."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.helpers.browsing import go, list_shown, open_page, start_browser, write_page
from tests.helpers.choosing import draw_choice, list_answer
from tests.helpers.files import load_arms_control
from tests.helpers.happenings import draw_bonds, draw_event, make_chronology
from timeline import Chronology, select
from timeline.exports.page.offers import make_offers
from timeline.query import NO_FLAGS, Flags, Question

pytestmark = pytest.mark.full

_WORDS = (
    *("summit", '"nuclear arms"', "*arms", "Gorb", "SOVIET", "geneve", "Genève", "us"),
    *("start ii", "treaty, signed", '"the first time', "moscow talks", "1991", "-x"),
    *("reagan", "Chief of the General Staff", "INF", "*ussia", "o", "switzerland"),
)
_OPEN = """() => {
  for (const one of document.querySelectorAll("#filters details")) one.open = true;
}"""
_COUNTS = """key => [...document.querySelectorAll("#filters details.fs")]
  .filter(one => one.firstChild.firstChild.data.trim() === key)
  .flatMap(one => [...one.querySelectorAll(".fo")])
  .filter(row => row.children.length > 2)
  .map(row => [row.children[1].firstChild.data, row.children[2].textContent])"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_browser() as found:
        yield found


def _compare(
    page: Page,
    chronology: Chronology,
    *,
    flags: Flags = NO_FLAGS,
    times: int,
    words: Sequence[str],
    dates: Sequence[str],
) -> tuple[int, int]:
    """Ask both so many times; return how many answers had events, and possible ones."""
    rng = random.Random(times)  # noqa: S311  no secrets
    offers = make_offers(select(chronology, Question(flags=flags))).listed
    page.evaluate(_OPEN)
    found = possible = 0
    for _ in range(times):
        choice = draw_choice(rng, offers, words=words, dates=dates)
        go(page, choice.fragment)
        wanted = list_answer(chronology, choice.ask(flags=flags))
        assert list_shown(page) == wanted, choice.fragment
        found += bool(wanted)
        possible += any(one.endswith("?") for one in wanted)
        offer = next(one for one in offers if one.key == choice.key)
        counts = dict(page.evaluate(_COUNTS, offer.label))
        for value in offer.values[:2]:
            if value.term is None or value.name not in counts:
                continue
            answer = list_answer(chronology, choice.ask(value.term, flags=flags))
            doubtful = sum(one.endswith("?") for one in answer)
            told = f"{len(answer) - doubtful}" + (f"+{doubtful}?" if doubtful else "")
            assert counts[value.name] == told, (choice.fragment, value)
    return found, possible


def test_of_a_chronology_that_somebody_wrote(browser: Browser, tmp_path: Path) -> None:
    chronology = load_arms_control()
    dates = [f"{year}{rest}" for year in range(1985, 2005) for rest in ("", "-06-15")]
    with open_page(browser, write_page(select(chronology), tmp_path)) as (page, heard):
        found = _compare(page, chronology, times=250, words=_WORDS, dates=dates)
        assert found > (75, 0)
        assert heard.messages == []


@pytest.mark.parametrize(
    "flags",
    [
        NO_FLAGS,
        Flags(members=True),
        Flags(direct=True),
        Flags(certain=True),
        Flags(any_account=True),
    ],
    ids=["plain", "members", "direct", "certain", "any_account"],
)
def test_of_much_that_is_doubtful(
    browser: Browser, tmp_path: Path, flags: Flags
) -> None:
    rng = random.Random(16)  # noqa: S311  no secrets
    events = [draw_event(rng, f"e{number}") for number in range(60)]
    chronology = make_chronology(draw_bonds(rng), events)
    selection = select(chronology, Question(flags=flags))
    dates = [f"2013-05-{day:02}" for day in range(5, 14)] + ["2013-05", "2013-06"]
    with open_page(browser, write_page(selection, tmp_path)) as (page, heard):
        found, possible = _compare(
            page,
            chronology,
            flags=flags,
            times=120,
            words=("alpha", "beta", "ann", "port", "*eta"),
            dates=dates,
        )
        assert heard.messages == []
        assert found > 40
        assert flags.certain or possible > 15
