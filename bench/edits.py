"""Editing a chronology as an author does: a word of a title."""

import os
import re
import shutil
from pathlib import Path

# What is looked through for a title, in bytes; an event takes some 400.
_REACH = 65536
_TITLE = re.compile(rb"\n  title: \"?(\w+)")


def change_title(path: Path, number: int) -> None:
    """Replace the first word of a title in the middle of the file by another.

    The title is the one after the last that `number` counts from the middle on, and the
    new word holds the number, so that each number makes another edit of another event.
    The file is written beside and put in its place, as editors do, in pieces: a process
    that had held all of it would lend its size to those that it starts.

    Raises ValueError if there are not that many titles behind the middle.
    """
    middle = path.stat().st_size // 2
    with path.open("rb") as stream:
        stream.seek(middle)
        titles = list(_TITLE.finditer(stream.read(_REACH)))
        if number >= len(titles):
            raise ValueError(
                f"{path.name}: there is no title {number} behind the middle"
            )
        start, end = (middle + offset for offset in titles[number].span(1))
        written = path.with_suffix(".new")
        with written.open("wb") as output:
            stream.seek(0)
            left = start
            while left:
                left -= output.write(stream.read(min(left, _REACH)))
            output.write(b"Edit%d" % number)
            stream.seek(end)
            shutil.copyfileobj(stream, output)
    os.replace(written, path)
