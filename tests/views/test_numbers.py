"""Numbers with their queries, as they are printed: what is copied asks for the same."""

import re

import pytest

from tests.helpers.drawing import Look, draw_text, list_numbers
from tests.helpers.files import load_arms_control
from timeline import parse_query, select
from timeline.query import format_query

ARMS = load_arms_control()


@pytest.mark.parametrize("view", ["dyads", "density", "lanes"])
@pytest.mark.parametrize("width", [40, 80])
def test_queries_broken_into_lines_can_be_pasted_as_they_are(
    view: str, width: int
) -> None:
    selection = select(ARMS)
    text = draw_text(view, selection, Look(width=width, height=30, explain=True))
    printed = [" ".join(part.split()) for part in text.split("\n∵ ")[1:]]
    numbers = list(list_numbers(view, selection, Look(width=width, height=30)))
    asked = [number for number in numbers if number.asked]
    found = [one for one in printed if re.search(r": [\d,+?]+, ", one)]
    assert len(found) == len(asked) > 0
    for line, number in zip(found, asked, strict=True):
        query = re.split(r": [\d,]+(?:\+[\d,]+\?)?, ", line, maxsplit=1)[1]
        assert format_query(parse_query(query)) == number.asked
