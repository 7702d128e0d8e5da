"""What docs/query.md says of the language is so."""

import re
import shlex
from itertools import pairwise

import pytest

from tests.helpers.files import list_blocks, load_sample, read_page
from timeline import check, load_text, select
from timeline.names import names_of
from timeline.query import QueryError, parse_query
from timeline.query.fields import list_fields
from timeline.query.options import OPTIONS
from timeline.query.query import FLAGS, OPERATORS

PAGE = read_page("query")
SAMPLE = load_sample()

_ROWS = re.findall(r"^\| `(.+?)` \| (\d+) \| (.+) \|$", PAGE, re.MULTILINE)
_COMMANDS = re.findall(r"^    (timeline .+)$", PAGE, re.MULTILINE)


def _list_fields_of_the_page() -> list[str]:
    table = PAGE.partition("## The fields")[2].partition("\n\n**")[0]
    cells = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
    return [name for cell in cells for name in re.findall("`(.+?)`", cell)]


def test_there_are_examples() -> None:
    assert len(_ROWS) > 15
    assert len(_COMMANDS) > 5


@pytest.mark.parametrize(("query", "count", "meaning"), _ROWS)
def test_an_example_finds_as_many_events_as_it_says(
    query: str, count: str, meaning: str
) -> None:
    assert len(select(SAMPLE, query).matches) == int(count), meaning


@pytest.mark.parametrize("command", _COMMANDS)
def test_the_commands_hold_queries_that_can_be_read(command: str) -> None:
    words = shlex.split(command)
    queries = [after for word, after in pairwise(words) if word in ("-q", "--query")]
    assert [parse_query(query) for query in queries]


def test_no_command_has_signs_that_shells_take_away() -> None:
    for command in _COMMANDS:
        bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", command)
        assert not set("<>!&|") & set(bare)
        assert "!" not in command


def test_every_field_stands_on_the_page_and_every_one_there_is_a_field() -> None:
    named = _list_fields_of_the_page()
    assert len(named) == len(set(named))
    assert set(named) == set(list_fields(names_of(SAMPLE)))


def test_every_operator_stands_on_the_page() -> None:
    table = PAGE.partition("## The operators")[2].partition("\n\n")[2]
    named = re.findall(r"`([:=<>!]+)`", table.partition("\n\n")[0])
    assert set(named) == {*OPERATORS, "!="}


def test_flags_are_options_and_no_fields() -> None:
    for flag in FLAGS:
        assert f"`--{flag.replace('_', '-')}`" in PAGE
        assert flag not in _list_fields_of_the_page()


def test_every_option_is_a_field_of_the_page_or_one_turned_round() -> None:
    fields = _list_fields_of_the_page()
    assert {option.field for option in OPTIONS.values()} <= set(fields)


def test_the_saved_queries_of_the_page_can_be_asked() -> None:
    (text,) = list_blocks(PAGE, "yaml")
    chronology = load_text(text)
    assert not check(chronology)
    assert len(select(chronology, "@arms").matches) == 2
    assert len(select(chronology, "@quiet-arms since:2013-06").matches) == 1


@pytest.mark.parametrize(
    "query", ["month:May 2013", "14:30", "https://example.org", "", " "]
)
def test_what_the_page_says_is_refused_is(query: str) -> None:
    with pytest.raises(QueryError):
        select(SAMPLE, query)
