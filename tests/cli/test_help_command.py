"""`timeline help`: commands, topics, and the pages that a wheel has to hold."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from tests.helpers.files import ROOT, load_sample, read_page
from tests.helpers.running import invoke
from timeline.cli import topics
from timeline.cli.commands import COMMANDS
from timeline.cli.topics import PACKED, SUMMARY, TOPICS, cut_summary
from timeline.cli.topics import read_page as read
from timeline.query import parse_query, select

_ONE_SCREEN = 30
"""Lines of 80 cells."""
_SHORT = ("dates", "query", "names", "file")


def test_without_a_topic_it_lists_commands_and_topics() -> None:
    done = invoke("help", columns=80)
    assert (done.code, done.err) == (0, "")
    for name in (*COMMANDS, *(name for name, row in TOPICS.items() if row.listed)):
        assert re.search(rf"^  {name} +\S", done.out, re.MULTILINE)
    assert done.out == invoke("--help", columns=80).out


@pytest.mark.parametrize("command", COMMANDS)
def test_of_a_command_it_says_what_its_own_help_says(command: str) -> None:
    assert (
        invoke("help", command, columns=80).out
        == invoke(command, "--help", columns=80).out
        or command in TOPICS
    )
    if command not in TOPICS:
        long = invoke("help", command, "--all", columns=80).out
        assert long == invoke(command, "--help-all", columns=80).out


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_a_page_drawn_for_the_width(topic: str) -> None:
    for columns in (40, 80, 120):
        done = invoke("help", topic, "--all", columns=columns)
        assert (done.code, done.err) == (0, "")
        heading = read_page(TOPICS[topic].page).partition("\n")[0].removeprefix("# ")
        assert done.out.startswith(heading[:30])
        assert "\x1b" not in done.out
        assert "](" not in done.out


@pytest.mark.parametrize("topic", _SHORT)
def test_the_first_screen_is_one_and_tells_how_to_read_on(topic: str) -> None:
    done = invoke("help", topic, columns=80)
    *lines, last = done.out.splitlines()
    assert last == f"`timeline help {topic} --all` tells the rest."
    assert len(lines) <= _ONE_SCREEN
    whole = invoke("help", topic, "--all", columns=80).out
    assert len(whole.splitlines()) > 2 * _ONE_SCREEN
    assert all(line in whole for line in lines)


def test_a_page_without_a_summary_is_shown_whole() -> None:
    page = read_page("csv")
    assert SUMMARY not in page
    assert cut_summary(page) == (page, False)
    done = invoke("help", "csv", columns=80)
    assert done.out == invoke("help", "csv", "--all", columns=80).out


def test_two_pages_lead_to_the_topics_that_no_list_has() -> None:
    pages = [invoke("help", name, "--all", columns=80) for name in ("file", "exports")]
    text = " ".join(" ".join(page.out for page in pages).split())
    assert TOPICS["file"].listed
    assert TOPICS["exports"].listed
    for name, topic in TOPICS.items():
        assert topic.listed or f"`timeline help {name}`" in text, name


def test_links_between_topics_are_commands_to_type() -> None:
    assert "`timeline help dates`" in invoke("help", "file", "--all", columns=80).out


def test_a_topic_is_found_in_capitals() -> None:
    expected = invoke("help", "dates", columns=80)
    assert invoke("help", "DATES", columns=80) == expected


def test_what_is_neither_is_told_the_nearest() -> None:
    done = invoke("help", "date-s", columns=80)
    assert (done.code, done.out) == (2, "")
    assert "there is no command or topic 'date-s'" in done.err


def test_color_is_for_who_asks() -> None:
    assert "\x1b[" in invoke("help", "dates", "--color", "always", columns=80).out


def test_a_wheel_holds_the_page_of_each_topic() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    pages = {f"{topic.page}.md" for topic in TOPICS.values()}
    assert wheel["packages"] == ["timeline"]
    assert wheel["force-include"] == {
        f"docs/{page}": f"timeline/{PACKED}/{page}" for page in pages
    }


def test_pages_are_read_from_the_wheel_and_else_from_the_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic = TOPICS["dates"]
    assert read(topic) == read_page("dates")
    package = tmp_path / "timeline"
    (package / PACKED).mkdir(parents=True)
    (package / PACKED / "dates.md").write_text("# Packed\n", encoding="utf-8")
    monkeypatch.setattr(topics, "_PACKAGE", package)
    assert read(topic) == "# Packed\n"
    with pytest.raises(FileNotFoundError):
        read(TOPICS["query"])


def _list_cells(page: str) -> list[str]:
    """Return the code in the first column of the summary's table that is typed."""
    section = page.partition(f"## {SUMMARY}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", section, re.MULTILINE)[1:]
    assert len(rows) > 8
    cells = [cell for row in rows for cell in row]
    return [code for cell in cells for code in re.findall("`(.+?)`", cell)]


@pytest.mark.parametrize("query", _list_cells(read_page("query")))
def test_the_queries_of_the_first_screen_are_queries(query: str) -> None:
    parse_query(query)
    select(load_sample(), query)


@pytest.mark.parametrize("options", _list_cells(read_page("actors")))
def test_the_options_of_the_first_screen_find_what_they_say(options: str) -> None:
    done = invoke("show", str(ROOT / "events.yaml"), *shlex.split(options), columns=80)
    assert done.code == 0
    assert done.out or "no event matches" in done.err
