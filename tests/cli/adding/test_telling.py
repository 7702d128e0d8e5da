"""What is wrong with new events is told; what was wrong before is not."""

from tests.helpers.splicing import insert
from timeline.cli.adding.telling import find_wrong
from timeline.diagnostics import SourceFile

_OLD = (
    "- {date: 2002, title: Old, see: gone}\n- {date: 2004, title: Older, see: gone}\n"
)


def test_only_what_stands_in_new_events_is_told() -> None:
    trees = [
        {"date": year, "title": "New", "see": [f"no-{year}"]}
        for year in ("2001", "2003", "2005", "2006")
    ]
    inserted = insert(_OLD, trees)
    found = find_wrong(inserted, SourceFile("e.yaml", inserted.data))
    lines = inserted.data.decode().splitlines()
    assert [lines[one.where.line - 1].partition("see: ")[2] for one in found] == [
        "[no-2001]}",
        "[no-2003]}",
        "[no-2005]}",
        "[no-2006]}",
    ]


def test_what_is_wrong_in_another_file_is_not_told() -> None:
    inserted = insert(_OLD, [{"date": "2003", "title": "New", "see": ["none"]}])
    other = SourceFile("other.yaml", inserted.data)
    assert find_wrong(inserted, other) == []
