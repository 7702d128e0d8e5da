"""The table of checks, what is asked for by code, and the order of what is found."""

from collections.abc import Iterator, Sequence

import pytest

from timeline.checks import CHECKS, Check, check
from timeline.checks.context import CheckContext
from timeline.checks.scope import Scope
from timeline.diagnostics import CODES, Diagnostic, ExpectedError, Remedy
from timeline.reading import load_text

TEXT = """\
actors: {a: A}
events:
- {date: 31 Feb 2013, title: T}
- {date: 2013, title: T, actors: [X], own: 1}
- {date: 2014, title: U, see: nowhere}
"""


def find(
    text: str = TEXT, *, only: Sequence[str] = (), skip: Sequence[str] = ()
) -> list[str]:
    """Return the codes of what is wrong, in order."""
    return [each.code for each in check(load_text(text), only=only, skip=skip)]


def test_rows_share_no_code_and_invent_none() -> None:
    for of_headers in (True, False):
        rows = [row for row in CHECKS if (row.scope is Scope.HEADER) == of_headers]
        codes = [code for row in rows for code in row.codes]
        assert len(codes) == len(set(codes))
        assert set(codes) <= set(CODES)


def test_all_is_there_unless_codes_are_chosen() -> None:
    assert find() == ["date-invalid", "actor-unknown", "key-unknown", "see-unknown"]


def test_only_keeps_what_cannot_be_read() -> None:
    assert find(only=["see-unknown"]) == ["date-invalid", "see-unknown"]
    assert find(only=("key-unknown",)) == ["date-invalid", "key-unknown"]


def test_skip_keeps_what_cannot_be_read() -> None:
    skipped = ("actor-unknown", "date-invalid", "key-unknown")
    assert find(skip=skipped) == ["date-invalid", "see-unknown"]


def test_skip_takes_away_from_only() -> None:
    both = ["see-unknown", "actor-unknown"]
    assert find(only=both, skip=["see-unknown"]) == ["date-invalid", "actor-unknown"]


@pytest.mark.parametrize(
    ("only", "skip"), [(["actor-unknow"], []), ([], ["see-self", "actor-unknow"])]
)
def test_code_that_there_is_not_suggests_the_nearest(
    only: list[str], skip: list[str]
) -> None:
    with pytest.raises(ExpectedError, match="'actor-unknow'") as caught:
        find(only=only, skip=skip)
    assert caught.value.hint == "did you mean actor-unknown?"
    assert caught.value.remedy == Remedy("list-codes")


def test_only_runs_no_check_that_cannot_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def spy(row: Check) -> Check:
        def run(context: CheckContext) -> Iterator[Diagnostic]:
            ran.extend(row.codes)
            return row.run(context)

        return row._replace(run=run)

    monkeypatch.setattr("timeline.checks.CHECKS", tuple(map(spy, CHECKS)))
    find(only=["office-ambiguous", "key-unknown"])
    assert ran == ["office-mismatch", "office-ambiguous"]


def test_sense_is_sought_in_registries_without_events() -> None:
    assert find("actors: {a: {name: A, of: Nowhere at all}}") == ["body-unknown"]


@pytest.mark.parametrize("text", ["", "events:\n", "- 1\n", "{", "- {date: 2013}\n"])
def test_next_to_nothing_is_no_surprise(text: str) -> None:
    chronology = load_text(text)
    assert check(chronology, min_sources=2, today=1) == chronology.diagnostics
