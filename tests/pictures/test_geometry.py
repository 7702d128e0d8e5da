"""No text of any picture lies over another, and nothing lies outside."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.helpers.files import DATA, load_arms_control, load_nasty, load_sample
from tests.helpers.geometry import find_faults
from tests.helpers.pictures import SIZES, lay, shape_picture
from tests.test_hostile_text import make_selection
from timeline import Chronology, load, load_text
from timeline.pictures import PICTURES, PictureOptions
from timeline.pictures.picture import draw_shapes

_FILES: Mapping[str, Callable[[], Chronology]] = {
    "sample": load_sample,
    "arms": load_arms_control,
    "nasty": load_nasty,
    "undated": lambda: load(DATA / "undated.yaml"),
    "none": lambda: load_text("- {date: unknown, title: T}"),
    "one": lambda: load_text("- {date: 2013-05-10, title: T}"),
    "ancient": lambda: load_text(
        "- {date: 431 BC, title: War, actors: [Athens, Sparta]}\n"
        "- {date: 421 BC, title: Peace, actors: [Athens, Sparta]}\n"
        "- {date: since 404 BC, title: Defeat, actors: [Athens]}\n"
        "- {date: before 400 BC, title: Trial, actors: [Socrates]}\n"
    ),
    "many": lambda: _make_many(700),
}


def _make_many(count: int) -> Chronology:
    return load_text(
        "".join(
            f"- {{date: {1900 + one % 97}-{one % 12 + 1:02}-{one % 28 + 1:02},"
            f" title: Event {one}, actors: [Actor {one % 31}, Actor {one % 7}]}}\n"
            for one in range(count)
        )
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("file", _FILES)
@pytest.mark.parametrize("view", PICTURES)
def test_texts_have_room(view: str, file: str, size: tuple[int, int]) -> None:
    shapes = shape_picture(view, _FILES[file](), size=size)
    assert list(find_faults(shapes, size)) == []


@pytest.mark.parametrize("size", [(300, 300), (4000, 300), (300, 4000), (4000, 4000)])
@pytest.mark.parametrize("file", ["sample", "nasty"])
@pytest.mark.parametrize("view", PICTURES)
def test_texts_have_room_at_any_size(
    view: str, file: str, size: tuple[int, int]
) -> None:
    shapes = shape_picture(view, _FILES[file](), size=size)
    assert list(find_faults(shapes, size)) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "asked",
    [{"draw": "marks"}, {"draw": "heat"}, {"break_gaps": True}, {"limit": 2}],
    ids=str,
)
def test_lanes_have_room_whatever_is_asked(
    asked: dict[str, Any], size: tuple[int, int]
) -> None:
    shapes = shape_picture("lanes", load_sample(), size=size, **asked)
    assert list(find_faults(shapes, size)) == []


@pytest.mark.parametrize(
    "text",
    [
        "W" * 4000,
        "word " * 900,
        "北京" * 700,
        "\u0301" * 500,
        "\u202e" * 300,
        "]]>&<" * 99,
    ],
    ids=["long word", "words", "ideographs", "marks", "controls", "signs"],
)
@pytest.mark.parametrize("view", PICTURES)
def test_no_text_is_too_long(view: str, text: str) -> None:
    selection = make_selection(text)
    for size in SIZES:
        shapes = draw_shapes(view, lay(view, selection), PictureOptions(size))
        assert list(find_faults(shapes, size)) == []
