"""A process that has imported timeline, and forks itself for each command line.

Three quarters of the time of a short command go into its imports. Here they are paid
once; each command line still has a process to itself, which has run nothing yet, with
streams, a current folder and an end of its own.
"""

import gc
import json
import os
import pkgutil
import runpy
import selectors
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Self

import timeline

_SERVE = "import sys; from tests.helpers.forking import serve; serve(int(sys.argv[1]))"
# What Python and Typer ask for at their start, which is past.
_EARLY = ("PYTHON", "LANG", "LC_", "FORCE_COLOR", "PY_COLORS", "TERMINAL_WIDTH")
# What a pipe holds, on Linux, before the one who writes has to wait.
_PIPE_SIZE = 65_536


def import_all() -> None:
    """Import every module of timeline, as a process does that is going to fork."""
    gc.disable()
    for module in pkgutil.walk_packages(timeline.__path__, "timeline."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    # What a fork looks through at its end, it copies.
    gc.freeze()


def serve(number: int) -> None:
    """Fork for each command line that comes by this socket, and send its exit code.

    A message is a list as JSON, of the current folder, variables and arguments; with it
    come three descriptors, for the standard streams. Each fork goes on as
    `python -m timeline`.
    """
    import_all()
    ours = socket.socket(fileno=number)
    while True:
        message, streams, _, _ = socket.recv_fds(ours, _PIPE_SIZE, 3)
        if not message:
            return
        child = os.fork()
        if not child:
            break
        for stream in streams:
            os.close(stream)
        end = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        ours.send(str(end).encode())
    ours.close()
    for place, stream in enumerate(streams):
        os.dup2(stream, place)
        os.close(stream)
    folder, variables, arguments = json.loads(message)
    os.chdir(folder)
    os.environ.update(variables)
    sys.path[0] = folder
    sys.argv = ["timeline", *arguments]
    runpy.run_module("timeline", run_name="__main__", alter_sys=True)


class Forker:
    """The process that forks; it ends with the `with` that it is made in."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            number = theirs.fileno()
            # Python asks its streams once, at the start, what they are: pipes.
            self._process = subprocess.Popen(
                [sys.executable, "-c", _SERVE, str(number)],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[number],
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ours.close()
        self._process.communicate()

    @staticmethod
    def suits(stdin: bytes, variables: Mapping[str, str]) -> bool:
        """Tell whether a fork does what a new process would."""
        early = any(name.startswith(_EARLY) for name in variables)
        return not early and len(stdin) <= _PIPE_SIZE

    def run(
        self,
        arguments: Sequence[str],
        folder: Path,
        stdin: bytes,
        variables: Mapping[str, str],
    ) -> tuple[int, bytes, bytes]:
        """Return the exit code of a command line, its output and its errors."""
        (reader, writer), (out, their_out), (errors, their_errors) = (
            os.pipe() for _ in range(3)
        )
        os.write(writer, stdin)
        os.close(writer)
        theirs = [reader, their_out, their_errors]
        message = json.dumps([str(folder), dict(variables), arguments]).encode()
        socket.send_fds(self._ours, [message], theirs)
        for stream in theirs:
            os.close(stream)
        texts = _read_all(out, errors)
        code = self._ours.recv(_PIPE_SIZE)
        return int(code), texts[out], texts[errors]


def _read_all(*streams: int) -> dict[int, bytes]:
    """Return what comes by each, whichever comes first, and close them."""
    texts = dict.fromkeys(streams, b"")
    with selectors.DefaultSelector() as selector:
        for stream in streams:
            selector.register(stream, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select():
                piece = os.read(key.fd, _PIPE_SIZE)
                texts[key.fd] += piece
                if not piece:
                    selector.unregister(key.fd)
                    os.close(key.fd)
    return texts
