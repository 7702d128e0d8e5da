"""A report as .pdf is the Markdown of it, handed to programs; see tests/programs."""

from pathlib import Path

import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import load_sample
from tests.helpers.reports import install_echoes, write_report
from timeline import load_text, select
from timeline.exports import MarkdownOptions, ReportOptions, write_export


def test_the_options_of_a_report_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_echoes(tmp_path, monkeypatch)
    asked = ReportOptions(by="kind", brief=True)
    made = export_bytes("pdf", select(load_sample()), asked)
    options = MarkdownOptions(by="kind", brief=True)
    assert made.decode() == write_report(load_sample(), options)


def test_what_is_only_counted_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_echoes(tmp_path, monkeypatch)
    chronology = load_text("[{date: n.d., title: A}, {date: 2013, title: B}]")
    with (tmp_path / "x").open("wb") as stream:
        (told,) = write_export("pdf", select(chronology, "year:2013"), stream)
    assert told.startswith("1 undated event may match as well")
