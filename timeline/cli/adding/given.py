"""What the options of `timeline add` say of an event."""

from collections.abc import Mapping
from inspect import Parameter
from typing import Any

import typer

from timeline.cli.completion import completers
from timeline.cli.headings import further
from timeline.cli.parameters import Bundle, make_parameter
from timeline.lean import NamedTuple

_EVENT = "The event"
_MORE = further(_EVENT)


class Given(NamedTuple):
    """What the options say of an event, as typed."""

    lists: Mapping[str, tuple[str, ...]]
    """Values of options that may come again, by the options."""
    texts: Mapping[str, str]


def _parameter(
    kind: Any, flag: str, metavar: str, text: str, *names: str, **told: Any
) -> Parameter:
    complete = told.pop("complete", "")
    option = typer.Option(
        f"--{flag}",
        *names,
        metavar=metavar,
        help=text,
        show_default=False,
        rich_help_panel=told.pop("heading", _EVENT),
        autocompletion=completers.complete_key(complete) if complete else None,
    )
    return make_parameter(flag, kind, option, None)


def _list_parameter(*names: str, **told: Any) -> Parameter:
    return _parameter(list[str] | None, *names, **told)


def _text_parameter(*names: str, **told: Any) -> Parameter:
    return _parameter(str | None, *names, **told)


def _make_given(**given: Any) -> Given:
    lists = {
        key: tuple(value)
        for key, value in given.items()
        if isinstance(value, list | tuple)
    }
    texts = {
        key: value.strip() for key, value in given.items() if isinstance(value, str)
    }
    return Given(lists, texts)


GIVEN = Bundle(
    "given",
    (
        _list_parameter(
            "actor",
            "NAME",
            "Who acts; again, or with commas, for others.",
            "-a",
            complete="actor",
        ),
        _list_parameter(
            "to", "NAME", "Whom it is done or addressed to.", complete="actor"
        ),
        _list_parameter("about", "NAME", "Whom it concerns.", complete="actor"),
        _text_parameter("kind", "KIND", "What kind of event.", "-k", complete="kind"),
        _text_parameter("place", "PLACE", "Where.", "-p", complete="place"),
        _list_parameter(
            "tag",
            "TAG",
            "A word for it; again, or with commas, for others.",
            "-t",
            complete="tag",
        ),
        _list_parameter(
            "source",
            "SOURCE",
            "An id, a page of it (`sherr-2013, 4`), or a source in words.",
            "-s",
            complete="source",
        ),
        _text_parameter("status", "STATUS", "Whether it happened.", complete="status"),
        _text_parameter("summary", "TEXT", "What there is to say.", heading=_MORE),
        _text_parameter("reported", "DATE", "When it became known.", heading=_MORE),
        _text_parameter(
            "confidence",
            "WORD",
            "low, moderate or high.",
            heading=_MORE,
            complete="confidence",
        ),
        _text_parameter("note", "TEXT", "For the authors alone.", heading=_MORE),
        _text_parameter("id", "ID", "Its name, for others to refer to.", heading=_MORE),
        _list_parameter("see", "ID", "A related event.", complete="id"),
        _list_parameter("set", "KEY=VALUE", "A key of your own."),
    ),
    _make_given,
)
