"""One event a line, cut to a screen."""

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look, draw_text
from tests.helpers.files import load_nasty, load_sample
from timeline import make_query, select
from timeline.rendering import measure_cells
from timeline.rendering.theme import ASCII

SAMPLE = load_sample()


def _draw(width: int, **asked: object) -> list[str]:
    look = Look(width=width, screen=True, **asked)  # type: ignore[arg-type]
    return draw_text("list", select(SAMPLE), look).split("\n")[:-1]


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
def test_on_a_screen_each_event_has_one_line_that_fits(width: int) -> None:
    for chronology in (SAMPLE, load_nasty()):
        look = Look(width=width, screen=True)
        lines = draw_text("list", select(chronology), look).split("\n")[:-1]
        assert len(lines) == len(chronology.events)
        assert max(map(measure_cells, lines)) <= width


@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_id_stands_last_and_is_whole(width: int) -> None:
    lines = _draw(width)
    assert [line.split()[-1] for line in lines] == [one.id for one in SAMPLE.events]


def test_a_title_is_cut_before_an_id_and_names_before_a_title() -> None:
    (line,) = [line for line in _draw(80) if line.endswith("kerry-visit")]
    title = "Kerry, on his first Kremlin visit as Secretary of Stat…"
    assert line == f"2013-05     {title}  kerry-visit"
    (line,) = [line for line in _draw(120, glyphs=ASCII) if "s-300-arrival" in line]
    assert "Syria with Russian crews  transfer | Russia" in line


def test_a_long_date_pushes_its_own_title_alone() -> None:
    lines = _draw(80)
    assert lines[0].startswith("2011/2012   Washington")
    assert any(line.startswith("[2013-05-27..2013-05-31]  The EU's") for line in lines)


def test_possible_matches_and_reasons_keep_to_the_width() -> None:
    look = Look(width=60, screen=True, explain=True)
    question = make_query(on="2013-05-10")
    text = draw_text("list", select(SAMPLE, question), look)
    assert max(map(measure_cells, text.split("\n"))) <= 60
    assert "\n? 2013-05 " in text
    assert "\n  2013-05-10  Cameron" in text


def test_what_is_no_screen_has_whole_lines() -> None:
    title = "word " * 60 + "end"
    chronology = load_events([{"date": "2013", "title": title, "id": "long"}])
    text = draw_text("list", select(chronology), Look(width=40))
    assert text == f"2013  {title}  long\n"
