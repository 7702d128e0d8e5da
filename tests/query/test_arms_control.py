"""Questions to the larger chronology, answered by hand from its text."""

import pytest

from tests.helpers.files import load_arms_control
from tests.helpers.questions import tell
from timeline import Chronology, UnresolvedNameError, make_query, select
from timeline.names import SourceNames

# Three events overlap many windows: one lasts from 1988 to 2001, one happened nobody
# knows when after 1989, one had happened by the end of 2001.
V, K, S = "votkinsk-gate", "krasnoyarsk-pulled-down", "start-1-done"


@pytest.fixture(name="chronology", scope="module")
def _chronology() -> Chronology:
    chronology = load_arms_control()
    assert not chronology.diagnostics
    return chronology


def find(chronology: Chronology, options: dict[str, object]) -> set[str]:
    """Return the ids of what matches, possible ones with a question mark."""
    selection = select(chronology, make_query(**options))  # type: ignore[arg-type]
    return set(tell(selection).split())


GORBACHEV_AND_REAGAN = """
    reagan-letter-1985 geneva-summit fireside-talk reagan-letter-november
    gorbachev-letter-1986 reykjavik berlin-speech inf-treaty washington-summit-1987
    moscow-summit-1988 inf-in-force governors-island
"""


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"with_": ["Gorbachev", "Reagan"]}, GORBACHEV_AND_REAGAN),
        ({"actor": "Reagan"}, GORBACHEV_AND_REAGAN),
        (
            {"with_": ["Soviet Union", "United States"], "direct": True},
            f"test-moratorium us-expels-55 {V} joint-test-nevada"
            " joint-test-semipalatinsk inf-eliminated",
        ),
        (
            {"office": "Secretary of State", "during": "1989"},
            "paris-chemical-conference nato-summit-1989 wyoming malta",
        ),
        (
            {"office": "Secretary of State", "during": "1992"},
            "camp-david-1992 open-skies-treaty lisbon-protocol washington-summit-1992"
            " kozyrev-hoax",
        ),
        (
            {"office": "Soviet Foreign Minister", "year": "1991"},
            "bessmertnykh-appointed pankin-appointed afghan-arms-cutoff"
            " madrid-conference shevardnadze-returns",
        ),
        (
            {"actor": "Pankin"},
            "pankin-appointed afghan-arms-cutoff madrid-conference",
        ),
        ({"actor": "Baker", "year": "1991"}, "afghan-arms-cutoff madrid-conference"),
        ({"actor": "Annan"}, "annan-baghdad"),
        (
            {"actor": "Blair"},
            "founding-act madrid-summit nato-russia-council global-partnership"
            " libya-gives-up",
        ),
        (
            {"actor": "George W. Bush"},
            "ljubljana crawford abm-notice sort nato-russia-council"
            " global-partnership prague-summit sort-in-force libya-gives-up"
            " bratislava-summit",
        ),
        (
            {"actor": "Soviet Union", "year": "1991"},
            f"""biopreparat-visits vilnius bessmertnykh-appointed
            moscow-summit-put-off inf-eliminated pact-ends start-1 coup
            briefcase-lost ukraine-independence pankin-appointed afghan-arms-cutoff
            pni-bush pni-gorbachev madrid-conference shevardnadze-returns nunn-lugar
            gorbachev-resigns soviet-end {V} {K}?""",
        ),
        ({"actor": "Soviet Union", "since": "1992"}, f"{V} {K}?"),
        (
            {"actor": "Russia", "until": "1991-12-31"},
            f"yeltsin-elected coup belavezha almaty gorbachev-resigns {V} {S}?",
        ),
        (
            {"actor": "Russia", "year": "1992"},
            f"""threat-reduction camp-david-1992 open-skies-treaty germ-decree
            tactical-arms-leave-ukraine lisbon-protocol sverdlovsk-admission
            prisoners-claim washington-summit-1992 germ-statement mirzayanov-arrest
            kozyrev-hoax {V} {S}?""",
        ),
        (
            {"actor": "Russia", "year": "1992", "direct": True},
            f"""threat-reduction open-skies-treaty tactical-arms-leave-ukraine
            germ-statement mirzayanov-arrest {V} {S}?""",
        ),
        (
            {"actor": "Czechoslovakia"},
            "havel-elected prague-troops pact-ends czechoslovakia-ends",
        ),
        (
            {"actor": "Czech Republic"},
            "madrid-summit nato-enlarges-1999 prague-summit",
        ),
        (
            {"actor": "GDR"},
            "honecker-falls wall-opens ten-points gdr-election two-plus-four-treaty"
            " gdr-leaves-pact",
        ),
        (
            {"actor": "NATO"},
            """worner-nato cfe-talks-open nato-summit-1989 ottawa london-declaration
            cfe-treaty partnership-for-peace russia-joins-pfp bosnia-air-campaign
            solana-nato founding-act madrid-summit nato-enlarges-1999
            kosovo-air-campaign pristina-airport nato-russia-council prague-summit
            nato-enlarges-2004""",
        ),
        (
            {"office": "NATO Secretary General"},
            """worner-nato nato-summit-1989 london-declaration partnership-for-peace
            bosnia-air-campaign solana-nato founding-act madrid-summit
            kosovo-air-campaign nato-russia-council prague-summit""",
        ),
        ({"actor": "Robertson", "office": "Defence Secretary"}, "uk-defence-review"),
        ({"actor": "Georgia"}, "shevardnadze-out"),
        (
            {"actor": "Shevardnadze", "since": "1991"},
            "shevardnadze-returns shevardnadze-out",
        ),
        (
            {"office": "National Security Advisor"},
            "carlucci-sworn moscow-summit-1988 ljubljana putin-call",
        ),
        (
            {"office": "Vice President"},
            "reagan-letter-1985 governors-island pact-ends secret-iran-deal"
            " primakov-turns-back",
        ),
        (
            {"office": "US Vice President"},
            "reagan-letter-1985 governors-island secret-iran-deal primakov-turns-back",
        ),
        (
            {"actor": "Powell", "office": "Secretary of State"},
            "moscow-summit-1988 ljubljana sort prague-summit powell-un"
            " nato-enlarges-2004",
        ),
        ({"on": "1991-12-25"}, f"gorbachev-resigns {V} {K}? {S}?"),
        (
            {"on": "1991-12-25", "any_account": True},
            f"gorbachev-resigns soviet-end yugoslavia-ends? {V} {K}? {S}?",
        ),
        (
            {"on": "1989-11-09"},
            f"wall-opens {V} gorbachev-wall-message? new-nerve-agents? {K}? {S}?",
        ),
        (
            {"status": "announced"},
            "kohl-pershing pni-gorbachev korea-leaves-npt-1993 abm-notice",
        ),
        ({"actor": "contact-group"}, "contact-group-formed rambouillet"),
        (
            {"actor": "Warsaw Pact"},
            "cfe-talks-open ottawa london-declaration gdr-leaves-pact cfe-treaty"
            " pact-ends",
        ),
        ({"actor": "KGB"}, "gordievsky-escape? daniloff-arrest"),
        (
            {"about": "NATO"},
            "tutzing-speech assurance war-scare-review warsaw-remark yeltsin-letter",
        ),
        (
            {"place": "Ukraine"},
            "ukraine-independence rada-conditions orange-revolution"
            " yushchenko-inaugurated briefcase-lost massandra",
        ),
        (
            {"source": "dead-hand"},
            """abolition-plan pasechnik-defects germ-demarche biopreparat-visits
            briefcase-lost senators-gather-votes nunn-lugar-vote nunn-lugar
            threat-reduction germ-decree sverdlovsk-admission alibek-leaves sapphire
            rocket-alarm briefcase-claim""",
        ),
    ],
    ids=str,
)
def test_a_question_is_answered_as_by_hand(
    chronology: Chronology, options: dict[str, object], expected: str
) -> None:
    assert find(chronology, options) == set(expected.split())


@pytest.mark.parametrize(
    ("event", "day", "known"),
    [
        ("pasechnik-defects", "1992-12-31", ""),
        ("pasechnik-defects", "1993-01-15", "?"),
        ("pasechnik-defects", "1993-01-31", "yes"),
        ("yeltsin-letter", "1993-09-30", ""),
        ("yeltsin-letter", "1993-10-05", "?"),
        ("yeltsin-letter", "1993-10-10", "yes"),
        ("sapphire", "1994-11-22", ""),
        ("sapphire", "1994-11-23", "yes"),
        ("secret-iran-deal", "2000-10-12", ""),
        ("secret-iran-deal", "2000-10-13", "yes"),
        ("libya-talks", "2003-12-18", ""),
        ("libya-talks", "2003-12-19", "yes"),
        ("biopreparat-visits", "1997-12-31", ""),
        ("biopreparat-visits", "2010-01-01", "yes"),
        ("war-scare-review", "2015-09-30", ""),
        ("war-scare-review", "2015-10-31", "yes"),
        ("germ-demarche", "1991-01-01", "?"),
        ("new-nerve-agents", "1991-01-01", ""),
    ],
)
def test_what_was_known_by_a_day(
    chronology: Chronology, event: str, day: str, known: str
) -> None:
    found = find(chronology, {"as_of": day, "id": event})
    assert found == {"": set(), "?": {f"{event}?"}, "yes": {event}}[known]


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Bush", "George H. W. Bush or George W. Bush"),
        ("Ivanov", "Igor Ivanov or Sergei Ivanov"),
    ],
)
def test_a_name_of_two_people_is_refused(
    chronology: Chronology, name: str, candidates: str
) -> None:
    with pytest.raises(UnresolvedNameError) as caught:
        find(chronology, {"actor": name})
    assert caught.value.hint == f"it may be {candidates}"


def test_a_state_that_had_ended_is_noted_with_its_successors(
    chronology: Chronology,
) -> None:
    query = make_query(actor="USSR", since="1995")
    (note,) = select(chronology, query).notes
    assert note.startswith("Soviet Union ended 1991-12-26: ask for Russia")


def test_sources_that_lean_on_each_other_count_once(chronology: Chronology) -> None:
    names = SourceNames(chronology)
    event = chronology.by_id["kohl-moscow"]
    # The one rests on the other, as `attributed_to` says.
    assert set(names.list_sources(event)) == {"gorbachev-heard", "gorbachev-memoirs"}
    assert names.count_independent(event) == 1
