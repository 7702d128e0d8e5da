"""From Markdown to .docx and to HTML, by the user's pandoc.

A report is read in pandoc's sandbox, into a tree of its own, and the tree is written:
in Debian (2.17) there is no sandbox for writing .docx. A tree of a report holds nothing
that writing would fetch or run. A story is its author's, who may refer to pictures
beside it; it is read as pandoc would read it alone, quotes bent and all.

What pandoc has of the user's own, such as a document that others are to look like, is
not looked at, so that a file does not depend on the machine.
"""

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from timeline.exports.report.programs import need_program, run_program

PANDOC = "pandoc"
_HINT = "install pandoc 2.15 or newer from pandoc.org, or write a report as .md"
# A folder without any data, as none is of this name.
_NO_DATA = "--data-dir=/timeline-has-no-pandoc-data"
_REPORT = (
    *("--from=markdown-smart", "--sandbox", "--shift-heading-level-by=-1"),
    *("--metadata=lang:en",),
)
_TEMPLATE = "print.html"


def make_docx(markdown: bytes, *, beside: Path | None = None) -> bytes:
    """Return a report as .docx; of a story `beside` is the folder that it stands in.

    Raises MissingError where there is no pandoc, ProgramError where it fails.
    """
    return _convert(markdown, ("--to=docx",), beside)


def make_html(markdown: bytes, folder: Path, *, beside: Path | None = None) -> bytes:
    """Return the same as a page to print, made with files in a folder."""
    template = folder / _TEMPLATE
    page = resources.files(__package__) / _TEMPLATE
    template.write_bytes(page.read_bytes())
    options = ["--to=html5", "--standalone", f"--template={template}"]
    if beside is None:
        # A page has its title among the headings, of which it is the first.
        options.append("--shift-heading-level-by=1")
    else:
        # What prints it reads one file, pictures included.
        options += ["--self-contained", "--metadata=pagetitle: "]
    return _convert(markdown, options, beside)


def _convert(markdown: bytes, options: Sequence[str], beside: Path | None) -> bytes:
    pandoc = need_program(PANDOC, hint=_HINT)
    if beside is not None:
        command = (pandoc, _NO_DATA, "--from=markdown", *options, "--output=-")
        return run_program(command, markdown, folder=beside)
    tree = run_program((pandoc, _NO_DATA, *_REPORT, "--to=json"), markdown)
    return run_program((pandoc, _NO_DATA, "--from=json", *options, "--output=-"), tree)
