"""Parts of the page's script by themselves: they find words and days as the library."""

import json
import random
import subprocess
import unicodedata
from pkgutil import get_data
from typing import Any, cast

import pytest

from tests.helpers.happenings import DATES
from tests.helpers.programs import find_program
from timeline import load_text, make_query, select
from timeline.analysis import find_silences
from timeline.analysis.contacts import shorten
from timeline.dates import (
    FUTURE,
    PAST,
    Shape,
    When,
    Window,
    calendar_date,
    is_finite,
    parse_canonical,
)
from timeline.layout.figures import Figure, Kind, make_figure
from timeline.layout.ticks import list_starts
from timeline.text import fold

pytestmark = pytest.mark.full

# Forms of letters of old Church Slavonic prints, of which JavaScript knows no other
# case, and Cherokee, which Python folds to capitals and JavaScript to small letters.
_OTHERWISE = {*range(0x1C80, 0x1C89), *range(0x13A0, 0x13FE), *range(0xAB70, 0xABC0)}


def _run(part: str, expression: str, *, before: str = "") -> Any:
    """Evaluate an expression beside a part of the script of the page.

    `before` has what the part takes from others.
    """
    node = find_program("node", package="nodejs")
    script = cast("bytes", get_data("timeline", f"exports/page/script/{part}.js"))
    code = "const { max, min, floor } = Math, FUTURE = Infinity, PAST = -FUTURE;\n"
    code += before
    code += f"{script.decode()}\nconst found = {expression};"
    code += "\nconsole.log(JSON.stringify(found));"
    done = subprocess.run(
        [node, "-"], input=code.encode(), capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_every_character_is_folded_alike() -> None:
    found = _run(
        "searching",
        "Array.from({ length: 0x110000 }, (_, code) => code >> 11 === 27 ? ''"
        " : fold('a' + String.fromCodePoint(code) + 'b'))",
    )
    other = [
        hex(code)
        for code, folded in enumerate(found)
        # What one of the two is too old to know may differ; halves of pairs are none.
        if folded != fold(f"a{chr(code)}b")
        and unicodedata.category(chr(code)) not in ("Cn", "Cs")
        and code not in _OTHERWISE
    ]
    assert other == []


_TEXTS = (
    *(
        "The US talks",
        "Status quo",
        "us-russia",
        "Genève and Geneva",
        "a, b; c",
        "d'État",
    ),
    *(
        "Überraschung",
        "STRASSE Straße",
        "ΟΔΟΣ οδός",
        "Привет, мир",
        "سلام عليكم",
        "东京会谈",
    ),
    *("ไทยแลนด์", "x1991y", "1991", "co-operation", "Noël  über\u00a0alles", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢"),
    *(
        "snake_case",
        "\u200bzero\u00adwidth",
        "ﬁne ligature",
        "İstanbul ılık",
        "*star* x",
    ),
)
_ASKED = (
    *(
        "us",
        "*us",
        "geneve",
        "Genève",
        '"the us"',
        '"the us',
        "a,",
        ",b",
        "*",
        '""',
        "-",
    ),
    *(
        "strasse",
        "ßE",
        "οδοσ",
        "ΟΔΌΣ",
        "мир",
        "сала",
        "عليكم",
        "京",
        "京会",
        "แลนด์",
        "91",
    ),
    *(
        "1991",
        "operation",
        "*eration",
        "noel uber",
        "unicode",
        "case",
        "zerowidth",
        "fi",
    ),
    *("istanbul", "ilik", "ılık", "**star", "'etat", "d'etat", "_case", "state"),
)


def test_words_are_found_at_their_beginnings_alike() -> None:
    events = [
        {"id": str(number), "date": "2013", "title": text}
        for number, text in enumerate(_TEXTS)
    ]
    chronology = load_text(json.dumps({"events": events}))
    found = _run(
        "searching",
        f"{json.dumps(_ASKED)}.map(asked => {json.dumps(_TEXTS)}.map(fold)"
        ".map(text => makeTests(asked).every(test => test(text))))",
    )
    for asked, answers in zip(_ASKED, found, strict=True):
        if not fold(asked.strip('*"')):
            # The library refuses to search for nothing; a page then asks for nothing.
            assert all(answers)
            continue
        answer = select(chronology, make_query(search=asked))
        wanted = {int(event.id) for event in answer.events}
        assert {at for at, is_found in enumerate(answers) if is_found} == wanted, asked


def test_days_have_the_same_numbers() -> None:
    rng = random.Random(4)  # noqa: S311  no secrets
    days = [rng.randint(-800_000, 800_000) for _ in range(3000)]
    days += range(-400, 800)
    found = _run("days", f"{days}.map(day => [fromDay(day), toDay(...fromDay(day))])")
    assert found == [[list(calendar_date(day)), day] for day in days]


@pytest.mark.parametrize(
    "date",
    [
        *("2013", "2013-05", "2013-05-10", "2012-02-29", "2013-02-28", "0001", "0000"),
        *("-0043-03-15", "-0043", "-0480-02", "1900-02", "2000-02", "2013-12"),
    ],
)
def test_what_is_typed_is_the_same_days(date: str) -> None:
    when = parse_canonical(date)
    found = _run("days", f"[readDay({date!r}), readDay({date!r}, true)]")
    assert found == [when.b1, when.e2]


def test_years_before_christ_may_be_typed_so() -> None:
    assert _run("days", "readDay('44 BC')") == parse_canonical("-0043").b1


@pytest.mark.parametrize(
    "text",
    ["", "x", "2013-13", "2013-00", "2013-02-30", "2013-05-00", "-44 BC", "1-1-1-1"],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert _run("days", f"readDay({text!r})") is None


@pytest.mark.parametrize(
    "first", [-400_000, -500, 1, 734_000, 734_867], ids=lambda day: f"from {day}"
)
def test_units_begin_on_the_days_of_the_layout(first: int) -> None:
    part = cast("bytes", get_data("timeline", "exports/page/script/days.js")).decode()
    found = _run(
        "axis",
        f"""UNITS.filter(([days, step]) => days * step < 500_000).map(unit => {{
          axis = {{ first: {first}, last: {first} + floor(unit[0] * unit[1] * 5) + 1 }};
          return [unit, axis.last - 1, listStarts(unit)];
        }})""",
        before=f"""
        {part}
        const ceil = Math.ceil, el = () => null, innerWidth = 1000, D = {{}};
        const stub = {{ getContext: () => null, getPropertyValue: () => "" }};
        const document = {{ createElement: () => stub }};
        const getComputedStyle = () => stub;
        """,
    )
    names = {1: "day", 30.4: "month", 365.25: "year"}
    assert len(found) == 14
    for (days, step), last, starts in found:
        unit, steps = ("week", 1) if step == 7 else (names[days], int(step))
        wanted = list(list_starts(unit, steps, Window(first, last)))
        assert wanted, (unit, steps)
        assert starts == wanted, (unit, steps)


def test_marks_have_the_shapes_of_the_layout() -> None:
    rng = random.Random(9)  # noqa: S311  no secrets
    dates = [parse_canonical(date) for date in DATES]
    scale, stub = 100, 22 / 100
    cases, wanted, cut = [], [], 0
    for _ in range(2000):
        date = rng.choice(dates)
        first = 734_998 + rng.randint(-40, 20)
        window = Window(first, first + rng.randint(0, 60))
        # Of half of the lanes nobody knows that they end.
        until = first + rng.randint(-40, 80) if rng.random() < 0.5 else FUTURE
        figure = make_figure(date, window, stub=stub, until=until)
        # What says nothing of these days is not drawn in a page.
        vague = not date.is_undated and date.shape is not Shape.INTERVAL
        beyond = date.b1 == PAST and date.e2 > window.last
        beyond |= date.e2 == FUTURE and date.b1 < window.first
        if figure is None or (vague and beyond):
            continue
        known = [*date.bounds, *date.outer, until]
        told = [day if is_finite(day) else None for day in known]
        lasts = date.shape is Shape.INTERVAL
        flags = date.approximate + 2 * date.uncertain
        cases.append([told, lasts, flags, window.first, window.last + 1])
        cut += date.b1 <= until < date.e2
        wanted.append(_list_edges(figure))
    assert len(cases) - cut > 300
    assert cut > 50
    found = _run(
        "marks",
        f"""{json.dumps(cases)}.map(([told, lasts, flags, first, last]) => {{
          const open = [PAST, PAST, FUTURE, FUTURE], until = told.pop() ?? FUTURE;
          const known = told.map((day, k) => day ?? open[k % 4]);
          B = [known.slice(0, 4)]; R = [[known.slice(4)]]; LASTS = [lasts]; F = [flags];
          axis = {{ x: 0, first, last, scale: {scale} }};
          const f = figure(0, until), day = x => first + x / {scale};
          const edges = [f.a, f.b, f.sureA, f.sureB].map(day);
          const ends = f.dot ? [day((f.a + f.b) / 2), 0, 0, 0] : edges;
          return [f.dot, f.once, f.left, f.right, ...ends];
        }})""",
        before="""
        let axis, B, R, LASTS, F;
        const APPROXIMATE = 1, toX = day => axis.x + (day - axis.first) * axis.scale;
        """,
    )
    for case, one, two in zip(cases, found, wanted, strict=True):
        assert one == pytest.approx(two, abs=1e-6), case


def _list_edges(figure: Figure) -> list[float]:
    """Return what kind of shape a figure is, where it opens, and its days."""
    dot, once = figure.kind is Kind.DOT, figure.kind is not Kind.LASTS
    opens = [figure.opens_before, figure.opens_after]
    days = [figure.first, figure.last, figure.sure_first, figure.sure_last]
    return [dot, once, *opens, *([figure.middle, 0, 0, 0] if dot else days)]


def test_silences_are_those_of_the_library() -> None:
    rng = random.Random(11)  # noqa: S311  no secrets
    known = [parse_canonical(date) for date in DATES]
    lots = [
        sorted(rng.choices(known, k=rng.randint(1, 9)), key=lambda date: date.sort_key)
        for _ in range(300)
    ]
    wanted = [
        [
            [one.after, one.days, one.certain, one.since]
            for one in find_silences([shorten(date) for date in dates])
        ]
        for dates in lots
    ]
    told = [
        [
            [[day if is_finite(day) else None for day in date.bounds], *_flags(date)]
            for date in dates
        ]
        for dates in lots
    ]
    found = _run(
        "pair",
        f"""{json.dumps(told)}.map(dates => {{
          const widen = (day, k) => day ?? (k < 2 ? PAST : FUTURE);
          B = dates.map(([days]) => days.map(widen));
          LASTS = dates.map(one => one[1]);
          F = dates.map(one => one[2] ? UNCERTAIN : 0);
          return [...findSilences(dates.map((_, i) => i)).values()]
            .map(({{ i, days, sure, since }}) => [i, days, sure, since]);
        }})""",
        before="let B, F, LASTS;\nconst UNCERTAIN = 2, UNDATED = 16, DROPPED = 32;\n",
    )
    assert found == wanted
    assert sum(map(len, wanted)) > 300


def _flags(date: When) -> tuple[bool, bool]:
    return date.shape is Shape.INTERVAL, date.uncertain
