"""Writing files: as a whole or not at all, and never over what was read."""

import errno
import os
import signal
import stat
from collections.abc import Iterable
from contextlib import suppress

from timeline.cli.errors import CommandError
from timeline.cli.signals import Stopped, defer_signals
from timeline.cli.terminal import show_document
from timeline.diagnostics import STDIN, SourceFile
from timeline.rendering import plain_text


def replace_file(
    path: str,
    data: bytes | memoryview,
    *,
    read: Iterable[SourceFile] = (),
    over: SourceFile | None = None,
    force: bool = False,
) -> None:
    """Put `data` into a file that readers see either as it was or complete.

    A link is followed; owner and permissions stay. What is no regular file, such as a
    named pipe, is written to directly. `over` is the file as it was read, where it is
    this that is to be replaced.

    Raises CommandError, the file untouched, where it is one of those that were `read`,
    under whatever name; where it is no more what was to be replaced; where it is
    read-only, unless `force`; where it has more than one name, which replacing would
    part; and where it cannot be written. Raises Stopped, which tells what became of
    it, where a signal comes.
    """
    try:
        status = _find_status(path)
        if status is not None and stat.S_ISDIR(status.st_mode):
            raise CommandError(f"{path} is a folder", "name a file in it")
        _refuse_source(path, status, read)
        if over is not None:
            _refuse_changed(path, status, over)
        if status is not None and not stat.S_ISREG(status.st_mode):
            with open(path, "wb") as stream:
                # Such as /dev/tty, which obeys what a file only holds.
                shown = stream.isatty() and plain_text(show_document(data)).encode()
                stream.write(shown or data)
            return
        if status is None and path.endswith(os.sep):
            raise CommandError(f"{path} names a folder, and there is none", "make it")
        target = os.path.realpath(path)
        if status is not None:
            hints = _NOT_REPLACED if over is None else _NOT_REWRITTEN
            _refuse_guarded(path, target, status, hints, force=force)
        _replace(path, target, status, data)
    except OSError as error:
        raise _refuse_writing(path, error) from error


def _refuse_writing(path: str, error: OSError) -> CommandError:
    """Return what to say of a file that the system does not let be written.

    What it says itself is enough where there is nothing better to do.
    """
    folder = os.path.dirname(path)
    hint = ""
    if error.errno == errno.ENAMETOOLONG:
        hint = "give a shorter name"
    elif error.errno == errno.ENOENT and folder and not os.path.isdir(folder):
        hint = f"there is no folder {folder}: make it, or name another"
    elif error.errno == errno.ENOSPC:
        hint = "make room, or name a file on another disk"
    return CommandError(f"{path} cannot be written: {error.strerror}", hint)


def create_file(path: str, data: bytes) -> None:
    """Write a new file. Raises CommandError where one is there already."""
    try:
        with defer_signals(), open(path, "xb") as stream:
            try:
                stream.write(data)
                stream.flush()
            except OSError:
                os.unlink(path)
                raise
    except FileExistsError:
        raise CommandError(
            f"{path} exists already and is left as it is", "name another file"
        ) from None
    except OSError as error:
        raise _refuse_writing(path, error) from error


def _find_status(path: str) -> os.stat_result | None:
    """Return the status of what a path leads to; None where nothing is there yet."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _refuse_source(
    path: str, status: os.stat_result | None, read: Iterable[SourceFile]
) -> None:
    """Raise CommandError for a file that was read, however it is spelled or linked."""
    # What goes through a device, such as /dev/null, does not stay there.
    if status is None or stat.S_ISCHR(status.st_mode):
        return
    for file in read:
        same = file.identity == (status.st_dev, status.st_ino)
        # An editor may have put another file in its place meanwhile.
        named = file.name != STDIN and os.path.realpath(file.name)
        if same or os.path.realpath(path) == named:
            raise CommandError(
                f"{path} is what was read just now, and is left as it is",
                "name another file: this one holds the chronology itself",
            )


def _refuse_changed(path: str, status: os.stat_result | None, over: SourceFile) -> None:
    """Raise CommandError where a path leads to another file than was read, or none."""
    if status is not None and not stat.S_ISREG(status.st_mode):
        raise CommandError(
            f"{path} is no file that could be replaced", "read it as standard input: -"
        )
    is_same = status is not None and over.identity == (status.st_dev, status.st_ino)
    if is_same:
        with open(path, "rb") as stream:
            is_same = stream.read() == over.data
    if not is_same:
        raise CommandError(
            f"{path} was changed after it was read, and is left as it is",
            "try once more",
        )


# What to do about a read-only file, and about one with several names.
_NOT_REPLACED = (
    "write it all the same with --force, or name another file",
    "remove it first, or name another file",
)
_NOT_REWRITTEN = (
    "make it writable",
    "make a copy of it in the place of this name first",
)


def _refuse_guarded(
    path: str,
    target: str,
    status: os.stat_result,
    hints: tuple[str, str],
    *,
    force: bool,
) -> None:
    """Raise CommandError for what its owner would not want to be replaced."""
    writable = status.st_mode & 0o222 and os.access(target, os.W_OK)
    if not writable and not force:
        raise CommandError(
            f"{path} is read-only, and is left as it is",
            hints[0],
        )
    if status.st_nlink > 1:
        raise CommandError(
            f"{path} is one of {status.st_nlink} names of a file (hard links), which "
            "replacing it would part",
            hints[1],
        )


def _replace(
    path: str, target: str, status: os.stat_result | None, data: bytes | memoryview
) -> None:
    """Replace a file by one made beside it; a signal that comes meanwhile waits."""
    done = False
    try:
        with defer_signals():
            _write_beside(path, target, status, data)
            done = True
    except (KeyboardInterrupt, Stopped) as stop:
        number = stop.number if isinstance(stop, Stopped) else signal.SIGINT
        left = f"{path} is as it was" if status else f"{path} was not written"
        detail = f"{path} was written" if done else left
        raise Stopped(number, detail) from None


def _write_beside(
    path: str, target: str, status: os.stat_result | None, data: bytes | memoryview
) -> None:
    # Only who writes a file pays for this import.
    import tempfile

    folder = os.path.dirname(target)
    try:
        # A name of its own, since that of the file may be as long as can be.
        handle, name = tempfile.mkstemp(prefix=".timeline-", dir=folder)
    except PermissionError as error:
        raise CommandError(
            f"{path} cannot be written: no file can be made in {folder} "
            f"({error.strerror})",
            "a file is replaced as a whole, by one made beside it; name another folder",
        ) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            _keep_status(path, name, target, status)
            os.fsync(stream.fileno())
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    _sync_folder(folder)


def _keep_status(
    path: str, name: str, target: str, status: os.stat_result | None
) -> None:
    """Give a new file the owner, permissions and attributes of the one it replaces."""
    if status is None:
        os.chmod(name, 0o666 & ~_umask())
        return
    import shutil

    made = os.stat(name)
    if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.chown(name, status.st_uid, status.st_gid)
        except PermissionError as error:
            raise CommandError(
                f"{path} belongs to another user or group, and a new file in its "
                "place would not",
                "name another file",
            ) from error
    # After the owner, whose change takes permissions away. Times are those of now.
    shutil.copystat(target, name)
    os.utime(name)


def _sync_folder(folder: str) -> None:
    """Have the new name of a file survive a power cut, where that can be had."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
