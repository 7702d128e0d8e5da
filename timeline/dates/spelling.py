"""A date as text that is read as that date, whatever the year of the file.

That is its canonical form, but where EDTF would be asked about: `1933-34` becomes
`Q2 1933`.
"""

from timeline.dates.elements import Point
from timeline.dates.when import When
from timeline.dates.years import ask_code, name_code


def spell_date(when: When) -> str:
    """Return a text that `parse_date` reads as this date."""
    points = [when.start, when.end]
    spelled = [_spell_point(point) for point in points]
    # In brackets, and beside an end that is no date, EDTF is not asked about.
    if "[" in when.edtf or "" in spelled or ".." in spelled:
        return when.edtf
    if spelled == [str(point) for point in points]:
        return when.edtf
    return " to ".join(spelled) if "/" in when.edtf else spelled[0]


def _spell_point(point: Point) -> str:
    return spell_unit(point.edtf) + point.qualifier


def spell_unit(edtf: str) -> str:
    """Return the EDTF of a unit, or words where it would be asked about."""
    if ask_code(edtf) is None:
        return edtf
    year, code = edtf.split("-")
    return name_code(int(year), int(code))
