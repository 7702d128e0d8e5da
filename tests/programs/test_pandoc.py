"""Reports in pandoc, and what becomes of them in Chromium and LibreOffice."""

import html
import json
import random
import re
import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from tests.helpers.markdown import PIECES
from tests.helpers.programs import find_program
from tests.helpers.reports import write_report
from timeline import Chronology, select
from timeline.exports import MarkdownOptions, ReportOptions
from timeline.exports.report.escaping import emphasize, escape, flatten
from timeline.exports.report.pandoc import make_docx
from timeline.exports.report.printing import BROWSERS, OFFICES
from timeline.rendering.bidi import strip_isolates

_READERS = ("markdown", "markdown-smart", "gfm", "commonmark_x")


@pytest.fixture(name="pandoc", scope="module")
def _pandoc() -> str:
    return find_program("pandoc", package="pandoc")


def _run(*command: str, data: str = "", folder: Path | None = None) -> bytes:
    done = subprocess.run(
        command, input=data.encode(), capture_output=True, check=True, cwd=folder
    )
    return done.stdout


def _read_part(docx: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return archive.read(name).decode()


def _count_notes(docx: bytes) -> int:
    return _read_part(docx, "word/document.xml").count("<w:footnoteReference ")


def _count_cited(chronology: Chronology) -> int:
    return sum(bool(event.sources) for event in chronology.events)


def _squeeze(text: str) -> str:
    """Return a text without blanks: where lines break, nobody knows."""
    return re.sub(r"\s+", "", text)


@pytest.mark.usefixtures("pandoc")
def test_the_sample_is_a_document_with_a_real_note_for_each_event() -> None:
    docx = export_bytes("docx", select(load_sample()))
    assert _count_notes(docx) == _count_cited(load_sample()) == 14
    core = _read_part(docx, "docProps/core.xml")
    assert f"<dc:title>{load_sample().title}</dc:title>" in core
    assert "<dc:language>en</dc:language>" in core


@pytest.mark.full
@pytest.mark.usefixtures("pandoc")
def test_every_event_of_a_large_chronology_has_its_note() -> None:
    chronology = load_arms_control()
    docx = export_bytes("docx", select(chronology), ReportOptions(full=True))
    assert _count_notes(docx) == _count_cited(chronology) == 222
    document = _read_part(docx, "word/document.xml")
    text = html.unescape(re.sub(r"<[^>]*>", "", document))
    for event in chronology.events:
        assert _squeeze(event.title) in _squeeze(text)
    # Headings for Word's navigation, and a table for each event with accounts.
    headings = write_report(chronology).count("\n## ")
    assert document.count('<w:pStyle w:val="Heading1"') == headings
    assert document.count("<w:tbl>") == sum(bool(e.accounts) for e in chronology.events)


@pytest.mark.full
@pytest.mark.usefixtures("pandoc")
def test_the_same_report_gives_the_same_bytes() -> None:
    for chronology in (load_sample(), load_nasty()):
        one, two = (export_bytes("docx", select(chronology)) for _ in range(2))
        assert one == two
        with zipfile.ZipFile(BytesIO(one)) as archive:
            dates = {entry.date_time for entry in archive.infolist()}
        assert dates == {(1980, 1, 1, 0, 0, 0)}
        assert "1980-01-01T00:00:00Z" in _read_part(one, "docProps/core.xml")


@pytest.mark.full
def test_in_a_tree_of_a_report_is_nothing_to_fetch_or_run(pandoc: str) -> None:
    for text in (
        write_report(load_nasty(), MarkdownOptions(full=True)),
        write_report(load_arms_control(), MarkdownOptions(full=True)),
    ):
        tree = _run(pandoc, "--from=markdown", "--to=json", data=text).decode()
        assert '"t":"Note"' in tree
        for kind in ("Image", "RawInline", "RawBlock", "Code", "CodeBlock", "Math"):
            assert f'"t":"{kind}"' not in tree


@pytest.mark.full
@pytest.mark.parametrize("reader", ["markdown", "gfm"])
def test_a_reader_finds_every_note(reader: str, pandoc: str) -> None:
    text = write_report(load_arms_control())
    tree = _run(pandoc, f"--from={reader}", "--to=json", data=text).decode()
    assert tree.count('"t":"Note"') == _count_cited(load_arms_control())


def _make_texts(number: int) -> list[str]:
    chance = random.Random(1)  # noqa: S311  # the same texts each time
    return [
        "".join(chance.choices(PIECES, k=chance.randint(1, 9))) for _ in range(number)
    ]


_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}


def _read_inlines(inlines: list[dict[str, Any]]) -> str:
    return "".join(map(_read_inline, inlines))


def _read_inline(inline: dict[str, Any]) -> str:
    """Return the text of what stands within a line; of what is no text, its kind."""
    kind = inline["t"]
    content: Any = inline.get("c")
    if kind == "Str":
        return strip_isolates(str(content))
    if kind == "Space":
        return " "
    if kind == "Quoted":
        opened, closed = _QUOTES[content[0]["t"]]
        return f"{opened}{_read_inlines(content[1])}{closed}"
    # GitHub makes links of addresses that stand alone, e-mail's in spite of escapes.
    if kind == "Link" and content[2][0].startswith("mailto:"):
        return _read_inlines(content[1])
    return f"<{kind}>"


def _list_places(texts: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield places: of each the name, blocks with a text in it, and what they say."""
    plain = [flatten(text) for text in texts]
    pairs = list(zip(texts, plain, strict=True))
    yield (
        "within a line",
        [f"x {escape(text)} y" for text in texts],
        [f"x {text} y".replace("  ", " ") for text in plain],
    )
    yield (
        "a line",
        [escape(text, begins=True) for text, found in pairs if found],
        [found for found in plain if found],
    )
    yield (
        "a heading",
        [f"## {escape(text)}" for text, found in pairs if found],
        [found for found in plain if found],
    )


@pytest.mark.full
@pytest.mark.parametrize("reader", _READERS)
def test_a_text_is_read_back_wherever_it_stands(reader: str, pandoc: str) -> None:
    for place, blocks, wanted in _list_places(_make_texts(1_500)):
        document = "\n\n".join(blocks)
        tree = json.loads(_run(pandoc, f"--from={reader}", "--to=json", data=document))
        found = [
            _read_inlines(block["c"] if block["t"] == "Para" else block["c"][-1])
            for block in tree["blocks"]
        ]
        assert found == wanted, place


@pytest.mark.full
@pytest.mark.parametrize("reader", _READERS)
def test_a_text_is_read_back_in_emphasis_and_in_cells(reader: str, pandoc: str) -> None:
    texts = [text for text in _make_texts(500) if flatten(text)]
    document = "\n\n".join(
        f"**d** {emphasize(text)}.\n\n| a | b |\n|---|---|\n| c | {escape(text)} |"
        for text in texts
    )
    tree = json.loads(_run(pandoc, f"--from={reader}", "--to=json", data=document))
    said, tables = tree["blocks"][::2], tree["blocks"][1::2]
    emphasized = [block["c"][2] for block in said]
    assert {inline["t"] for inline in emphasized} == {"Emph"}
    plain = [flatten(text) for text in texts]
    assert [_read_inlines(inline["c"]) for inline in emphasized] == plain
    cells = [table["c"][4][0][3][0][1][1][4] for table in tables]
    assert [_read_inlines(cell[0]["c"]) for cell in cells] == plain


@pytest.mark.full
def test_keys_lead_to_the_sources(pandoc: str, tmp_path: Path) -> None:
    chronology = load_arms_control()
    report = write_report(chronology, MarkdownOptions(citekeys=True))
    (tmp_path / "s.csl.json").write_bytes(export_bytes("csl", select(chronology)))
    command = (pandoc, "--citeproc", "--bibliography=s.csl.json")
    docx = _run(*command, "--to=docx", "--output=-", data=report, folder=tmp_path)
    assert _count_notes(docx) == _count_cited(chronology)
    text = _run(*command, "--to=plain", data=report, folder=tmp_path).decode()
    # What is not found stands there in bold, with question marks.
    assert "???" not in text
    assert "@" not in text
    for words in ("Hoffman 2009", "n.d.", "credibility 3 (possibly true)"):
        assert words in text
    items = json.loads((tmp_path / "s.csl.json").read_bytes())
    # A style may write words of titles with capitals.
    text = text.lower()
    places = [text.rindex(item["title"].lower()[:20]) for item in items]
    # All of them stand where the sources do, behind all events and before the notes.
    assert min(places) > text.index("sources")


@pytest.mark.full
@pytest.mark.usefixtures("pandoc")
def test_a_pdf_has_every_event_and_is_tagged(tmp_path: Path) -> None:
    find_program(*BROWSERS, package="chromium")
    reader = find_program("pdftotext", package="poppler-utils")
    teller = find_program("pdfinfo", package="poppler-utils")
    chronology = load_arms_control()
    one, two = (export_bytes("pdf", select(chronology)) for _ in range(2))
    assert one == two
    (tmp_path / "a.pdf").write_bytes(one)
    text = _squeeze(_run(reader, "a.pdf", "-", folder=tmp_path).decode())
    for event in chronology.events:
        assert _squeeze(event.title) in text
    told = _run(teller, "a.pdf", folder=tmp_path).decode()
    assert re.search(r"Tagged: +yes", told)
    assert re.search(rf"Title: +{re.escape(chronology.title)}", told)
    assert "1980" in told


@pytest.mark.full
@pytest.mark.usefixtures("pandoc")
def test_an_office_opens_the_document(tmp_path: Path) -> None:
    office = find_program(*OFFICES, package="libreoffice-writer")
    reader = find_program("pdftotext", package="poppler-utils")
    chronology = load_sample()
    (tmp_path / "a.docx").write_bytes(export_bytes("docx", select(chronology)))
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = (office, own, "--headless", "--convert-to", "pdf", "a.docx")
    subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
    if not (tmp_path / "a.pdf").exists():
        pytest.skip("soffice has no Writer: Debian has it in libreoffice-writer")
    text = _squeeze(_run(reader, "a.pdf", "-", folder=tmp_path).decode())
    for event in chronology.events:
        assert _squeeze(event.title) in text
    # Each note stands at the foot of its page, and the source in the appendix.
    assert text.count("JamesSherr") == _count_cited(chronology) + 1


@pytest.mark.full
@pytest.mark.usefixtures("pandoc")
def test_a_story_keeps_its_pictures_and_its_own_notes(tmp_path: Path) -> None:
    picture = (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06"
        b"\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05"
        b"\xfe\x02\xfe\xdc\xccY\xe7\x00\x00\x00\x00IEND\xaeB`\x82"
    )
    (tmp_path / "p.png").write_bytes(picture)
    story = b"---\ntitle: T\n---\n\n![p](p.png) It's[^1]\n\n[^1]: mine\n"
    docx = make_docx(story, beside=tmp_path)
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        media = [name for name in archive.namelist() if "media/" in name]
        assert [archive.read(name) for name in media] == [picture]
    assert _count_notes(docx) == 1
    assert "It’s" in _read_part(docx, "word/document.xml")
