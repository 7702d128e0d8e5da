"""The commands: a table, and a module for each.

`timeline --help` and the completion of command names need only the table; a module is
imported when its command runs.
"""

from timeline.lean import NamedTuple


class CommandRow(NamedTuple):
    """A row of the table."""

    module: str
    """In this package; holds `run`, and may hold `EPILOG` and `SETTINGS`."""
    summary: str
    panel: str = "Everyday"


COMMANDS = {
    "show": CommandRow("show", "Draw a timeline."),
    "today": CommandRow("today", "Draw what happened on this day, in any year."),
    "check": CommandRow("check", "Report all that is wrong, each at its place."),
    "actors": CommandRow("actors", "List who took part, with offices and numbers."),
    "office": CommandRow("office", "List who held an office, and after whom."),
    "sources": CommandRow("sources", "List what events rest on, and on what alone."),
    "differ": CommandRow("differ", "Show where accounts of one event differ."),
    "stats": CommandRow("stats", "Count events by kind, actor, place and so on."),
    "export": CommandRow("export", "Write a report, a page, a calendar or a table."),
    "report": CommandRow("report", "Fill events into a document of your own."),
    "add": CommandRow("add", "Put an event into a chronology."),
    "edit": CommandRow("edit", "Open an event in the editor."),
    "import": CommandRow("importing", "Make events of tables and other timelines."),
    "fmt": CommandRow("fmt", "Write the strict form of what was read leniently."),
    "init": CommandRow("init", "Write a starter file with comments."),
    "help": CommandRow("help", "Tell of a command, or of a topic.", "Look-up"),
    "date": CommandRow("date", "Say how a date is understood.", "Look-up"),
    "kinds": CommandRow("kinds", "List the kinds of events.", "Look-up"),
    "formats": CommandRow("formats", "List views and export formats.", "Look-up"),
    "schema": CommandRow("schema", "Print the file format for editors.", "Look-up"),
    "codes": CommandRow("codes", "List the codes of diagnostics.", "Look-up"),
    "cache": CommandRow("cache", "Tell what is kept of files, or clear it.", "Look-up"),
}
