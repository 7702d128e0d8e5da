"""The page in Chromium, as it is used: what it asks for, keys, addresses, print."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browsing import (
    find_violations,
    go,
    list_shown,
    open_page,
    start_browser,
    write_page,
)
from tests.helpers.choosing import list_answer
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from tests.test_hostile_text import write_yaml
from timeline import Chronology, load_text, make_query, select

_PAIR = "view=pair&with=United+States&with=Soviet+Union"
_PICTURES = ("", "who=Boris+Yeltsin&q=start", "zoom=1989-01-01..1990-12-31", _PAIR)
_FOCUS = """() => {
  const one = document.activeElement;
  return [one.getAttribute("class"), one.getAttribute("aria-label"), one.id];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with start_browser() as found:
        yield found


@pytest.fixture(scope="module")
def arms() -> Chronology:
    return load_arms_control()


@pytest.fixture(scope="module")
def arms_page(arms: Chronology, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(select(arms), tmp_path_factory.mktemp("arms"))


def test_the_page_filters_as_the_library_does(browser: Browser, tmp_path: Path) -> None:
    chronology = load_sample()
    path = write_page(select(chronology), tmp_path)
    with open_page(browser, path, bypass_csp=True) as (page, heard):
        assert len(list_shown(page)) == len(chronology.events)
        page.get_by_role("checkbox", name="Vladimir Putin").check()
        wanted = list_answer(chronology, make_query(actor="Vladimir Putin"))
        assert list_shown(page) == wanted
        assert page.get_by_role("status").inner_text() == (
            f"{len(wanted)} of {len(chronology.events)} events"
        )
        assert page.url.endswith("#who=Vladimir+Putin")
        assert find_violations(page) == []
        assert (heard.requests, heard.messages) == ([path.as_uri()], [])


@pytest.mark.full
def test_an_address_shows_the_same_again_and_back_undoes(
    browser: Browser, arms: Chronology, arms_page: Path
) -> None:
    with open_page(browser, arms_page) as (page, heard):
        page.get_by_label("Search", exact=True).fill("treaty")
        page.get_by_role("checkbox", name="Russia", exact=False).first.check()
        page.get_by_role("textbox", name="From").fill("1991-12")
        page.get_by_role("textbox", name="From").press("Enter")
        page.get_by_label("Only what certainly matches").check()
        expect(page.get_by_role("status")).to_contain_text(" of 226 events")
        asked = make_query(
            search="treaty", actor="Russia", since="1991-12", certain=True
        )
        wanted = list_answer(arms, asked)
        assert wanted
        assert list_shown(page) == wanted
        assert page.evaluate("location.hash") == (
            "#who=Russia&q=treaty&from=1991-12&certain=yes"
        )
        page.reload()
        assert list_shown(page) == wanted
        assert page.get_by_label("Search", exact=True).input_value() == "treaty"
        page.get_by_role("button", name="Remove certain only").click()
        less = page.evaluate("location.hash")
        page.get_by_role("button", name="Remove “treaty”").click()
        page.go_back()
        expect(page.get_by_role("button", name="Remove “treaty”")).to_be_visible()
        assert page.evaluate("location.hash") == less
        page.go_back()
        expect(page.get_by_role("button", name="Remove certain only")).to_be_visible()
        assert list_shown(page) == wanted
        page.get_by_role("button", name="Clear all").click()
        assert len(list_shown(page)) == len(arms.events)
        assert heard.messages == []


@pytest.mark.full
@pytest.mark.parametrize(
    "fragment",
    [
        "who=__proto__&kind=constructor&lanes=__proto__&view=toString&with=valueOf",
        "zoom=1..0&from=x&to=2001-02-30&e=%00&certain=1&match=all",
        "e-%E0%A4%A",
        "lanes=hasOwnProperty&zoom=9999999-01-01..9999999-12-31",
        "<script>ran=1</script>&q=%3Cimg%20src%3Dx%20onerror%3Dran%3D1%3E",
    ],
)
def test_what_an_address_says_in_vain_does_nothing(
    browser: Browser, arms_page: Path, fragment: str
) -> None:
    with open_page(browser, arms_page, f"#{fragment}") as (page, heard):
        searched = "&q=" in fragment
        assert len(list_shown(page)) == (0 if searched else 226)
        assert page.evaluate("typeof ran") == "undefined"
        assert heard.messages == []


@pytest.mark.full
@pytest.mark.parametrize("id_", ["p-1991", "s-3", "sources", "e-start-1"])
def test_an_address_leads_to_what_has_it(
    browser: Browser, arms_page: Path, id_: str
) -> None:
    wanted = f"#{id_}".replace("#e-", "#e=")
    with open_page(browser, arms_page, f"#{id_}", reduced_motion="reduce") as (page, _):
        for _ in range(2):
            expect(page.locator(f"#{id_}")).to_be_focused()
            expect(page.locator(f"#{id_}")).to_be_in_viewport()
            assert page.evaluate("location.hash") == wanted
            page.reload()
        # What is chosen then stands there instead.
        page.get_by_label("Only what certainly matches").check()
        assert page.evaluate("location.hash").startswith("#certain=yes")


_DOUBTFUL = """
actors:
  ann: {name: Ann, roles: [{office: Minister, of: France, when: 2013-01/2013-05-10}]}
  bob: {name: Bob, roles: [{office: Minister, of: France, when: 2013-05-10/2013-12}]}
events:
- {id: x0, date: 2013-05-09, title: By Ann, actors: [Ann, Cid]}
- {id: x1, date: 2013-05-10, title: By one of two, actors: [French Minister, Cid]}
- {id: x2, date: 2013-05-10, title: Without others, actors: [French Minister]}
"""
_LANES = """() => [...document.querySelectorAll("#lanes svg > g[aria-label]")]
  .map(lane => lane.ariaLabel + ": " + lane.querySelectorAll(".m.p").length)"""


@pytest.mark.full
def test_what_is_only_possible_in_a_lane_is_marked_there(
    browser: Browser, tmp_path: Path
) -> None:
    path = write_page(select(load_text(_DOUBTFUL)), tmp_path)
    with open_page(browser, path) as (page, _):
        assert page.evaluate(_LANES) == [
            "All events, 3 events: 0",
            "Ann, 3 events (2 only possibly): 2",
            "France, 3 events: 0",
            "Cid, 2 events: 0",
            "Bob, 2 events (all only possibly): 2",
        ]
        page.get_by_label("Only what certainly matches").check()
        assert page.evaluate(_LANES) == [
            "All events, 3 events: 0",
            "France, 3 events: 0",
            "Cid, 2 events: 0",
            "Ann, 1 event: 0",
        ]
        go(page, "view=pair&with=Ann&with=Cid&zoom=2013-05-08..2013-05-12")
        assert page.evaluate(_LANES) == [
            "Ann, 3 events (2 only possibly): 2",
            "Cid, 2 events: 0",
            "Together, 2 events (1 only possibly): 1",
        ]


_ENDED = """
events:
- {date: 1988/.., title: Goes on, actors: [Soviet Union, France]}
- {date: 1990/, title: Until nobody knows when, actors: [Soviet Union, France]}
- {date: 2013, title: Later, actors: [France]}
"""
# Where each mark of each lane begins and ends, in pixels.
_EDGES = """() => Object.fromEntries(
  [...document.querySelectorAll("#lanes svg > g[aria-label]")].map(lane => [
    lane.ariaLabel.split(",")[0],
    [...lane.querySelectorAll(".m .hit")].map(({ x, width }) =>
      [x.baseVal.value + 2, x.baseVal.value + width.baseVal.value - 2])
  ]))"""


@pytest.mark.full
@pytest.mark.parametrize(
    ("pair", "lanes"),
    [
        ("", ["Soviet Union"]),
        ("&view=pair&with=Soviet+Union&with=France", ["Soviet Union", "Together"]),
        ("&view=pair&with=France&with=Soviet+Union", ["Soviet Union", "Together"]),
    ],
)
def test_what_goes_on_ends_in_a_lane_with_whom_it_is_about(
    browser: Browser, tmp_path: Path, pair: str, lanes: list[str]
) -> None:
    path = write_page(select(load_text(_ENDED)), tmp_path)
    with open_page(browser, path, f"#zoom=1988-01-01..1995-12-31{pair}") as (page, _):
        edges = page.evaluate(_EDGES)
        (left, right), *_ = sorted(edges["France"])
        # It ended on the 26th of December 1991: 1,456 days of 2,922.
        end = pytest.approx(left + (right - left) * 1456 / 2922, abs=0.1)
        for lane in lanes:
            assert [last for _, last in edges[lane]] == [end, end]
        go(page, f"zoom=1993-01-01..1995-12-31{pair}")
        edges = page.evaluate(_EDGES)
        assert len(edges["France"]) == 2
        assert [edges[lane] for lane in lanes] == [[] for _ in lanes]


@pytest.mark.full
def test_a_value_counts_beside_others_of_its_facet_as_by_itself(
    browser: Browser, tmp_path: Path
) -> None:
    path = write_page(select(load_text(_DOUBTFUL)), tmp_path)
    with open_page(browser, path, "#who=Ann") as (page, _):
        rows = page.locator("label.fo", has=page.locator("[dir=auto]"))
        counts = dict(
            row.split("\t")
            for row in rows.evaluate_all(
                "rows => rows.map(row => row.children[1].firstChild.data"
                " + '\t' + row.children[2].textContent)"
            )
        )
        # Cid took part in two, for certain, whoever else did.
        assert counts == {"Ann": "1+2?", "France": "3", "Cid": "2", "Bob": "0+2?"}


@pytest.mark.full
def test_keys_go_through_the_picture(browser: Browser, arms_page: Path) -> None:
    with open_page(browser, arms_page, reduced_motion="reduce") as (page, heard):
        page.get_by_role("button", name="All time").focus()
        page.keyboard.press("Tab")
        first = page.evaluate(_FOCUS)
        assert first[0].startswith("q")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Home")
        seen = [page.evaluate(_FOCUS)[1]]
        assert page.locator(".tip").is_visible()
        page.keyboard.press("Escape")
        assert page.locator(".tip").is_hidden()
        for _ in range(4):
            page.keyboard.press("ArrowRight")
            seen.append(page.evaluate(_FOCUS)[1])
        assert len(set(seen)) == 5
        page.keyboard.press("ArrowLeft")
        assert page.evaluate(_FOCUS)[1] == seen[-2]
        # One stop for Tab, wherever the arrows have gone.
        assert page.locator("#lanes [tabindex='0']").count() == 1
        label = page.evaluate(_FOCUS)[1]
        page.keyboard.press("+")
        assert "zoom=" in page.url
        assert page.evaluate(_FOCUS)[1] == label
        page.keyboard.press("-")
        page.keyboard.press("0")
        page.keyboard.press("End")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowDown")
        title = page.evaluate(_FOCUS)[1].rpartition(": ")[2]
        page.keyboard.press("Enter")
        kind, _, id_ = page.evaluate(_FOCUS)
        assert kind == "on"
        assert page.locator(f"#{id_} h3").inner_text() == title
        assert f"e={id_[2:]}" in page.url
        assert heard.messages == []


@pytest.mark.full
def test_the_pointer_zooms_and_opens(browser: Browser, arms_page: Path) -> None:
    with open_page(browser, arms_page, reduced_motion="reduce") as (page, heard):
        box = page.locator("#lanes svg").bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 400, box["y"] + 100)
        page.mouse.down()
        page.mouse.move(box["x"] + 500, box["y"] + 110, steps=4)
        page.mouse.up()
        assert "zoom=" in page.url
        mark = page.locator("#lanes a.m").first
        mark.hover()
        told = mark.get_attribute("aria-label") or ""
        assert page.locator(".tip b").inner_text() in told
        mark.click()
        assert page.locator("article.on h3").inner_text() in told
        page.go_back()
        page.go_back()
        assert "zoom=" not in page.url
        name = page.locator("article:not([hidden]) .w a").first
        name.click()
        assert name.inner_text() in page.locator(".chip").first.inner_text()
        assert heard.messages == []


@pytest.mark.full
def test_what_has_no_date_is_told_apart(browser: Browser, tmp_path: Path) -> None:
    chronology = load_text("""
- {id: a, date: 2013-05-10, title: Dated, actors: [Ann]}
- {id: b, date: unknown, title: Undated, actors: [Ann]}
- {id: c, date: unknown, title: Of somebody else, actors: [Bob]}
- {id: d, date: unknown, title: By an account, actors: [Ann],
   accounts: [{source: paper, date: 2013-05-11}]}
""")
    for flag, shown, apart in ((False, ["a"], 2), (True, ["a", "d"], 1)):
        selection = select(chronology, make_query(any_account=flag))
        fragment = "#who=Ann&from=2013-05"
        path = write_page(selection, tmp_path)
        with open_page(browser, path, fragment) as (page, _):
            asked = make_query(actor="Ann", since="2013-05", any_account=flag)
            assert list_shown(page) == list_answer(chronology, asked) == shown
            told = page.get_by_role("status").inner_text()
            assert f" {apart} undated event" in told
            page.get_by_label("Only what certainly matches").check()
            assert "undated" not in page.get_by_role("status").inner_text()


@pytest.mark.full
def test_paper_has_what_is_shown_and_what_was_chosen(
    browser: Browser, arms_page: Path
) -> None:
    with open_page(browser, arms_page, "#who=Boris+Yeltsin&q=start") as (page, _):
        shown = list_shown(page)
        page.emulate_media(media="print")
        assert page.locator("#filters").is_hidden()
        assert page.get_by_role("button", name="Zoom in").is_hidden()
        assert page.locator("#lanes svg").is_visible()
        assert page.locator(".legend").is_visible()
        assert page.get_by_role("status").is_visible()
        assert page.get_by_text("Boris Yeltsin", exact=True).first.is_visible()
        for id_ in shown:
            assert page.locator(f"[id='e-{id_.rstrip('?')}'] h3").is_visible()
        assert page.pdf().startswith(b"%PDF")


@pytest.mark.full
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_everybody_can_use_it(
    browser: Browser, arms_page: Path, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 900}
    with open_page(
        browser, arms_page, bypass_csp=True, color_scheme=scheme, viewport=size
    ) as (page, _):
        for fragment in (*_PICTURES, "view=pair", "view=map"):
            go(page, fragment)
            assert find_violations(page) == [], fragment


@pytest.mark.full
@pytest.mark.parametrize("width", [320, 360, 800, 1600])
def test_nothing_is_wider_than_the_screen(
    browser: Browser, arms_page: Path, tmp_path: Path, width: int
) -> None:
    nasty = write_page(select(load_nasty()), tmp_path)
    size = {"width": width, "height": 900}
    for path in (arms_page, nasty):
        with open_page(browser, path, viewport=size) as (page, heard):
            for fragment in (*_PICTURES, "view=pair", "view=map"):
                go(page, fragment)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert heard.messages == []


_HOSTILE = (
    "</script><script>ran=1</script><!--<script>",
    "<img src=x onerror=ran=1>\"'><svg onload=ran=1>",
    '" onmouseover="ran=1" autofocus onfocus="ran=1',
    "javascript:ran=1",
    "data:text/html,<script>ran=1</script>",
    "</style><script>ran=1</script>{{ran}}${ran=1}@@DATA@@",
    "]]>\u2028\u2029\u202e</title><base href=//e.org><form action=//e.org>",
    "__proto__",
)
_FOREIGN = "img, iframe, object, embed, form, base, link, video, [onload], [onerror]"


def _use(page: Page) -> None:
    """Touch all that there is: every box, mark, view and name."""
    page.evaluate(
        """() => {
          for (const one of document.querySelectorAll("details")) one.open = true;
          for (const one of document.querySelectorAll("#filters [type=checkbox]")) {
            one.click();
            one.click();
          }
          for (const kind of ["map", "pair", ""]) {
            document.querySelector(`[data-view="${kind}"]`)?.click();
            const found = "#view a, #view .q, .pick ~ * button";
            for (const one of document.querySelectorAll(found)) {
              for (const type of ["mouseover", "focusin", "click"]) {
                one.dispatchEvent(new Event(type, { bubbles: true }));
              }
            }
          }
          for (const one of document.querySelectorAll(".w a")) one.click();
        }"""
    )


@pytest.mark.full
@pytest.mark.parametrize("text", _HOSTILE)
def test_hostile_text_does_nothing(browser: Browser, tmp_path: Path, text: str) -> None:
    selection = select(load_text(write_yaml(text)))
    path = write_page(selection, tmp_path)
    with open_page(browser, path, bypass_csp=True) as (page, heard):
        before = page.locator("script").count()
        _use(page)
        assert page.evaluate("typeof ran") == "undefined"
        assert page.locator(_FOREIGN).count() == 0
        assert (before, page.locator("script").count()) == (2, 2)
        links = page.evaluate("[...document.links].map(one => one.protocol)")
        assert set(links) <= {"file:", "http:", "https:", "mailto:"}
        assert (heard.requests, heard.messages) == ([path.as_uri()], [])


@pytest.mark.full
def test_thousands_of_events_are_filtered(browser: Browser, tmp_path: Path) -> None:
    events = [
        {
            "id": f"e{number}",
            "date": f"{1900 + number % 120}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "title": f"Talks {number}",
            "actors": [f"Actor {number % 37}", f"Actor {number % 11}"],
            "kind": ("meeting", "visit", "letter")[number % 3],
            "place": f"Town {number % 50}",
        }
        for number in range(5000)
    ]
    chronology = load_text(json.dumps({"events": events}))
    path = write_page(select(chronology), tmp_path)
    with open_page(browser, path) as (page, heard):
        go(page, "who=Actor+3&kind=visit&q=talks")
        asked = make_query(actor="Actor 3", kind="visit", search="talks")
        wanted = list_answer(chronology, asked)
        assert len(wanted) > 50
        assert list_shown(page) == wanted
        go(page, "")
        assert page.get_by_role("status").inner_text() == "5,000 events"
        assert heard.messages == []
