"""Files that are opened only where somebody looks into them."""

from functools import cached_property

from timeline.diagnostics import SourceFile
from timeline.files import UnreadableFileError, read_file
from timeline.index.seal import SealedFile


class StoredFile(SourceFile):
    """A file that an index is of; its bytes are read when first asked for.

    Raises UnreadableFileError then, where it is no more what it was.
    """

    def __init__(self, sealed: SealedFile) -> None:
        object.__setattr__(self, "name", sealed.name)
        object.__setattr__(self, "identity", sealed.stamp[:2])
        object.__setattr__(self, "stamp", sealed.stamp)

    @cached_property
    def data(self) -> bytes:
        """Return its bytes."""
        file = read_file(self.name)
        if file.stamp != self.stamp:
            raise UnreadableFileError(
                f"{self.name}: it was changed while it was looked at", "try once more"
            )
        return file.data
