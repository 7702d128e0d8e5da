"""What pandoc is asked for; tests/programs has the real one."""

from pathlib import Path

import pytest

from timeline.exports.options import MissingError
from timeline.exports.report.pandoc import make_docx, make_html


@pytest.fixture(name="pandoc")
def _pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a program of that name writes how it was called."""
    calls = tmp_path / "calls"
    script = tmp_path / "bin" / "pandoc"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\necho "$PWD $*" >> {calls}\ncat\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}:/usr/bin:/bin")
    return calls


def test_a_report_is_read_in_the_sandbox_and_written_from_a_tree(pandoc: Path) -> None:
    assert make_docx(b"# x") == b"# x"
    reading, writing = pandoc.read_text().splitlines()
    for option in ("--sandbox", "--from=markdown-smart", "--to=json"):
        assert option in reading.split(" ")
    for option in ("--from=json", "--to=docx", "--output=-"):
        assert option in writing.split(" ")


def test_a_story_is_read_where_its_pictures_are(pandoc: Path, tmp_path: Path) -> None:
    assert make_docx(b"# x", beside=tmp_path) == b"# x"
    (call,) = pandoc.read_text().splitlines()
    assert call.startswith(f"{tmp_path} ")
    assert "--sandbox" not in call
    assert "--from=markdown " in call


def test_a_page_has_a_template_of_its_own(pandoc: Path, tmp_path: Path) -> None:
    assert make_html(b"# x", tmp_path) == b"# x"
    template = tmp_path / "print.html"
    assert f"--template={template}" in pandoc.read_text()
    page = template.read_text()
    assert "default-src 'none'" in page
    # Nothing in it is fetched or run.
    assert not any(word in page for word in ("<script", "url(", "@import", "src="))
    make_html(b"# x", tmp_path, beside=tmp_path)
    assert "--self-contained" in pandoc.read_text().splitlines()[-1]


def test_without_pandoc_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingError, match="pandoc is needed") as caught:
        make_docx(b"")
    assert "pandoc 2.15 or newer" in caught.value.hint
