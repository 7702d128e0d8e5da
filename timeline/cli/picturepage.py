"""Where the drawing of `timeline show` goes: as `page` has it, or into a picture."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from timeline.cli.asked import option_of
from timeline.cli.errors import CommandError
from timeline.cli.page import (
    PAGE_WITH_NOTES,
    Page,
    make_drawing_parameter,
    make_save_parameter,
    refuse_suffix,
)
from timeline.cli.parameters import Bundle, make_parameter
from timeline.cli.progress import working
from timeline.diagnostics import SourceFile
from timeline.pictures import PICTURES, PNG, PictureOptions
from timeline.pictures import SUFFIXES as PICTURED
from timeline.rendering.painters import SUFFIXES
from timeline.text import join_words
from timeline.views.sheet import Sheet

_SUFFIXES = tuple(dict.fromkeys((*PICTURED, *SUFFIXES)))


class PicturePage(Page):
    """A page that a drawing to scale can be saved to.

    Raises CommandError for options of pictures where none is saved.
    """

    def __init__(
        self,
        *,
        size: tuple[int, int] | None,
        theme: str | None,
        no_legend: bool,
        terminal: bool,
        **given: Any,
    ) -> None:
        save = given["save"]
        self._suffix = PurePath(save).suffix.lower() if save else ""
        self._wants_terminal = terminal
        options = PictureOptions()
        self._options = PictureOptions(
            size or options.size, theme or options.theme, legend=not no_legend
        )
        given_of = {"--size": size, "--theme": theme, "--no-legend": no_legend}
        self._of_pictures = [name for name, value in given_of.items() if value]
        of_lines = {
            "--width": given["width"] is not None,
            "--ascii": given["ascii_only"],
            "--with-notes": given["with_notes"],
        }
        self._of_lines = [name for name, is_given in of_lines.items() if is_given]
        super().__init__(**given)
        if self._of_pictures and (terminal or self._suffix not in PICTURED):
            raise CommandError(
                f"{self._of_pictures[0]} is for a picture that is drawn to scale",
                f"save one, with --save and a name that ends in {join_words(PICTURED)}"
                f"{', without --terminal' if terminal else ''}",
            )
        if terminal and save is None:
            raise CommandError(
                "--terminal says what --save saves", "give --save FILE as well"
            )
        if terminal and self._suffix == PNG:
            raise CommandError(
                "--terminal cannot be saved as .png",
                f"end it in {join_words(SUFFIXES)}",
            )

    def _choose_painter(self, path: str) -> str:
        suffix = PurePath(path).suffix.lower()
        if suffix not in _SUFFIXES:
            # Only who errs pays for this import.
            from timeline.cli.written import ask_export

            raise refuse_suffix(path, _SUFFIXES, other=ask_export(path))
        return SUFFIXES.get(suffix, "")

    def choose_picture(self, view: str, asked: Iterable[str]) -> bool:
        """Tell whether a view is saved as a drawing to scale.

        Raises CommandError for a view or an option that no such drawing has, and
        RasteriserError.
        """
        if self._suffix not in PICTURED or self._wants_terminal:
            return False
        if view not in PICTURES:
            if self._suffix == PNG or self._of_pictures:
                what = self._of_pictures[0] if self._of_pictures else "a .png"
                raise CommandError(
                    f"{what} is for views that are drawn to scale, and {view} is none",
                    f"give --view {join_words(PICTURES)}",
                )
            return False
        honours = PICTURES[view].honours
        others = [
            f"--{name.replace('_', '-')}" for name in asked if name not in honours
        ]
        for option in (*others, *self._of_lines):
            raise CommandError(
                f"{option} is nothing that a picture of {view} can show",
                "leave it away, or give --terminal to save what a terminal shows,"
                " as .svg, .html or .txt",
            )
        if self._suffix == PNG:
            # Before any file is read for it.
            from timeline.pictures.png import check_rasteriser

            check_rasteriser()
        return True

    def write_picture(
        self, view: str, sheet: Sheet[Any], files: Iterable[SourceFile]
    ) -> None:
        """Save a view as a drawing to scale. Raises RasteriserError."""
        # Who draws for a terminal does not pay for these imports.
        from timeline.pictures.picture import draw_picture
        from timeline.pictures.png import make_png

        with working("Drawing"):
            picture = draw_picture(view, sheet, self._options)
            is_png = self._suffix == PNG
            data = make_png(picture) if is_png else picture.encode()
        self._replace(data, files)


_PARAMETERS = (
    make_save_parameter(_SUFFIXES),
    *(one for one in PAGE_WITH_NOTES.parameters if one.name != "save"),
    make_parameter("size", str | None, option_of(PictureOptions, "size"), None),
    make_parameter("theme", str | None, option_of(PictureOptions, "theme"), None),
    make_drawing_parameter(
        "no_legend", bool, default=False, help="Draw no legend in a picture."
    ),
    make_drawing_parameter(
        "terminal",
        bool,
        default=False,
        help="Save what a terminal shows, not a picture to scale.",
    ),
)

PICTURE_PAGE = Bundle("page", _PARAMETERS, PicturePage)
