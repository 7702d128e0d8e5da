"""Command lines that are run in this process as a process of their own runs them.

With an index or without one; it is kept when all has been told. The clock stands some
way ahead of the files, so that an index is not distrusted for being of files that were
changed just now.
"""

import io
import os
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from tests.helpers.running import make_environment
from tests.helpers.scrawls import Scrawl
from timeline import Chronology, cli, load
from timeline.cli import recalling
from timeline.index import keeping

_AHEAD = 3_600_000_000_000
_OUTPUT = "out"


class Told(NamedTuple):
    """What a command line came to."""

    code: int
    out: bytes
    err: bytes
    saved: tuple[tuple[str, bytes], ...] = ()
    """Files that it has written, by name."""


class Tally:
    """How often what was asked."""

    def __init__(self) -> None:
        self.cases = 0
        """Command lines that were compared."""
        self.warm = 0
        """Of these, those answered from an index."""
        self.updated = 0
        """Of these, those for which an index was brought up to date after an edit."""
        self.recalled = 0
        """Chronologies that came from an index."""
        self.refreshed = 0
        """Of these, those that an edit has changed since the index was written."""

    def __str__(self) -> str:
        return (
            f"{self.cases} command lines, {self.warm} answered from an index, "
            f"{self.updated} of them from one that was brought up to date"
        )


@contextmanager
def counting(tally: Tally) -> Iterator[None]:
    """Count chronologies that come from an index, in a process of several runs."""
    recall = keeping.recall

    def count(*given: Any) -> Any:
        recalled = recall(*given)
        if recalled is not None:
            tally.recalled += 1
            tally.refreshed += recalled.keep is not None
        return recalled

    clock = SimpleNamespace(time_ns=lambda: time.time_ns() + _AHEAD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "recall", count)
        patch.setattr(recalling, "time", clock)
        patch.setattr(cli, "heed_signals", lambda: None)
        patch.setattr(cli, "ignore_signals", lambda: None)
        yield


class Desk:
    """A folder of files, and a folder of indexes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "files"
        self.folder.mkdir(parents=True)
        self._cache = folder / "cache"
        self._turn = 0
        self._names: set[str] = set()

    def put(self, scrawl: Scrawl, *, anew: bool = False) -> None:
        """Put files there, and nothing else; `anew` by renaming, as editors do."""
        # A file that is changed twice within a tick of the clock looks the same.
        self._turn += 1_000_000_000
        names = set()
        for page in scrawl.pages:
            path = self.folder / page.name
            path.parent.mkdir(exist_ok=True)
            target = path.with_name(f"{path.name}~") if anew else path
            target.write_bytes(page.write())
            os.utime(target, ns=(self._turn, self._turn))
            if anew:
                os.replace(target, path)
            names.add(page.name)
        for name in self._names - names:
            (self.folder / name).unlink()
        self._names = names

    def load(self) -> Chronology:
        """Read the files, by the names that they have."""
        return load([str(self.folder / name) for name in sorted(self._names)])

    def ask(
        self,
        arguments: Sequence[str],
        *,
        cached: bool,
        variables: Mapping[str, str] | None = None,
    ) -> Told:
        """Run a command line where the files are."""
        told = run_line(
            arguments,
            folder=self.folder,
            TIMELINE_CACHE=str(self._cache) if cached else "off",
            COLUMNS="80",
            EDITOR="true",
            **(variables or {}),
        )
        return told._replace(saved=tuple(self._take_saved()))

    def _take_saved(self) -> Iterator[tuple[str, bytes]]:
        for path in sorted(self.folder.glob(f"{_OUTPUT}.*")):
            yield path.name, path.read_bytes()
            path.unlink()


def run_line(arguments: Sequence[str], *, folder: Path, **variables: str) -> Told:
    """Run a command line in a folder, with these variables and few others.

    What it keeps it keeps at its end.
    """
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def keep_track(*given: Any, **more: Any) -> sqlite3.Connection:
        opened.append(connect(*given, **more))
        return opened[-1]

    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in [*os.environ]:
            patch.delenv(name)
        for name, value in make_environment(**variables).items():
            patch.setenv(name, value)
        patch.setattr(sqlite3, "connect", keep_track)
        for name in ("_recalled", "_told"):
            # What a process remembers of itself.
            patch.setattr(recalling, name, {})
        patch.setattr(sys, "argv", ["timeline", *arguments])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), "utf-8"))
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        try:
            code = cli.run()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        finally:
            # A process that fails keeps nothing; one that ends holds nothing open.
            recalling.forget_waiting()
            for database in opened:
                database.close()
    told = []
    for stream in streams:
        stream.flush()
        raw = stream.buffer
        assert isinstance(raw, io.BytesIO)
        told.append(raw.getvalue())
    return Told(code, told[0], told[1])
