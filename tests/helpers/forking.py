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
import select
import selectors
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import timeline
from tests.helpers.files import ROOT

ASK = """
import json, os, socket, sys
message = json.dumps([os.getcwd(), dict(os.environ), sys.argv[2:]]).encode()
with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asked:
    asked.connect(sys.argv[1])
    socket.send_fds(asked, [message], [0, 1, 2])
    code = int(asked.recv(9))
sys.exit(code)
"""
"""A program that has its arguments run, all but the first, where a `Forker` is.

It needs nothing of Python's that takes time to start: neither PYTHONPATH nor `site`.
"""

_SERVE = "import sys; from tests.helpers.forking import serve; serve(int(sys.argv[1]))"
# What Python and Typer ask for at their start, which is past.
_EARLY = ("PYTHON", "LANG", "LC_", "FORCE_COLOR", "PY_COLORS", "TERMINAL_WIDTH")
# What a pipe holds, on Linux, before the one who writes has to wait.
_PIPE_SIZE = 65_536
_MESSAGE_SIZE = 1_048_576


def import_all() -> None:
    """Import every module of timeline, as a process does that is going to fork."""
    gc.disable()
    for module in pkgutil.walk_packages(timeline.__path__, "timeline."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    # What a fork looks through at its end, it copies.
    gc.freeze()


def _run_timeline() -> None:
    """Run timeline, as `sys.argv` has it, and end; in a process that was forked.

    At its end Python takes every object apart, which in a fork copies the memory. So it
    comes to that only where the streams do not take what they should. What else is to
    be seen of an end with streams that are broken is tested in processes of their own.
    """
    try:
        runpy.run_module("timeline", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, int):
            with suppress(OSError, ValueError, AttributeError):
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(end.code)
        raise


def serve(number: int) -> None:
    """Fork for each command line that comes by this socket, and send its exit code.

    A message is a list as JSON, of the current folder, the environment and the
    arguments; with it come three descriptors, for the standard streams. Each fork goes
    on as `python -m timeline`. When standard input ends, so does this.
    """
    import_all()
    listener = socket.socket(fileno=number)
    while True:
        ready, _, _ = select.select([number, 0], [], [])
        if number not in ready:
            return
        asked, _ = listener.accept()
        message, streams, _, _ = socket.recv_fds(asked, _MESSAGE_SIZE, 3)
        child = os.fork()
        if not child:
            break
        for stream in streams:
            os.close(stream)
        end = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        # Whoever asked may have been told to stop meanwhile.
        with suppress(OSError), asked:
            asked.send(str(end).encode())
    asked.close()
    listener.close()
    for place, stream in enumerate(streams):
        os.dup2(stream, place)
        os.close(stream)
    folder, environment, arguments = json.loads(message)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[0] = folder
    sys.argv = ["timeline", *arguments]
    _run_timeline()


class Forker:
    """The process that forks; it ends with the `with` that it is made in.

    `path` is where it listens.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._folder = TemporaryDirectory()
        self.path = f"{self._folder.name}/socket"
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
            listener.bind(self.path)
            listener.listen()
            # Python asks its streams once, at the start, what they are: pipes.
            self._process = subprocess.Popen(
                [sys.executable, "-c", _SERVE, str(listener.fileno())],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                pass_fds=[listener.fileno()],
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        self._folder.cleanup()

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
        environment = {**self._environment, **variables}
        message = json.dumps([str(folder), environment, arguments]).encode()
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as asked:
            asked.connect(self.path)
            socket.send_fds(asked, [message], theirs)
            for stream in theirs:
                os.close(stream)
            texts = _read_all(out, errors)
            code = int(asked.recv(_PIPE_SIZE))
        return code, texts[out], texts[errors]


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
