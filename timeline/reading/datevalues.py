"""From nodes to dates, for every kind of record."""

from timeline.dates import DateError, Relative, When, parse_canonical, parse_date
from timeline.dates.when import retype
from timeline.diagnostics import Remedy
from timeline.reading.nodes import MapNode, Node, TextNode
from timeline.reading.values import Scope, read_text

LEARN_DATES = Remedy("learn-dates")
"""What helps with a text that resembles no date."""


def read_date(
    scope: Scope, key: TextNode, node: Node, *, year: int | None = None
) -> When | Relative | None:
    """Return a date."""
    if isinstance(node, MapNode):
        exported = _read_exported_date(node)
        if exported is not None:
            return exported
    text = read_text(scope, key, node)
    if text is None:
        return None
    try:
        return parse_date(text, year=year)
    except DateError as error:
        report_date(scope, node.mark, text, error)
        return None


def report_date(scope: Scope, mark: int, typed: str, error: DateError) -> None:
    """Report that a text is no date."""
    scope.report(
        error.code,
        mark,
        error.message,
        hint=error.hint,
        subject=typed,
        remedy=LEARN_DATES if error.is_general else None,
    )


def _read_exported_date(node: MapNode) -> When | None:
    """Return the date that the program's own JSON has as a mapping; None for others.

    As it was typed; where that needs a year from elsewhere, or another event, the
    canonical form says it all.
    """
    texts = {
        key.text: value.text for key, value in node.pairs if isinstance(value, TextNode)
    }
    if "typed" not in texts or "edtf" not in texts:
        return None
    for form, parse in (("typed", parse_date), ("edtf", parse_canonical)):
        try:
            when = parse(texts[form])
        except DateError:
            continue
        if isinstance(when, When):
            return retype(when, texts["typed"])
    return None


def read_fixed_date(
    scope: Scope, key: TextNode, node: Node, *, year: int | None = None
) -> When | None:
    """Return a date that may not name an event."""
    when = read_date(scope, key, node, year=year)
    if isinstance(when, Relative):
        scope.report(
            "date-invalid",
            node.mark,
            f"{when.typed!r} names an event, which `{key.text}` cannot",
            hint="write a date",
        )
        return None
    return when


def read_typed_date(scope: Scope, key: TextNode, node: Node) -> str | None:
    """Return a date as it was typed, for what is only shown."""
    when = read_fixed_date(scope, key, node)
    return when.typed if when is not None else None
