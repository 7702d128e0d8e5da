"""Write what `timeline check` prints into its manual and into the golden files.

    python tools/update_diagnostics.py

Each file or folder in tests/data/bad is an example of the code it is named
after (`CODE.yaml`, `CODE-2.yaml`, or `CODE/` where it takes several files), and
`NAME.txt` beside it is what `timeline check` prints about it, run from there, with
the options of `OPTIONS` where the code is found only on demand.

docs/diagnostics.md shows the examples between `<!-- example: NAME -->` and
`<!-- end -->`, and what a command prints between `<!-- output: ARGUMENTS -->` and
`<!-- end -->`. Both are written anew; the prose round them stays. Read the diff:
the tests fail where it would not be empty.
"""

import contextlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from timeline.cli import app

ROOT = Path(__file__).resolve().parents[1]
BAD = ROOT / "tests" / "data" / "bad"
PAGE = ROOT / "docs" / "diagnostics.md"

OPTIONS = {"event-future": ("--today",), "sources-few": ("--min-sources", "2")}
"""What finds codes that are looked for only on demand."""

_BLOCK = re.compile(
    r"^<!-- (?P<kind>example|output): (?P<what>[^\n]+) -->\n.*?^<!-- end -->$",
    re.MULTILINE | re.DOTALL,
)
_LANGUAGES = {"json": "json", "sarif": "json"}


def list_examples() -> tuple[str, ...]:
    """Return the names of all examples, sorted: files and folders to check."""
    paths = (path for path in BAD.iterdir() if path.suffix == ".yaml" or path.is_dir())
    return tuple(sorted(path.name for path in paths))


def run_check(*arguments: str) -> str:
    """Return what `timeline check` prints, run in the folder of the examples.

    Raises RuntimeError where the program itself fails.
    """
    with contextlib.chdir(BAD):
        result = CliRunner().invoke(
            app, ["check", *arguments], env={"FORCE_COLOR": None}
        )
    failed = not isinstance(result.exception, SystemExit | None)
    if failed or result.exit_code not in (0, 1):
        message = f"timeline check {' '.join(arguments)}: {result.stderr}"
        raise RuntimeError(message) from result.exception
    return result.stdout


def check_example(example: str) -> str:
    """Return what `timeline check` prints about an example."""
    return run_check(*OPTIONS.get(Path(example).stem, ()), example)


def golden_path(example: str) -> Path:
    """Return the golden file of an example."""
    return BAD / f"{Path(example).stem}.txt"


def render_page(page: str) -> str:
    """Return the manual with every example and output written anew."""
    return _BLOCK.sub(_render_block, page)


def _render_block(match: re.Match[str]) -> str:
    what = match["what"]
    if match["kind"] == "output":
        form = what.partition("--format ")[2].partition(" ")[0]
        blocks = [_fence(run_check(*what.split()), _LANGUAGES.get(form, "text"))]
    else:
        blocks = [*_show_files(BAD / what), _fence(check_example(what), "text")]
    comment = match[0].partition("\n")[0]
    return "\n\n".join([comment, *blocks, "<!-- end -->"])


def _show_files(path: Path) -> Iterator[str]:
    """Yield the files of an example as blocks, without those that are not text."""
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        try:
            text = file.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        if path.is_dir():
            yield f"`{path.name}/{file.name}`:"
        if text.replace("\n", "").replace("\t", "").isprintable():
            yield _fence(text, "yaml")


def _fence(text: str, language: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def main() -> int:
    """Write the golden files and the manual."""
    examples = list_examples()
    for example in examples:
        golden_path(example).write_text(check_example(example), encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(render_page(page), encoding="utf-8")
    print(f"{len(examples)} golden files and {PAGE.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
