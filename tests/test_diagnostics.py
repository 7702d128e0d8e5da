"""Hold the diagnostics to their manual: every code has an example that shows it.

tests/data/bad holds the examples and what `timeline check` printed about them,
docs/diagnostics.md shows both. `python tools/update_diagnostics.py` writes what is
printed now into them, so that a change can be read in the diff.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.files import BAD, list_blocks, read_page
from tests.helpers.scripts import load_script
from timeline.checks import check
from timeline.cli.remedies import word_hint
from timeline.diagnostics import (
    CODES,
    JSON_VALUE,
    Location,
    Severity,
    SourceFile,
    make_diagnostic,
    pack_mark,
    split_lines,
)
from timeline.reading import load, load_text

PAGE = read_page("diagnostics")


TOOL = load_script("update_diagnostics")
FALLEN = "Codes whose severity fell"
PROSE = {"How to read a report", FALLEN, "How to choose what is reported"}
EXAMPLES: tuple[str, ...] = TOOL.list_examples()
STALE = "run `python tools/update_diagnostics.py` and read the diff"


def code_of(example: str) -> str:
    """Return the code that an example is named after."""
    return re.sub(r"-[0-9]+$", "", example.removesuffix(".yaml"))


def sections() -> dict[str, str]:
    """Return the sections of the manual by their headings."""
    parts = re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_demand_is_of_codes() -> None:
    assert TOOL.OPTIONS.keys() <= CODES.keys()


def test_manual_has_a_section_for_every_code_in_order() -> None:
    headings = [heading for heading in sections() if heading not in PROSE]
    assert headings == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_section_gives_severity_what_is_kept_and_meaning(code: str) -> None:
    severity, kept, meaning, *_ = sections()[code].strip().split("\n\n")
    assert severity == f"Severity: {CODES[code][0]}."
    assert re.fullmatch(r"Kept: [^A-Z].*\.", kept, re.DOTALL)
    assert len(meaning.split()) >= 10
    assert not meaning.startswith(("Severity:", "Kept:"))


@pytest.mark.parametrize("code", CODES)
def test_section_says_once_what_is_kept(code: str) -> None:
    paragraphs = sections()[code].strip().split("\n\n")
    assert sum(text.startswith("Kept: ") for text in paragraphs) == 1


def test_codes_that_fell_are_listed_with_what_they_are_now() -> None:
    rows = re.findall(
        r"^\| `(.+?)` \| (\w+) \| (\w+) \| .{10,} \|$", PAGE, re.MULTILINE
    )
    table = sections()[FALLEN]
    assert len(rows) == table.count("| `")
    order = [severity.value for severity in Severity]
    for code, was, now in rows:
        assert now == CODES[code][0]
        assert order.index(was) < order.index(now)
    places = [list(CODES).index(code) for code, _, _ in rows]
    assert places == sorted(set(places))


def test_every_severity_is_defined() -> None:
    prose = sections()["How to read a report"]
    for severity in Severity:
        assert f"\n- **{severity}**: " in prose


@pytest.mark.parametrize("code", CODES)
def test_code_is_kebab_case_and_has_a_summary(code: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)+", code)
    assert re.fullmatch(r"[^A-Z].*[^.]", CODES[code][1])


@pytest.mark.parametrize("code", CODES)
def test_code_has_an_example_named_after_it(code: str) -> None:
    assert code in {example.removesuffix(".yaml") for example in EXAMPLES}


def test_every_example_is_named_after_a_code() -> None:
    assert {code_of(example) for example in EXAMPLES} == CODES.keys()


def test_every_golden_file_belongs_to_an_example() -> None:
    goldens = {path.name for path in BAD.glob("*.txt")}
    assert goldens == {TOOL.golden_path(example).name for example in EXAMPLES}


@pytest.mark.usefixtures("each_reading")
@pytest.mark.parametrize("example", EXAMPLES)
def test_output_is_as_it_was(example: str) -> None:
    golden = TOOL.golden_path(example).read_text(encoding="utf-8")
    assert TOOL.check_example(example) == golden, STALE


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_shows_its_code_with_its_severity(example: str) -> None:
    code = code_of(example)
    golden = TOOL.golden_path(example).read_text(encoding="utf-8")
    assert f": {CODES[code][0]}[{code}]: " in golden


@pytest.mark.parametrize("example", EXAMPLES)
def test_manual_shows_the_example_and_its_output(example: str) -> None:
    section = sections()[code_of(example)]
    golden = TOOL.golden_path(example).read_text(encoding="utf-8")
    assert golden.rstrip() in [text.rstrip() for text in list_blocks(section, "text")]
    path = BAD / example
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        data = file.read_bytes()
        if code_of(example) != "file-encoding":
            assert data.decode() in list_blocks(section, "yaml")


def test_manual_is_up_to_date() -> None:
    assert TOOL.render_page(PAGE) == PAGE, STALE


@pytest.mark.parametrize(
    "arguments",
    [
        ["key-missing.yaml"],
        ["file-encoding.yaml"],
        ["registry-conflict"],
        ["--format", "sarif", "date-weekday.yaml"],
    ],
)
def test_manual_shows_what_the_program_prints(arguments: list[str]) -> None:
    """The rest is printed by the same code, within this process."""
    environment = {
        name: text for name, text in os.environ.items() if name != "FORCE_COLOR"
    }
    result = subprocess.run(
        [sys.executable, "-m", "timeline", "check", *arguments],
        cwd=BAD,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert result.returncode == 1
    assert result.stdout == TOOL.run_check(*arguments)


@pytest.mark.parametrize("example", EXAMPLES)
def test_hints_and_messages_are_short_and_without_a_full_stop(example: str) -> None:
    for found in check(load(BAD / example), min_sources=2, today=735_000):
        assert len(found.message) <= 140
        hint = word_hint(found.hint, found.remedy)
        assert len(hint) <= 160
        assert not found.message.endswith(".")
        assert not hint.endswith((".", " "))


def test_errors_have_a_hint() -> None:
    without = {
        found.code
        for example in EXAMPLES
        for found in check(load(BAD / example))
        if found.severity is Severity.ERROR and not (found.hint or found.remedy)
    }
    assert without == set()


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        ((0, 1), (1, 1, 1)),
        ((3, 0), (2, 1, 0)),
        ((4, 2), (2, 2, 2)),
        ((8, 1), (4, 1, 1)),
        ((100_008, 70_000), (4, 100_001, 70_000)),
        ((2**31, 2**32), (4, 2**31 - 7, 2**31 - 1)),
    ],
)
def test_mark_holds_a_place(mark: tuple[int, int], place: tuple[int, int, int]) -> None:
    file = SourceFile("f", "ab\ncd\r\n\u2028x".encode())
    assert 0 <= pack_mark(*mark) < 2**64
    assert file.locate(pack_mark(*mark)) == Location("f", *place)


@pytest.mark.parametrize(
    ("number", "place"),
    [(0, (1, 1, 1)), (1, (1, 2, 3)), (3, (1, 8, 2)), (4, (2, 2, 6)), (5, (2, 10, 4))],
)
def test_mark_counts_keys_and_values_of_json(
    number: int, place: tuple[int, int, int]
) -> None:
    file = SourceFile("f", b'{"a": [12,\n "\\"x]": null}]')
    mark = pack_mark(0, 0) | JSON_VALUE | number
    assert file.locate(mark) == Location("f", *place)


def test_severity_comes_from_the_table() -> None:
    for code, (severity, _) in CODES.items():
        assert make_diagnostic(code, "m", Location("f")).severity is severity


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\n", ["a", "b", "c", ""]),
        ("\ufeffa\x85b\u2028c\u2029d", ["a", "b", "c", "d"]),
        ("a\x0bb\x0cc", ["a\x0bb\x0cc"]),
        ("", [""]),
    ],
)
def test_lines_end_where_yaml_ends_them(text: str, lines: list[str]) -> None:
    assert SourceFile("f", text.encode()).lines == lines


def make_own_keys(*, header: str) -> str:
    """Return 1,500 events with 3,000 names of actors and two keys of their own."""
    events = [
        f"- date: 2013-{1 + number % 12:02d}-{1 + number % 28:02d}\n"
        f"  title: Envoys meet for round {number}\n"
        f"  actors: [Envoy {number} A, Envoy {number} B]\n"
        f"  weight: {number % 7}\n"
        f"  coder: {'abc'[number % 3]}\n"
        for number in range(1_500)
    ]
    return f"{header}events:\n{''.join(events)}"


@pytest.fixture
def own_keys(tmp_path: Path) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(make_own_keys(header=""), encoding="utf-8")
    return path


def test_own_keys_in_1500_events_are_two_warnings(own_keys: Path) -> None:
    report = TOOL.run_check(str(own_keys))
    assert report.count("warning[") == 2
    for key, line in (("weight", 5), ("coder", 6)):
        assert f"{own_keys}:{line}:3: warning[key-unknown]" in report
        assert f"`fields: [{key}]`" in report
        last = line + 5 * 1_499
        assert f"1,499 more like this, the last at {own_keys}:{last}:3" in report
    assert len(report.splitlines()) == 11


def test_own_keys_are_folded_under_strict_too(own_keys: Path) -> None:
    report = TOOL.run_check("--strict", str(own_keys))
    assert report.count("error[key-unknown]") == 2
    assert report.count("1,499 more like this") == 2


def test_own_keys_are_all_shown_on_demand(own_keys: Path) -> None:
    assert TOOL.run_check("--all", str(own_keys)).count("warning[key-unknown]") == 3_000


def test_own_keys_are_no_warning_once_they_are_declared() -> None:
    chronology = load_text(make_own_keys(header="fields: [weight, coder]\n"))
    assert check(chronology) == ()
    assert len(chronology.events) == 1_500
    names = {name for event in chronology.events for name in event.actors}
    assert len(names) == 3_000
    assert chronology.events[0].extra == {"weight": "0", "coder": "a"}


def make_found(*, count: int = 1_580, keys: int = 90) -> str:
    """Return events as somebody else keeps them: own keys, ids, words, odd dates."""
    names = [f"{'abcdefghij'[number % 10] * 3}_code_{number}" for number in range(keys)]
    events = []
    for number in range(count):
        own = {names[number * step % keys]: "1" for step in (1, 7, 11)}
        date = f"2013-{1 + number % 12:02d}-{1 + number % 28:02d}"
        events.append(
            f"- id: 2013--{number}_x\n"
            f"  date: {'TBD' if number % 9 == 4 else date}\n"
            f"  title: Envoys meet for round {number}\n"
            f"  confidence: level {number % 30}\n"
            f"  kind: sort {number % 20}\n"
            + ("  summary: {a: b}\n" if number % 50 == 1 else "")
            + "".join(f"  {name}: {value}\n" for name, value in own.items())
        )
    return "".join(events)


@pytest.fixture
def found(tmp_path: Path) -> Path:
    path = tmp_path / "found.yaml"
    path.write_text(make_found(), encoding="utf-8")
    return path


def test_thousands_of_problems_take_less_than_a_hundred_lines(found: Path) -> None:
    chronology = load(found)
    diagnostics = check(chronology)
    assert len(diagnostics) > 5_000
    report = TOOL.run_check(str(found))
    assert len(report.splitlines()) < 100
    for code in {one.code for one in diagnostics}:
        assert f"[{code}]: " in report
    assert report.endswith("\n`timeline check --all` shows each\n")


def test_what_a_short_report_says_declares_all_keys_and_kinds(found: Path) -> None:
    report = TOOL.run_check(str(found))
    keys = re.search(r" all 90 at once: `(fields: \[.+?\])`", report)
    kinds = re.search(r" all 20 at once: `(kinds: \[.+?\])`", report)
    assert keys is not None
    assert kinds is not None
    text = found.read_text(encoding="utf-8")
    header = f"{keys[1]}\n{kinds[1]}\nevents:\n"
    found.write_text(header + text, encoding="utf-8")
    codes = {one.code for one in check(load(found))}
    assert codes
    assert not codes & {"key-unknown", "kind-unknown"}


@given(st.text("ab\n\r\x85\u2028\x0c"))
def test_lines_with_their_breaks_are_those_that_places_count(text: str) -> None:
    lines = split_lines(text)
    assert "".join(lines) == text
    file = SourceFile("x", text.encode())
    starts = [len("".join(lines[:number])) for number in range(len(lines))]
    places = [file.locate(pack_mark(start, 0)) for start in starts]
    assert [(one.line, one.column) for one in places] == [
        (number, 1) for number in range(1, len(lines) + 1)
    ]
