"""Writing files: as a whole or not at all."""

import os
from pathlib import Path

from timeline.cli.failures import CommandError


def replace_file(path: str, data: bytes | memoryview) -> None:
    """Put `data` into a file that readers see either as it was or complete.

    A link is followed, permissions stay. What is no regular file, such as a named
    pipe, is written to directly. Raises CommandError where it cannot be written.
    """
    target = Path(path)
    try:
        if target.is_dir():
            raise CommandError(f"{path} is a folder", "name a file in it")
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.write(data)
            return
        _replace(target.resolve(), data)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}") from error


def create_file(path: str, data: bytes) -> None:
    """Write a new file. Raises CommandError where one is there already."""
    try:
        with open(path, "xb") as stream:
            stream.write(data)
    except FileExistsError:
        raise CommandError(
            f"{path} exists already and is left as it is", "name another file"
        ) from None
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}") from error


def _replace(target: Path, data: bytes | memoryview) -> None:
    # Only who writes a file pays for this import.
    import tempfile

    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
