"""Parts of the page's script by themselves: they find words and days as the library."""

import json
import random
import subprocess
import unicodedata
from pkgutil import get_data
from typing import Any, cast

import pytest

from tests.helpers.programs import find_program
from timeline import load_text, make_query, select
from timeline.dates import calendar_date, parse_canonical
from timeline.text import fold

pytestmark = pytest.mark.full

# Forms of letters of old Church Slavonic prints, of which JavaScript knows no other
# case, and Cherokee, which Python folds to capitals and JavaScript to small letters.
_OTHERWISE = {*range(0x1C80, 0x1C89), *range(0x13A0, 0x13FE), *range(0xAB70, 0xABC0)}


def _run(part: str, expression: str) -> Any:
    """Evaluate an expression beside a part of the script of the page."""
    node = find_program("node", package="nodejs")
    script = cast("bytes", get_data("timeline", f"exports/page/script/{part}.js"))
    code = "const { max, min, floor } = Math, FUTURE = Infinity, PAST = -FUTURE;\n"
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
