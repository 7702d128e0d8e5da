"""Pictures as tests ask for them."""

from typing import Any

from timeline import Chronology
from timeline.pictures import PictureOptions
from timeline.pictures.picture import draw_picture, draw_shapes
from timeline.pictures.shapes import Ink, Shape, Text, list_shapes
from timeline.query import Question, Selection, select
from timeline.views import VIEWS, Sheet, Surface

SIZES = ((1600, 900), (800, 450), (400, 800))


def lay(view: str, selection: Selection, **asked: Any) -> Sheet[Any]:
    """Return a sheet for the picture of a view."""
    return Sheet(selection, Surface(), VIEWS[view].options(**asked))


def shape_picture(
    view: str,
    chronology: Chronology,
    question: Question | str | None = None,
    *,
    size: tuple[int, int] = (1600, 900),
    legend: bool = True,
    **asked: Any,
) -> tuple[Shape, ...]:
    """Return the shapes of a picture, those of groups in their place."""
    sheet = lay(view, select(chronology, question), **asked)
    shapes = draw_shapes(view, sheet, PictureOptions(size, legend=legend))
    return tuple(list_shapes(shapes))


def paint_picture(
    view: str,
    chronology: Chronology,
    question: Question | str | None = None,
    options: PictureOptions | None = None,
    **asked: Any,
) -> str:
    """Return a picture as SVG."""
    return draw_picture(view, lay(view, select(chronology, question), **asked), options)


def list_texts(shapes: tuple[Shape, ...], ink: Ink | None = None) -> list[str]:
    """Return the texts of shapes, or those of one ink."""
    return [
        shape.text
        for shape in shapes
        if isinstance(shape, Text) and ink in (None, shape.ink)
    ]
