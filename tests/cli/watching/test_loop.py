"""Waiting, looking, reading and painting, by a clock that is told what time it is."""

from collections.abc import Sequence

from timeline.cli.watching.canvas import Heard, Size
from timeline.cli.watching.frame import Drawing
from timeline.cli.watching.looking import Look, Seen
from timeline.cli.watching.loop import Loop
from timeline.rendering import UNICODE, Line, Span, plain_line

_LEAVE = Heard(b"q")


def _draw(*names: str, told: int = 0, is_old: bool = False) -> Drawing:
    lines = tuple((Span(name),) for name in names)
    below = tuple((Span(f"told {number}"),) for number in range(told))
    return Drawing(lines, "events.yaml", "9 events", told=below, is_old=is_old)


def _number(count: int, *, first: int = 1) -> list[str]:
    return [f"event number{number}" for number in range(first, first + count)]


class _World:
    """A screen, a source of drawings, files and a clock.

    `heard` is what each wait hears; None waits in vain. `saved` has the moments, in
    seconds, at which the file is changed.
    """

    def __init__(
        self,
        drawings: Sequence[Drawing],
        heard: Sequence[Heard | None],
        saved: Sequence[float] = (),
        cost: float = 0,
    ) -> None:
        self.size = Size(7, 60)
        self.now = 0.0
        self.painted: list[list[str]] = []
        self.readings: list[float] = []
        self.redrawn: list[Size] = []
        self.forgotten = 0
        self.longest = 0.0
        self._drawings = list(drawings)
        self._heard = list(heard)
        self._saved = saved
        self._cost = cost

    def run(self) -> "_World":
        self.make_loop().run()
        assert not self._heard
        return self

    def make_loop(self) -> Loop:
        return Loop(self, self, self._look, lambda: self.now, UNICODE)

    def paint(self, lines: Sequence[Line]) -> None:
        self.painted.append(list(map(plain_line, lines)))

    def forget(self) -> None:
        self.forgotten += 1

    def wait(self, seconds: float) -> Heard:
        heard = self._heard.pop(0)
        self.longest = max(self.longest, seconds)
        self.now += 0.01 if heard else max(seconds, 0)
        if heard is not None and heard.is_disturbed:
            self.size = Size(6, 40)
        return heard or Heard()

    def read(self, size: Size) -> Drawing:
        assert size == self.size
        self.readings.append(round(self.now, 2))
        self.now += self._cost
        return self._drawings.pop(0) if len(self._drawings) > 1 else self._drawings[0]

    def redraw(self, size: Size) -> Drawing:
        self.redrawn.append(size)
        return self._drawings[0]

    def _look(self) -> Look:
        changes = sum(moment <= self.now for moment in self._saved)
        return Look((Seen("events.yaml", (1, 1), 10, (changes, changes)),))


def test_the_first_drawing_stands_there_until_somebody_leaves() -> None:
    for leave in (_LEAVE, Heard(b"\x03")):
        world = _World([_draw("one", "two")], [None] * 20 + [leave]).run()
        assert world.readings == [0]
        assert len(world.painted) == 1, "nothing is painted while nothing happens"
        assert world.painted[0][:2] == ["one", "two"]
        assert world.longest == 0.25


def test_a_change_is_read_and_drawn() -> None:
    drawings = [_draw("one"), _draw("two")]
    world = _World(drawings, [None] * 12 + [_LEAVE], saved=[0.6]).run()
    assert world.readings == [0, 0.8], "seen after 0.75 s, at rest 0.05 s later"
    assert [screen[0] for screen in world.painted] == ["one", "two"]


def test_keys_move_the_drawing() -> None:
    drawing = _draw(*_number(30))
    keys = [b"j", b" ", b"k", b"G", b"g", b"\x1b[6~\x1b[6~"]
    world = _World([drawing], [*map(Heard, keys), _LEAVE]).run()
    tops = [screen[0] for screen in world.painted]
    assert tops == [f"event number{n}" for n in (1, 2, 7, 6, 25, 1, 11)]
    assert world.painted[-1][-1].startswith("events.yaml  9 events")
    assert "11–16 of 30 lines" in world.painted[-1][-1]


def test_a_key_in_two_parts_is_one_and_a_lone_beginning_is_none() -> None:
    drawing = _draw(*_number(30))
    heard = [Heard(b"\x1b["), Heard(b"B"), Heard(b"\x1b["), None, Heard(b"B"), _LEAVE]
    world = _World([drawing], heard).run()
    assert world.painted[-1][0] == "event number2"


def test_what_stands_on_top_stays_there_when_lines_come_and_go() -> None:
    before, after = _draw(*_number(30)), _draw("new", "more", *_number(30))
    world = _World(
        [before, after], [Heard(b"  "), *[None] * 9, _LEAVE], saved=[0.1]
    ).run()
    assert world.painted[-1][0] == "event number11"
    assert "13–18 of 32 lines" in world.painted[-1][-1]


def test_the_place_is_kept_while_there_is_nothing_to_draw() -> None:
    full, nothing = _draw(*_number(30)), _draw(told=1)
    heard = [Heard(b"  "), *[None] * 20, _LEAVE]
    world = _World([full, nothing, full], heard, saved=[0.1, 1.0]).run()
    tops = [screen[0] for screen in world.painted]
    assert tops == ["event number1", "event number11", "", "event number11"]


def test_a_drawing_that_is_shorter_now_fills_the_screen() -> None:
    world = _World(
        [_draw(*_number(30)), _draw(*_number(8))],
        [Heard(b"G"), *[None] * 9, _LEAVE],
        saved=[0.1],
    ).run()
    assert world.painted[-1][0] == "event number3"


def test_another_size_is_drawn_without_reading() -> None:
    heard = [Heard(b"  "), Heard(is_disturbed=True), _LEAVE]
    world = _World([_draw(*_number(30))], heard).run()
    assert (world.readings, world.redrawn) == ([0], [Size(6, 40)])
    assert world.forgotten == 1
    assert len(world.painted[-1]) == 6
    assert world.painted[-1][0] == "event number11"


def test_a_size_that_changed_during_the_first_reading_is_found() -> None:
    world = _World([_draw("one")], [_LEAVE])
    loop = world.make_loop()
    world.size = Size(3, 40)
    loop.run()
    assert world.redrawn == [Size(3, 40)]
    assert len(world.painted[-1]) == 3


def test_the_same_size_is_painted_once_more() -> None:
    heard = [Heard(is_disturbed=True), Heard(is_disturbed=True), Heard(b"\x0c"), _LEAVE]
    world = _World([_draw("one")], heard).run()
    assert len(world.redrawn) == 1
    assert world.forgotten == 3
    assert [screen[0] for screen in world.painted] == ["one"] * 4


def test_a_key_reads_at_once() -> None:
    world = _World([_draw("one"), _draw("two")], [Heard(b"r"), None, _LEAVE]).run()
    assert world.readings == [0, 0.01]
    assert world.painted[-1][0] == "two"


def test_a_reading_that_will_take_long_is_told() -> None:
    drawings = [_draw("one"), _draw("two")]
    world = _World(drawings, [Heard(b"r"), _LEAVE], cost=3).run()
    (status,) = {screen[-1] for screen in world.painted if "reading" in screen[-1]}
    assert status.endswith("reading …")
    assert "reading" not in world.painted[-1][-1]


def test_what_changes_during_a_reading_is_read_again() -> None:
    drawings = [_draw("one"), _draw("two"), _draw("three")]
    heard = [None] * 15 + [_LEAVE]
    world = _World(drawings, heard, saved=[3.1, 4], cost=3).run()
    assert len(world.readings) == 3
    assert world.painted[-1][0] == "three"
