"""What is refused, as it has no room."""

from timeline.diagnostics import ExpectedError
from timeline.pictures.canvas import Canvas


class NoRoomError(ExpectedError):
    """A picture is too small for what is asked of it."""

    def __init__(self, canvas: Canvas, what: str) -> None:
        super().__init__(
            f"{what} have no room in a picture of {canvas.width}x{canvas.height}",
            "ask for a larger size",
        )
