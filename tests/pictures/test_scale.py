"""Days along pixels."""

import pytest

from tests.helpers.dates import parse_when
from timeline.dates import Window
from timeline.pictures.scale import Scale, count_columns

_YEAR = parse_when("2013").span


def test_days_lie_in_proportion() -> None:
    scale = Scale(_YEAR, 100, 465, 10)
    assert scale.place(_YEAR.first) == 100
    assert scale.place(_YEAR.first + 73) == pytest.approx(173)
    assert scale.place(_YEAR.last + 1) == pytest.approx(465)
    assert scale.place(float("inf")) == pytest.approx(465)
    assert scale.measure(10) == pytest.approx(10)


def test_ticks_have_labels_with_room() -> None:
    ticks = Scale(_YEAR, 0, 900, 12).ticks
    assert [tick.label for tick in ticks if tick.major] == ["2013"]
    assert [tick.label for tick in ticks if not tick.major][:2] == ["Jan", "Feb"]
    few = Scale(_YEAR, 0, 60, 12).ticks
    assert len(few) < len(ticks)


def test_folds_take_little_room() -> None:
    fold = Window(_YEAR.first + 31, _YEAR.last - 31)
    scale = Scale(_YEAR, 0, 600, 12, folds=[fold])
    (drawn,) = scale.folds
    assert drawn.days == fold
    assert drawn.last - drawn.first < 20
    assert scale.place(_YEAR.first + 31) > 250
    assert scale.measure(10) < 2


def test_a_very_short_axis_has_a_column() -> None:
    assert count_columns(0, 1, 12) == 1
