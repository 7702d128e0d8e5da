"""CSV opened in LibreOffice Calc, set to what it knows that is most dangerous.

Calc reads each export in four ways and is asked for what it made of the cells. The
exports of `--raw` are the proof that it would have run formulas.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.helpers.files import DATA, ROOT
from tests.helpers.programs import find_program

FORMULAS = DATA / "formulas.yaml"

# How a cell ends for a reader, the text that quotes, the language (1033 is English of
# the United States, 1031 German, with a decimal comma).
READINGS = {
    "comma": ("44", "34", "1033"),
    "semicolon": ("59", "34", "1031"),
    "as-offered": ("44/59/9", "34", "1033"),
    "unquoted": ("44/59/9", "", "1033"),
}
# The chronology, and how it is exported.
EXPORTS: Mapping[str, tuple[str, ...]] = {
    "formulas": (),
    "formulas-text-first": ("--bom", "--columns", "title,date,place,actors,summary"),
    "formulas-date-first": ("--list-separator", "|", "--columns", "date,title,about"),
    "more": (),
    "more-text-first": ("--bom", "--columns", "title,date,place,actors,urls,summary"),
}
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True, slots=True)
class Cell:
    """What Calc made of a cell."""

    text: str
    formula: str
    kind: str
    """`string`, or what it was taken for: `float`, `date`, `time`, `percentage`..."""


def _write_more(path: Path) -> None:
    """Write every blank and every place before a sign, each in an event of its own."""
    leads = ["", "a;", 'a;"', 'a;""', "a\t", "a\n", 'a\n"', "a\r", "a,", "a;b,"]
    blanks = ["", " ", "  ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\v", "\x1b", "'"]
    signs = ["=1+1", "＝1+1", "=1+1;", "+1+1", "-5", "－5", "−5", "@SUM(1)", "+1:2"]
    texts = [
        f"{lead}{blank}{sign}"
        for lead in leads
        for blank in blanks
        for sign in (signs if blank in {"", " "} else signs[:2])
    ]
    events = [
        {
            "id": f"e{number}",
            "date": "-0431~" if number % 2 else "2013",
            "title": text,
            "place": text,
            "actors": ["x", text],
            "sources": [{"source": "s", "url": text}],
            "summary": f"{text};{text}",
            **({text: {text: [text]}} if number < 30 else {}),
        }
        for number, text in enumerate(texts)
    ]
    path.write_text(json.dumps({"events": events}), encoding="utf-8")


def _export(chronology: Path, target: Path, *options: str) -> None:
    command = [sys.executable, "-m", "timeline", "export", "--keep-going", *options]
    subprocess.run(
        [*command, "-o", str(target), str(chronology)],
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        cwd=target.parent,
        capture_output=True,
        check=True,
    )


def _read_cells(path: Path) -> Iterator[Cell]:
    tree = ElementTree.parse(path)  # noqa: S314  # Calc wrote it just now
    for cell in tree.iter(f"{_TABLE}table-cell"):
        yield Cell(
            "\n".join("".join(part.itertext()) for part in cell.iter(f"{_TEXT}p")),
            cell.get(f"{_TABLE}formula", ""),
            cell.get(f"{_OFFICE}value-type", "string"),
        )


Sheets = Mapping[tuple[str, str], tuple[Cell, ...]]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    """Return the cells by the way of reading and the name of the export."""
    soffice = find_program("soffice", package="libreoffice-calc")
    folder = tmp_path_factory.mktemp("spreadsheets")
    more = folder / "more.json"
    _write_more(more)
    exports = []
    for name, options in EXPORTS.items():
        chronology = more if name.startswith("more") else FORMULAS
        for guard, raw in (("guarded", ()), ("raw", ("--raw",))):
            exports.append(folder / f"{name}-{guard}.csv")
            _export(chronology, exports[-1], *options, *raw)
    cells = {}
    for reading, (separators, quote, language) in READINGS.items():
        # Tokens of Calc's text filter: separators, quote, UTF-8, first line, columns,
        # language, quoted is text, special numbers, as shown, formulas kept, spaces
        # removed, sheet, formulas evaluated (LibreOffice 7.4).
        tokens = f"{separators},{quote},76,1,,{language},false,true,false,false,true,0"
        command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--headless", f"--infilter=CSV:{tokens},true"]
        command += ["--convert-to", "fods", "--outdir", str(folder / reading)]
        subprocess.run(
            [*command, *map(str, exports)],
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=True,
            timeout=120,
        )
        for export in exports:
            sheet = folder / reading / f"{export.stem}.fods"
            cells[reading, export.stem] = tuple(_read_cells(sheet))
    return cells


def _is_plain(cell: Cell) -> bool:
    """Tell whether what Calc takes for more than text stood in the file as just that.

    Dates of 2013 and 432 BC; 1/2, which has no sign; plain numbers.
    """
    if cell.kind == "date":
        return re.fullmatch(r"(2013|-0431)-.*|01/02/.*", cell.text) is not None
    return cell.kind == "float" and cell.text in {"2013", "-4.5", "7", "-1234.5", "-5"}


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("reading", READINGS)
def test_calc_finds_no_formula(sheets: Sheets, reading: str, name: str) -> None:
    cells = sheets[reading, f"{name}-guarded"]
    assert any("1+1" in cell.text for cell in cells)
    assert [cell for cell in cells if cell.formula] == []
    assert [cell for cell in cells if cell.text.startswith(("Err:", "#"))] == []
    assert [c for c in cells if c.kind != "string" and not _is_plain(c)] == []


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("reading", READINGS)
def test_calc_runs_formulas_where_nothing_is_guarded(
    sheets: Sheets, reading: str, name: str
) -> None:
    cells = sheets[reading, f"{name}-raw"]
    assert [cell for cell in cells if cell.formula]
    # With what it was worth, not with an error alone.
    assert any(cell.text == "2" for cell in cells if cell.formula)
