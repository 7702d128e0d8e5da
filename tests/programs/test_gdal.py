"""GeoJSON in GDAL, through which QGIS and most programs for maps read it."""

import csv
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from tests.helpers.programs import find_program
from timeline import Chronology, select
from timeline.names import names_of


def convert(folder: Path, chronology: Chronology, target: str, *options: str) -> Path:
    """Return a file that ogr2ogr has made of an export, by its suffix."""
    path, made = folder / "events.geojson", folder / target
    path.write_bytes(export_bytes("geojson", select(chronology)))
    ogr2ogr = find_program("ogr2ogr", package="gdal-bin")
    done = subprocess.run(
        [ogr2ogr, str(made), str(path), *options],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == ""
    return made


def list_at(chronology: Chronology) -> list[tuple[str, tuple[float, float] | None]]:
    """Return the title of each event, and where it was: north and east."""
    places = names_of(chronology).places
    found = [places.find(event.place) for event in chronology.events]
    return [
        (event.title, place.at if place else None)
        for event, place in zip(chronology.events, found, strict=True)
    ]


def test_gdal_reads_the_sample(tmp_path: Path) -> None:
    chronology = load_sample()
    made = convert(tmp_path, chronology, "events.csv", "-lco", "GEOMETRY=AS_XY")
    with made.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [
        (row["title"], (float(row["Y"]), float(row["X"])) if row["X"] else None)
        for row in rows
    ] == list_at(chronology)
    assert rows[0]["begin"] == "2011/01/01"


@pytest.mark.full
@pytest.mark.parametrize("load", [load_arms_control, load_nasty])
def test_gdal_makes_a_geopackage(
    tmp_path: Path, load: Callable[[], Chronology]
) -> None:
    chronology = load()
    made = convert(tmp_path, chronology, "events.gpkg", "-nln", "events")
    with closing(sqlite3.connect(made)) as database:
        rows = database.execute(
            'SELECT title, "begin", match, geom IS NULL FROM events ORDER BY fid'
        ).fetchall()
    # GDAL ends a text at NUL.
    wanted = [
        (title.partition("\0")[0], at is None) for title, at in list_at(chronology)
    ]
    assert [(row[0], row[3]) for row in rows] == wanted
    assert {row[2] for row in rows} == {"certain"}
