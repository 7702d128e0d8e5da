"""Text as YAML, whatever writes it: what is read back is what it was made of.

    scalars   texts on one line, in quotes where they need them; texts in blocks
    trees     texts, lists and mappings as lines, in the style of the house or another

Written by rules, since this room lies below the one that knows the library.
"""

from timeline.yamltext.scalars import (
    LONGEST_KEY,
    WIDTH,
    format_block,
    is_plain,
    quote_scalar,
)
from timeline.yamltext.trees import (
    HOUSE,
    Look,
    Prose,
    Style,
    Tree,
    format_event,
    format_flow,
    format_items,
    format_pairs,
)

__all__ = [
    "HOUSE",
    "LONGEST_KEY",
    "WIDTH",
    "Look",
    "Prose",
    "Style",
    "Tree",
    "format_block",
    "format_event",
    "format_flow",
    "format_items",
    "format_pairs",
    "is_plain",
    "quote_scalar",
]
