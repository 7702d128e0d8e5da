"""States and organisations of the built-in table, by name."""

from timeline.names.bodies import find_body


def find_code(name: str) -> str:
    """Return the code of the body of a name; empty where there is none."""
    body = find_body(name)
    return body.code if body is not None else ""
