"""From Markdown to .pdf, by programs of the user's.

pandoc makes a page of it, which Chromium prints as a tagged PDF; where there is none,
LibreOffice prints the .docx. What either writes of the time of day is put to a fixed
one of equal length, so that no offset in the file changes.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline.exports.options import MissingError
from timeline.exports.report.pandoc import make_docx, make_html
from timeline.exports.report.programs import ProgramError, find_program, run_program
from timeline.patterns import LazyPattern

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OFFICES = ("soffice", "libreoffice")
_FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-extensions"),
    *("--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"),
    *("--no-pdf-header-footer", "--generate-pdf-document-outline"),
)
_DATE = LazyPattern(r"(?:Creation|Mod)Date ?\(D:[0-9]{14}")
_ID = LazyPattern(r"/ID ?\[ ?<[0-9A-F]{32}>\s*<[0-9A-F]{32}>")
_STAMP = "19800101000000"
_DIGIT = LazyPattern("[0-9A-F]")


def make_pdf(markdown: bytes, *, beside: Path | None = None) -> bytes:
    """Return a report as .pdf; of a story `beside` is the folder that it stands in.

    Raises MissingError where one of the programs is not there, ProgramError where one
    fails.
    """
    browser, office = find_program(*BROWSERS), find_program(*OFFICES)
    if not (browser or office):
        raise MissingError(
            f"{BROWSERS[0]} is needed for this, and not found",
            "install Chromium, Google Chrome or LibreOffice, or write .docx or .md",
        )
    with TemporaryDirectory(prefix="timeline-") as name:
        folder = Path(name)
        made = folder / "report.pdf"
        if browser:
            _print_page(browser, make_html(markdown, folder, beside=beside), made)
        else:
            _print_docx(office, make_docx(markdown, beside=beside), made)
        if not made.exists():
            program = os.path.basename(browser or office)
            raise ProgramError(f"{program} has printed nothing")
        return fix_dates(made.read_bytes())


def _print_page(browser: str, page: bytes, made: Path) -> None:
    source = made.with_suffix(".html")
    source.write_bytes(page)
    # Its sandbox does not start for root.
    flags: Sequence[str] = ("--no-sandbox",) if _is_root() else ()
    own = f"--user-data-dir={made.parent / 'profile'}"
    to = f"--print-to-pdf={made}"
    run_program((browser, *_FLAGS, *flags, own, to, source.as_uri()))


def _print_docx(office: str, docx: bytes, made: Path) -> None:
    source = made.with_suffix(".docx")
    source.write_bytes(docx)
    own = f"-env:UserInstallation={(made.parent / 'profile').as_uri()}"
    to = ("--convert-to", "pdf", "--outdir", str(made.parent))
    run_program((office, own, "--headless", *to, str(source)))


def _is_root() -> bool:
    # Windows has none.
    find_user = getattr(os, "geteuid", None)
    return find_user is not None and find_user() == 0


def fix_dates(pdf: bytes) -> bytes:
    """Return a PDF of the same length that does not say when it was made."""
    # Latin-1 has a character for each byte.
    text = pdf.decode("latin-1")
    text = _DATE.sub(lambda match: match[0][: -len(_STAMP)] + _STAMP, text)
    text = _ID.sub(lambda match: "/ID" + _DIGIT.sub("0", match[0][3:]), text)
    return text.encode("latin-1")
