"""Pages as a real browser shows them: Chromium, without any network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.helpers.exporting import export_bytes
from tests.helpers.programs import find_npm_package, find_program
from timeline.query import Selection


class Heard(NamedTuple):
    """What a browser did beside showing a page."""

    requests: list[str]
    messages: list[str]
    """Of the console, errors of scripts included."""


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Start Chromium. Skips the test where there is none."""
    program = find_program("chromium", "chromium-browser", package="chromium")
    # The last, so that many answers can be asked for through the address in no time.
    flags = ["--no-sandbox", "--disable-ipc-flooding-protection"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(
    browser: Browser, path: Path, fragment: str = "", **options: Any
) -> Iterator[tuple[Page, Heard]]:
    """Open a file, and note what it asks for and says."""
    context = browser.new_context(offline=True, **options)
    page = context.new_page()
    heard = Heard([], [])
    page.on("request", lambda request: heard.requests.append(request.url))
    page.on("console", lambda message: heard.messages.append(message.text))
    page.on("pageerror", lambda error: heard.messages.append(str(error)))
    page.on("dialog", lambda dialog: heard.messages.append(dialog.message))
    page.goto(path.as_uri() + fragment)
    try:
        yield page, heard
    finally:
        context.close()


def write_page(selection: Selection, folder: Path) -> Path:
    """Write a selection as a page; return its path."""
    path = folder / "page.html"
    path.write_bytes(export_bytes("html", selection))
    return path


def find_violations(page: Page) -> list[str]:
    """Return what axe-core has against a page. Its policy must be bypassed."""
    script = find_npm_package("axe-core") / "axe.min.js"
    page.add_script_tag(content=script.read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]} ({len(one['nodes'])})"
        for one in found["violations"]
    ]


_GO = """fragment => new Promise(done => {
  addEventListener("popstate", () => done(), { once: true });
  location.hash = fragment;
})"""
_SHOWN = """() => [...document.querySelectorAll("article")]
  .filter(one => !one.closest("[hidden]"))
  .map(one => one.id.slice(2) + (one.querySelector(".may") ? "?" : ""))"""


def go(page: Page, fragment: str) -> None:
    """Let a page show what a fragment of its address says."""
    if page.evaluate("location.hash.slice(1)") != fragment:
        page.evaluate(_GO, fragment)


def list_shown(page: Page) -> list[str]:
    """Return the ids of the events that a page lists, in the order of letters.

    `?` marks those that what is chosen matches only possibly.
    """
    found: list[str] = page.evaluate(_SHOWN)
    return sorted(found)
