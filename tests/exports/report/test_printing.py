"""Which program prints a report; tests/programs has the real ones."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from timeline.exports.options import MissingError
from timeline.exports.report.printing import fix_dates, make_pdf
from timeline.exports.report.programs import ProgramError

_PRINTS = (
    'for one in "$@"; do case "$one" in --print-to-pdf=*) f=${one#*=};; esac; done'
)
_BROWSER = f'{_PRINTS}\necho "browser" > "$f"'
# `--outdir FOLDER FILE` are its last words.
_OFFICE = 'for one in "$@"; do last=$one; done\necho "office" > "${last%.docx}.pdf"'


def _install(folder: Path, patch: pytest.MonkeyPatch, **scripts: str) -> None:
    """Put programs into a folder that is looked into alone."""
    for name, text in ({"pandoc": "/bin/cat"} | scripts).items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
    patch.setenv("PATH", str(folder))


@pytest.mark.parametrize(
    ("there", "printed"),
    [
        (("chromium", "soffice"), b"browser\n"),
        (("chrome",), b"browser\n"),
        (("soffice",), b"office\n"),
        (("libreoffice",), b"office\n"),
    ],
)
def test_a_browser_prints_and_else_an_office(
    there: Sequence[str],
    printed: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scripts = {one: _OFFICE if "office" in one else _BROWSER for one in there}
    _install(tmp_path, monkeypatch, **scripts)
    assert make_pdf(b"# x") == printed


def test_without_either_they_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, monkeypatch)
    with pytest.raises(MissingError, match="chromium is needed") as caught:
        make_pdf(b"# x")
    assert "LibreOffice" in caught.value.hint


def test_a_program_that_prints_nothing_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, monkeypatch, chromium="exit 0")
    with pytest.raises(ProgramError, match="chromium has printed nothing"):
        make_pdf(b"# x")


def test_a_pdf_says_nothing_of_when_it_was_made() -> None:
    pdf = (
        b"%PDF-1.4\n\xe2\xe3 /CreationDate (D:20261129172851+00'00')\n"
        b"/ModDate(D:20261129172851Z)\n/ID [ <0123456789ABCDEF0123456789ABCDEF>\n"
        b"<0123456789ABCDEF0123456789ABCDEF> ]\n(D:20261129172851) \xff"
    )
    fixed = fix_dates(pdf)
    assert len(fixed) == len(pdf)
    assert fixed == (
        b"%PDF-1.4\n\xe2\xe3 /CreationDate (D:19800101000000+00'00')\n"
        b"/ModDate(D:19800101000000Z)\n/ID [ <00000000000000000000000000000000>\n"
        b"<00000000000000000000000000000000> ]\n(D:20261129172851) \xff"
    )
