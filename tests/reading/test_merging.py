"""Several files as one chronology."""

from pathlib import Path

import pytest

from timeline.diagnostics import SourceFile
from timeline.model import Chronology
from timeline.reading import load
from timeline.reading.merging import Input, merge_files


def merge(*texts: str) -> Chronology:
    """Return the chronology of files named a.yaml, b.yaml ..."""
    return merge_files(
        Input(SourceFile(f"{name}.yaml", text.encode()))
        for name, text in zip("abcdef", texts, strict=False)
    )


def found_in(chronology: Chronology) -> list[tuple[str, str, int]]:
    return [
        (found.code, found.where.file, found.where.line)
        for found in chronology.diagnostics
    ]


def test_events_of_all_files_are_in_one_order() -> None:
    chronology = merge(
        "- {date: 2014, title: C}\n- {date: 2013, title: B}\n",
        "- {date: 2013, title: B2}\n- {date: 2012, title: A}\n",
    )
    assert [event.title for event in chronology.events] == ["A", "B", "B2", "C"]
    assert [event.file for event in chronology.events] == [
        *("b.yaml", "a.yaml", "b.yaml", "a.yaml")
    ]
    assert [file.name for file in chronology.files] == ["a.yaml", "b.yaml"]


def test_registries_are_merged() -> None:
    chronology = merge(
        "actors: {a: Ada}\nsources: {s: S}\n",
        "actors: {b: Bo}\nplaces: {p: P}\n",
        "- {date: 2013, title: T, actors: [a, b], place: p, source: s}\n",
    )
    assert chronology.diagnostics == ()
    assert list(chronology.actors) == ["a", "b"]
    assert list(chronology.sources) == ["s"]
    assert list(chronology.places) == ["p"]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("actors: {a: {name: Ada}}", "actors: {a: {name: Eda}}", "name"),
        ("actors: {a: {name: A, of: X}}", "actors: {a: {name: A, of: Y}}", "of"),
        ("sources: {a: {title: A}}", "sources: {a: {title: A, author: B}}", "author"),
        ("places: {a: {at: [1, 2]}}", "places: {a: {at: [2, 1]}}", "at"),
        ("places: {a: {x: 1}}", "places: {a: {x: 2}}", "extra"),
    ],
)
def test_contradiction_is_an_error_and_the_first_is_used(
    first: str, second: str, differ: str
) -> None:
    chronology = merge(f"{first}\n", f"# second\n{second}\n")
    conflicts = [
        found for found in chronology.diagnostics if found.code == "registry-conflict"
    ]
    (found,) = conflicts
    assert found.message.endswith(f"differently: {differ}")
    assert (found.where.file, found.where.line) == ("b.yaml", 2)
    assert [(where.file, where.line) for _, where in found.related] == [("a.yaml", 1)]


def test_first_of_contradicting_records_is_used() -> None:
    assert merge("actors: {a: Ada}\n", "actors: {a: Eda}\n").actors["a"].name == "Ada"


def test_same_record_in_two_files_is_fine() -> None:
    same = "actors:\n  a: {name: Ada, roles: [{office: PM, when: 2013}]}\n"
    assert merge(same, f"# moved down a line\n{same}").diagnostics == ()


def test_fields_and_kinds_hold_for_all_files() -> None:
    chronology = merge(
        "- {date: 2013, title: T, weight: 2, kind: backchannel}\n",
        "fields: [weight]\nkinds: [backchannel]\nevents: [{date: 2014, title: U}]\n",
    )
    assert chronology.diagnostics == ()


def test_year_and_defaults_hold_for_their_own_file_only() -> None:
    chronology = merge(
        "year: 2013\ndefaults: {kind: visit}\nevents: [{date: 10 May, title: T}]\n",
        "- {date: 10 May, title: U}\n- {date: 2014, title: V}\n",
    )
    assert found_in(chronology) == [("date-year-missing", "b.yaml", 1)]
    assert [event.kind for event in chronology.events] == ["visit", ""]


@pytest.mark.parametrize(
    ("second", "year"), [("year: 2013\n", 2013), ("year: 2014\n", None)]
)
def test_chronology_has_a_year_where_its_files_agree(
    second: str, year: int | None
) -> None:
    event = "events: [{date: 2013, title: T}]\n"
    assert merge(f"year: 2013\n{event}", second + event).year == year


def test_first_title_is_the_title() -> None:
    event = "- {date: 2013, title: T}\n"
    assert merge(event, "title: A\n", "title: B\n").title == "A"


def test_ids_are_unique_across_files() -> None:
    chronology = merge(
        "- {id: a, date: 2013, title: T}\n- {date: 2013, title: U}\n",
        "- {id: a, date: 2014, title: T}\n- {date: 2013, title: U}\n",
    )
    assert found_in(chronology) == [("id-duplicate", "b.yaml", 1)]
    assert {event.id for event in chronology.events} == {"a", "2013-u", "2013-u-2"}


def test_dates_may_name_events_of_other_files() -> None:
    chronology = merge(
        "- {date: after visit, title: T}\n", "- {id: visit, date: 2013, title: V}\n"
    )
    assert chronology.diagnostics == ()
    assert [event.date.edtf for event in chronology.events] == [
        "2013",
        "[2013-01-01..]",
    ]


def test_broken_file_costs_the_others_nothing() -> None:
    chronology = merge(
        "- {date: 2013, title: A}\n- [\n",
        "- {date: 2014, title: B}\n",
        "\0",
        "",
        "- {date: 2015, title: C}\n",
    )
    assert [event.title for event in chronology.events] == ["A", "B", "C"]
    assert {(code, file) for code, file, _ in found_in(chronology)} == {
        ("yaml-syntax", "a.yaml"),
        ("file-encoding", "c.yaml"),
        ("file-not-chronology", "c.yaml"),
        ("file-empty", "d.yaml"),
    }


def test_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "C.YAML"):
        text = f"- {{date: 2013, title: {name}}}\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    chronology = load(tmp_path)
    assert [event.title for event in chronology.events] == [
        *("C.YAML", "a.yml", "b.yaml")
    ]
    assert chronology.diagnostics == ()


@pytest.mark.parametrize("date", ["2013", "after visit"])
def test_thousands_of_events_that_are_alike_get_ids_in_linear_time(date: str) -> None:
    # Trying each number from 2 on for each event would take minutes.
    count = 20_000
    alike = f"- {{date: {date}, title: T}}\n" * count
    chronology = merge("- {id: visit, date: 2013, title: V}\n" + alike)
    assert chronology.diagnostics == ()
    slug = "2013-t" if date == "2013" else "t"
    numbered = [f"{slug}-{number}" for number in range(2, count + 1)]
    assert [event.id for event in chronology.events] == ["visit", slug, *numbered]
