"""stub."""

from collections.abc import Mapping

from timeline.editing.texts import Inputs
from timeline.model import Event
from timeline.yamltext import Tree


def change_events(
    inputs: Inputs, changes: Mapping[Event, Mapping[str, Tree | None]]
) -> Inputs:
    """Return it."""
    return inputs
