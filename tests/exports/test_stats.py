"""The record of a selection in numbers is as docs/json.md says."""

import json

import jsonschema
import pytest

from tests.helpers.files import ROOT, load_sample, read_schema
from timeline import load, make_query, select
from timeline.analysis.stats import collect_stats
from timeline.exports.stats import make_stats_record

SCHEMA = read_schema("stats-schema")


@pytest.mark.parametrize("name", ["events.yaml", "tests/data/nasty.yaml"])
def test_the_record_is_as_the_schema_says(name: str) -> None:
    chronology = load(ROOT / name)
    for question in (make_query(), make_query(month="May", direct=True)):
        stats = collect_stats(select(chronology, question))
        record = json.loads(json.dumps(make_stats_record(stats, question.flags)))
        jsonschema.validate(record, SCHEMA)
        assert list(record) == SCHEMA["required"]
        assert record["flags"] == (["direct"] if question.flags.direct else [])
        for values in (record[name] for name in ("kinds", "actors", "places", "tags")):
            for one in values:
                assert one["events"] == one["certain"] + one["possible"]


def test_possible_events_are_counted_apart() -> None:
    question = make_query(month="2013-05")
    stats = collect_stats(select(load_sample(), question))
    russia = next(one for one in stats.counts["actor"] if one.value == "Russia")
    assert (russia.certain, russia.possible, russia.events) == (7, 2, 9)
    assert russia.number.asked == "month:2013-05 actor:Russia"
