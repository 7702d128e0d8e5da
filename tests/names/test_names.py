"""One `Names` a chronology, whoever asks."""

from collections import Counter

import pytest

from tests.helpers.drawing import Look, draw_view
from timeline import load_text
from timeline.analysis.stats import collect_stats
from timeline.checks import check
from timeline.dates import Fit
from timeline.model import Chronology
from timeline.names import names_of
from timeline.names.actors import ActorNames
from timeline.names.party import Participant, Party
from timeline.query import make_query, select
from timeline.reading import load


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
        list(draw_view(view, selection, Look(explain=True)))
    assert made["names"] == 1


def test_two_names_of_one_person_act_for_all_that_either_acts_for() -> None:
    person = Participant("ann", Fit.POSSIBLE)
    sure = Participant("ann", Fit.CERTAIN)
    one, two = Party((person,), ("a",), vacant=True), Party((sure,), ("b", "a"))
    assert one.join(two) == Party((sure,), ("a", "b"))
    assert two.join(one) == Party((sure,), ("b", "a"))
    assert one.join(one).vacant


def test_a_declared_person_has_the_family_name_whoever_else_does() -> None:
    text = (
        "actors:\n"
        "  adam: {name: Adam Smith, roles: [{office: Envoy, of: Russia}]}\n"
        "events:\n"
        "- {date: 2013, title: A, actors: [Smith]}\n"
        "- {date: 2013, title: B, actors: [%s]}\n"
    )
    for other in ("Bob", "John Smith", "Envoy Smith"):
        names = names_of(load_text(text % other)).actors
        assert names.identify("Smith") == "adam"


def test_only_fields_of_dates_have_dates() -> None:
    chronology = load_text(
        "fields: {due: date, theme: text}\n"
        "events:\n- {date: 2013, title: A, due: 2014, theme: 2014}\n"
    )
    (event,) = chronology.events
    facets = names_of(chronology).facets
    assert [when.edtf for when in facets["due"].dates_of(event)] == ["2014"]
    assert facets["theme"].dates_of(event) == ()
