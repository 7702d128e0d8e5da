"""Maps that come with the program: which columns of well-known data are what.

Each is a map file as anybody may write one, in `timeline/data/presets`, with a comment
on top that says which codebook it goes by. To add one, write the file and give it a row
in `PRESETS`; `tests/importing/test_presets.py` then asks for a sample of the source.
"""

from typing import NamedTuple, cast

from timeline.importing.rows import SourceError
from timeline.text import find_nearest


class Preset(NamedTuple):
    """One map file."""

    name: str
    summary: str

    @property
    def path(self) -> str:
        """Return where it stands in the package, with slashes."""
        return f"data/presets/{self.name}.yaml"


PRESETS: tuple[Preset, ...] = (
    Preset("timeline", "the CSV that this program exports"),
    Preset("acled", "Armed Conflict Location & Event Data"),
    Preset("gdelt", "GDELT 2.0 events, with or without a header"),
    Preset("gdelt-v1", "GDELT 1.0 events, daily files and those before 2013"),
    Preset("ucdp-ged", "UCDP Georeferenced Event Dataset"),
    Preset("icews", "ICEWS coded events"),
    Preset("cow-mid", "Correlates of War, militarised disputes (MIDA)"),
    Preset("cow-mid-states", "Correlates of War, states in disputes (MIDB)"),
)
"""All of them; where the columns of several stand in a source, the first is meant."""


def find_text(name: str) -> str:
    """Return the text of a map file, YAML, by the name of its preset.

    Raises SourceError where there is none of that name.
    """
    for preset in PRESETS:
        if preset.name == name:
            # As in `names.bodies`: importlib.resources would take ten times as long.
            from pkgutil import get_data

            return cast("bytes", get_data("timeline", preset.path)).decode("utf-8")
    names = [preset.name for preset in PRESETS]
    near = find_nearest(name, names, limit=1)
    meant = f"did you mean {near[0]}? " if near else ""
    raise SourceError(
        f"there is no preset {name!r}", f"{meant}presets: {', '.join(names)}"
    )
