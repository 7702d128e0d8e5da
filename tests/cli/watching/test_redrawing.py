"""The drawing of a question, again and again, from files that change."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from timeline.cli.answer import Answer
from timeline.cli.errors import CommandError
from timeline.cli.options import Files
from timeline.cli.page import Page
from timeline.cli.voice import QUIET
from timeline.cli.watching.canvas import Size
from timeline.cli.watching.frame import Drawing
from timeline.cli.watching.redrawing import KeptVoice, Redrawer
from timeline.cli.watching.watch import refuse_files, refuse_page
from timeline.diagnostics import ExpectedError
from timeline.query import make_query
from timeline.reading import UnreadableFileError
from timeline.rendering import UNICODE, Line, Span, measure_cells, plain_line
from timeline.views import draw_view
from timeline.views.options import TimelineOptions

_GOOD = "- {date: 2013-05-10, title: Cameron flies to Sochi, actors: [David Cameron]}\n"
_SIZE = Size(24, 60)


class _Stream(io.TextIOWrapper):
    """A terminal."""

    mode: ClassVar[str] = "w"

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")

    def isatty(self) -> bool:
        return True


@pytest.fixture(name="page")
def _page(monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("TERM", raising=False)
    monkeypatch.setattr(sys, "stdout", _Stream())
    return _make_page()


def _make_page(save: str | None = None) -> Page:
    return Page(
        color="never",
        width=None,
        save=save,
        force=False,
        pager=False,
        ascii_only=False,
    )


@pytest.fixture(name="write")
def _write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    monkeypatch.chdir(tmp_path)

    def write(text: str) -> str:
        Path("events.yaml").write_text(text)
        return "events.yaml"

    return write


def _make_redrawer(page: Page, path: str, *query: str) -> Redrawer:
    def draw(answer: Answer) -> None:
        if answer.report():
            answer.draw(draw_view("timeline", answer.lay(TimelineOptions())))
        answer.note("worth knowing")

    return Redrawer(page, lambda: Answer(make_query(query), Files((path,)), page), draw)


def _text(lines: tuple[Line, ...]) -> str:
    return "\n".join(map(plain_line, lines))


def _count(drawing: Drawing) -> tuple[str, str, bool]:
    return drawing.events, drawing.problems, drawing.is_old


def test_each_reading_draws_what_stands_in_the_files(
    page: Page, write: Callable[[str], str]
) -> None:
    redrawer = _make_redrawer(page, write(_GOOD))
    first = redrawer.read(_SIZE)
    assert "Cameron flies to Sochi" in _text(first.lines)
    assert _text(first.told) == "worth knowing"
    assert _count(first) == ("1 event", "", False)
    write(_GOOD.replace("flies", "hurries") * 2)
    assert "Cameron flies to Sochi" in _text(redrawer.redraw(_SIZE).lines)
    second = redrawer.read(_SIZE)
    assert _text(second.lines).count("Cameron hurries to Sochi") == 2
    assert second.events == "2 events"


def test_what_is_wrong_stands_below_what_can_be_read(
    page: Page, write: Callable[[str], str]
) -> None:
    path = write(f"{_GOOD}- {{date: TBD, title: x}}\n- {{date: 2013, titel: y}}\n")
    drawing = _make_redrawer(page, path).read(_SIZE)
    assert "Cameron flies to Sochi" in _text(drawing.lines)
    told = _text(drawing.told)
    assert "worth knowing" in told
    assert "error[date-invalid]: 'TBD' is not a date" in told
    assert drawing.problems.startswith("2 errors")
    assert all(
        sum(measure_cells(span.text) for span in line) <= 60 for line in drawing.told
    )


def test_many_errors_are_told_in_a_third_of_the_screen(
    page: Page, write: Callable[[str], str]
) -> None:
    path = write(_GOOD + "".join(f"- {{date: 2013, title: [{n}\n" for n in range(40)))
    drawing = _make_redrawer(page, path).read(_SIZE)
    assert len(drawing.told) <= _SIZE.rows // 2
    assert "error[" in _text(drawing.told)


def test_a_file_that_is_gone_leaves_the_last_drawing(
    page: Page, write: Callable[[str], str]
) -> None:
    path = write(_GOOD)
    redrawer = _make_redrawer(page, path)
    first = redrawer.read(_SIZE)
    os.unlink(path)
    for drawing in (redrawer.read(_SIZE), redrawer.redraw(_SIZE)):
        assert drawing.lines == first.lines
        assert _count(drawing) == ("1 event", "", True)
        told = " ".join(_text(drawing.told).split())
        assert told.startswith("timeline: error: ")
        assert told.endswith(" what stands above is from before")
        assert "there is no such file or folder" in told
        assert "hint: check the path, or write a starter file" in told
    write(_GOOD)
    assert not redrawer.read(_SIZE).is_old


def test_a_name_that_nobody_has_any_more_leaves_the_last_drawing(
    page: Page, write: Callable[[str], str]
) -> None:
    redrawer = _make_redrawer(page, write(_GOOD), "actor:'David Cameron'")
    first = redrawer.read(_SIZE)
    write(_GOOD.replace("David Cameron", "Putin") + "- {date: TBD, title: x}\n")
    drawing = redrawer.read(_SIZE)
    assert drawing.lines == first.lines
    assert _count(drawing) == ("1 event", "1 error", True)
    told = _text(drawing.told)
    assert "'David Cameron'" in told
    assert "error[date-invalid]" in told, "which may be the reason"


def test_an_answer_of_nothing_is_one(page: Page, write: Callable[[str], str]) -> None:
    redrawer = _make_redrawer(page, write(_GOOD), "kind:visit")
    drawing = redrawer.read(_SIZE)
    assert drawing.lines == ()
    assert _text(drawing.told).startswith("no event matches kind:visit")
    assert _count(drawing) == ("0 of 1 event", "", False)


def test_what_cannot_be_drawn_at_first_is_an_error(
    page: Page, write: Callable[[str], str], tmp_path: Path
) -> None:
    with pytest.raises(UnreadableFileError):
        _make_redrawer(page, str(tmp_path / "none.yaml")).read(_SIZE)
    redrawer = _make_redrawer(page, write(_GOOD), "actor:'Nobody at All'")
    with pytest.raises(ExpectedError, match="Nobody at All"):
        redrawer.read(_SIZE)


def test_notices_are_kept_back_where_nobody_wants_them(
    page: Page, write: Callable[[str], str]
) -> None:
    redrawer = _make_redrawer(page, write(_GOOD))
    token = QUIET.set(True)
    assert redrawer.read(_SIZE).told == ()
    QUIET.reset(token)


def test_a_line_of_a_file_is_cut_and_a_text_is_broken() -> None:
    voice = KeptVoice(20, UNICODE)
    caret = (Span("    1 | ", "rail"), Span("- {date: TBD, title: x}"))
    voice.write_lines([caret, (Span("a text that is too wide"),), ()])
    assert list(map(plain_line, voice.told)) == [
        "    1 | - {date: TB…",
        "a text that is too",
        "  wide",
        "",
    ]


def test_what_is_drawn_wider_than_the_screen_is_cut(
    page: Page, write: Callable[[str], str]
) -> None:
    drawing = _make_redrawer(page, write(_GOOD)).read(Size(24, 30))
    assert any(plain_line(line).endswith("…") for line in drawing.lines)
    for line in (*drawing.lines, *drawing.told):
        assert sum(measure_cells(span.text) for span in line) <= 30


def test_only_files_that_can_be_read_again_are_watched(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path, name in (("-", "standard input"), (str(pipe), str(pipe))):
        with pytest.raises(CommandError) as caught:
            refuse_files(Files((path,)))
        assert caught.value.message.startswith(f"{name} can be read once, ")
        assert caught.value.hint == "name a file or a folder"
    (tmp_path / "a.yaml").write_text(_GOOD)
    refuse_files(Files((str(tmp_path / "a.yaml"),)))


def test_a_terminal_is_needed_that_can_be_drawn_over(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_page(page)
    with pytest.raises(CommandError, match="--save into a file"):
        refuse_page(_make_page("a.svg"))
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(CommandError, match="TERM is dumb"):
        refuse_page(page)
