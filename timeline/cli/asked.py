"""Options of views and of formats: those of all at once, of which one takes its own.

Each is declared once, in the record of whatever has it (`timeline.settings`); here the
records of a table become options of a command, and what was given a record again.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Generic, TypeVar

import typer

from timeline.cli.completion import completers
from timeline.cli.errors import CommandError
from timeline.cli.headings import DRAWING_HEADING, further
from timeline.cli.parameters import Bundle, as_check, make_parameter, refuse
from timeline.model import Chronology
from timeline.settings import (
    RefusedError,
    Setting,
    list_settings,
    parse_settings,
    read_settings,
)
from timeline.text import join_words
from timeline.views.options import CardOptions

_Record = TypeVar("_Record")


class Chosen(Generic[_Record]):
    """What was asked of one row of a table, as far as no file was read for it."""

    def __init__(self, record: type[_Record], parsed: Mapping[str, Any]) -> None:
        self._record = record
        self._parsed = parsed

    @property
    def given(self) -> tuple[str, ...]:
        """Return the names of the options that were given."""
        return tuple(self._parsed)

    def read(self, chronology: Chronology) -> _Record:
        """Return the record. Raises CommandError for what no such chronology has."""
        try:
            return read_settings(self._record, self._parsed, chronology)
        except RefusedError as refusal:
            raise _refuse(self._record, refusal) from None


class Asked(Generic[_Record]):
    """What was asked by options of any row of a table."""

    def __init__(
        self, noun: str, records: Mapping[str, type[_Record]], given: Mapping[str, Any]
    ) -> None:
        self._noun = noun
        self._records = records
        self._given = given

    def choose(self, name: str) -> Chosen[_Record]:
        """Return what was asked of one row.

        Raises CommandError for an option that only others have, and for a value that
        it cannot have.
        """
        record = self._records[name]
        for option in self._given:
            if option not in list_settings(record):
                raise self._miss(option, name)
        try:
            return Chosen(record, parse_settings(record, self._given))
        except RefusedError as refusal:
            raise _refuse(record, refusal) from None

    def _miss(self, option: str, name: str) -> CommandError:
        others = [
            other
            for other, record in self._records.items()
            if option in list_settings(record)
        ]
        setting = list_settings(self._records[others[0]])[option]
        return CommandError(
            f"{_name_option(option, setting)} is no option of the {self._noun} {name}",
            f"leave it away, or give --{self._noun} {join_words(others)}",
        )


def _name_option(name: str, setting: Setting) -> str:
    return f"--{setting.flag or name.replace('_', '-')}"


def _refuse(record: type, refusal: RefusedError) -> CommandError:
    """Return what to say of a value that a setting of a record cannot have."""
    setting = list_settings(record)[refusal.name]
    return refuse(_name_option(refusal.name, setting), refusal)


def bundle_settings(
    parameter: str, noun: str, records: Mapping[str, type[_Record]]
) -> Bundle:
    """Return the options of all rows of a table as one parameter: an `Asked`."""
    having: dict[str, list[str]] = {}
    settings: dict[str, Setting] = {}
    for name, record in records.items():
        for option, setting in list_settings(record).items():
            settings.setdefault(option, setting)
            having.setdefault(option, []).append(name)

    def make(**given: Any) -> Asked[_Record]:
        asked = {name: value for name, value in given.items() if value is not None}
        return Asked(noun, records, asked)

    parameters = tuple(
        make_parameter(
            option,
            setting.kind | None,
            _make_option(
                option, setting, _describe(setting, having[option], records, noun)
            ),
            None,
        )
        for option, setting in _sort(settings, having, len(records))
    )
    return Bundle(parameter, parameters, make)


def _sort(
    settings: Mapping[str, Setting], having: Mapping[str, list[str]], total: int
) -> list[tuple[str, Setting]]:
    """Return the settings, those that most have before those that few have."""
    return sorted(settings.items(), key=lambda item: 2 * len(having[item[0]]) <= total)


def _describe(
    setting: Setting, having: list[str], records: Mapping[str, object], noun: str
) -> tuple[str, str]:
    """Return the help of an option, and the panel that it stands in."""
    if 2 * len(having) <= len(records):
        text = f"{', '.join(having)}: {setting.summary}"
        # One heading for all: which of them have it is what the text begins with.
        heading = DRAWING_HEADING if noun == "view" else f"Of some {noun}s"
        return f"{_add_default(text, setting)}.", _place(heading, setting)
    text, panel = _word(setting)
    others = [name for name in records if name not in having]
    if others:
        text = f"{text.removesuffix('.')} (not {', '.join(others)})."
    return text, panel


def _word(setting: Setting) -> tuple[str, str]:
    text = f"{setting.summary[0].upper()}{setting.summary[1:]}"
    return f"{_add_default(text, setting)}.", _place(DRAWING_HEADING, setting)


def _place(heading: str, setting: Setting) -> str:
    return heading if setting.common else further(heading)


def _add_default(text: str, setting: Setting) -> str:
    return f"{text}; default: {setting.default}" if setting.default else text


def _make_option(
    name: str, setting: Setting, told: tuple[str, str], **more: Any
) -> Any:
    summary, panel = told
    names = [
        _name_option(name, setting),
        *([f"-{setting.short}"] if setting.short else []),
    ]
    if setting.metavar:
        more["metavar"] = setting.metavar
    if setting.words:
        more["autocompletion"] = completers.complete_words(*setting.words)
    return typer.Option(
        *names,
        help=summary,
        rich_help_panel=panel,
        show_default=False,
        **more,
    )


def option_of(record: type, name: str) -> Any:
    """Return the option of one setting by itself, which no chronology is needed for."""
    setting = list_settings(record)[name]

    @as_check
    def check(value: Any) -> Any:
        if value is None:
            return value
        try:
            return parse_settings(record, {name: value})[name]
        except RefusedError as refusal:
            raise refuse(_name_option(name, setting), refusal) from None

    return _make_option(name, setting, _word(setting), callback=check)


LimitOption = Annotated[int | None, option_of(CardOptions, "limit")]
FullOption = Annotated[bool, option_of(CardOptions, "full")]
