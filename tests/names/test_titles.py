"""The office behind a name: what was certainly held on a date."""

import pytest

from timeline import load_text
from timeline.dates import parse_canonical
from timeline.names import names_of
from timeline.names.titles import Titles

_ROLES = """
actors:
  ann:
    name: Ann Lee
    roles:
    - {office: Envoy, of: Russia, when: 2013-01-01/2013-12-31}
    - {office: Adviser, when: 2013-06-01/2014-06-30}
events: []
"""


@pytest.mark.parametrize(
    ("date", "office"),
    [
        ("2012-12-31", ""),
        ("2013-02-01", "Russian Envoy"),
        # Of two the one taken up last.
        ("2013-07-01", "Adviser"),
        ("2014-02-01", "Adviser"),
        # What lasts so long reaches into it for certain.
        ("2012/2013", "Russian Envoy"),
        ("2014", ""),
        ("unknown", ""),
    ],
)
def test_it_is_what_was_held_for_certain(date: str, office: str) -> None:
    titles = Titles(names_of(load_text(_ROLES)).actors)
    assert titles.find("ann", parse_canonical(date)) == office
    assert titles.find("nobody", parse_canonical(date)) == ""
