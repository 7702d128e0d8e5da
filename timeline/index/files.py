"""Files that are opened only where somebody looks into them."""

import os
from collections.abc import Callable
from functools import cached_property

from timeline.diagnostics import SourceFile
from timeline.files import UnreadableFileError, read_file, stamp_of
from timeline.index.seal import SealedFile
from timeline.index.spots import Piece

FindPiece = Callable[[int], Piece | None]
"""Returns the piece of a file that a line stands in; None where it is not cut."""


class StoredFile(SourceFile):
    """A file that an index is of; its bytes are read when first asked for.

    Raises UnreadableFileError then, where it is no more what it was.
    """

    _find_piece: FindPiece

    def __init__(self, sealed: SealedFile) -> None:
        object.__setattr__(self, "name", sealed.name)
        object.__setattr__(self, "identity", sealed.stamp[:2])
        object.__setattr__(self, "stamp", sealed.stamp)
        self.find_pieces_by(lambda _: None)

    def find_pieces_by(self, find: FindPiece) -> None:
        """Let `find` tell what part of the file has to be read for a line."""
        object.__setattr__(self, "_find_piece", find)

    @cached_property
    def data(self) -> bytes:
        """Return its bytes."""
        file = read_file(self.name)
        if file.stamp != self.stamp:
            raise self._refuse()
        return file.data

    @cached_property
    def _pieces(self) -> dict[int, list[str]]:
        """Return the lines of pieces, by where they begin."""
        return {}

    def find_line(self, number: int) -> str | None:
        """Return a line without its break; no more is read than what it stands in."""
        piece = None if "data" in self.__dict__ else self._find_piece(number)
        if piece is None:
            return super().find_line(number)
        start, end, first = piece
        if start not in self._pieces:
            lines = self._read(start, end).split("\n")
            self._pieces[start] = [line.removesuffix("\r") for line in lines]
        lines = self._pieces[start]
        at = number - first
        return lines[at] if 0 <= at < len(lines) else None

    def _read(self, start: int, end: int) -> str:
        """Return the text between two offsets of a file with no breaks but LF, CRLF."""
        try:
            with open(self.name, "rb") as stream:
                if stamp_of(os.fstat(stream.fileno())) != self.stamp:
                    raise self._refuse()
                stream.seek(start)
                return stream.read(end - start).decode()
        except OSError as error:
            raise UnreadableFileError(f"{self.name}: {error.strerror}") from error

    def _refuse(self) -> UnreadableFileError:
        return UnreadableFileError(
            f"{self.name}: it was changed while it was looked at", "try once more"
        )
