"""The table of aims: what is judged, and where the reason of a miss comes from."""

from pathlib import Path

import aims
import pytest
from aims import Figure, Outcome, Row, format_aims, measure_rows, read_reasons
from measure import Effort, Measured, Spread, Usage
from programs import BenchError, Command

_COMMAND = Command("show", ("show",))
_ONE_ROUND = Effort(rounds=1, most_runs=1)


def _outcome(*, aim: float | None, middle: float, key: str = "row") -> Outcome:
    row = Row(key, "a month", _COMMAND, _COMMAND, "hledger", aim)
    usage = Usage(cpu=1.5, wall=2, memory=3e6)
    figure = Spread(middle, middle / 2, middle * 2)
    return Outcome(row, Measured("show", (usage,)), figure, figure)


@pytest.fixture
def reasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "reasons.toml"
    path.write_text('row = """The disk\\nis slow."""\n')
    monkeypatch.setattr(aims, "_REASONS", path)
    return path


def test_the_file_of_reasons_can_be_read() -> None:
    assert isinstance(read_reasons(), dict)


@pytest.mark.usefixtures("reasons")
def test_a_miss_is_told_with_its_reason() -> None:
    section = format_aims("Aims", [_outcome(aim=1.0, middle=1.2)], judged=True)
    (row,) = section.rows
    assert row[-3:] == ("1.20 (0.60-2.40)", "1.20 (0.60-2.40)", "**missed** by 20%")
    assert section.notes == (
        "Missed, and why:",
        "- a month, hledger: The disk is slow. (`row`)",
    )


@pytest.mark.usefixtures("reasons")
def test_a_miss_without_a_reason_says_so() -> None:
    missed = _outcome(aim=1.0, middle=1.2, key="other")
    section = format_aims("Aims", [missed], judged=True)
    assert "no reason has been written down yet (`other`)" in section.notes[1]


@pytest.mark.usefixtures("reasons")
def test_a_reason_is_not_told_of_what_is_met() -> None:
    section = format_aims("Aims", [_outcome(aim=1.0, middle=0.9)], judged=True)
    assert section.rows[0][-1] == "met, 10% to spare"
    assert section.notes == ("None is missed.",)


@pytest.mark.usefixtures("reasons")
def test_other_sizes_are_not_judged() -> None:
    section = format_aims("Aims", [_outcome(aim=1.0, middle=1.2)], judged=False)
    assert section.rows[0][-1] == "-"
    assert "slow" not in "".join(section.notes)


@pytest.mark.parametrize("text", ["row = 3\n", "row: no TOML\n"])
def test_a_wrong_file_of_reasons_is_refused(reasons: Path, text: str) -> None:
    reasons.write_text(text)
    with pytest.raises(BenchError, match=r"reasons\.toml"):
        read_reasons()


def test_figures_are_taken_from_one_round(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Command("beside", ("beside",))
    taken: list[Command] = []

    def measure(
        commands: list[Command], _: Effort, **_others: object
    ) -> tuple[Measured, ...]:
        taken.extend(commands)
        usages = {"show": Usage(3, 8, 5e6), "beside": Usage(1, 2, 9e6)}
        return tuple(Measured(c.label, (usages[c.label],)) for c in commands)

    monkeypatch.setattr(aims, "measure_together", measure)
    rows = (
        Row("a", "", _COMMAND, beside),
        Row("b", "", _COMMAND, figure=Figure.MEMORY),
        Row("c", "", _COMMAND, beside, figure=Figure.PER_EVENT, drawn=4),
    )
    ratio, memory, drawn = measure_rows(rows, _ONE_ROUND, tell=lambda _: None)
    assert taken == [_COMMAND, beside]
    assert (ratio.result.middle, ratio.wall and ratio.wall.middle) == (3, 4)
    assert (memory.result.middle, memory.wall) == (5, None)
    assert drawn.result.middle == pytest.approx(500_000)
