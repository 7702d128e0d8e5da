"""Slides in TimelineJS itself, in Chromium, without a network."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page

from tests.helpers.browsing import start_browser
from tests.helpers.exporting import export_bytes
from tests.helpers.files import DATA, load_arms_control, load_sample
from tests.helpers.programs import find_npm_package
from timeline import Chronology, load, load_text, select

_PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>
<link rel="stylesheet" href="css/timeline.css"></head>
<body><div id="timeline" style="width: 1000px; height: 600px"></div>
<script>window.acted = [];</script><script src="js/timeline.js"></script>
<script>
const slides = %s;
window.shown = new TL.Timeline("timeline", slides, {hash_bookmark: false});
window.shown.on("loaded", () => { window.ready = true; });
</script></body></html>
"""


class Shown(NamedTuple):
    """A page of TimelineJS, loaded."""

    page: Page
    errors: list[str]
    """What went wrong in it, as the console has it."""

    def count(self, selector: str) -> int:
        """Return how many elements a selector of CSS finds."""
        return self.page.locator(selector).count()

    def list_dates(self) -> list[str]:
        """Return the dates of slides as they are read, that of the title first."""
        return self.page.locator(".tl-slide .tl-headline-date").all_text_contents()

    def list_groups(self) -> list[str]:
        """Return the names of groups as they are read."""
        return self.page.locator(".tl-timegroup").all_text_contents()


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what TimelineJS consists of."""
    folder = tmp_path_factory.mktemp("timelinejs") / "dist"
    shutil.copytree(find_npm_package("@knight-lab/timelinejs") / "dist", folder)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with start_browser() as started:
        yield started


def show(dist: Path, browser: Any, chronology: Chronology) -> Shown:
    """Load the slides of a chronology; fails where they are never all there."""
    data = export_bytes("timelinejs", select(chronology)).decode()
    path = dist / "page.html"
    # What stands within a script must not end it; that is the page's, not the file's.
    path.write_text(_PAGE % json.dumps(json.loads(data)).replace("<", "\\u003c"))
    context = browser.new_context(offline=True, locale="en-GB", timezone_id="UTC")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.goto(path.as_uri())
    page.wait_for_function("window.ready", timeout=30_000)
    return Shown(page, errors)


def test_the_sample_is_shown_slide_by_slide(dist: Path, browser: Any) -> None:
    chronology = load_sample()
    shown = show(dist, browser, chronology)
    assert shown.count(".tl-slide") == len(chronology.events) + 1
    assert shown.count(".tl-timemarker") == len(chronology.events)
    assert shown.list_dates()[1:4] == ["2011–2012", "2013", "Apr 2013"]
    shown.page.locator(".tl-slidenav-next").click()
    current = shown.page.evaluate("window.shown.current_id")
    assert current == "human-rights-view"
    assert shown.errors == []


# What acts in HTML, once or twice unescaped, and in attributes of either quote.
_IMAGE = "<img src=x onerror=acted.push(1)>"
_HOSTILE = (
    _IMAGE,
    _IMAGE.replace("<", "&lt;").replace(">", "&gt;"),
    "\"'><script>acted.push(1)</script>",
    "www.x.org/'onmouseover='acted.push(1)",
    "<a href='javascript:acted.push(1)'>x</a>",
    'https://e.org/?www.x.org"onfocus="acted.push(1)',
)


def test_text_stays_text(dist: Path, browser: Any) -> None:
    events = [
        {
            "id": f"a{number}\"'><img/src=x/onerror=acted.push(1)>",
            "date": "2013-05",
            "title": text,
            "summary": text,
            "kind": text,
            "actors": [text],
            "status": text,
            "sources": [
                {"source": text, "quote": text, "url": f"https://e.org/?{text}"},
                {"source": text, "url": "javascript:acted.push(1)"},
            ],
        }
        for number, text in enumerate(_HOSTILE)
    ]
    chronology = load_text(json.dumps({"title": _HOSTILE[0], "events": events}))
    shown = show(dist, browser, chronology)
    page = shown.page
    for _ in events:
        page.locator(".tl-slidenav-next").click()
        page.wait_for_timeout(50)
    page.evaluate("document.querySelectorAll('*').forEach(one => one.focus())")
    assert page.evaluate("acted") == []
    assert shown.count("#timeline img, #timeline script, #timeline iframe") == 0
    links = page.locator("#timeline .tl-text-content a")
    for link in links.all():
        assert str(link.get_attribute("href")).startswith("https://e.org/?")
        assert link.get_attribute("onmouseover") is None
    titles = page.locator(".tl-slide h2.tl-headline").all_text_contents()
    assert titles == [_HOSTILE[0], *_HOSTILE]
    assert set(_HOSTILE) <= {group.strip() for group in shown.list_groups()}
    assert shown.errors == []


@pytest.mark.full
def test_some_hundred_slides_are_shown(dist: Path, browser: Any) -> None:
    chronology = load_arms_control()
    shown = show(dist, browser, chronology)
    assert shown.count(".tl-slide") == len(chronology.events) + 1
    next_slide = shown.page.locator(".tl-slidenav-next")
    for _ in range(20):
        next_slide.click()
    assert shown.list_groups() == []
    assert shown.errors == []


@pytest.mark.full
@pytest.mark.parametrize("count", [2, 6, 7])
def test_groups_leave_room_for_the_slides(dist: Path, browser: Any, count: int) -> None:
    events = "".join(
        f"- {{date: 2013-05-{number + 1:02d}, title: T, kind: k{number}}}\n"
        for number in range(count)
    )
    shown = show(dist, browser, load_text(f"title: T\nevents:\n{events}"))
    assert len(shown.list_groups()) == (count if count <= 6 else 0)
    shown.page.locator(".tl-slidenav-next").click(timeout=2_000)
    picture = shown.page.locator(".tl-storyslider").bounding_box()
    assert picture is not None
    assert picture["height"] > 300


@pytest.mark.full
@pytest.mark.parametrize("name", ["nasty", "undated"])
def test_what_is_hard_to_draw_is_shown(dist: Path, browser: Any, name: str) -> None:
    chronology = load(DATA / f"{name}.yaml")
    dated = [one for one in chronology.events if not one.date.is_undated]
    shown = show(dist, browser, chronology)
    assert shown.count(".tl-slide") == len(dated) + 1
    assert shown.errors == []


@pytest.mark.full
def test_years_are_where_they_belong(dist: Path, browser: Any) -> None:
    typed = ["44 BC", "1 BC", "AD 5", "AD 50", "1066", "9999-12-31"]
    events = "".join(f'- {{date: "{one}", title: "{one}"}}\n' for one in typed)
    shown = show(dist, browser, load_text(f"events:\n{events}"))
    years = shown.page.evaluate(
        "shown.config.events.map(one => one.start_date.data.date_obj.getFullYear())"
    )
    assert years == [-44, -1, 5, 50, 1066, 9999]
    assert shown.errors == []
