"""docs/import.md is true: its example, and a row for all that there is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.files import list_blocks, read_page
from tests.helpers.running import invoke
from timeline.diagnostics import SourceFile
from timeline.importing.codes import SYSTEMS
from timeline.importing.forms import FORMS
from timeline.importing.mapreading import TOP_KEYS, read_map
from timeline.importing.maps import EPOCHS, Recipe
from timeline.importing.mapwriting import format_map
from timeline.importing.precision import LEVELS
from timeline.importing.presets import PRESETS

PAGE = read_page("import")
SOURCE = PAGE.partition("\n```\n")[2].partition("```")[0]
EXAMPLE, MAP, _ = list_blocks(PAGE, "yaml")


def _list_cells(heading: str) -> Iterator[str]:
    """Yield the first cell of each row of the table below a heading of a table."""
    _, _, rest = PAGE.partition(f"\n| {heading} |")
    for line in rest.splitlines()[2:]:
        if not line.startswith("|"):
            return
        yield line.split(" | ")[0].removeprefix("| ").strip()


def test_the_example_comes_out_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "visits.csv").write_text(SOURCE)
    monkeypatch.chdir(tmp_path)
    done = invoke("import", "visits.csv", columns=80)
    assert (done.code, done.out) == (0, EXAMPLE)
    printed = invoke("import", "visits.csv", "--print-map", columns=80)
    (tmp_path / "visits.map.yaml").write_text(printed.out)
    again = invoke("import", "visits.csv", "--map", "visits.map.yaml", columns=80)
    assert again.out == EXAMPLE
    for count in ("2 events", "2 unchanged"):
        line = ("import", "visits.csv", "--map", "visits.map.yaml", "--into", "e.yaml")
        assert count in invoke(*line, columns=80).err


def test_the_map_is_read_and_written_as_the_same() -> None:
    mapping = read_map(SourceFile("x.yaml", MAP.encode()))
    written = "\n".join(format_map(mapping))
    assert read_map(SourceFile("x.yaml", written.encode())) == mapping


def test_every_form_is_told_with_the_endings_of_its_files() -> None:
    rows = list(_list_cells("`--form`"))
    assert rows == [f"`{form.name}`" for form in FORMS]
    for form in FORMS:
        (line,) = re.findall(rf"^\| `{form.name}` \| .*$", PAGE, re.M)
        assert re.findall(r"`(\.[a-z]+)`", line) == list(form.endings)


def test_every_preset_is_told() -> None:
    rows = list(_list_cells("`--preset`"))
    assert rows == [f"`{preset.name}`" for preset in PRESETS]


def test_every_key_of_a_map_is_told() -> None:
    assert set(_list_cells("at the top")) == {f"`{name}`" for name in TOP_KEYS}


@pytest.mark.parametrize("name", Recipe._fields)
def test_every_part_of_a_value_is_told(name: str) -> None:
    _, _, values = PAGE.partition("| a value |")
    assert f"{name}:" in values.partition("## Presets")[0]


@pytest.mark.parametrize("word", [*SYSTEMS, *EPOCHS, *LEVELS])
def test_every_word_of_a_map_is_told(word: str) -> None:
    _, _, maps = PAGE.partition("## Maps")
    assert re.search(rf"[`: ]{word}[`}},]", maps), word
