"""What is typed at a screen."""

import string

import pytest

from tests.helpers.files import ROOT
from timeline.cli.watching.keys import Key, read_keys, split_begun


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        (b"j\x1b[B\x1bOB\r", [Key.LINE_DOWN] * 4),
        (b"k\x1b[A\x1bOA", [Key.LINE_UP] * 3),
        (b" f\x1b[6~", [Key.PAGE_DOWN] * 3),
        (b"b\x1b[5~", [Key.PAGE_UP] * 2),
        (b"d\x04u\x15", [Key.HALF_DOWN] * 2 + [Key.HALF_UP] * 2),
        (b"g\x1b[H\x1bOH\x1b[1~", [Key.HOME] * 4),
        (b"G\x1b[F\x1bOF\x1b[4~", [Key.END] * 4),
        (b"r\x0cq\x03", [Key.READ, Key.REPAINT, Key.LEAVE, Key.LEAVE]),
        (b"", []),
    ],
)
def test_keys_ask_for_what_they_do_in_pagers(typed: bytes, keys: list[Key]) -> None:
    assert list(read_keys(typed)) == keys


@pytest.mark.parametrize(
    "typed",
    [b"x", b"\xc3\xa9", b"\x1b[15~", b"\x1b[1;5B", b"\x1b", b"\x1b[200~", b"\x1bOP"],
)
def test_what_no_key_means_is_passed_over_as_a_whole(typed: bytes) -> None:
    assert list(read_keys(typed)) == []
    assert list(read_keys(typed + b"j")) == [Key.LINE_DOWN]


@pytest.mark.parametrize("begun", [b"\x1b", b"\x1b[", b"\x1bO", b"\x1b[5", b"\x1b[1;"])
def test_a_key_that_comes_in_two_parts_is_kept_until_it_is_whole(begun: bytes) -> None:
    assert split_begun(b"jk" + begun) == (b"jk", begun)


def test_whole_keys_leave_nothing_over() -> None:
    assert split_begun(b"j\x1b[5~") == (b"j\x1b[5~", b"")
    assert split_begun(b"") == (b"", b"")


def test_the_manual_has_every_character_that_is_a_key() -> None:
    page = (ROOT / "docs" / "views.md").read_text(encoding="utf-8")
    section = page.partition("\n# While you write\n")[2].partition("\n# ")[0]
    keys = [char for char in string.printable.strip() if list(read_keys(char.encode()))]
    assert {"j", "k", "q", "G"} <= set(keys)
    for key in keys:
        assert f"`{key}`" in section or f"`{key.lower()}`" in section, key
