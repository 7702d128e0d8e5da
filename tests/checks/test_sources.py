"""How many independent sources an event has."""

import pytest

from timeline.checks import check
from timeline.diagnostics import Diagnostic
from timeline.reading import load_text

HEADER = """\
sources:
  wire-1: {title: Morning wire, publisher: Meridian}
  wire-2: {title: Evening wire, publisher: meridian}
  gazette: {title: Gazette, publisher: The Gazette}
"""


def find(keys: str, *, wanted: int) -> tuple[Diagnostic, ...]:
    """Return what is wrong with an event of these keys."""
    text = f"{HEADER}events:\n- {{date: 2013, title: T, {keys}}}\n"
    return check(load_text(text), min_sources=wanted)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("", "the event has no source, and 2 are wanted"),
        ("source: gazette", "the event has 1 source, and 2 are wanted"),
        (
            "sources: [wire-1, wire-2]",
            "the event has 2 sources, of which 1 independent, and 2 are wanted",
        ),
        (
            "sources: [{source: gazette, attributed_to: wire-1}, wire-1]",
            "the event has 2 sources, of which 1 independent, and 2 are wanted",
        ),
    ],
)
def test_too_few_sources(keys: str, message: str) -> None:
    (found,) = find(keys, wanted=2)
    assert (found.code, str(found.severity)) == ("sources-few", "warning")
    assert found.message == message
    assert (found.where.line, found.where.column) == (6, 23)
    assert find(keys, wanted=0) == ()


def test_who_leans_on_whom_is_told() -> None:
    (found,) = find("sources: [wire-1, gazette, wire-2]", wanted=3)
    assert found.hint == (
        "wire-1 and wire-2 lean on each other: cite 1 more from elsewhere"
    )


@pytest.mark.parametrize(
    "cited",
    [
        "{source: One, url: 'https://n.org/a'}, {source: Two, url: 'https://n.org/b'}",
        "'https://n.org/a', 'https://n.org/b'",
        "{title: One, publisher: N}, {title: Two, publisher: The N}",
    ],
)
def test_one_outlet_is_one_source_however_it_is_cited(cited: str) -> None:
    text = f"- {{date: 2013, title: T, sources: [{cited}]}}\n"
    (found,) = check(load_text(text), min_sources=2)
    assert found.message == (
        "the event has 2 sources, of which 1 independent, and 2 are wanted"
    )


@pytest.mark.parametrize(
    "keys",
    [
        "sources: [wire-1, gazette]",
        "sources: [wire-1, wire-2, gazette]",
        "source: wire-1, accounts: [{source: gazette, date: 2013}]",
        "sources: [{source: gazette, attributed_to: an official}, wire-1]",
    ],
)
def test_enough_sources(keys: str) -> None:
    assert find(keys, wanted=2) == ()
