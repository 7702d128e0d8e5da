"""Text as YAML, whatever writes it: what is read back is what it was made of.

    scalars   texts on one line, in quotes where they need them; texts in blocks
    trees     texts, lists and mappings as lines, in the style of the house or another

Written by rules, since this room lies below the one that knows the library.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.yamltext.scalars import LONGEST_KEY as LONGEST_KEY
    from timeline.yamltext.scalars import WIDTH as WIDTH
    from timeline.yamltext.scalars import format_block as format_block
    from timeline.yamltext.scalars import is_plain as is_plain
    from timeline.yamltext.scalars import quote_scalar as quote_scalar
    from timeline.yamltext.trees import HOUSE as HOUSE
    from timeline.yamltext.trees import Look as Look
    from timeline.yamltext.trees import Prose as Prose
    from timeline.yamltext.trees import Style as Style
    from timeline.yamltext.trees import Tree as Tree
    from timeline.yamltext.trees import format_event as format_event
    from timeline.yamltext.trees import format_flow as format_flow
    from timeline.yamltext.trees import format_items as format_items
    from timeline.yamltext.trees import format_pairs as format_pairs
else:
    from timeline.faces import make_face

    __getattr__, __dir__, __all__ = make_face(
        __name__,
        {
            "scalars": (
                "LONGEST_KEY",
                "WIDTH",
                "format_block",
                "is_plain",
                "quote_scalar",
            ),
            "trees": (
                "HOUSE",
                "Look",
                "Prose",
                "Style",
                "Tree",
                "format_event",
                "format_flow",
                "format_items",
                "format_pairs",
            ),
        },
    )
