"""What is warm is measured only where it says the same as cold."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from programs import BenchError, Command, turn_cold
from targets import require_same


def _python(code: str, cache: str) -> Command:
    argv = (sys.executable, "-S", "-c", code)
    return Command("answer", argv, environment=(("TIMELINE_CACHE", cache),))


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_another_answer_with_an_index_is_refused(stream: str) -> None:
    code = f"import os, sys; print(os.environ['TIMELINE_CACHE'], file=sys.{stream})"
    warm = _python(code, "folder")
    with pytest.raises(BenchError, match="`answer` answers otherwise with an index"):
        require_same(warm, turn_cold(warm))


def test_the_index_is_there_when_answers_are_compared(tmp_path: Path) -> None:
    # Answers otherwise in the run that writes it, and only there.
    code = (
        "import os, pathlib, sys; cache = os.environ['TIMELINE_CACHE']\n"
        "if cache != 'off' and not pathlib.Path(cache).exists():\n"
        "    pathlib.Path(cache).touch(); print('first')\n"
        "print('answer')"
    )
    warm = _python(code, str(tmp_path / "index"))
    require_same(warm, turn_cold(warm))
    assert (tmp_path / "index").exists()


def test_an_edit_is_made_once_for_both(tmp_path: Path) -> None:
    path = tmp_path / "events"
    path.write_text("")
    warm = _python(f"print(open({str(path)!r}).read())", "folder")
    edited = replace(warm, prepare=lambda: path.write_text(path.read_text() + "edit"))
    require_same(edited, turn_cold(warm))
    assert path.read_text() == "edit"
