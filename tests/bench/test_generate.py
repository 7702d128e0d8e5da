"""Generated chronologies: the same events, whatever the form they are written in."""

import io
from pathlib import Path

import pytest
from generate import DEFAULT_FORMS, FORMS, make_events, write_files

from timeline import check, load, make_query, select, write_export

_EVENTS = 400
_OTHER_FORMS = ("registered", "quoted", "block", "comments")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file of each form."""
    folder = tmp_path_factory.mktemp("forms")
    write_files(_EVENTS, folder, forms=tuple(FORMS))
    return folder


def _export(folder: Path, form: str) -> bytes:
    chronology = load(folder / FORMS[form].file_name)
    stream = io.BytesIO()
    write_export("csv", select(chronology, make_query()), stream)
    return stream.getvalue()


@pytest.mark.parametrize("form", _OTHER_FORMS)
def test_every_form_holds_the_same_events(folder: Path, form: str) -> None:
    plain = _export(folder, "plain")
    assert plain.count(b"\r\n") == _EVENTS + 1
    assert _export(folder, form) == plain


@pytest.mark.parametrize("form", ["plain", *_OTHER_FORMS])
def test_nothing_is_wrong_with_a_form(folder: Path, form: str) -> None:
    chronology = load(folder / FORMS[form].file_name)
    # Months of 2001 to 2012 can be two years as well, which a note says.
    assert {found.code for found in check(chronology)} <= {"date-code"}


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        ("quoted", "  kind: '"),
        ("block", "  summary: >-\n    "),
        ("comments", "  # as the papers have it\n"),
        ("registered", "\nactors:\n"),
    ],
)
def test_a_form_is_written_as_its_name_says(folder: Path, form: str, mark: str) -> None:
    texts = {
        name: (folder / FORMS[name].file_name).read_text("utf-8")
        for name in ("plain", form)
    }
    assert mark in texts[form]
    assert mark not in texts["plain"]


def test_only_forms_that_are_asked_for_are_written(tmp_path: Path) -> None:
    write_files(3, tmp_path, forms=("block", "journal"))
    assert {path.name for path in tmp_path.iterdir()} == {
        "block.yaml",
        "events.journal",
    }


def test_a_file_does_not_depend_on_the_forms_beside_it(
    folder: Path, tmp_path: Path
) -> None:
    write_files(_EVENTS, tmp_path, forms=DEFAULT_FORMS)
    for form in DEFAULT_FORMS:
        name = FORMS[form].file_name
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_other_seeds_make_other_events() -> None:
    assert list(make_events(9, seed=1)) == list(make_events(9, seed=1))
    assert list(make_events(9, seed=1)) != list(make_events(9, seed=2))
