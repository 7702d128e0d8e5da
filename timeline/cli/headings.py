"""The headings of options in the help, and which of them its short form has."""

FILES_HEADING = "Files"
OWN_HEADING = "Options"
EVENTS_HEADING = "Which events (repeat: and; comma: or)"
DRAWING_HEADING = "How they are drawn"
HELP_HEADING = "Help"

ORDER = (FILES_HEADING, OWN_HEADING, EVENTS_HEADING, DRAWING_HEADING)
"""Those that come first; others follow in the order of the options."""

_FURTHER = " (further)"


def further(heading: str) -> str:
    """Return the heading of options that only `--help-all` shows."""
    return f"{heading}{_FURTHER}"


def split_heading(heading: str) -> tuple[str, bool]:
    """Return a heading as it is shown, and whether it is one of `further` options."""
    return heading.removesuffix(_FURTHER), heading.endswith(_FURTHER)
