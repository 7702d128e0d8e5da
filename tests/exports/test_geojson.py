"""GeoJSON: valid, lon before lat, and nothing left out for want of a place."""

import io
import json
from typing import Any

import geojson  # type: ignore[import-untyped]  # geojson 3.3 has no types
import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from timeline import Chronology, load_text, select
from timeline.exports import ExportOptions, write_export
from timeline.names import names_of

PROPERTIES = (
    *("id", "title", "date", "begin", "end", "precision", "match", "why", "kind"),
    *("actors", "to", "about", "actors_possible", "place", "country", "tags"),
    *("status", "confidence", "sources", "urls", "reported", "accounts", "see"),
    "summary",
)


def export(chronology: Chronology, question: str = "", *, notes: bool = False) -> Any:
    options = ExportOptions(notes=notes)
    return json.loads(
        export_bytes("geojson", select(chronology, question or None), options)
    )


def export_one(fields: str, head: str = "") -> Any:
    (feature,) = export(load_text(f"{head}events:\n- {fields}\n"))["features"]
    return feature


@pytest.mark.parametrize("load", [load_sample, load_arms_control, load_nasty])
def test_a_library_finds_it_valid(load: Any) -> None:
    chronology = load()
    data = export_bytes("geojson", select(chronology))
    found = geojson.loads(data)
    assert found.is_valid, found.errors()
    assert len(found.features) == len(chronology.events)
    places = names_of(chronology).places
    for event, feature in zip(chronology.events, found.features, strict=True):
        place = places.find(event.place) if event.place else None
        at = place.at if place else None
        assert (feature.geometry is None) == (at is None)
        if at is not None:
            assert feature.geometry.coordinates == [at[1], at[0]]
        assert list(feature.properties) == [*PROPERTIES, *chronology.fields]
        for value in feature.properties.values():
            assert isinstance(value, str | None)


def test_an_event_has_what_a_map_shows() -> None:
    feature = export_one(
        "{id: one, date: 2013-05~, title: T, kind: visit, actors: [Kerry], to: [US],"
        " about: [Syria], place: sochi, tags: [a, b], summary: S, weight: 7,"
        " sources: [{source: s, page: '4'}, 'https://e.org/x']}",
        "actors: {kerry: {name: John Kerry}}\n"
        "places: {sochi: {name: Sochi, country: Russia, at: [43.6, 39.72]}}\n"
        "sources: {s: {title: Source, url: 'javascript:alert(1)'}}\n"
        "fields: {weight: number, begin: text}\n",
    )
    assert feature == {
        "type": "Feature",
        "id": "one",
        "geometry": {"type": "Point", "coordinates": [39.72, 43.6]},
        "properties": {
            "id": "one",
            "title": "T",
            "date": "2013-05~",
            "begin": "2013-05-01",
            "end": "2013-05-31",
            "precision": "month",
            "match": "certain",
            "why": "",
            "kind": "visit",
            "actors": "John Kerry",
            "to": "United States",
            "about": "Syria",
            "actors_possible": "",
            "place": "Sochi",
            "country": "Russia",
            "tags": "a; b",
            "status": "reported",
            "confidence": "",
            "sources": "Source, 4; https://e.org/x",
            "urls": "https://e.org/x",
            "reported": "",
            "accounts": "",
            "see": "",
            "summary": "S",
            "weight": "7",
            "own.begin": "",
        },
    }


@pytest.mark.parametrize(
    ("date", "begin", "end"),
    [
        ("2013-05-10/..", "2013-05-10", None),
        ("../2013-05-10", None, "2013-05-10"),
        ("unknown", None, None),
        ("-0431", "-0431-01-01", "-0431-12-31"),
    ],
)
def test_a_day_that_nobody_knows_is_none(
    date: str, begin: str | None, end: str | None
) -> None:
    found = export_one(f'{{date: "{date}", title: T}}')["properties"]
    assert (found["begin"], found["end"]) == (begin, end)


def test_possible_matches_are_marked() -> None:
    found = export(load_sample(), "on:2013-05-10")
    assert found["query"] == "on:2013-05-10"
    assert "of them match only possibly" in " ".join(found["about"])
    reasons = {
        (one["properties"]["match"], one["properties"]["why"])
        for one in found["features"]
    }
    assert reasons == {("certain", ""), ("possible", "date")}


def test_events_without_coordinates_are_counted() -> None:
    said = write_export("geojson", select(load_sample()), io.BytesIO())
    assert said == (
        "of 14 events 11 have no coordinates: a map leaves them out, and the file has "
        "them without a geometry",
    )
    place = "places: {p: {name: P, at: [0, 0]}}\nevents:\n- {date: 2013, title: T, "
    there = load_text(f"{place}place: p}}\n")
    assert write_export("geojson", select(there), io.BytesIO()) == ()
    assert export(there)["features"][0]["geometry"]["coordinates"] == [0, 0]


def test_keys_that_nothing_declares_are_counted() -> None:
    chronology = load_text(
        "fields: [weight]\nplaces: {p: {name: P, at: [1, 2]}}\n"
        "events:\n- {date: 2013, title: T, place: p, weight: 7, other: 8}\n"
    )
    assert write_export("geojson", select(chronology), io.BytesIO()) == (
        "1 key of your own that no file declares under `fields` is left out",
    )


def test_accounts_and_other_dates_are_texts() -> None:
    found = export_one(
        "{date: 2013-05, title: T, reported: 2013-06-01, see: [a, b],"
        " accounts: [{source: s, date: 9 May 2013}, {source: Paper, date: 2013}]}",
        "sources: {s: Source}\n",
    )["properties"]
    assert found["reported"] == "2013-06-01"
    assert found["see"] == "a; b"
    assert found["accounts"] == "Source: 2013-05-09; Paper: 2013"


def test_nothing_selected_is_a_collection_of_nothing() -> None:
    data = export_bytes("geojson", select(load_sample(), "kind:treaty"))
    assert json.loads(data)["features"] == []
    assert geojson.loads(data).is_valid


def test_notes_have_a_property_where_they_are_wanted() -> None:
    chronology = load_text("events:\n- {date: 2013, title: T, note: secret}\n")
    assert "note" not in export(chronology)["features"][0]["properties"]
    found = export(chronology, notes=True)["features"][0]["properties"]
    assert list(found)[-1] == "note"
    assert found["note"] == "secret"
