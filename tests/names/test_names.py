"""One `Names` a chronology, whoever asks."""

from collections import Counter

import pytest

from timeline.checks import check
from timeline.model import Chronology
from timeline.names import names_of
from timeline.names.actors import ActorNames
from timeline.query import make_query, select
from timeline.query.stats import collect_stats
from timeline.reading import load
from timeline.views import ViewOptions, draw_view


def test_a_chronology_has_one() -> None:
    chronology = load(["events.yaml"])
    names = names_of(chronology)
    assert names_of(chronology) is names
    assert names.actors is names.actors


def test_each_chronology_has_its_own() -> None:
    assert names_of(Chronology()) is not names_of(Chronology())


def test_checks_questions_counts_and_views_share_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: Counter[str] = Counter()
    init = ActorNames.__init__

    def count(self: ActorNames, chronology: Chronology) -> None:
        made["names"] += 1
        init(self, chronology)

    monkeypatch.setattr(ActorNames, "__init__", count)
    chronology = load(["events.yaml"])
    selection = select(chronology, make_query(actor="Russia", since="2013"))
    check(chronology)
    collect_stats(selection)
    for view in ("timeline", "card", "dyads", "gaps", "lanes"):
        list(draw_view(view, selection, ViewOptions(explain=True)))
    assert made["names"] == 1
